// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/drafts/photostrip.h"

#include "ui/pages/photos/photodelegate.h"
#include "ui/pages/photos/thumbnailcache.h"
#include "ui/support/format.h"
#include "ui/theme/paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr int Columns = 4;
constexpr int PhotoGap = space::s1;
} // namespace

PhotoStrip::PhotoStrip(ThumbnailCache &thumbs, QWidget *parent)
    : QWidget(parent)
    , m_thumbs(thumbs)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Photos of the draft"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&m_thumbs, &ThumbnailCache::ready, this, qOverload<>(&QWidget::update));
}

void PhotoStrip::setPhotos(const QStringList &ids, qint64 total)
{
    m_ids = ids;
    m_total = total;
    m_current = 0;
    setAccessibleDescription(tr("%Ln photo(s)", nullptr, int(total)));
    updateGeometry();
    update();
}

int PhotoStrip::heightForWidth(int width) const
{
    const int lines = int((m_ids.size() + Columns - 1) / Columns);
    const int side = (width - (Columns - 1) * PhotoGap) / Columns;
    return lines == 0 ? 0 : lines * side * 3 / 4 + (lines - 1) * PhotoGap;
}

QRect PhotoStrip::cell(int index) const
{
    const int side = (width() - (Columns - 1) * PhotoGap) / Columns;
    const int height = side * 3 / 4;
    return {index % Columns * (side + PhotoGap), index / Columns * (height + PhotoGap), side, height};
}

void PhotoStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    for (int i = 0; i < m_ids.size(); ++i) {
        const QRect box = cell(i);
        const bool rest = i == m_ids.size() - 1 && m_total > m_ids.size();
        paintPhoto(painter, box, m_thumbs.picture(m_ids.at(i), box.size(), devicePixelRatioF()), radius::chip);
        if (rest) {
            paintRound(painter, box, radius::chip, theme.color(ColorRole::Surface, 0.8));
            painter.setFont(theme.font(TextRole::Medium));
            painter.setPen(theme.color(ColorRole::Text));
            painter.drawText(box, Qt::AlignCenter, u'+' + format::count(m_total - m_ids.size() + 1));
        }
        if (i == m_current && hasKeyboardFocus(*this))
            paintFocusRing(painter, box, radius::chip);
    }
}

void PhotoStrip::activate(int index)
{
    if (index < 0 || index >= m_ids.size())
        return;
    if (index == m_ids.size() - 1 && m_total > m_ids.size())
        Q_EMIT moreActivated();
    else
        Q_EMIT photoActivated(m_ids.at(index));
}

void PhotoStrip::mouseReleaseEvent(QMouseEvent *event)
{
    for (int i = 0; i < m_ids.size(); ++i) {
        if (cell(i).contains(event->position().toPoint()))
            activate(i);
    }
}

void PhotoStrip::keyPressEvent(QKeyEvent *event)
{
    const QHash<int, int> steps{{Qt::Key_Left, -1}, {Qt::Key_Right, 1}, {Qt::Key_Up, -Columns}, {Qt::Key_Down, Columns}};
    if (steps.contains(event->key())) {
        m_current = std::clamp(m_current + steps.value(event->key()), 0, std::max(0, int(m_ids.size()) - 1));
        update();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) {
        activate(m_current);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace td
