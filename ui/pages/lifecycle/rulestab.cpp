// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lifecycle/rulestab.h"

#include "ui/pages/lifecycle/schedulecard.h"
#include "ui/support/async.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/rulerow.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr int FormWidth = 1040;

QString signedCount(qint64 value)
{
    return (value > 0 ? u"+"_s : u"−"_s) + format::count(std::abs(value));
}
} // namespace

RulesTab::RulesTab(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_prices(sourcePriceBook())
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(250);
    connect(&m_wait, &QTimer::timeout, this, &RulesTab::computeConsequence);
    build();
}

void RulesTab::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->setSpacing(0);
    m_scroll = new QScrollArea;
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    content->setAutoFillBackground(false);
    auto *wide = new QHBoxLayout(content);
    wide->setContentsMargins(0, 0, space::s4, space::s6);
    auto *column = new QWidget;
    column->setMaximumWidth(FormWidth);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins({});
    layout->setSpacing(space::s2);
    m_schedule = new ScheduleCard(m_services);
    connect(m_schedule, &ScheduleCard::toast, this, &RulesTab::toast);
    connect(m_schedule, &ScheduleCard::errorRaised, this, &RulesTab::errorRaised);
    layout->addWidget(m_schedule);
    Policy defaults;
    for (const RuleDefinition &rule : ruleDefinitions()) {
        if (!rule.group.isEmpty()) {
            auto *heading = new TextLabel(rule.group, TextRole::Heading);
            heading->setContentsMargins(0, space::s3, 0, 0);
            layout->addWidget(heading);
        }
        auto *row = new RuleRow(rule.id, rule.sentence(rule.number(defaults)));
        row->setRange(rule.minimum, rule.maximum);
        row->setDefault(rule.number(defaults));
        row->setSwitchVisible(bool(rule.enabled));
        if (!rule.caption.isEmpty())
            row->setCaption(rule.caption);
        if (!rule.choices.isEmpty())
            row->setChoices(rule.choices, rule.choice(defaults));
        connect(row, &RuleRow::edited, this, [this, id = rule.id] { onEdited(id); });
        layout->addWidget(row);
        m_lines.append({rule, row});
    }
    layout->addStretch(1);
    wide->addWidget(column, 1000);
    wide->addStretch(1);
    content->setEnabled(false); // until the rules are known: these are defaults
    m_scroll->setWidget(content);
    outer->addWidget(m_scroll, 1);

    m_bar = new QWidget;
    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(0, space::s2, space::s4, space::s2);
    bar->setSpacing(space::s2);
    m_barText = new TextLabel({}, TextRole::Body, ColorRole::Text2);
    m_reset = makeButton(tr("Reset"));
    m_save = makeButton(tr("Save rules"));
    bar->addWidget(m_barText, 1);
    bar->addWidget(m_reset);
    bar->addWidget(m_save);
    m_bar->hide();
    outer->addWidget(m_bar);
    connect(m_reset, &QPushButton::clicked, this, [this] { showPolicy(m_policy); });
    connect(m_save, &QPushButton::clicked, this, &RulesTab::save);
}

RuleRow *RulesTab::row(const QString &id) const
{
    for (const Line &line : m_lines) {
        if (line.rule.id == id)
            return line.row;
    }
    return nullptr;
}

void RulesTab::show(bool shown)
{
    m_shown = shown;
    if (shown) {
        m_schedule->reload();
        load();
    }
}

void RulesTab::reload()
{
    if (m_shown) {
        m_schedule->reload();
        load();
    }
}

void RulesTab::load()
{
    runAsync(
        m_services.pool, this,
        [&rules = m_services.engine.rules]() -> Result<Loaded> {
            Loaded loaded;
            TD_ASSIGN(loaded.policy, rules.policy());
            TD_ASSIGN(loaded.prices, rules.prices());
            return loaded;
        },
        [this](const Result<Loaded> &loaded) {
            if (!loaded) {
                Q_EMIT errorRaised(loaded.error());
                return;
            }
            m_prices = loaded->prices;
            const bool keepEdits = m_loaded && isChanged();
            m_policy = loaded->policy;
            m_loaded = true;
            m_scroll->widget()->setEnabled(true);
            // What somebody is typing is not taken away by news from elsewhere.
            if (!keepEdits)
                showPolicy(m_policy);
            Q_EMIT ready();
        });
}

void RulesTab::showPolicy(const Policy &policy)
{
    m_filling = true;
    Policy shown = policy;
    for (const Line &line : std::as_const(m_lines)) {
        line.row->setValue(line.rule.number(shown));
        line.row->setSentence(line.rule.sentence(line.row->value()));
        if (line.rule.enabled)
            line.row->setRuleEnabled(line.rule.enabled(shown));
        if (line.rule.choice)
            line.row->setChoices(line.rule.choices, line.rule.choice(shown));
        line.row->setConsequence({});
        line.row->setBusy(false);
    }
    m_filling = false;
    updateBar();
}

Policy RulesTab::edited() const
{
    Policy policy = m_policy;
    for (const Line &line : m_lines) {
        line.rule.number(policy) = line.row->value();
        if (line.rule.enabled)
            line.rule.enabled(policy) = line.row->isRuleEnabled();
        if (line.rule.setChoice)
            line.rule.setChoice(policy, line.row->choice());
    }
    return policy;
}

bool RulesTab::isChanged() const
{
    return m_loaded && !(edited() == m_policy);
}

void RulesTab::onEdited(const QString &id)
{
    if (m_filling || !m_loaded)
        return;
    m_last = id;
    for (const Line &line : std::as_const(m_lines)) {
        if (line.rule.id == id) {
            line.row->setSentence(line.rule.sentence(line.row->value()));
            line.row->setBusy(true);
        } else {
            line.row->setConsequence({});
        }
    }
    updateBar();
    m_wait.start();
}

void RulesTab::computeConsequence()
{
    runAsync(
        m_services.pool, this,
        [&accounts = m_services.engine.accounts, policy = edited()] { return accounts.consequence(policy); },
        [this, id = m_last, generation = ++m_generation](const Result<PlanTotals> &change) {
            if (generation != m_generation)
                return;
            if (RuleRow *line = row(id))
                line->setBusy(false);
            if (change)
                showConsequence(id, *change);
            else
                Q_EMIT errorRaised(change.error());
        });
}

void RulesTab::showConsequence(const QString &id, const PlanTotals &change)
{
    QStringList parts;
    if (change.promote != 0)
        parts.append(tr("%1 to HOT").arg(signedCount(change.promote)));
    if (change.archive != 0)
        parts.append(tr("%1 to COLD").arg(signedCount(change.archive)));
    if (change.trash != 0)
        parts.append(tr("%1 to trash").arg(signedCount(change.trash)));
    if (change.purge != 0)
        parts.append(tr("%1 deleted for good", nullptr, int(qAbs(change.purge))).arg(signedCount(change.purge)));
    const double saving = savingOf(change, m_prices);
    if (saving != 0)
        parts.append(tr("%1 a month").arg(format::signedMoney(-saving, m_prices.currency)));
    if (RuleRow *line = row(id))
        line->setConsequence(parts.isEmpty() ? tr("Changes nothing in the next run")
                                             : tr("Next run: %1").arg(parts.join(u", "_s)),
                             saving != 0 ? explainChange(change, m_prices) : Explanation());
}

void RulesTab::updateBar()
{
    const bool changed = isChanged();
    m_bar->setVisible(changed);
    m_barText->setText(tr("The rules are changed but not saved."));
}

void RulesTab::save()
{
    const Policy before = m_policy;
    const auto writing = [self = QPointer(this)](const Policy &policy, const QString &text) {
        return [self, policy, text] {
            if (self)
                self->write(policy, text, {});
        };
    };
    write(edited(), tr("Rules saved"), Deed(writing(before, tr("Rules as before")), writing(edited(), {})));
}

void RulesTab::write(const Policy &policy, const QString &doneText, const Deed &deed)
{
    m_save->setEnabled(false);
    runAsync(
        m_services.pool, this, [&rules = m_services.engine.rules, policy] { return rules.setPolicy(policy); },
        [this, policy, doneText, deed](const Result<void> &result) {
            m_save->setEnabled(true);
            if (!result) {
                Q_EMIT errorRaised(result.error());
                return;
            }
            m_policy = policy;
            showPolicy(policy);
            if (!doneText.isEmpty())
                Q_EMIT toast(doneText, deed);
            Q_EMIT saved();
        });
}

void RulesTab::showSchedule()
{
    m_scroll->ensureWidgetVisible(m_schedule);
    m_schedule->setFocus(Qt::TabFocusReason);
}

bool RulesTab::escape()
{
    if (!isChanged())
        return false;
    showPolicy(m_policy);
    return true;
}

} // namespace td
