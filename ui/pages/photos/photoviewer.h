// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/photo.h"
#include "ui/services.h"

#include <QImage>
#include <QWidget>

#include <stop_token>

class QPushButton;
class QToolButton;

namespace td
{

class TextLabel;

/// One photo over the whole page: wheel and + - zoom, drag or Shift with an arrow moves, left and right step, Space and Esc
/// close.
class PhotoViewer : public QWidget
{
    Q_OBJECT
public:
    explicit PhotoViewer(const UiServices &services, QWidget *parent);
    ~PhotoViewer() override;

    /// `preview` is drawn until the whole picture is there.
    void showPhoto(const Photo &photo, const QImage &preview);
    /// Reads the picture again that could not be read.
    void retry();

Q_SIGNALS:
    void stepRequested(int by);
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void load();
    void tellFailure(const QString &sentence); ///< empty: there is none
    void placeRetry();
    void zoomBy(double factor, QPointF around);
    [[nodiscard]] QRectF imageRect() const;
    [[nodiscard]] double fitScale() const;
    void clampOffset();
    bool pan(const QKeyEvent &event);

    const UiServices &m_services;
    Photo m_photo;
    QImage m_image;
    QString m_failure;
    double m_zoom = 1; ///< 1: the whole picture is seen
    QPointF m_offset;
    QPointF m_grab;
    quint64 m_generation = 0;
    std::stop_source m_stop;
    TextLabel *m_caption;
    QToolButton *m_close;
    QPushButton *m_retry;
};

} // namespace td
