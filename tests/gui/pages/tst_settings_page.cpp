// SPDX-License-Identifier: GPL-3.0-or-later
// Where the tiers are kept, on the Settings page, over a real profile, a keyring in memory and an S3 server in this
// process.
#include "app/desktop/profileplaces.h"
#include "gui/pages/guiprofile.h"
#include "gui/pages/memorykeyring.h"
#include "gui/pages/pageprobe.h"
#include "support/fakes3.h"
#include "support/testprogram.h"
#include "ui/dialogs/firststartdialog.h"
#include "ui/mainwindow.h"
#include "ui/pages/settings/checklist.h"
#include "ui/pages/settings/settingspage.h"
#include "ui/pages/settings/sharedsettings.h"
#include "ui/pages/settings/tierform.h"
#include "ui/widgets/card.h"
#include "ui/widgets/statuslabel.h"

#include <QPointer>
#include <QAccessible>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

const QByteArray Canary = "canary/secret+0123456789";

FakeS3Options serverOptions()
{
    FakeS3Options options;
    options.secret = Canary;
    return options;
}

} // namespace

class SettingsPageTest : public QObject
{
    Q_OBJECT

private:
    struct Bench {
        FakeS3 server{serverOptions()};
        GuiProfile profile;
        std::shared_ptr<MemoryKeyring> keyring = std::make_shared<MemoryKeyring>();
        SettingsSource source;
        std::unique_ptr<SettingsPage> page;
        std::unique_ptr<PageProbe> probe;

        Bench()
        {
            source = {.profile = profile.folder(), .commandLine = {}, .environment = {}};
            profile.services().tierPlaces =
                std::make_shared<ProfilePlaces>(source, profilePaths(source), keyring, profile.engine(), adopt());
            page = std::make_unique<SettingsPage>(profile.services(), nullptr);
            probe = std::make_unique<PageProbe>(*page);
            page->resize(1100, 900);
            page->show();
            page->activated({});
        }

        static ProfilePlaces::Adopt adopt()
        {
            return [](Tier, std::stop_token) -> Result<void> { return {}; };
        }
        QPushButton *button(const QString &accessibleName) const
        {
            for (QPushButton *one : page->findChildren<QPushButton *>()) {
                if ((one->accessibleName() == accessibleName || one->text() == accessibleName) &&
                    one->isVisibleTo(page.get()))
                    return one;
            }
            return nullptr;
        }
        QLineEdit *edit(const QString &field) const { return page->findChild<QLineEdit *>(field); }
        TierForm *form() const { return page->findChild<TierForm *>(); }

        /// Opens the form of HOT and chooses the provider.
        void openHot(const QString &provider)
        {
            QTRY_VERIFY(button(u"Change where HOT is kept"_s));
            button(u"Change where HOT is kept"_s)->click();
            QVERIFY(form());
            auto *choice = form()->findChild<QComboBox *>();
            const int at = choice->findData(provider);
            QVERIFY(at >= 0);
            choice->setCurrentIndex(at);
            QTRY_VERIFY(button(u"Save"_s));
        }
        void fill(const QString &bucket = u"photos"_s)
        {
            edit(u"bucket"_s)->setText(bucket);
            edit(u"endpoint"_s)->setText(server.endpoint());
            edit(u"key_id"_s)->setText(server.options().accessKey);
            edit(u"secret"_s)->setText(QString::fromUtf8(Canary));
        }
        QStringList lines() const
        {
            QStringList texts;
            for (CheckList *list : page->findChildren<CheckList *>()) {
                for (StatusLabel *line : list->findChildren<StatusLabel *>())
                    texts << line->text();
            }
            return texts;
        }
        QByteArray settingsFile() const
        {
            QFile file(profile.folder() + u"/settings.json"_s);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }
    };

private Q_SLOTS:
    void aFolderIsTestedStepByStep();
    void eachProviderAsksForItsOwn();
    void aBucketIsTestedBeforeItIsSaved();
    void theSecretGoesToTheKeyringAlone();
    void withoutAKeyringNothingIsSaved();
    void photosAreNotLeftBehind();
    void whatTheEnvironmentSaysIsNotOffered();
    void theFirstStartLeadsThere();
    void whatIsHalfTypedStays();
};

void SettingsPageTest::aFolderIsTestedStepByStep()
{
    Bench bench;
    QTRY_VERIFY(bench.button(u"Test TEMP"_s));
    bench.button(u"Test TEMP"_s)->click();
    QTRY_COMPARE(bench.lines(), (QStringList{u"Write"_s, u"Read back"_s, u"Delete"_s}));
    QVERIFY(bench.probe->errors.isEmpty());
}

void SettingsPageTest::eachProviderAsksForItsOwn()
{
    Bench bench;
    bench.openHot(u"r2"_s);
    QVERIFY(bench.edit(u"account"_s) && bench.edit(u"bucket"_s) && bench.edit(u"secret"_s));
    auto *choice = bench.form()->findChild<QComboBox *>();
    QCOMPARE(choice->findData(u"none"_s), -1);
    choice->setCurrentIndex(choice->findData(u"aws"_s));
    QVERIFY(bench.edit(u"region"_s) && !bench.edit(u"account"_s));
    QCOMPARE(bench.edit(u"region"_s)->placeholderText(), u"us-east-1"_s);
    choice->setCurrentIndex(choice->findData(u"gcs"_s));
    QVERIFY(bench.edit(u"gcp.credentials"_s));
    choice->setCurrentIndex(choice->findData(u"folder"_s));
    QVERIFY(bench.edit(u"folder"_s) && !bench.edit(u"secret"_s));
    shot(*bench.page, u"settings-tiers"_s);
}

void SettingsPageTest::aBucketIsTestedBeforeItIsSaved()
{
    Bench bench;
    bench.openHot(u"s3"_s);
    QVERIFY(!bench.button(u"Test connection"_s)->isEnabled());
    bench.fill();
    QVERIFY(bench.button(u"Test connection"_s)->isEnabled());
    bench.button(u"Test connection"_s)->click();
    QTRY_VERIFY(bench.lines().contains(u"Read back"_s));
    QVERIFY(bench.lines().contains(u"Reach"_s) && bench.lines().contains(u"Key"_s));
    QVERIFY2(bench.server.keys().isEmpty(), "a test claims no bucket and leaves nothing");
    QVERIFY(bench.settingsFile().isEmpty());

    bench.edit(u"secret"_s)->setText(u"wrong"_s);
    bench.button(u"Test connection"_s)->click();
    QTRY_VERIFY(bench.lines().join(u'\n').contains("Key: "_L1));
    bench.fill(u"not-there"_s);
    bench.button(u"Test connection"_s)->click();
    QTRY_VERIFY(bench.lines().join(u'\n').contains("no such bucket"_L1));
    bench.server.setDown(true);
    bench.fill();
    bench.button(u"Test connection"_s)->click();
    QTRY_VERIFY(bench.lines().join(u'\n').contains("Reach: "_L1) &&
                !bench.lines().join(u'\n').contains("no such bucket"_L1));
    shot(*bench.page, u"settings-tier-unreachable"_s);
}

void SettingsPageTest::theSecretGoesToTheKeyringAlone()
{
    Bench bench;
    bench.openHot(u"s3"_s);
    const QPointer<QPushButton> card = bench.button(u"Change where HOT is kept"_s);
    bench.fill();
    QLineEdit *secret = bench.edit(u"secret"_s);
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    QVERIFY(!secret->displayText().contains("canary"_L1));
    QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(secret);
    QVERIFY(reader);
    QVERIFY(!reader->text(QAccessible::Value).contains("canary"_L1) &&
            !reader->text(QAccessible::Name).contains("canary"_L1));
    bench.button(u"Save"_s)->click();
    QTRY_VERIFY(!bench.form());
    QTRY_COMPARE(bench.probe->toasts.size(), 1);
    QCOMPARE(bench.keyring->kept.values(), QList<QByteArray>{Canary});
    QVERIFY(bench.settingsFile().contains("photos") && !bench.settingsFile().contains(Canary));

    auto saved = loadSettings(bench.source);
    QVERIFY(saved.has_value());
    QCOMPARE(saved->hot.remote->missingSecret, u"hot.secret"_s);
    QVERIFY(completeFromKeyring(*saved, SecretStore(bench.keyring, saved->paths.root)));
    QCOMPARE(saved->hot.remote->config.secret.reveal(), Canary);

    QTRY_VERIFY(!card); // the settings were read anew
    bench.openHot(u"s3"_s);
    QCOMPARE(bench.edit(u"bucket"_s)->text(), u"photos"_s);
    QVERIFY2(bench.edit(u"secret"_s)->text().isEmpty(), "it is never given back");
    QVERIFY(bench.button(u"Test connection"_s)->isEnabled());
    bench.button(u"Test connection"_s)->click();
    QTRY_VERIFY(bench.lines().contains(u"Read back"_s));
}

void SettingsPageTest::withoutAKeyringNothingIsSaved()
{
    Bench bench;
    bench.keyring->isThere = false;
    bench.page->reload();
    bench.openHot(u"s3"_s);
    bench.fill();
    bench.button(u"Save"_s)->click();
    QTRY_COMPARE(bench.probe->errors.size(), 1);
    QVERIFY(bench.probe->errors.first().remedy.contains("TIERDECK_HOT_SECRET"_L1));
    QVERIFY(bench.settingsFile().isEmpty());
    QVERIFY(bench.form());
}

void SettingsPageTest::photosAreNotLeftBehind()
{
    Bench bench;
    bench.profile.services().tierMover = {}; // which would move them (tst_tiermove)
    const QStringList ids = bench.profile.addPhotos(1);
    QVERIFY(bench.profile.engine().mover.move(ids.first(), Tier::Hot, true, {}, {}).has_value());
    bench.openHot(u"s3"_s);
    bench.fill();
    bench.button(u"Save"_s)->click();
    QTRY_COMPARE(bench.probe->errors.size(), 1);
    QCOMPARE(bench.probe->errors.first().reason, u"tier.not_empty"_s);
    QVERIFY(bench.keyring->kept.isEmpty());
    QVERIFY(bench.settingsFile().isEmpty());
}

void SettingsPageTest::whatTheEnvironmentSaysIsNotOffered()
{
    Bench bench;
    bench.source.environment.insert(u"TIERDECK_HOT_FOLDER"_s, bench.profile.folder());
    bench.profile.services().tierPlaces = std::make_shared<ProfilePlaces>(
        bench.source, profilePaths(bench.source), bench.keyring, bench.profile.engine(), bench.adopt());
    bench.page->reload();
    QTRY_VERIFY(bench.button(u"Change where COLD is kept"_s) && !bench.button(u"Change where HOT is kept"_s));
    QTRY_VERIFY(bench.button(u"Change where COLD is kept"_s));
}

void SettingsPageTest::theFirstStartLeadsThere()
{
    Bench bench;
    MainWindow window(bench.profile.services());
    window.show();
    window.offerFirstStart();
    auto *dialog = window.findChild<FirstStartDialog *>();
    QVERIFY(dialog);
    Card *choice = nullptr;
    for (Card *card : dialog->findChildren<Card *>()) {
        if (card->accessibleName() == "Connect providers"_L1)
            choice = card;
    }
    QVERIFY(choice);
    QTest::mouseClick(choice, Qt::LeftButton);
    QCOMPARE(dialog->choice(), FirstStartDialog::Choice::Providers);
    dialog->accept();
    QTRY_COMPARE(window.currentPageId(), u"settings"_s);
}

void SettingsPageTest::whatIsHalfTypedStays()
{
    Bench bench;
    const SettingField quality{.key = u"image.quality"_s, .label = u"Quality"_s, .caption = {}, .fallback = u"85"_s,
                               .minimum = 1, .maximum = 100, .suffix = {}, .choices = {}};
    SharedSettings settings(bench.profile.services(), {quality});
    settings.show();
    settings.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&settings));
    QSignalSpy saved(&settings, &SharedSettings::toast);
    auto *box = settings.findChild<QSpinBox *>();
    settings.load();
    QTRY_VERIFY(box->value() > 1);
    const int before = box->value();
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, u"17"_s);
    settings.load();
    bench.profile.services().pool.waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(box->text(), u"17"_s);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_COMPARE(saved.count(), 1);
    saved.first().at(1).value<std::function<void()>>()();
    QTRY_COMPARE(box->value(), before); // a change of the value is shown, focus or not
}

TD_WINDOW_TEST(SettingsPageTest)
#include "tst_settings_page.moc"
