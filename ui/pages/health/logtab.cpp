// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/health/logtab.h"

#include "engine/logreader.h"
#include "ui/pages/health/logmodel.h"
#include "ui/pages/photos/celldelegate.h"
#include "ui/support/format.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int LinesShown = 2000;
constexpr int FollowEveryMs = 1000;
constexpr int LogTypingPauseMs = 250;
constexpr int DetailLines = 7;

} // namespace

LogTab::LogTab(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_model(new LogModel(this))
    , m_reader(std::make_shared<LogReader>(services.logFolder))
{
    build();
    m_poll.setInterval(FollowEveryMs);
    m_typing.setInterval(LogTypingPauseMs);
    m_typing.setSingleShot(true);
    connect(&m_poll, &QTimer::timeout, this, &LogTab::follow);
    connect(&m_typing, &QTimer::timeout, this, &LogTab::read);
    connect(m_levels, &SegmentedControl::currentChanged, this, &LogTab::read);
    connect(m_modules, &QComboBox::activated, this, &LogTab::read);
    connect(m_text, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_follow, &QAbstractButton::toggled, this, [this](bool on) {
        if (on)
            read();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LogTab::showSelected);
}

void LogTab::build()
{
    m_levels = new SegmentedControl;
    m_levels->setAccessibleName(tr("Level"));
    m_levels->addSegment(u"debug"_s, tr("All"));
    m_levels->addSegment(u"info"_s, tr("Information"));
    m_levels->addSegment(u"warning"_s, tr("Warnings"));
    m_levels->addSegment(u"error"_s, tr("Errors"));
    m_levels->setCurrent(u"debug"_s);
    m_modules = new QComboBox;
    m_modules->setAccessibleName(tr("Part of the program"));
    m_modules->addItem(tr("Every part"), QString());
    for (const QString &module : logModules())
        m_modules->addItem(module, module);
    m_text = new QLineEdit;
    m_text->setPlaceholderText(tr("Words in the message"));
    m_text->setAccessibleName(tr("Words in the message"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(Theme::em() * 12);
    m_follow = new Switch(tr("Follow"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    auto *copyButton = makeCompactButton(tr("Copy"));
    copyButton->setToolTip(tr("The selected lines, or all that are shown"));
    auto *folder = makeCompactButton(tr("Open the folder"));
    connect(copyButton, &QPushButton::clicked, this, &LogTab::copy);
    connect(folder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_services.logFolder)); });
    auto *bar = new QWidget;
    auto *flow = new FlowLayout(bar, space::s3, space::s2);
    auto *word = new TextLabel(tr("Follow"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_levels, m_modules, m_text, m_follow, word, copyButton, folder})
        flow->addWidget(widget);

    m_table = makeListTable(m_model, tr("Lines of the log"), {20, 18, 12});
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + space::s2);
    auto *copyAction = new QAction(tr("Copy"), m_table);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    connect(copyAction, &QAction::triggered, this, &LogTab::copy);
    m_table->addAction(copyAction);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_detail = new QPlainTextEdit;
    m_detail->setReadOnly(true);
    m_detail->setTabChangesFocus(true);
    m_detail->setAccessibleName(tr("The whole line"));
    m_detail->setFont(Theme::current().font(TextRole::Mono));
    m_detail->setFixedHeight(fontMetrics().height() * DetailLines);
    m_detail->hide();

    m_stack = new QStackedWidget;
    m_stack->addWidget(framed(m_table));
    auto *none = new EmptyState(u"info"_s, tr("Nothing of that in the log"),
                                tr("What the program does is written here: errors, warnings, runs, retries."));
    m_showAll = none->addButton(tr("Show every line"), false);
    connect(m_showAll, &QPushButton::clicked, this, &LogTab::clearFilter);
    m_stack->addWidget(none);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, space::s4);
    layout->setSpacing(space::s3);
    layout->addWidget(bar);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_detail);
}

void LogTab::show(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    if (shown) {
        m_poll.start();
        read();
    } else {
        m_poll.stop();
    }
}

void LogTab::focusFilter()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
}

LogFilter LogTab::filter() const
{
    return {.least = logLevelFromName(m_levels->current()).value_or(LogLevel::Debug),
            .module = m_modules->currentData().toString(),
            .text = m_text->text().trimmed()};
}

void LogTab::clearFilter()
{
    m_levels->setCurrent(u"debug"_s);
    m_modules->setCurrentIndex(0);
    m_text->clear();
    read();
}

bool LogTab::isAtEnd() const
{
    const QScrollBar *bar = m_table->verticalScrollBar();
    return bar->value() >= bar->maximum() - 1;
}

void LogTab::read()
{
    if (!m_shown)
        return;
    if (m_busy) {
        m_again = true;
        return;
    }
    m_busy = true;
    runAsync(
        m_services.pool, this, [reader = m_reader, filter = filter()] { return reader->tail(filter, LinesShown); },
        [this](const Result<QList<LogLine>> &lines) {
            m_busy = false;
            if (std::exchange(m_again, false)) {
                read();
                return;
            }
            if (!lines) {
                Q_EMIT errorRaised(lines.error());
                return;
            }
            m_model->setLines(*lines);
            m_stack->setCurrentIndex(lines->isEmpty() ? 1 : 0);
            m_showAll->setVisible(!filter().text.isEmpty() || !filter().module.isEmpty() || filter().least != LogLevel::Debug);
            showSelected();
            m_table->scrollToBottom();
            Q_EMIT statusText(tr("%Ln line(s)", nullptr, m_model->rowCount()));
        });
}

void LogTab::follow()
{
    if (!m_shown || m_busy || !m_follow->isChecked())
        return;
    m_busy = true;
    runAsync(
        m_services.pool, this, [reader = m_reader, filter = filter()] { return reader->more(filter); },
        [this](const Result<QList<LogLine>> &lines) {
            m_busy = false;
            if (std::exchange(m_again, false)) {
                read();
                return;
            }
            if (!lines || lines->isEmpty())
                return;
            const bool wasAtEnd = isAtEnd();
            m_model->append(*lines);
            m_stack->setCurrentIndex(0);
            if (wasAtEnd)
                m_table->scrollToBottom();
            Q_EMIT statusText(tr("%Ln line(s)", nullptr, m_model->rowCount()));
        });
}

void LogTab::showSelected()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    m_detail->setVisible(rows.size() == 1);
    if (rows.size() != 1)
        return;
    const QByteArray &json = m_model->line(rows.first().row()).json;
    m_detail->setPlainText(QString::fromUtf8(QJsonDocument::fromJson(json).toJson()));
}

/// Lines are redacted where they are written, so what is copied tells no secret either.
void LogTab::copy()
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::ranges::sort(rows);
    if (rows.isEmpty()) {
        for (int row = 0; row < m_model->rowCount(); ++row)
            rows.append(row);
    }
    QByteArray text;
    for (const int row : std::as_const(rows))
        text += m_model->line(row).json + '\n';
    QApplication::clipboard()->setText(QString::fromUtf8(text));
    Q_EMIT toast(tr("%Ln line(s) copied", nullptr, int(rows.size())));
}

} // namespace td
