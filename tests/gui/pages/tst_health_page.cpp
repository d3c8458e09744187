// SPDX-License-Identifier: GPL-3.0-or-later
// The Health page over a real profile: what is found is shown with its remedy, backups are made, verified and restored,
// and the log is read and followed.
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "support/awaystore.h"
#include "support/testprogram.h"
#include "ui/pages/health/backupsmodel.h"
#include "ui/pages/health/backupstab.h"
#include "ui/pages/health/checkstab.h"
#include "ui/pages/health/healthpage.h"
#include "ui/pages/health/logmodel.h"
#include "ui/pages/health/logtab.h"
#include "ui/pages/health/restoredialog.h"
#include "ui/shell/sidecounts.h"
#include "ui/widgets/sidebar.h"
#include "ui/widgets/statuslabel.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QSemaphore>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int Patience = 30'000;

/// A place of backups that gives no answer until it is let go.
class SilentDesk : public BackupDesk
{
public:
    [[nodiscard]] Result<BackupWhere> where() override
    {
        m_go.acquire();
        m_go.release();
        return BackupWhere{};
    }
    [[nodiscard]] Result<void> setFolder(const QString &) override { return {}; }
    [[nodiscard]] std::shared_ptr<TierPlaces> buckets() override { return {}; }
    [[nodiscard]] Result<void> setPassphrase(const Secret &) override { return {}; }
    [[nodiscard]] Result<BackupPlace> place() override { return fail(ErrorCode::Unavailable, u"net.unreachable"_s, u"silent"_s); }
    [[nodiscard]] Result<BackupRestored> restore(const QString &, const QString &, const ProgressFn &, std::stop_token) override
    {
        return BackupRestored{};
    }
    [[nodiscard]] Result<void> takeOver(std::stop_token) override { return {}; }
    void letGo() { m_go.release(); }

private:
    QSemaphore m_go;
};

struct HealthPageBench {
    GuiProfile profile;
    HealthPage page{profile.services(), nullptr};
    PageProbe probe{page};

    explicit HealthPageBench(const QString &tab)
    {
        page.resize(1000, 800);
        page.show();
        page.activated({{u"tab"_s, tab}});
    }
    [[nodiscard]] QPushButton *button(const QString &text)
    {
        for (QPushButton *one : page.findChildren<QPushButton *>()) {
            if ((one->text() == text || one->accessibleName() == text) && one->isVisibleTo(&page))
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] HealthStatus statusOf(const QString &name)
    {
        for (const HealthItem &item : page.checks().items()) {
            if (item.name == name)
                return item.status;
        }
        return HealthStatus::Warning;
    }
    [[nodiscard]] bool says(const QString &words)
    {
        for (const StatusLabel *label : page.findChildren<StatusLabel *>()) {
            if (label->text().contains(words) && label->isVisibleTo(&page))
                return true;
        }
        return false;
    }
};

} // namespace

class HealthPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsLookedAt();
    void aTierInTrouble();
    void theSideBarCountsProblems();
    void aBackupIsMadeVerifiedAndRestored();
    void settingsOfBackups();
    void thePlaceOfBackups();
    void aSilentPlaceHoldsUpNoPage();
    void theLogIsFilteredAndFollowed();
};

void HealthPageTest::everythingIsLookedAt()
{
    HealthPageBench bench(u"checks"_s);
    // never looked at before: it does so by itself
    QTRY_VERIFY_WITH_TIMEOUT(!bench.page.checks().isBusy() && bench.statusOf(u"catalogue"_s) == HealthStatus::Ok, Patience);
    for (const QString &name : {u"tier.temp"_s, u"tier.hot"_s, u"journal"_s, u"lifecycle"_s, u"backup"_s})
        QCOMPARE(bench.statusOf(name), HealthStatus::Ok);
    QTRY_VERIFY(bench.says(u"Catalogue"_s));
    shot(bench.page, u"health-checks"_s);
    // what it offers leads somewhere
    QPushButton *schedule = nullptr;
    QTRY_VERIFY((schedule = bench.button(u"Nightly run: Open the schedule"_s)));
    schedule->click();
    QCOMPARE(bench.probe.opened, u"lifecycle"_s);
    QVERIFY(bench.probe.errors.isEmpty());
}

void HealthPageTest::aTierInTrouble()
{
    HealthPageBench bench(u"checks"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!bench.page.checks().isBusy() && bench.statusOf(u"tier.cold"_s) == HealthStatus::Ok, Patience);
    QVERIFY(QDir(bench.profile.folder() + u"/Local profile/cold"_s).removeRecursively());
    bench.button(u"Check all"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.page.checks().isBusy() && bench.statusOf(u"tier.cold"_s) == HealthStatus::Error, Patience);
    QTRY_VERIFY(bench.says(u"problem"_s));
    QPushButton *tiers = nullptr;
    QTRY_VERIFY((tiers = bench.button(u"COLD: Open the tiers"_s)));
    tiers->click();
    QCOMPARE(bench.probe.opened, u"settings"_s);
}

void HealthPageTest::theSideBarCountsProblems()
{
    GuiProfile profile;
    profile.addPhotos(1, u"d"_s); // and no backup of it
    SideBar side;
    SideBarEntry health;
    health.id = health.icon = u"health"_s;
    health.text = u"Health"_s;
    side.setEntries({health});
    SideCounts counts(profile.services(), &side, nullptr);
    counts.refresh(true);
    const auto told = [&side] { return side.list()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(); };
    QTRY_COMPARE(told(), u"Health, 1 problem(s)"_s);
}

void HealthPageTest::aBackupIsMadeVerifiedAndRestored()
{
    HealthPageBench bench(u"backups"_s);
    const QAbstractItemModelTester tester(&bench.page.backups().model());
    bench.profile.addPhotos(2, u"d"_s);
    QVERIFY(bench.profile.engine().rules.set(u"backup.photos"_s, u"all"_s));
    QTRY_VERIFY(bench.button(u"Back up now"_s)->isEnabled());
    bench.button(u"Back up now"_s)->click();
    BackupsModel &model = bench.page.backups().model();
    QTRY_VERIFY_WITH_TIMEOUT(model.rowCount() == 1 && !bench.page.backups().isBusy(), Patience);
    QTRY_VERIFY(bench.says(u"It was made"_s));
    QCOMPARE(model.index(0, BackupsModel::Photos).data().toString(), u"2"_s);
    shot(bench.page, u"health-backups"_s);

    bench.button(u"Verify…"_s)->click();
    QTRY_VERIFY(openSheet(bench.page)); // QTRY_VERIFY looks twice, so it does not press
    QVERIFY(press(bench.page, u"Verify"_s));
    QTRY_VERIFY_WITH_TIMEOUT(bench.says(u"The backup is right"_s) && !bench.page.backups().isBusy(), Patience);
    QTRY_VERIFY(model.index(0, BackupsModel::Verified).data().toString() != u"not yet"_s);

    bench.button(u"Restore…"_s)->click();
    const QString folder = QString(bench.profile.folder() + u"/restored"_s);
    RestoreDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = bench.page.window()->findChild<RestoreDialog *>()));
    dialog->setFolder(folder);
    QVERIFY(press(bench.page, u"Restore"_s));
    QTRY_VERIFY_WITH_TIMEOUT(bench.says(u"Restored into"_s) && !bench.page.backups().isBusy(), Patience);
    QVERIFY(QFile::exists(QString(folder + u"/catalog.db"_s)));
    QVERIFY(!QDir(QString(folder + u"/temp"_s)).isEmpty());

    bench.button(u"Clean up…"_s)->click();
    QTRY_COMPARE(bench.probe.toasts, QStringList{u"There is nothing to clean up"_s});
    QVERIFY(bench.probe.errors.isEmpty());
}

void HealthPageTest::settingsOfBackups()
{
    HealthPageBench bench(u"backups"_s);
    const Rules &rules = bench.profile.engine().rules;
    QLineEdit *time = nullptr;
    QTRY_VERIFY([&] {
        for (QLineEdit *edit : bench.page.backups().findChildren<QLineEdit *>()) {
            if (edit->text() == u"02:00"_s)
                time = edit;
        }
        return time != nullptr;
    }());
    time->setText(u"4:30"_s);
    QTest::keyClick(time, Qt::Key_Return);
    QTRY_COMPARE(backupRules(rules)->time, QTime(4, 30));
    // as the nightly run again, after it was said otherwise
    QVERIFY(bench.profile.engine().rules.set(u"backup.enabled"_s, u"true"_s));
    QVERIFY(bench.profile.engine().rules.set(u"backup.enabled"_s, QString()));
    QVERIFY(!backupRules(rules)->enabled.has_value());
}

void HealthPageTest::thePlaceOfBackups()
{
    HealthPageBench bench(u"backups"_s);
    const auto desk = bench.profile.services().backups;
    QVERIFY(desk->where()->isOwnFolder);
    const QString disk = QString(bench.profile.folder() + u"/disk"_s);
    QVERIFY(!desk->setFolder(disk)); // not mounted
    QVERIFY(QDir().mkpath(disk));
    QVERIFY(desk->setFolder(disk));
    QCOMPARE(desk->where()->folder, disk);
    QVERIFY(desk->place()->target->displayName().contains(disk)); // at once
    // where a tier keeps its photos no backup can be
    const QString root = QString(bench.profile.folder() + u"/Local profile"_s);
    for (const QString &folder : {root, QString(root + u"/hot"_s)}) {
        const auto refused = desk->setFolder(folder);
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, u"backup.same_as_tier"_s);
    }
    QCOMPARE(desk->where()->folder, disk);
    QVERIFY(desk->setFolder({}));
    QVERIFY(desk->where()->isOwnFolder);
}

void HealthPageTest::aSilentPlaceHoldsUpNoPage()
{
    HealthPageBench bench(u"log"_s);
    const auto desk = std::make_shared<SilentDesk>();
    bench.profile.services().backups = desk;
    for (int look = 0; look < 6; ++look)
        bench.page.activated({{u"tab"_s, u"backups"_s}});
    bool isAnswered = false;
    runAsync(bench.profile.services().pool, &bench.page, [] {}, [&isAnswered] { isAnswered = true; });
    QTRY_VERIFY(isAnswered);
    desk->letGo();
    bench.profile.services().workPool.waitForDone();
}

void HealthPageTest::theLogIsFilteredAndFollowed()
{
    HealthPageBench bench(u"checks"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!bench.page.checks().isBusy() && !bench.page.checks().items().isEmpty(), Patience);
    QFile log(QString(bench.profile.services().logFolder + u"/tierdeck.log"_s));
    const auto write = [&log](const char *level, const char *module, const char *message) {
        QVERIFY(log.open(QIODevice::Append));
        log.write(QByteArray("{\"level\":\"") + level + "\",\"module\":\"tierdeck." + module + "\",\"msg\":\"" + message +
                  "\",\"function\":\"f\",\"tag\":\"STORAGE\",\"time\":\"2026-11-21T02:00:00.000Z\"}\n");
        log.close();
    };
    write("info", "app", "begun");
    write("warning", "storage", "tried again");
    bench.page.activated({{u"tab"_s, u"log"_s}});
    LogModel &model = bench.page.log().model();
    const QAbstractItemModelTester tester(&model);
    QTRY_COMPARE(model.rowCount(), 2);
    write("error", "storage", "gave up");
    QTRY_COMPARE(model.rowCount(), 3); // it follows
    QCOMPARE(model.index(2, LogModel::Message).data().toString(), u"gave up"_s);
    QCOMPARE(model.index(2, LogModel::Module).data().toString(), u"storage"_s);
    shot(bench.page, u"health-log"_s);

    auto *words = bench.page.log().findChild<QLineEdit *>();
    QVERIFY(bench.page.focusFilter());
    words->setText(u"AGAIN"_s);
    QTRY_COMPARE(model.rowCount(), 1);
    bench.button(u"Copy"_s)->click();
    QTRY_COMPARE(bench.probe.toasts, QStringList{u"1 line(s) copied"_s});
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"tried again"_s));
    words->clear();
    QTRY_COMPARE(model.rowCount(), 3);
    bench.page.deactivated();
    QVERIFY(bench.probe.errors.isEmpty());
}

TD_WINDOW_TEST(HealthPageTest)
#include "tst_health_page.moc"
