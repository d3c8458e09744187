// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sidebar.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QAbstractButton>
#include <QAbstractListModel>
#include <QEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int CollapsedWidth = 64;
constexpr int Margin = 12;

int sideRowHeight()
{
    return qMax(38, Theme::em() + 22);
}

} // namespace

class SideBar::Model : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;
    QList<SideBarEntry> entries;
    bool collapsed = false;

    void replace(const QList<SideBarEntry> &fresh)
    {
        beginResetModel();
        entries = fresh;
        endResetModel();
    }
    void setCount(int row, const QString &count, const QString &meaning, bool trouble)
    {
        entries[row].count = count;
        entries[row].countMeaning = meaning;
        entries[row].trouble = trouble;
        Q_EMIT dataChanged(index(row), index(row));
    }
    [[nodiscard]] int rowOf(const QString &id) const
    {
        for (int row = 0; row < entries.size(); ++row) {
            if (entries.at(row).id == id)
                return row;
        }
        return -1;
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(entries.size()); }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const SideBarEntry &entry = entries.at(index.row());
        switch (role) {
        case Qt::DisplayRole: return entry.text;
        case Qt::AccessibleTextRole:
            return entry.countMeaning.isEmpty() ? entry.text : QString(entry.text % u", "_s % entry.countMeaning);
        case Qt::ToolTipRole: {
            QString tip = collapsed ? entry.text : QString();
            if (!entry.countMeaning.isEmpty())
                tip += (tip.isEmpty() ? QString() : u", "_s) + entry.countMeaning;
            if (collapsed && !entry.shortcut.isEmpty())
                tip += u" ("_s + entry.shortcut + u')';
            return tip;
        }
        default: return {};
        }
    }
};

namespace
{

class SideBarDelegate : public QStyledItemDelegate
{
public:
    SideBarDelegate(const QList<SideBarEntry> &entries, const bool &collapsed, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_entries(entries)
        , m_collapsed(collapsed)
    {
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {CollapsedWidth - 2 * Margin, sideRowHeight()};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        const SideBarEntry &entry = m_entries.at(index.row());
        const bool selected = option.state & QStyle::State_Selected;
        const bool hover = option.state & QStyle::State_MouseOver;
        const QRectF box = QRectF(option.rect).adjusted(0, 1, 0, -1);
        const QColor edge = theme.isHighContrast() && selected ? theme.color(ColorRole::Border) : QColor();
        if (selected)
            paintRound(*painter, box, radius::control, theme.color(ColorRole::AccentSoft), edge);
        else if (hover)
            paintRound(*painter, box, radius::control, theme.color(ColorRole::Hover), edge);
        if (selected)
            paintRound(*painter, QRectF(box.left(), box.center().y() - 9, 3, 18), 1.5, theme.color(ColorRole::Accent));
        const QColor ink = theme.color(selected ? ColorRole::Accent : ColorRole::Text2);
        const QRectF iconBox(box.left() + (m_collapsed ? (box.width() - 18) / 2 : 12), box.top(), 18, box.height());
        paintIcon(*painter, iconBox, entry.icon, iconsize::control, ink);
        if (m_collapsed) {
            if (entry.trouble) {
                painter->setRenderHint(QPainter::Antialiasing);
                painter->setPen(QPen(theme.color(ColorRole::Sunken), 1.5));
                painter->setBrush(theme.color(ColorRole::Error));
                painter->drawEllipse(QPointF(iconBox.right(), iconBox.center().y() - 8), 4.5, 4.5);
            }
        } else {
            paintWords(*painter, option, entry, box, selected);
        }
        if ((option.state & QStyle::State_HasFocus) && option.widget && hasKeyboardFocus(*option.widget))
            paintFocusRing(*painter, box, radius::control);
    }

private:
    void paintWords(QPainter &painter, const QStyleOptionViewItem &option, const SideBarEntry &entry, const QRectF &box, bool selected) const
    {
        const Theme &theme = Theme::current();
        QFont font = option.font;
        font.setWeight(QFont::Medium);
        painter.setFont(font);
        painter.setPen(theme.color(selected ? ColorRole::Text : ColorRole::Text2));
        painter.drawText(box.adjusted(40, 0, -12, 0), Qt::AlignLeft | Qt::AlignVCenter, entry.text);
        if (entry.count.isEmpty())
            return;
        QFont small = theme.font(TextRole::Caption);
        const bool pill = entry.trouble;
        if (pill)
            small.setWeight(QFont::DemiBold);
        painter.setFont(small);
        const int width = QFontMetrics(small).horizontalAdvance(entry.count);
        if (!pill) {
            painter.setPen(theme.color(ColorRole::Text2));
            painter.drawText(box.adjusted(0, 0, -13, 0), Qt::AlignRight | Qt::AlignVCenter, entry.count);
            return;
        }
        const double height = QFontMetrics(small).height() + 2;
        const double pillWidth = qMax(height, width + 10.0);
        const QRectF shape(box.right() - 7 - pillWidth, box.center().y() - height / 2, pillWidth, height);
        paintRound(painter, shape, height / 2, theme.color(ColorRole::Error));
        painter.setPen(theme.color(ColorRole::Surface));
        painter.drawText(shape, Qt::AlignCenter, entry.count);
    }
    const QList<SideBarEntry> &m_entries;
    const bool &m_collapsed;
};

} // namespace

/// Logo and name of the program.
class SideBar::Brand : public QWidget
{
public:
    using QWidget::QWidget;
    bool collapsed = false;
    [[nodiscard]] QSize sizeHint() const override { return {CollapsedWidth, qMax(60, Theme::em() + 36)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        const QRectF logo(collapsed ? (width() - 22) / 2.0 : 24, 0, 22, height());
        paintIcon(painter, logo, u"logo"_s, 22, theme.color(ColorRole::Accent));
        if (collapsed)
            return;
        painter.setFont(theme.font(TextRole::Heading));
        painter.setPen(theme.color(ColorRole::Text));
        painter.drawText(QRectF(54, 0, width() - 54, height()), Qt::AlignLeft | Qt::AlignVCenter, u"Tierdeck"_s);
    }
};

/// The profile, at the foot.
class SideBar::Foot : public QAbstractButton
{
public:
    explicit Foot(QWidget *parent)
        : QAbstractButton(parent)
    {
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
    }
    bool collapsed = false;
    [[nodiscard]] QSize sizeHint() const override { return {CollapsedWidth, sideRowHeight()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        const QRectF box = QRectF(rect()).adjusted(Margin, 1, -Margin, -1);
        if (underMouse())
            paintRound(painter, box, radius::control, theme.color(ColorRole::Hover));
        const QRectF iconBox(collapsed ? (width() - 18) / 2.0 : Margin + 12, 0, 18, height());
        paintIcon(painter, iconBox, u"user"_s, iconsize::control, theme.color(ColorRole::Text2));
        if (!collapsed) {
            painter.setPen(theme.color(ColorRole::Text2));
            const int room = width() - 50 - Margin - 4;
            painter.drawText(QRectF(50, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter,
                             fontMetrics().elidedText(text(), Qt::ElideMiddle, room));
        }
        if (hasKeyboardFocus(*this))
            paintFocusRing(painter, box, radius::control);
    }
};

SideBar::SideBar(QWidget *parent)
    : QWidget(parent)
    , m_model(new Model(this))
    , m_list(new QListView(this))
    , m_brand(new Brand(this))
    , m_foot(new Foot(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, space::s1);
    column->setSpacing(0);
    column->addWidget(m_brand);
    auto *inset = new QHBoxLayout;
    inset->setContentsMargins(Margin, 0, Margin, 0);
    inset->addWidget(m_list);
    column->addLayout(inset, 1);
    column->addWidget(m_foot);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SideBarDelegate(m_model->entries, m_model->collapsed, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setTabKeyNavigation(false);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setAccessibleName(tr("Pages"));
    m_foot->setAccessibleName(tr("Profile"));
    const auto choose = [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT activated(m_model->entries.at(index.row()).id);
    };
    connect(m_list, &QListView::clicked, this, choose);
    connect(m_list, &QListView::activated, this, choose);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this, choose](const QModelIndex &now) {
        if (m_list->hasFocus())
            choose(now);
    });
    // An assistive program selects without keys or clicks: the page then changes as if it had been chosen.
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this, choose] {
        const QModelIndexList selected = m_list->selectionModel()->selectedIndexes();
        if (selected.isEmpty() || selected.first() == m_list->currentIndex())
            return;
        m_list->selectionModel()->setCurrentIndex(selected.first(), QItemSelectionModel::NoUpdate);
        if (!m_list->hasFocus())
            choose(selected.first());
    }, Qt::QueuedConnection);
    connect(m_foot, &QAbstractButton::clicked, this, &SideBar::profileClicked);
    refreshWidth();
}

SideBar::~SideBar() = default;

void SideBar::setEntries(const QList<SideBarEntry> &entries)
{
    const QString keep = current();
    m_model->replace(entries);
    setCurrent(keep);
    refreshWidth();
}

void SideBar::setCount(const QString &id, const QString &count, const QString &meaning, bool trouble)
{
    const int row = m_model->rowOf(id);
    if (row < 0)
        return;
    m_model->setCount(row, count, meaning, trouble);
    refreshWidth();
}

void SideBar::setCurrent(const QString &id)
{
    // A page that has no entry here leaves none marked, so that each can be chosen.
    const int row = m_model->rowOf(id);
    const QSignalBlocker quiet(m_list->selectionModel());
    m_list->setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row));
    m_list->viewport()->update();
}

QString SideBar::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? m_model->entries.at(index.row()).id : QString();
}

void SideBar::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    m_model->collapsed = collapsed;
    m_brand->collapsed = collapsed;
    m_foot->collapsed = collapsed;
    refreshWidth();
}

void SideBar::setProfileName(const QString &name)
{
    m_foot->setText(name);
    m_foot->setAccessibleName(tr("Profile: %1").arg(name));
    m_foot->setToolTip(name);
}

void SideBar::refreshWidth()
{
    int width = CollapsedWidth;
    if (!m_collapsed) {
        width = 224;
        QFont medium = font();
        medium.setWeight(QFont::Medium);
        const QFontMetrics words(medium);
        const QFontMetrics counts(Theme::current().font(TextRole::Caption));
        for (const SideBarEntry &entry : std::as_const(m_model->entries)) {
            const int count = entry.count.isEmpty() ? 0 : counts.horizontalAdvance(entry.count) + 16;
            width = qMax(width, Margin + 40 + words.horizontalAdvance(entry.text) + count + 16 + Margin);
        }
    }
    setFixedWidth(width);
    m_list->doItemsLayout();
    update();
}

QSize SideBar::sizeHint() const
{
    return {m_collapsed ? CollapsedWidth : 224, 400};
}

void SideBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(ColorRole::Sunken));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.color(ColorRole::Border));
}

void SideBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_list->setAccessibleName(tr("Pages"));
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        refreshWidth();
}

} // namespace td
