// SPDX-License-Identifier: GPL-3.0-or-later
// A tier that holds photos goes to a bucket by the Settings page: told before Save, copied, proven, switched; stopped
// and gone on with. Over a real profile, a keyring in memory and an S3 server in this process.
#include "app/desktop/console.h"
#include "app/tiermove.h"
#include "gui/pages/guiprofile.h"
#include "gui/pages/memorykeyring.h"
#include "gui/pages/pageprobe.h"
#include "support/fakes3.h"
#include "support/manualclock.h"
#include "support/testprogram.h"
#include "ui/messengerdesk.h"
#include "ui/pages/settings/settingspage.h"
#include "ui/pages/settings/tierform.h"
#include "ui/tiermover.h"
#include "ui/widgets/statuslabel.h"

#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

const QByteArray MoveSecret = "canary/secret+0123456789";
constexpr int MovedPhotos = 3;

FakeS3Options moveServer()
{
    FakeS3Options options;
    options.secret = MoveSecret;
    return options;
}

} // namespace

class TierMoveTest : public QObject
{
    Q_OBJECT

private:
    struct Bench {
        FakeS3 server{moveServer()};
        QTemporaryDir folder;
        std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>(instantOf(1'763'028'000));
        std::shared_ptr<MemoryKeyring> keyring = std::make_shared<MemoryKeyring>();
        SettingsSource source{.profile = folder.filePath(u"profile"_s), .commandLine = {}, .environment = {}};
        Theme theme;
        std::unique_ptr<Console> console;
        std::unique_ptr<SettingsPage> page;
        std::unique_ptr<PageProbe> probe;

        Bench()
        {
            theme.apply(Scheme::Light);
            auto container = opened();
            if (!container)
                qFatal("profile: %s", qPrintable(container.error().message));
            console = std::make_unique<Console>(std::move(*container), source, keyring);
            for (int i = 0; i < MovedPhotos; ++i)
                addToHot(i);
            page = std::make_unique<SettingsPage>(console->services(), nullptr);
            probe = std::make_unique<PageProbe>(*page);
            page->resize(1100, 900);
            page->show();
            page->activated({});
        }
        ~Bench()
        {
            page.reset();
            console.reset();
        }
        Result<std::unique_ptr<Container>> opened() const
        {
            auto settings = loadSettings(source);
            if (!settings)
                return fail(joined(settings.error()));
            TD_TRY(completeFromKeyring(*settings, SecretStore(keyring, settings->paths.root)));
            return Container::open(*settings,
                                   {.clock = clock,
                                    .ids = {},
                                    .keyring = keyring,
                                    .recover = true,
                                    .stop = {},
                                    .pictureHelper = QCoreApplication::applicationDirPath() + u"/tierdeck-cli"_s});
        }
        Engine &engine() { return console->services().engine; }
        TierMover &mover() { return *console->services().tierMover; }
        void addToHot(int number)
        {
            QImage image(160, 120, QImage::Format_RGB32);
            image.fill(QColor::fromHsv(number * 60, 150, 210));
            const QString path = folder.filePath(u"IMG_%1.jpg"_s.arg(number));
            if (!image.save(path, "JPEG", 90))
                qFatal("no picture");
            const auto stored = engine().ingest.upload(path, {}, {});
            if (!stored || !engine().library.moveTo({stored->photo.photoId}, Tier::Hot, {}, {}).failed.isEmpty())
                qFatal("no photo in HOT");
        }
        void beginAndStop()
        {
            std::stop_source stop;
            const auto cut = mover().move(
                entry(), [&stop](const Progress &) { stop.request_stop(); }, stop.get_token());
            QVERIFY(!cut && cut.error().code == ErrorCode::Cancelled);
        }
        QString noteFile() const { return source.profile + u"/move-hot.json"_s; }
        void keepNote() const { QVERIFY(QFile::copy(noteFile(), noteFile() + u".kept"_s)); }
        void bringNoteBack() const { QVERIFY(QFile::rename(noteFile() + u".kept"_s, noteFile())); }
        SecretStore secrets() const { return {keyring, profilePaths(source).root}; }
        TierEntry entry() const
        {
            return {.tier = Tier::Hot,
                    .place = u"s3"_s,
                    .values = {{u"bucket"_s, server.options().bucket},
                               {u"endpoint"_s, server.endpoint()},
                               {u"key_id"_s, server.options().accessKey}},
                    .secrets = {{u"secret"_s, Secret(MoveSecret)}}};
        }
        QPushButton *button(const QString &name) const
        {
            for (QPushButton *one : page->findChildren<QPushButton *>()) {
                if ((one->text() == name || one->accessibleName() == name) && one->isVisibleTo(page.get()))
                    return one;
            }
            return nullptr;
        }
        TierForm *form() const { return page->findChild<TierForm *>(); }
        QString note() const
        {
            for (const StatusLabel *label : form()->findChildren<StatusLabel *>()) {
                if (label->isVisibleTo(page.get()))
                    return label->text();
            }
            return {};
        }
        void openHot()
        {
            QTRY_VERIFY(button(u"Change where HOT is kept"_s));
            button(u"Change where HOT is kept"_s)->click();
            QVERIFY(form());
            auto *choice = form()->findChild<QComboBox *>();
            choice->setCurrentIndex(choice->findData(u"s3"_s));
        }
        void fill()
        {
            const TierEntry filled = entry();
            for (const auto &[field, value] : filled.values.asKeyValueRange())
                page->findChild<QLineEdit *>(field)->setText(value);
            page->findChild<QLineEdit *>(u"secret"_s)->setText(QString::fromUtf8(MoveSecret));
        }
        QString sheetWords() const
        {
            QStringList words;
            if (const Sheet *sheet = openSheet(*page)) {
                for (const QLabel *label : sheet->findChildren<QLabel *>())
                    words << label->text();
            }
            return words.join(u'\n');
        }
        QByteArray settingsFile() const
        {
            QFile file(source.profile + u"/settings.json"_s);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }
        /// The profile opens, and HOT lies in the bucket with every photo.
        void liesInTheBucket()
        {
            page.reset();
            console.reset();
            QVERIFY(settingsFile().contains("\"bucket\"") || settingsFile().contains("hot.bucket"));
            QVERIFY(!settingsFile().contains(MoveSecret));
            QVERIFY2(!QFile::exists(noteFile()), "nothing is left to go on with");
            QCOMPARE(keyring->kept.values(), QList<QByteArray>{MoveSecret});
            const auto again = opened();
            QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().message));
            Engine &there = (*again)->engine();
            QVERIFY(!there.parts.stores.of(Tier::Hot).value()->isLocal());
            const auto ids = there.library.ids({}, 10);
            QCOMPARE(ids->size(), MovedPhotos);
            for (const QString &id : *ids)
                QVERIFY(there.library.bytes(id, variant::Master, {}).has_value());
        }
    };

private Q_SLOTS:
    void theFormSaysItBeforeSave()
    {
        Bench bench;
        bench.openHot();
        QVERIFY2(bench.note().contains(u"The tier holds 3 photo"_s), qPrintable(bench.note()));
        QVERIFY(!bench.button(u"Save"_s));
        shot(*bench.page, u"tier-move-form"_s);
        QVERIFY(bench.button(u"Move this tier to the bucket…"_s));
        auto *choice = bench.form()->findChild<QComboBox *>();
        choice->setCurrentIndex(choice->findData(u"folder"_s));
        QVERIFY(bench.note().isEmpty());
        QVERIFY(bench.button(u"Save"_s) && bench.button(u"Save"_s)->isEnabled());
        bench.page->findChild<QLineEdit *>(u"folder"_s)->setText(bench.folder.path());
        QVERIFY(bench.note().contains(u"move them to another tier first"_s));
        QVERIFY(!bench.button(u"Save"_s)->isEnabled());
    }

    void itIsCopiedProvenAndSwitched()
    {
        Bench bench;
        bench.openHot();
        bench.fill();
        bench.button(u"Move this tier to the bucket…"_s)->click();
        QTRY_VERIFY(openSheet(*bench.page));
        QTRY_VERIFY(bench.sheetWords().contains(u"Still to copy"_s));
        const QString words = bench.sheetWords();
        for (const QString &part : {u"3 photo(s), "_s, u"Costs once"_s, u"Costs a month there"_s, u"about "_s})
            QVERIFY2(words.contains(part), qPrintable(words));
        QVERIFY2(bench.server.keys().isEmpty(), "looking copies nothing");
        const auto isWhole = [&bench] {
            bool isShown = false;
            for (const QLabel *label : openSheet(*bench.page)->findChildren<QLabel *>()) {
                isShown = isShown || (label->isVisible() && label->text() == "Costs once"_L1);
                if (label->isVisible() && label->height() < label->fontMetrics().height())
                    return false;
            }
            return isShown;
        };
        QTRY_VERIFY2(isWhole(), "a row is squeezed");
        shot(*openSheet(*bench.page), u"tier-move"_s);
        QVERIFY(press(*bench.page, u"Copy and switch"_s));
        QTRY_VERIFY(bench.sheetWords().contains(u"HOT is moved"_s));
        QTRY_COMPARE(bench.probe->toasts.size(), 1);
        QVERIFY(bench.probe->errors.isEmpty());
        bench.liesInTheBucket();
    }

    void aStoppedMoveGoesOn()
    {
        Bench bench;
        bench.beginAndStop();
        QVERIFY(bench.settingsFile().isEmpty());
        QFile noted(bench.noteFile());
        QVERIFY(noted.open(QIODevice::ReadOnly));
        QVERIFY(!noted.readAll().contains(MoveSecret));
        bench.page->reload();
        QTRY_VERIFY(bench.button(u"Go on…"_s));
        bench.button(u"Go on…"_s)->click();
        QTRY_VERIFY(bench.sheetWords().contains(u"Still to copy"_s));
        QVERIFY(press(*bench.page, u"Copy and switch"_s));
        QTRY_VERIFY(bench.sheetWords().contains(u"HOT is moved"_s));
        bench.liesInTheBucket();
    }

    void aBucketThatDoesNotAnswerChangesNothing()
    {
        Bench bench;
        bench.server.setDown(true);
        const auto moved = bench.mover().move(bench.entry(), {}, {});
        QVERIFY(!moved);
        QVERIFY(bench.settingsFile().isEmpty() && bench.keyring->kept.isEmpty());
        QVERIFY(!bench.mover().unfinished(Tier::Hot)->has_value());
    }

    /// Killed after the catalogue was switched and before the profile was: the next start finishes it.
    void aKillBeforeTheProfileIsMended()
    {
        Bench bench;
        bench.keyring->kept.clear();
        bench.beginAndStop();
        QVERIFY(bench.mover().unfinished(Tier::Hot)->has_value());
        bench.keepNote();
        QVERIFY(bench.mover().move(bench.entry(), {}, {})->isSwitched);
        // as it was in the moment of the kill
        bench.page.reset();
        bench.console.reset();
        QVERIFY(QFile::remove(bench.source.profile + u"/settings.json"_s));
        bench.keyring->kept.clear();
        QVERIFY(bench.secrets().store(targetSecretOf(Tier::Hot), Secret(MoveSecret)));
        bench.bringNoteBack();
        const auto closed = bench.opened();
        QVERIFY(!closed && closed.error().reason == "provider.moved"_L1);
        Error other = closed.error();
        other.detail = u"s3:other@example.org"_s;
        QVERIFY(!finishPendingMove(bench.source, bench.keyring, other).value());
        QVERIFY(finishPendingMove(bench.source, bench.keyring, closed.error()).value());
        bench.liesInTheBucket();
    }

    /// Switched, but the keyring does not open for the last step: the same window goes on.
    void aProfileThatCouldNotFollowIsBoundByGoingOn()
    {
        Bench bench;
        bench.keyring->locked = u": hot.secret"_s;
        QVERIFY(!bench.mover().move(bench.entry(), {}, {}));
        QVERIFY(bench.settingsFile().isEmpty());
        const auto left = bench.mover().unfinished(Tier::Hot).value();
        QVERIFY2(left && bench.mover().plan(*left)->left.count == 0, "it is offered to go on with");
        QVERIFY2(!bench.mover().giveUp(Tier::Hot), "the next start needs the note");
        bench.keyring->locked.clear();
        const auto moved = bench.mover().move(*left, {}, {});
        QVERIFY(moved && moved->isSwitched && moved->copied.count == 0);
        bench.liesInTheBucket();
    }

    void theTiersDoNotShareASecret()
    {
        Bench bench;
        QVERIFY(bench.secrets().store(targetSecretOf(Tier::Cold), Secret("of COLD")));
        bench.beginAndStop();
        QCOMPARE(bench.secrets().find(targetSecretOf(Tier::Cold)).value()->reveal(), "of COLD");
        QVERIFY(bench.mover().giveUp(Tier::Cold));
        QVERIFY(bench.mover().move(bench.mover().unfinished(Tier::Hot)->value(), {}, {})->isSwitched);
        bench.liesInTheBucket();
    }

    void whatAFinishedMoveLeftIsRemoved()
    {
        Bench bench;
        bench.beginAndStop();
        bench.keepNote();
        QVERIFY(bench.mover().move(bench.entry(), {}, {})->isSwitched);
        bench.bringNoteBack();
        QVERIFY(bench.secrets().store(targetSecretOf(Tier::Hot), Secret(MoveSecret)));
        QVERIFY(!bench.mover().unfinished(Tier::Hot)->has_value());
        bench.liesInTheBucket();
    }

    void settingsChangedMeanwhileAreKept()
    {
        Bench bench;
        const auto change = [&bench](const Progress &) {
            QVERIFY(writeProfileSetting(bench.source, u"cold.provider"_s, u"none"_s));
        };
        QVERIFY(bench.mover().move(bench.entry(), change, {})->isSwitched);
        QVERIFY(!loadSettings(bench.source)->cold.enabled);
    }

    void anotherBucketOfTheSameKeyNeedsNoNewSecret()
    {
        Bench bench;
        QVERIFY(bench.mover().move(bench.entry(), {}, {})->isSwitched);
        TierEntry other = bench.entry();
        other.values.insert(u"bucket"_s, u"photos-2"_s);
        other.secrets.clear();
        QVERIFY(bench.mover().plan(other).has_value());
        other.values.insert(u"key_id"_s, u"ANOTHERKEY"_s);
        QCOMPARE(bench.mover().plan(other).error().reason, u"config.secret_missing"_s);
    }

    void theTokenOfTheBotGoesToTheKeyring()
    {
        Bench bench;
        bench.page->activated({{u"section"_s, u"delivery"_s}});
        auto *token = bench.page->findChild<QLineEdit *>(u"telegram.token"_s);
        QVERIFY(token && token->echoMode() == QLineEdit::Password);
        QTRY_VERIFY(bench.button(u"Keep the token"_s));
        const auto without = bench.engine().delivery.ready();
        QVERIFY(!without && without.error().reason == "delivery.not_configured"_L1);
        token->setText(u"123456:AAcanary-canary-canary-12"_s);
        bench.button(u"Keep the token"_s)->click();
        QTRY_COMPARE(bench.keyring->kept.values(), QList<QByteArray>{"123456:AAcanary-canary-canary-12"});
        QTRY_VERIFY2(token->text().isEmpty(), "it is never shown again");
        QVERIFY(!bench.settingsFile().contains("AAcanary"));
        QTRY_VERIFY(bench.button(u"Remove the token"_s));
        QVERIFY2(bench.engine().delivery.ready().has_value(), "it holds at once");
        bench.button(u"Remove the token"_s)->click();
        QTRY_VERIFY(bench.keyring->kept.isEmpty());
    }
};

TD_WINDOW_TEST(TierMoveTest)
#include "tst_tiermove.moc"
