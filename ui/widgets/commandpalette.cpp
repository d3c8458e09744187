// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/commandpalette.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QAbstractListModel>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int PaletteShadow = 24;
constexpr int Width = 640;
constexpr int MostVisible = 8;
constexpr int MostRecent = 5;

int commandRowHeight()
{
    return qMax(38, Theme::em() + 20);
}

/// How well `text` answers `needle`: 0 not at all, more is better.
int score(const Command &command, const QString &needle)
{
    if (needle.isEmpty())
        return 1;
    const QString text = command.text.toCaseFolded();
    if (text.startsWith(needle))
        return 4;
    if (text.contains(QString(u' ' % needle)))
        return 3;
    if (text.contains(needle))
        return 2;
    return command.keywords.contains(needle, Qt::CaseInsensitive) ? 1 : 0;
}

} // namespace

class CommandPalette::Model : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;
    QList<Command> shown;

    void replace(const QList<Command> &fresh)
    {
        beginResetModel();
        shown = fresh;
        endResetModel();
    }
    void append(const QList<Command> &more)
    {
        if (more.isEmpty())
            return;
        beginInsertRows({}, int(shown.size()), int(shown.size() + more.size()) - 1);
        shown += more;
        endInsertRows();
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(shown.size()); }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const Command &command = shown.at(index.row());
        if (role == Qt::DisplayRole)
            return command.text;
        if (role == Qt::AccessibleTextRole)
            return QString(command.group % u", "_s % command.text % (command.shortcut.isEmpty() ? QString() : u", "_s)
                           % command.shortcut);
        return {};
    }
    [[nodiscard]] bool startsGroup(int row) const { return row == 0 || shown.at(row).group != shown.at(row - 1).group; }
};

namespace
{

class CommandDelegate : public QStyledItemDelegate
{
public:
    using Starts = std::function<bool(int)>;
    CommandDelegate(const QList<Command> &shown, Starts starts, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_shown(shown)
        , m_starts(std::move(starts))
    {
    }
    [[nodiscard]] static int headHeight() { return Theme::em() + 14; }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {100, commandRowHeight() + (m_starts(index.row()) ? headHeight() : 0)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        const Command &command = m_shown.at(index.row());
        QRect box = option.rect;
        if (m_starts(index.row())) {
            painter->setFont(theme.font(TextRole::Caption));
            painter->setPen(theme.color(ColorRole::Text3));
            painter->drawText(QRect(box.left() + space::s4, box.top(), box.width(), headHeight()),
                              Qt::AlignLeft | Qt::AlignVCenter, command.group);
            box.setTop(box.top() + headHeight());
        }
        const QRectF row = QRectF(box).adjusted(space::s2, 1, -space::s2, -1);
        if (option.state & QStyle::State_Selected)
            paintRound(*painter, row, radius::control, theme.color(ColorRole::AccentSoft),
                       theme.isHighContrast() ? theme.color(ColorRole::Border) : QColor());
        else if (option.state & QStyle::State_MouseOver)
            paintRound(*painter, row, radius::control, theme.color(ColorRole::Hover));
        paintIcon(*painter, QRectF(row.left() + space::s2, row.top(), 18, row.height()), command.icon, iconsize::control,
                  theme.color(ColorRole::Text2));
        painter->setFont(theme.font(TextRole::Caption));
        painter->setPen(theme.color(ColorRole::Text3));
        painter->drawText(row.adjusted(0, 0, -space::s3, 0), Qt::AlignRight | Qt::AlignVCenter, command.shortcut);
        const int keys = painter->fontMetrics().horizontalAdvance(command.shortcut) + space::s6;
        painter->setFont(option.font);
        painter->setPen(theme.color(ColorRole::Text));
        const QRectF text = row.adjusted(36, 0, -keys, 0);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(command.text, Qt::ElideMiddle, int(text.width())));
    }

private:
    const QList<Command> &m_shown;
    Starts m_starts;
};

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window)
    , m_window(window)
    , m_field(new QLineEdit)
    , m_list(new QListView)
    , m_model(new Model(this))
{
    setAccessibleName(tr("Commands"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(PaletteShadow + 1, PaletteShadow + space::s3, PaletteShadow + 1, PaletteShadow + space::s2);
    column->setSpacing(space::s2);
    auto *fieldRow = new QHBoxLayout;
    fieldRow->setContentsMargins(space::s3, 0, space::s3, 0);
    fieldRow->addWidget(m_field);
    column->addLayout(fieldRow);
    column->addWidget(m_list, 1);
    m_field->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_field->setPlaceholderText(tr("Search photos, drafts, commands"));
    m_field->setAccessibleName(tr("Search photos, drafts, commands"));
    m_field->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_model->shown, [this](int row) { return m_model->startsGroup(row); }, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Results"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->viewport()->setAutoFillBackground(false);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::refilter);
    connect(m_list, &QListView::clicked, this, [this] { runCurrent(); });
    window->installEventFilter(this);
    hide();
}

void CommandPalette::setCommands(std::function<QList<Command>()> provider)
{
    m_provider = std::move(provider);
}

void CommandPalette::setSearch(std::function<void(const QString &)> search)
{
    m_search = std::move(search);
}

void CommandPalette::openWith(const QString &text)
{
    m_before = QApplication::focusWidget();
    m_commands = m_provider ? m_provider() : QList<Command>();
    m_field->setPlaceholderText(tr("Search photos, drafts, commands"));
    {
        const QSignalBlocker quiet(m_field);
        m_field->setText(text);
    }
    refilter();
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::closePalette()
{
    if (isHidden())
        return;
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
}

void CommandPalette::place()
{
    const QRect area = m_window->rect();
    const int scale = qMax(Width, Width * Theme::em() / 18);
    const int width = qMin(scale + 2 * PaletteShadow, area.width() - 2 * space::s4);
    const int rows = qBound(1, int(m_model->shown.size()), MostVisible);
    int heads = 0;
    for (int i = 0; i < m_model->shown.size() && i < MostVisible; ++i)
        heads += m_model->startsGroup(i) ? 1 : 0;
    const int wanted = 2 * PaletteShadow + space::s3 + m_field->sizeHint().height() + space::s2 + rows * commandRowHeight()
        + heads * CommandDelegate::headHeight() + space::s2 + 4;
    const int top = area.height() / 5 - PaletteShadow;
    setGeometry((area.width() - width) / 2, top, width, qMin(wanted, area.height() - top - space::s2));
}

void CommandPalette::refilter()
{
    QString needle = m_field->text().trimmed().toCaseFolded();
    const bool onlyActions = needle.startsWith(u'>');
    const bool photosOnly = needle.startsWith(u'#') || needle.startsWith(u'@');
    if (onlyActions)
        needle = needle.mid(1).trimmed();
    QList<std::pair<int, Command>> found;
    for (const Command &command : std::as_const(m_commands)) {
        const bool isAction = command.id.startsWith(u"action."_s);
        if (photosOnly || (onlyActions && !isAction))
            continue;
        int value = score(command, needle);
        if (value == 0)
            continue;
        const qsizetype recent = m_recent.indexOf(command.id);
        if (needle.isEmpty() && recent >= 0)
            value = 100 - int(recent);
        found.append({value, command});
    }
    // Best first inside a group; groups keep the order in which the provider names them.
    QStringList groups;
    for (const auto &entry : std::as_const(found)) {
        if (!groups.contains(entry.second.group))
            groups.append(entry.second.group);
    }
    std::stable_sort(found.begin(), found.end(), [&groups](const auto &a, const auto &b) {
        const qsizetype ga = groups.indexOf(a.second.group);
        const qsizetype gb = groups.indexOf(b.second.group);
        return ga == gb ? a.first > b.first : ga < gb;
    });
    QList<Command> shown;
    for (const auto &entry : std::as_const(found))
        shown.append(entry.second);
    m_model->replace(shown);
    if (!shown.isEmpty())
        m_list->setCurrentIndex(m_model->index(0));
    if (isVisible())
        place();
    const QString text = m_field->text().trimmed();
    if (m_search && !onlyActions && text.size() >= 2)
        m_search(text);
}

void CommandPalette::addResults(const QString &text, const QList<Command> &results)
{
    if (text != m_field->text().trimmed())
        return;
    const bool none = m_model->shown.isEmpty();
    m_model->append(results);
    if (none && !results.isEmpty())
        m_list->setCurrentIndex(m_model->index(0));
    if (isVisible())
        place();
}

QStringList CommandPalette::shownIds() const
{
    QStringList ids;
    for (const Command &command : std::as_const(m_model->shown))
        ids.append(command.id);
    return ids;
}

void CommandPalette::runCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const Command command = m_model->shown.at(index.row());
    m_recent.removeAll(command.id);
    m_recent.prepend(command.id);
    if (m_recent.size() > MostRecent)
        m_recent.removeLast();
    closePalette();
    if (command.run)
        command.run();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == m_field && event->type() == QEvent::FocusOut && isVisible()
        && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason) {
        m_before = nullptr;
        closePalette();
        return false;
    }
    if (watched != m_field || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool press = event->type() == QEvent::KeyPress;
    const auto step = [this](int by) {
        const int rows = m_model->rowCount();
        if (rows > 0)
            m_list->setCurrentIndex(m_model->index(qBound(0, m_list->currentIndex().row() + by, rows - 1)));
    };
    switch (key->key()) {
    case Qt::Key_Escape:
        if (press)
            closePalette();
        break;
    case Qt::Key_Down:
        if (press)
            step(1);
        break;
    case Qt::Key_Up:
        if (press)
            step(-1);
        break;
    case Qt::Key_PageDown:
        if (press)
            step(MostVisible);
        break;
    case Qt::Key_PageUp:
        if (press)
            step(-MostVisible);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (press)
            runCurrent();
        break;
    default: return QFrame::eventFilter(watched, event);
    }
    event->accept();
    return true;
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const QRectF box = QRectF(rect()).adjusted(PaletteShadow, PaletteShadow, -PaletteShadow, -PaletteShadow);
    paintShadow(painter, box, radius::dialog, PaletteShadow);
    paintRound(painter, box, radius::dialog, theme.color(ColorRole::Raised), theme.color(ColorRole::Border));
}

} // namespace td
