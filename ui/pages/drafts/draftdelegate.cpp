// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/drafts/draftdelegate.h"

#include "ui/pages/drafts/draftsmodel.h"
#include "ui/pages/photos/photodelegate.h"
#include "ui/pages/photos/thumbnailcache.h"
#include "ui/support/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/tierbadge.h"

#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr int RowGap = space::s2;    ///< between rows
constexpr int CoverWidth = 64, CoverHeight = 48;

QFont titleFont()
{
    return Theme::current().font(TextRole::Heading);
}
QFont smallFont()
{
    return Theme::current().font(TextRole::Small);
}
} // namespace

DraftDelegate::DraftDelegate(const DraftsModel &model, ThumbnailCache &thumbs, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_thumbs(thumbs)
{
}

QSize DraftDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int lines = QFontMetrics(titleFont()).height() + space::s1 + tierBadgeSize(Tier::Temp, false).height();
    return {480, std::max(CoverHeight, lines) + 2 * space::s3 + RowGap};
}

QString DraftDelegate::buttonText(const Draft &draft) const
{
    return draft.published ? tr("Unpublish") : tr("Publish");
}

QRect DraftDelegate::buttonRect(const QRect &row, const Draft &draft) const
{
    const QFontMetrics metrics(Theme::current().font(TextRole::Medium));
    const int width = std::max(metrics.horizontalAdvance(tr("Unpublish")), metrics.horizontalAdvance(buttonText(draft))) + 2 * space::s3;
    const int height = std::max(28, metrics.height() + space::s2);
    return {row.right() - width - space::s4, row.top() + (row.height() - RowGap - height) / 2, width, height};
}

QString DraftDelegate::stateText(const Draft &draft) const
{
    if (draft.published && draft.publishedDate && m_model.keepDays() > 0) {
        const Instant until = *draft.publishedDate + m_model.keepDays() * Day;
        if (until > m_model.now())
            return tr("Published, to trash in %1").arg(format::duration(Seconds{(until - m_model.now()) / Hour * Hour}));
        return tr("Published, to trash now");
    }
    if (draft.published)
        return tr("Published");
    if (draft.publishedPhotoCount > 0)
        return tr("%1 of %2 published", nullptr, int(draft.publishedPhotoCount))
            .arg(format::count(draft.publishedPhotoCount), format::count(draft.photoCount));
    return {};
}

int DraftDelegate::paintTiers(QPainter &painter, const Draft &draft, int x, int centre, int right) const
{
    const Theme &theme = Theme::current();
    const QFontMetrics metrics(smallFont());
    for (const Tier tier : AllTiers) {
        const qint64 count = draft.photosByTier.value(tier);
        if (count == 0)
            continue;
        const QString number = format::count(count);
        const QSize badge = tierBadgeSize(tier, false);
        const int width = badge.width() + space::s1 + metrics.horizontalAdvance(number) + space::s3;
        if (x + width > right)
            break;
        paintTierBadge(painter, QPointF(x, centre - badge.height() / 2.0), tier, false);
        painter.setFont(smallFont());
        painter.setPen(theme.color(ColorRole::Text2));
        painter.drawText(QRect(x + badge.width() + space::s1, centre - badge.height() / 2, width, badge.height()),
                         Qt::AlignVCenter | Qt::AlignLeft, number);
        x += width;
    }
    return x;
}

void DraftDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const Draft &draft = m_model.draft(index.row());
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRect card = option.rect.adjusted(1, 0, -1, -RowGap);
    const QColor fill = theme.color(selected ? ColorRole::AccentSoft
                                             : (option.state & QStyle::State_MouseOver) ? ColorRole::Hover : ColorRole::Surface);
    paintRound(*painter, card, radius::card, fill, theme.color(selected ? ColorRole::Accent : ColorRole::Border), selected ? 2 : 1);

    const QRectF cover(card.left() + space::s3, card.center().y() - CoverHeight / 2.0 + 0.5, CoverWidth, CoverHeight);
    const QImage image = draft.coverPhotoId.isEmpty()
        ? QImage()
        : m_thumbs.picture(draft.coverPhotoId, cover.size().toSize(), painter->device()->devicePixelRatioF());
    paintPhoto(*painter, cover, image, radius::control, draft.coverPhotoId.isEmpty() ? u"photos"_s : QString());

    const QRect button = buttonRect(option.rect, draft);
    const QString state = stateText(draft);
    const QFontMetrics small(smallFont());
    const int stateWidth = state.isEmpty() ? 0 : small.horizontalAdvance(state) + iconsize::text + space::s4;
    const int left = int(cover.right()) + space::s4;
    const int right = button.left() - space::s4;
    const QFontMetrics title(titleFont());
    const int badgeHeight = tierBadgeSize(Tier::Temp, false).height();
    const int block = title.height() + space::s1 + badgeHeight;
    const int top = card.top() + (card.height() - block) / 2;

    painter->setFont(titleFont());
    painter->setPen(theme.color(ColorRole::Text));
    const int titleRoom = right - left - stateWidth;
    const QString words = title.elidedText(DraftsModel::titleOf(draft), Qt::ElideMiddle, titleRoom);
    painter->drawText(QRect(left, top, titleRoom, title.height()), Qt::AlignLeft | Qt::AlignVCenter, words);
    if (!state.isEmpty()) {
        const int x = right - small.horizontalAdvance(state);
        painter->setFont(smallFont());
        painter->setPen(theme.color(ColorRole::Text2));
        painter->drawText(QRect(x, top, right - x, title.height()), Qt::AlignRight | Qt::AlignVCenter, state);
        paintIcon(*painter, QRectF(x - iconsize::text - space::s1, top, iconsize::text, title.height()),
                  draft.published ? u"clock"_s : u"drafts"_s, iconsize::text, theme.color(ColorRole::Text2));
    }

    const int centre = top + title.height() + space::s1 + badgeHeight / 2;
    QStringList facts{tr("%Ln photo(s)", nullptr, int(draft.photoCount)), format::bytes(draft.bytes),
                      format::moneyPerMonth(m_model.monthlyCost(draft), m_model.prices().currency)};
    if (draft.orderCount > 0)
        facts.append(tr("%Ln order(s)", nullptr, int(draft.orderCount)));
    const int x = paintTiers(*painter, draft, left, centre, right);
    const QString text = facts.join(u" · "_s);
    painter->setFont(smallFont());
    painter->setPen(theme.color(ColorRole::Text2));
    painter->drawText(QRect(x, centre - badgeHeight / 2, right - x, badgeHeight), Qt::AlignLeft | Qt::AlignVCenter,
                      small.elidedText(text, Qt::ElideRight, right - x));

    paintRound(*painter, button, radius::control, theme.color(ColorRole::Surface), theme.color(ColorRole::ControlBorder));
    painter->setFont(theme.font(TextRole::Medium));
    painter->setPen(theme.color(draft.photoCount > 0 ? ColorRole::Text : ColorRole::Text3));
    painter->drawText(button, Qt::AlignCenter, buttonText(draft));
    if (hasKeyboardFocus(option))
        paintFocusRing(*painter, card, radius::card);
    painter->restore();
}

bool DraftDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        auto *mouse = static_cast<QMouseEvent *>(event);
        const Draft &draft = m_model.draft(index.row());
        if (mouse->button() == Qt::LeftButton && draft.photoCount > 0
            && buttonRect(option.rect, draft).contains(mouse->position().toPoint())) {
            Q_EMIT buttonClicked(index);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace td
