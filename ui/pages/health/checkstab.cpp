// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/health/checkstab.h"

#include "engine/backup/nightlybackup.h"
#include "engine/healthreport.h"
#include "ui/pages/settings/checklist.h"
#include "ui/support/format.h"
#include "ui/support/healthtext.h"
#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/foldingrow.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr Seconds LookedLongAgo = Day;
constexpr int IconColumn = 22; ///< of a StatusLabel
constexpr int TwoColumnsFrom = 190; ///< characters
constexpr int NarrowList = 1040;
constexpr int WidestList = 1600;

/// Whether both would be shown alike, but for the moments.
bool areAlike(const QList<HealthItem> &a, const QList<HealthItem> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const HealthItem &one, const HealthItem &other) {
        return one.name == other.name && one.status == other.status && healthDetail(one) == healthDetail(other);
    });
}

/// Which card an item stands on.
int cardOf(const QString &name)
{
    if (name == "catalogue"_L1 || name.startsWith("disk."_L1))
        return 0;
    if (name.startsWith("tier."_L1))
        return 1;
    return name.startsWith("backup"_L1) ? 3 : 2;
}

TextLabel *wrapped(const QString &text, TextRole role, ColorRole color)
{
    auto *label = new TextLabel(text, role, color);
    label->setWordWrap(true);
    return label;
}

} // namespace

ChecksTab::ChecksTab(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_check(makeButton(tr("Check all"), ButtonKind::Normal, u"refresh"_s))
    , m_sum(new StatusLabel)
    , m_list(new QWidget)
{
    m_columns = new QBoxLayout(QBoxLayout::TopToBottom, m_list);
    m_columns->setContentsMargins(0, 0, space::s2, space::s6);
    m_columns->setSpacing(space::s3);
    for (QVBoxLayout *&column : m_groups) {
        column = new QVBoxLayout;
        column->setSpacing(space::s3);
        m_columns->addLayout(column, 1);
    }
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_list);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::s3);
    layout->addWidget(new FoldingRow(m_sum, m_check));
    layout->addWidget(scroll, 1);
    connect(m_check, &QPushButton::clicked, this, &ChecksTab::checkAll);
}

ChecksTab::~ChecksTab()
{
    m_stop.request_stop();
}

void ChecksTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isWide = width() >= TwoColumnsFrom * fontMetrics().averageCharWidth();
    m_columns->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_columns->setStretch(0, isWide ? 1 : 0);
    m_list->setMaximumWidth(isWide ? WidestList : NarrowList);
}

void ChecksTab::show(bool shown)
{
    m_shown = shown;
    if (shown)
        reload();
}

void ChecksTab::reload()
{
    if (!m_shown || m_busy || !m_services.health)
        return;
    m_answer.run(
        m_services.pool, this, [health = m_services.health] { return health->known(); },
        [this](const QList<HealthItem> &items) {
            if (m_busy)
                return;
            fill(items);
            if (isStale())
                checkAll();
        });
}

/// What costs more than a look was never looked at, or long ago, or was wrong then.
bool ChecksTab::isStale() const
{
    const Instant now = m_services.engine.parts.clock.now();
    const auto catalogue = std::ranges::find(m_items, u"catalogue"_s, &HealthItem::name);
    return catalogue == m_items.cend() || now - catalogue->checkedAt > LookedLongAgo;
}

void ChecksTab::checkAll()
{
    if (m_busy || !m_services.health)
        return;
    m_busy = true;
    m_check->setEnabled(false);
    m_sum->setStatus(Status::Neutral, tr("Checking…"));
    runAsync(
        m_services.workPool, this,
        [health = m_services.health, stop = m_stop.get_token()] { return health->look({}, stop); },
        [this](const QList<HealthItem> &items) {
            m_busy = false;
            m_check->setEnabled(true);
            m_filledAt.reset();
            fill(items);
        });
}

void ChecksTab::fill(const QList<HealthItem> &items)
{
    // Rows that stay keep the focus that is in them; their moments are renewed once a minute.
    const Instant now = m_services.engine.parts.clock.now();
    const bool isFresh = m_filledAt && now - *m_filledAt < Seconds{60} && areAlike(items, m_items);
    m_items = items;
    tellSum();
    if (isFresh)
        return;
    m_filledAt = now;
    for (QVBoxLayout *column : m_groups) {
        while (QLayoutItem *item = column->takeAt(0)) {
            delete item->widget();
            delete item;
        }
    }
    const QStringList titles{tr("Catalogue and disks"), tr("Tiers"), tr("What runs by itself"), tr("Backups")};
    for (int group = 0; group < titles.size(); ++group) {
        Card *card = nullptr;
        for (const HealthItem &item : m_items) {
            if (cardOf(item.name) != group)
                continue;
            if (card)
                card->body()->addWidget(new Divider);
            else
                card = new Card(titles.at(group));
            card->body()->addWidget(makeRow(item));
        }
        if (card) {
            card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
            m_groups.at(group < 2 ? 0 : 1)->addWidget(card);
        }
    }
    for (QVBoxLayout *column : m_groups)
        column->addStretch(1);
}

void ChecksTab::tellSum()
{
    const int problems = int(healthProblems(m_items));
    const bool isError = std::ranges::any_of(m_items, [](const HealthItem &i) { return i.status == HealthStatus::Error; });
    m_sum->setStatus(problems == 0 ? Status::Ok : isError ? Status::Error : Status::Warn,
                     problems == 0 ? tr("Everything is well") : tr("%Ln problem(s)", nullptr, problems));
    m_sum->updateGeometry();
}

QWidget *ChecksTab::makeRow(const HealthItem &item)
{
    const Instant now = m_services.engine.parts.clock.now();
    const HealthWords words = healthWords(item, now);
    auto *row = new QWidget;
    row->setAccessibleName(words.name);
    row->setAccessibleDescription(words.sentence);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins({});
    column->setSpacing(space::s1);
    auto *state = new StatusLabel(healthStatus(item.status), words.name);
    state->setQuiet(item.status == HealthStatus::Ok);
    auto *looked = new TextLabel(tr("looked at %1").arg(format::dateTime(item.checkedAt, now)), TextRole::Caption,
                                 ColorRole::Text3);
    looked->setToolTip(format::exact(item.checkedAt));
    auto *top = new QHBoxLayout;
    top->setSpacing(space::s3);
    top->addWidget(state, 1);
    top->addWidget(looked, 0, Qt::AlignRight);
    column->addLayout(top);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(IconColumn, 0, 0, 0);
    below->setSpacing(space::s1);
    below->addWidget(wrapped(words.sentence, TextRole::Body, ColorRole::Text2));
    if (!words.remedy.isEmpty())
        below->addWidget(wrapped(words.remedy, TextRole::Small, ColorRole::Text2));
    auto *deeds = new QHBoxLayout;
    deeds->setSpacing(space::s2);
    if (!words.action.isEmpty()) {
        auto *button = makeCompactButton(words.action);
        button->setAccessibleName(tr("%1: %2").arg(words.name, words.action));
        connect(button, &QPushButton::clicked, this, [this, action = item.action] { act(action); });
        deeds->addWidget(button);
    }
    if (!item.steps.isEmpty()) {
        auto *steps = new CheckList(row); // shown without a parent it would be a window of its own
        steps->showResult(StoreReport{.checks = item.steps, .clockSkew = std::nullopt});
        steps->setVisible(m_open.contains(item.name));
        auto *toggle = makeCompactButton(m_open.contains(item.name) ? tr("Hide the steps") : tr("Show the steps"),
                                         ButtonKind::Ghost);
        const auto nameToggle = [toggle, name = words.name] {
            toggle->setAccessibleName(tr("%1: %2").arg(name, toggle->text()));
        };
        nameToggle();
        connect(toggle, &QPushButton::clicked, this, [this, steps, toggle, nameToggle, name = item.name] {
            const bool wasOpen = m_open.remove(name);
            if (!wasOpen)
                m_open.insert(name);
            steps->setVisible(!wasOpen);
            toggle->setText(wasOpen ? tr("Show the steps") : tr("Hide the steps"));
            nameToggle();
        });
        deeds->addWidget(toggle);
        below->addLayout(deeds);
        below->addWidget(steps);
    } else {
        below->addLayout(deeds);
    }
    deeds->addStretch(1);
    column->addLayout(below);
    return row;
}

void ChecksTab::act(const QString &action)
{
    if (action == "open_tiers"_L1)
        Q_EMIT openPage(u"settings"_s, {{u"section"_s, u"tiers"_s}});
    else if (action == "open_verification"_L1)
        Q_EMIT openPage(u"settings"_s, {{u"section"_s, u"verification"_s}});
    else if (action == "open_plan"_L1)
        Q_EMIT openPage(u"lifecycle"_s, {{u"tab"_s, u"plan"_s}});
    else if (action == "open_history"_L1)
        Q_EMIT openPage(u"lifecycle"_s, {{u"tab"_s, u"history"_s}});
    else if (action == "open_schedule"_L1)
        Q_EMIT openPage(u"lifecycle"_s, {{u"tab"_s, u"rules"_s}, {u"part"_s, u"schedule"_s}});
    else if (action == "recover"_L1)
        recover();
    else if (action == "open_backups"_L1 || action == "backup_now"_L1)
        Q_EMIT openTab(u"backups"_s);
    if (action == "backup_now"_L1 && m_services.backupClock)
        m_services.backupClock->runNow();
}

void ChecksTab::recover()
{
    runAsync(
        m_services.workPool, this,
        [&mover = m_services.engine.mover, stop = m_stop.get_token()] { return mover.recover(stop); },
        [this](const Result<Mover::Recovery> &done) {
            if (!done)
                Q_EMIT errorRaised(done.error());
            else if (!done->failed.isEmpty())
                Q_EMIT errorRaised(done->failed.first().error);
            else
                Q_EMIT toast(tr("%Ln move(s) finished or rolled back", nullptr, int(done->finished + done->rolledBack)));
            reload();
        });
}

} // namespace td
