// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/catalogueoutage.h"
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "support/testprogram.h"
#include "ui/pages/lifecycle/historytab.h"
#include "ui/pages/lifecycle/lifecyclepage.h"
#include "ui/pages/lifecycle/planmodel.h"
#include "ui/pages/lifecycle/plantab.h"
#include "ui/pages/lifecycle/ruledefinitions.h"
#include "ui/pages/lifecycle/rulestab.h"
#include "ui/pages/lifecycle/runsmodel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/rulerow.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class LifecyclePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void planIsATreeByRule();
    void leavesOutWhatIsUnticked();
    void manyLinesAreTickedWithOneWord();
    void aPlanThatFailedIsMadeAgain();
    void runsExactlyThePlan();
    void saysWhenThePlanChanged();
    void lookAheadCannotBeRun();
    void tonightsPlanCanBeUnticked();
    void filtersThePlan();
    void undoesANight();
    void brakeStopsAndIsLifted();
    void ruleShowsItsConsequenceAndIsSaved();
    void everyRuleReadsAndWritesThePolicy();

private:
    void open(const QVariantMap &arguments = {});
    void ageUntilDue() { m_profile->clock().advance(50 * Hour); }
    void press(const QString &text);
    [[nodiscard]] PlanModel &plan() { return m_page->plan().model(); }
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<LifecyclePage> m_page;
    std::unique_ptr<PageProbe> m_probe;
};

void LifecyclePageTest::init()
{
    m_profile = std::make_unique<GuiProfile>();
}

void LifecyclePageTest::cleanup()
{
    m_probe.reset();
    m_page.reset();
    m_profile.reset();
}

void LifecyclePageTest::open(const QVariantMap &arguments)
{
    m_page = std::make_unique<LifecyclePage>(m_profile->services(), nullptr);
    m_probe = std::make_unique<PageProbe>(*m_page);
    m_page->resize(1100, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activated(arguments);
    if (arguments.isEmpty())
        QTRY_VERIFY(m_page->plan().isReady());
}

void LifecyclePageTest::press(const QString &text)
{
    for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->isEnabled() && button->text() == text) {
            button->click();
            return;
        }
    }
    QFAIL(qPrintable(u"no button "_s + text));
}

void LifecyclePageTest::planIsATreeByRule()
{
    m_profile->addPhotos(3, u"Veste"_s);
    m_profile->addPhotos(2);
    ageUntilDue();
    open();
    QAbstractItemModelTester tester(&plan(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(plan().rowCount(), 2);
    QCOMPARE(plan().totals().promote, 3);
    QCOMPARE(plan().totals().trash, 2);
    const QModelIndex branch = plan().index(0, 0);
    QCOMPARE(plan().rowCount(branch), 3);
    const QModelIndex leaf = plan().index(0, PlanModel::What, branch);
    QTRY_VERIFY(!leaf.data().toString().isEmpty());
    QVERIFY(leaf.data().toString().startsWith("IMG_"_L1));
    QVERIFY(!plan().index(0, PlanModel::Why, branch).data().toString().isEmpty());
}

void LifecyclePageTest::leavesOutWhatIsUnticked()
{
    m_profile->addPhotos(3, u"Veste"_s);
    ageUntilDue();
    open();
    const QModelIndex branch = plan().index(0, 0);
    const QModelIndex leaf = plan().index(1, PlanModel::What, branch);
    QVERIFY(plan().setData(leaf, Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(branch.data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
    QCOMPARE(plan().totals().promote, 2);
    QCOMPARE(plan().excluded(), QStringList{plan().photoId(leaf)});
    QVERIFY(plan().setData(branch, Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(plan().totals().count(), 0);
    QVERIFY(plan().setData(branch, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(plan().totals().promote, 3);
}

void LifecyclePageTest::manyLinesAreTickedWithOneWord()
{
    m_profile->addPhotos(3, u"Veste"_s);
    ageUntilDue();
    open();
    const QModelIndex branch = plan().index(0, 0);
    QSignalSpy told(&plan(), &PlanModel::exclusionChanged);
    plan().setTicked({plan().index(0, 0, branch), plan().index(2, 0, branch)}, false);
    QCOMPARE(told.count(), 1);
    QCOMPARE(plan().totals().promote, 1);
    plan().setTicked({branch, plan().index(0, 0, branch)}, true);
    QCOMPARE(told.count(), 2);
    QCOMPARE(plan().totals().promote, 3);
}

void LifecyclePageTest::aPlanThatFailedIsMadeAgain()
{
    m_profile->addPhotos(3, u"Veste"_s);
    ageUntilDue();
    open();
    const auto refresh = [this] {
        for (QToolButton *button : m_page->plan().findChildren<QToolButton *>()) {
            if (button->toolTip().startsWith("Plan again"_L1))
                button->click();
        }
    };
    const auto canRun = [this] {
        const QList<QPushButton *> buttons = m_page->plan().findChildren<QPushButton *>();
        return std::ranges::any_of(buttons, [](const QPushButton *button) {
            return button->text() == u"Run now…"_s && button->isEnabled();
        });
    };
    QVERIFY(canRun());
    auto *banner = m_page->plan().findChild<Banner *>();
    CatalogueOutage outage(m_profile->folder() + u"/Local profile/catalog.db"_s);
    outage.begin();
    refresh();
    QTRY_VERIFY(banner->isVisible());
    QCOMPARE(banner->status(), Status::Error);
    QVERIFY(!canRun());
    outage.end();
    m_page->reload();
    QTRY_VERIFY(canRun());
    QVERIFY(!banner->isVisible());
    QCOMPARE(plan().totals().promote, 3);
}

void LifecyclePageTest::runsExactlyThePlan()
{
    const QStringList ids = m_profile->addPhotos(3, u"Veste"_s);
    ageUntilDue();
    open();
    m_page->plan().exclude({ids.at(1)});
    QTRY_COMPARE(plan().totals().promote, 2);
    QSignalSpy finished(&m_profile->services().scheduler, &Scheduler::finished);
    m_page->plan().askRun();
    QTRY_VERIFY(openSheet(*m_page));
    openSheet(*m_page)->findChild<QPushButton *>(u"accept"_s)->click();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(m_profile->photo(ids.at(0)).tier, Tier::Hot);
    QCOMPARE(m_profile->photo(ids.at(1)).tier, Tier::Temp);
    QCOMPARE(m_profile->photo(ids.at(2)).tier, Tier::Hot);
    const QModelIndex branch = plan().index(0, 0);
    int done = 0;
    for (int row = 0; row < plan().rowCount(branch); ++row)
        done +=
            plan().index(row, 0, branch).data(PlanModel::StateRole).toInt() == int(PlanModel::RowState::Done) ? 1 : 0;
    QCOMPARE(done, 2);
    press(u"Show the receipt"_s);
    QTRY_COMPARE(m_page->history().model().rowCount(), 1);
    QCOMPARE(m_page->history().model().run(0).promotedToHot, 2);
}

void LifecyclePageTest::saysWhenThePlanChanged()
{
    const QStringList ids = m_profile->addPhotos(3, u"Veste"_s);
    ageUntilDue();
    open();
    QCOMPARE(plan().totals().promote, 3);
    PhotoEdit pin;
    pin.pinned = true;
    QVERIFY(m_profile->engine().library.edit({ids.at(0)}, pin));
    m_page->reload();
    auto *banner = m_page->plan().findChild<Banner *>();
    QTRY_VERIFY(banner->isVisible());
    QCOMPARE(banner->status(), Status::Warn);
    QCOMPARE(plan().totals().promote, 3);
    press(u"Use the new plan"_s);
    QTRY_COMPARE(plan().totals().promote, 2);
    QVERIFY(!banner->isVisible());
}

void LifecyclePageTest::lookAheadCannotBeRun()
{
    m_profile->addPhotos(2, u"Veste"_s);
    open();
    QCOMPARE(plan().totals().count(), 0);
    auto *when = m_page->plan().findChild<QComboBox *>();
    when->setCurrentIndex(when->count() - 1);
    Q_EMIT when->activated(when->currentIndex());
    QTRY_VERIFY(plan().plan().lookAhead);
    QVERIFY(plan().totals().count() > 0);
    m_page->plan().askRun();
    QVERIFY(!openSheet(*m_page));
    QVERIFY(!plan().setData(plan().index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
}

void LifecyclePageTest::tonightsPlanCanBeUnticked()
{
    m_profile->addPhotos(2, u"Veste"_s); // at 10:00, so due two days later at 10:00
    m_profile->clock().advance(30 * Hour);
    QVERIFY(m_profile->engine().rules.setSchedule({.enabled = true, .time = QTime(12, 0), .zone = "UTC"_ba, .enabledSince = {}}));
    Scheduler &scheduler = m_profile->services().scheduler;
    scheduler.start();
    QTRY_VERIFY(scheduler.nextRun());
    open({{u"tab"_s, u"plan"_s}, {u"when"_s, u"next run"_s}});
    QTRY_VERIFY(m_page->plan().isReady());
    QVERIFY(plan().plan().lookAhead);
    QCOMPARE(plan().totals().promote, 2);
    QVERIFY(plan().setData(plan().index(0, 0, plan().index(0, 0)), Qt::Unchecked, Qt::CheckStateRole));
    QTRY_COMPARE(m_profile->engine().leftOut.photos(*scheduler.nextRun())->size(), 1);
    press(u"Show what is due now"_s);
    QTRY_VERIFY(!plan().plan().lookAhead);
    QCOMPARE(plan().totals().count(), 0);
}

void LifecyclePageTest::filtersThePlan()
{
    m_profile->addPhotos(2, u"Veste"_s);
    m_profile->addPhotos(2, u"Robe"_s);
    ageUntilDue();
    open();
    QVERIFY(m_page->focusFilter());
    m_page->plan().findChild<QLineEdit *>()->setText(u"robe"_s);
    QTRY_COMPARE(plan().rowCount(plan().index(0, 0)), 2);
    // What is not shown still runs: the totals are those of the plan.
    QCOMPARE(plan().totals().promote, 4);
    QVERIFY(m_page->escape());
    QTRY_COMPARE(plan().rowCount(plan().index(0, 0)), 4);
}

void LifecyclePageTest::undoesANight()
{
    const QStringList ids = m_profile->addPhotos(3);
    ageUntilDue();
    const auto run = m_profile->engine().lifecycle.run({}, {}, {}, {});
    QVERIFY(run && run->tempDeleted == 3);
    open({{u"run"_s, run->runId}});
    QTRY_COMPARE(m_page->history().model().rowCount(), 1);
    QAbstractItemModelTester tester(&m_page->history().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(m_profile->photo(ids.at(0)).deletedAt);
    const auto hasUndo = [this] {
        for (const QPushButton *button : m_page->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == u"Undo this run…"_s)
                return true;
        }
        return false;
    };
    QTRY_COMPARE(m_page->history().model().run(0).undoable, 3);
    QTRY_VERIFY(hasUndo());
    press(u"Undo this run…"_s);
    QTRY_VERIFY(openSheet(*m_page));
    openSheet(*m_page)->findChild<QPushButton *>(u"accept"_s)->click();
    QTRY_VERIFY2(
        !m_profile->photo(ids.at(0)).deletedAt,
        qPrintable(m_probe->errors.isEmpty() ? m_probe->toasts.join(u' ') : m_probe->errors.constFirst().message));
    QTRY_VERIFY(!hasUndo());
}

void LifecyclePageTest::brakeStopsAndIsLifted()
{
    const QStringList ids = m_profile->addPhotos(4);
    Policy policy;
    policy.brakeCount = 2;
    QVERIFY(m_profile->engine().rules.setPolicy(policy));
    ageUntilDue();
    open();
    QSignalSpy finished(&m_profile->services().scheduler, &Scheduler::finished);
    m_page->plan().askRun();
    QTRY_VERIFY(openSheet(*m_page));
    openSheet(*m_page)->findChild<QPushButton *>(u"accept"_s)->click();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!m_profile->photo(ids.at(0)).deletedAt);
    QTRY_VERIFY(openSheet(*m_page));
    QPushButton *anyway = nullptr;
    for (QPushButton *button : openSheet(*m_page)->findChildren<QPushButton *>()) {
        if (button->text().startsWith("Delete anyway"_L1))
            anyway = button;
    }
    QVERIFY(anyway);
    anyway->click();
    QTRY_VERIFY(openSheet(*m_page) && openSheet(*m_page)->findChild<QPushButton *>(u"accept"_s));
    openSheet(*m_page)->findChild<QPushButton *>(u"accept"_s)->click();
    QTRY_COMPARE(finished.count(), 2);
    QVERIFY(m_profile->photo(ids.at(0)).deletedAt);
}

void LifecyclePageTest::ruleShowsItsConsequenceAndIsSaved()
{
    m_profile->addPhotos(3, u"Veste"_s);
    m_profile->clock().advance(30 * Hour);
    open({{u"tab"_s, u"rules"_s}});
    QSignalSpy ready(&m_page->rules(), &RulesTab::ready);
    QTRY_VERIFY(ready.count() > 0);
    RuleRow *row = m_page->rules().row(u"lifecycle.temp_hours"_s);
    QVERIFY(row);
    QCOMPARE(row->value(), 48);
    QVERIFY(!m_page->rules().isChanged());
    row->findChild<QSpinBox *>()->setValue(24);
    QVERIFY(m_page->rules().isChanged());
    const auto says = [row](const QString &part) {
        for (const QLabel *label : row->findChildren<QLabel *>()) {
            if (label->text().contains(part))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(says(u"+3 to HOT"_s));
    QCOMPARE(m_profile->engine().rules.policy()->tempHours, 48);
    press(u"Save rules"_s);
    QTRY_COMPARE(m_profile->engine().rules.policy()->tempHours, 24);
    QTRY_VERIFY(m_probe->undo);
    m_probe->undo();
    QTRY_COMPARE(m_profile->engine().rules.policy()->tempHours, 48);
    QTRY_COMPARE(row->value(), 48);
}

void LifecyclePageTest::everyRuleReadsAndWritesThePolicy()
{
    const QList<std::pair<QString, QString>> values = policyValues(Policy{});
    QStringList names;
    for (const auto &[name, value] : values)
        names.append(name);
    QSet<QString> seen;
    for (const RuleDefinition &rule : ruleDefinitions()) {
        QVERIFY2(names.contains(rule.id), qPrintable(rule.id));
        QVERIFY(!seen.contains(rule.id));
        seen.insert(rule.id);
        for (const int value : {0, 1, 2})
            QVERIFY2(rule.sentence(value).contains("%1"_L1), qPrintable(rule.id));
        Policy policy;
        rule.number(policy) = rule.minimum + 1;
        QCOMPARE(rule.number(policy), rule.minimum + 1);
        QVERIFY(!(policy == Policy{}) || rule.minimum + 1 == rule.number(policy));
        for (const auto &[id, text] : rule.choices) {
            rule.setChoice(policy, id);
            QCOMPARE(rule.choice(policy), id);
            QVERIFY(!text.isEmpty());
        }
    }
}

TD_WINDOW_TEST(LifecyclePageTest)
#include "tst_lifecycle_page.moc"
