// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timelinelist.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace td
{

class TimelineList::Model : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;
    QList<TimelineEntry> entries;

    void replace(const QList<TimelineEntry> &fresh)
    {
        beginResetModel();
        entries = fresh;
        endResetModel();
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(entries.size()); }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const TimelineEntry &entry = entries.at(index.row());
        if (role == Qt::DisplayRole)
            return entry.sentence;
        if (role == Qt::ToolTipRole)
            return entry.toolTip;
        if (role == Qt::AccessibleTextRole)
            return QString(entry.sentence % QLatin1String(", ") % entry.time);
        return {};
    }
};

namespace
{

constexpr int TimelineIconColumn = 28;

class TimelineDelegate : public QStyledItemDelegate
{
public:
    TimelineDelegate(const QList<TimelineEntry> &entries, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_entries(entries)
    {
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *list = m_wraps ? qobject_cast<const QListView *>(option.widget) : nullptr;
        int lines = option.fontMetrics.height();
        if (list) {
            const TimelineEntry &entry = m_entries.at(index.row());
            const QFontMetrics caption(Theme::current().font(TextRole::Caption));
            const int room = list->viewport()->width() - TimelineIconColumn - space::s3 -
                             caption.horizontalAdvance(entry.time);
            lines = option.fontMetrics.boundingRect(0, 0, qMax(room, 1), QWIDGETSIZE_MAX, Qt::TextWordWrap, entry.sentence)
                        .height();
        }
        return {100, qMax(31, lines + 14)};
    }
    void setWraps(bool wraps) { m_wraps = wraps; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        const TimelineEntry &entry = m_entries.at(index.row());
        const QRect box = option.rect;
        const bool hover = (option.state & QStyle::State_MouseOver) && !entry.link.isEmpty();
        if (hover)
            paintRound(*painter, QRectF(box).adjusted(0, 1, 0, -1), radius::control, theme.color(ColorRole::Hover));
        const QColor ink = entry.status ? theme.status(*entry.status) : theme.color(ColorRole::Text2);
        paintIcon(*painter, QRect(box.left(), box.top(), iconsize::control, box.height()), entry.icon, iconsize::control, ink);
        painter->setFont(theme.font(TextRole::Caption));
        painter->setPen(theme.color(ColorRole::Text2));
        const int timeWidth = painter->fontMetrics().horizontalAdvance(entry.time);
        painter->drawText(box, Qt::AlignRight | Qt::AlignVCenter, entry.time);
        painter->setFont(option.font);
        painter->setPen(theme.color(ColorRole::Text));
        const QRect text = box.adjusted(TimelineIconColumn, 0, -timeWidth - space::s3, 0);
        if (m_wraps)
            painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, entry.sentence);
        else
            painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                              option.fontMetrics.elidedText(entry.sentence, Qt::ElideMiddle, text.width()));
        if ((option.state & QStyle::State_HasFocus) && option.widget && hasKeyboardFocus(*option.widget))
            paintFocusRing(*painter, QRectF(box).adjusted(-1, 1, 1, -1), radius::chip);
    }

private:
    const QList<TimelineEntry> &m_entries;
    bool m_wraps = false;
};

} // namespace

TimelineList::TimelineList(QWidget *parent)
    : QListView(parent)
    , m_model(new Model(this))
{
    setModel(m_model);
    setItemDelegate(new TimelineDelegate(m_model->entries, this));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    const auto follow = [this](const QModelIndex &index) {
        const QVariantMap link = m_model->entries.at(index.row()).link;
        if (!link.isEmpty())
            Q_EMIT linkActivated(link);
    };
    connect(this, &QListView::clicked, this, follow);
    connect(this, &QListView::activated, this, follow);
}

TimelineList::~TimelineList() = default;

void TimelineList::setEntries(const QList<TimelineEntry> &entries)
{
    m_model->replace(entries);
    updateGeometry();
}

void TimelineList::setFitContents(bool fit)
{
    m_fit = fit;
    setVerticalScrollBarPolicy(fit ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, fit ? QSizePolicy::Minimum : QSizePolicy::Expanding);
    updateGeometry();
}

void TimelineList::setWraps(bool wraps)
{
    m_wraps = wraps;
    setUniformItemSizes(!wraps);
    static_cast<TimelineDelegate *>(itemDelegate())->setWraps(wraps);
    doItemsLayout();
    updateGeometry();
}

int TimelineList::rowsHeight() const
{
    int height = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += sizeHintForIndex(m_model->index(row)).height();
    return height;
}

QSize TimelineList::sizeHint() const
{
    if (!m_fit)
        return QListView::sizeHint();
    return {Theme::em() * 20, rowsHeight()};
}

void TimelineList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    if (m_wraps && event->oldSize().width() != event->size().width()) {
        doItemsLayout();
        updateGeometry();
    }
}

QSize TimelineList::minimumSizeHint() const
{
    return m_fit ? QSize(Theme::em() * 12, sizeHint().height()) : QListView::minimumSizeHint();
}

} // namespace td
