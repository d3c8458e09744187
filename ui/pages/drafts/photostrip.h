// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace td
{

class ThumbnailCache;

/// A few small pictures in rows of four; arrows walk, Enter and a click open one.
class PhotoStrip : public QWidget
{
    Q_OBJECT
public:
    explicit PhotoStrip(ThumbnailCache &thumbs, QWidget *parent = nullptr);
    /// `total` may be more: the last cell then says how many more there are.
    void setPhotos(const QStringList &ids, qint64 total);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {288, heightForWidth(288)}; }

Q_SIGNALS:
    void photoActivated(const QString &photoId);
    void moreActivated();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRect cell(int index) const;
    void activate(int index);

    ThumbnailCache &m_thumbs;
    QStringList m_ids;
    qint64 m_total = 0;
    int m_current = 0;
};

} // namespace td
