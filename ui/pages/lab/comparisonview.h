// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace td
{

/// Two versions of one picture, one on each side of a line that is dragged over them; wheel or + and - zoom, drag
/// moves, the left and right arrows move the line.
class ComparisonView : public QWidget
{
    Q_OBJECT
public:
    explicit ComparisonView(QWidget *parent = nullptr);

    /// Null images: nothing to show, but the message. The right one is stretched to the size of the left one.
    void setPictures(const QImage &left, const QImage &right);
    void setMessage(const QString &message);
    /// Two pictures, and no message over them.
    [[nodiscard]] bool hasPictures() const { return !m_left.isNull() && !m_right.isNull() && m_message.isEmpty(); }
    [[nodiscard]] double split() const { return m_split; } ///< 0..1 of the width
    [[nodiscard]] double zoom() const { return m_zoom; }   ///< screen pixels a pixel of the picture; 0: fits

    [[nodiscard]] QSize sizeHint() const override { return {720, 420}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] double scale() const;
    [[nodiscard]] QRectF pictureRect() const;
    void zoomBy(double factor, QPointF around);
    void setSplit(double split);
    [[nodiscard]] bool isOnLine(QPointF at) const;

    QImage m_left, m_right;
    QString m_message;
    double m_split = 0.5;
    double m_zoom = 0;
    QPointF m_offset; ///< of the picture's middle from the view's
    QPointF m_grab;
    enum class Drag { None, Line, Picture } m_drag = Drag::None;
};

} // namespace td
