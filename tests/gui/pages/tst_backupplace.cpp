// SPDX-License-Identifier: GPL-3.0-or-later
// A bucket and a passphrase for the backups, chosen in the window; and a restored profile that is taken over there.
#include "app/desktop/profilebackups.h"
#include "engine/backup/backupwriter.h"
#include "engine/restorehold.h"
#include "engine/tenure.h"
#include "gui/pages/guiprofile.h"
#include "gui/pages/memorykeyring.h"
#include "gui/pages/pageprobe.h"
#include "support/fakes3.h"
#include "support/testprogram.h"
#include "ui/pages/health/backupplacedialogs.h"
#include "ui/pages/health/backupstab.h"
#include "ui/pages/health/healthpage.h"
#include "ui/widgets/banner.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

/// Keeps secrets for as long as the test.
/// An opened profile of its own, whose backups the window can place.
struct BackupPlaceBench {
    GuiProfile window; ///< for its looks
    QTemporaryDir folder;
    FakeS3 server;
    std::shared_ptr<MemoryKeyring> keyring = std::make_shared<MemoryKeyring>();
    SettingsSource source{.profile = folder.path(), .commandLine = {}, .environment = {}};
    std::unique_ptr<Container> container;
    std::unique_ptr<ProfileBackups> desk;

    BackupPlaceBench()
    {
        const auto settings = loadSettings(source);
        auto opened = Container::open(settings.value(), {.clock = {}, .ids = {}, .keyring = keyring});
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        container = *std::move(opened);
        desk = std::make_unique<ProfileBackups>(source, *container, keyring);
    }
    [[nodiscard]] QString reasonOf(const Result<void> &done) const { return done ? QString() : done.error().reason; }
};

} // namespace

class BackupPlaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBucketIsFilledIn();
    void thePassphraseFitsThePlace();
    void thePassphraseIsTypedTwice();
    void aRestoredProfileIsTakenOver();
};

void BackupPlaceTest::aBucketIsFilledIn()
{
    BackupPlaceBench bench;
    const auto buckets = bench.desk->buckets();
    const TierBound bound = *buckets->bound(Tier::Cold);
    QVERIFY(bound.holdsAtOnce && bound.place.isEmpty() && !bound.keyringProblem);
    QThreadPool pool;
    auto *dialog = new BackupBucketDialog(pool, buckets, bound, nullptr); // deletes itself
    QSignalSpy accepted(dialog, &QDialog::accepted);
    QSignalSpy failed(dialog, &BackupBucketDialog::failed);
    dialog->open();
    auto *choice = dialog->findChild<QComboBox *>();
    choice->setCurrentIndex(choice->findData(u"s3"_s));
    QVERIFY(!dialog->findChild<QLineEdit *>(u"cdn_domain"_s));
    dialog->findChild<QLineEdit *>(u"bucket"_s)->setText(bench.server.options().bucket);
    dialog->findChild<QLineEdit *>(u"endpoint"_s)->setText(bench.server.endpoint());
    dialog->findChild<QLineEdit *>(u"key_id"_s)->setText(bench.server.options().accessKey);
    const QByteArray secret = bench.server.options().secret;
    dialog->findChild<QLineEdit *>(u"secret"_s)->setText(QString::fromUtf8(secret));
    shot(*dialog, u"backup-bucket"_s);
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->text() == u"Save"_s)
            button->click();
    }
    QTRY_COMPARE(accepted.count() + failed.count(), 1);
    QCOMPARE(failed.count(), 0);
    QVERIFY(bench.desk->where()->place.contains(bench.server.options().bucket));
    QCOMPARE(bench.keyring->kept.values(), QList<QByteArray>{secret});
    QFile file(QString(bench.folder.path() + u"/settings.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(secret));
    // and it is used at once
    const BackupPlace place = *bench.desk->place();
    const EngineParts &parts = bench.container->engine().parts;
    QVERIFY(BackupWriter(parts, place).create({}, false, {}, {}));
    QVERIFY(bench.server.keys().contains(BackupDescriptionKey));
    // the profile's own folder again
    QVERIFY(bench.desk->setFolder({}));
    QVERIFY(bench.desk->where()->isOwnFolder);
}

void BackupPlaceTest::thePassphraseFitsThePlace()
{
    BackupPlaceBench bench;
    const EngineParts &parts = bench.container->engine().parts;
    QCOMPARE(bench.reasonOf(bench.desk->setPassphrase(Secret("wordy horse"))), QString());
    QCOMPARE(bench.desk->place()->passphrase.reveal(), "wordy horse"_ba);
    QVERIFY(BackupWriter(parts, *bench.desk->place()).create({}, false, {}, {}));
    QCOMPARE(bench.reasonOf(bench.desk->setPassphrase(Secret("another"))), u"backup.passphrase_wrong"_s);
    QCOMPARE(bench.reasonOf(bench.desk->setPassphrase({})), u"backup.passphrase_missing"_s);
    QCOMPARE(bench.desk->place()->passphrase.reveal(), "wordy horse"_ba);
    BackupPlaceBench open;
    QVERIFY(BackupWriter(open.container->engine().parts, *open.desk->place()).create({}, false, {}, {}));
    QCOMPARE(open.reasonOf(open.desk->setPassphrase(Secret("late"))), u"backup.not_sealed"_s);
    QVERIFY(open.keyring->kept.isEmpty());
}

void BackupPlaceTest::thePassphraseIsTypedTwice()
{
    BackupPlaceBench bench;
    auto *dialog = new PassphraseDialog(nullptr); // deletes itself
    QByteArrayList chosen;
    connect(dialog, &PassphraseDialog::chosen, this, [&](const Secret &secret) { chosen.append(secret.reveal()); });
    dialog->open();
    const QList<QLineEdit *> fields = dialog->findChildren<QLineEdit *>();
    QCOMPARE(fields.size(), 2);
    QPushButton *store = nullptr;
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->text() == u"Store"_s)
            store = button;
    }
    QVERIFY(store && !store->isEnabled());
    shot(*dialog, u"backup-passphrase"_s);
    fields.first()->setText(u"one"_s);
    fields.last()->setText(u"two"_s);
    QVERIFY(!store->isEnabled());
    fields.last()->setText(u"one"_s);
    QVERIFY(store->isEnabled());
    store->click();
    QCOMPARE(chosen, QByteArrayList{"one"_ba});
}

void BackupPlaceTest::aRestoredProfileIsTakenOver()
{
    GuiProfile profile;
    Catalogue &catalogue = profile.engine().parts.catalogue;
    QVERIFY(holdRestored(catalogue, {.backup = u"2026-11-21-020000-1a2b3c4d"_s, .since = profile.clock().now()}));
    HealthPage page(profile.services(), nullptr);
    PageProbe probe(page);
    page.resize(1000, 800);
    page.show();
    page.activated({{u"tab"_s, u"backups"_s}});
    const auto banner = [&page]() -> Banner * {
        for (Banner *one : page.backups().findChildren<Banner *>()) {
            if (one->isVisibleTo(&page) && one->text().contains("1a2b3c4d"_L1))
                return one;
        }
        return nullptr;
    };
    QTRY_VERIFY(banner());
    shot(page, u"health-restored"_s);
    banner()->findChild<QPushButton *>()->click();
    QTRY_VERIFY(openSheet(page));
    QVERIFY(press(page, u"Take over"_s));
    QTRY_VERIFY(!banner());
    QVERIFY(!restoreHold(catalogue)->has_value());
    QFile marker(QString(profile.services().profilePath + u"/temp/.tierdeck-tier"_s));
    QVERIFY(marker.open(QIODevice::ReadOnly));
    const QByteArray tenure = tenureOf(catalogue)->current.toUtf8();
    QVERIFY(!tenure.isEmpty());
    QVERIFY(marker.readAll().startsWith(tenure)); // the others find out at once
    QCOMPARE(probe.toasts, QStringList{u"The buckets and folders are this profile's now"_s});
    QVERIFY(probe.errors.isEmpty());
}

TD_WINDOW_TEST(BackupPlaceTest)
#include "tst_backupplace.moc"
