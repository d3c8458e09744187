// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows and does of proofs: the settings, a run now, the oldest proof of a tier, a bucket of somebody
// else, alerts and events. Over a real profile and an S3 server in this process.
#include "app/desktop/profileplaces.h"
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "storage/bucketguard.h"
#include "storage/s3bucketstore.h"
#include "support/fakes3config.h"
#include "support/testprogram.h"
#include "ui/pages/costs/trendtab.h"
#include "ui/pages/settings/checklist.h"
#include "ui/pages/settings/settingspage.h"
#include "ui/pages/settings/tierform.h"
#include "ui/support/format.h"
#include "ui/support/reasontext.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"

#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class VerificationTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<SettingsPage> m_page;
    std::unique_ptr<PageProbe> m_probe;

    void open(const QString &section)
    {
        m_page = std::make_unique<SettingsPage>(m_profile->services(), nullptr);
        m_probe = std::make_unique<PageProbe>(*m_page);
        m_page->resize(1100, 900);
        m_page->show();
        m_page->activated({{u"section"_s, section}});
    }
    template <typename Widget> Widget *named(const QString &name) const
    {
        for (Widget *one : m_page->findChildren<Widget *>()) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    QPushButton *button(const QString &name) const
    {
        for (QPushButton *one : m_page->findChildren<QPushButton *>()) {
            if ((one->text() == name || one->accessibleName() == name) && one->isVisibleTo(m_page.get()))
                return one;
        }
        return nullptr;
    }
    bool says(const QString &part) const
    {
        for (const StatusLabel *label : m_page->findChildren<StatusLabel *>()) {
            if (label->text().contains(part))
                return true;
        }
        for (const TextLabel *label : m_page->findChildren<TextLabel *>()) {
            if (label->text().contains(part))
                return true;
        }
        return false;
    }
    QString setting(const QString &key)
    {
        for (const Rules::Value &value : m_profile->engine().rules.all().value_or(QList<Rules::Value>{})) {
            if (value.key == key)
                return value.value;
        }
        return {};
    }

private Q_SLOTS:
    void init() { m_profile = std::make_unique<GuiProfile>(); }
    void cleanup()
    {
        m_probe.reset();
        m_page.reset();
        m_profile.reset();
    }

    void theBudgetIsSet()
    {
        open(u"verification"_s);
        auto *percent = named<QDoubleSpinBox>(u"Read a day"_s);
        auto *bytes = named<QSpinBox>(u"At most a day"_s);
        QVERIFY(percent && bytes);
        QTRY_COMPARE(percent->value(), 1.0);
        QTRY_COMPARE(bytes->value(), 10);
        percent->setValue(2.5);
        QTRY_COMPARE(setting(u"check.daily_percent"_s), u"2.5"_s);
        bytes->setValue(2000);
        QTRY_COMPARE(setting(u"check.daily_bytes"_s), u"2000000000000"_s);
        QTRY_VERIFY(m_probe->undo);
        QVERIFY(m_probe->errors.isEmpty());
        shot(*m_page, u"settings-verification"_s);
    }

    void aDrillIsRunAndTold()
    {
        const QStringList ids = m_profile->addPhotos(3);
        open(u"verification"_s);
        QTRY_VERIFY(says(u"No drill yet"_s) && says(u"Nothing verified yet"_s));
        QVERIFY(!button(u"Verify today's share now"_s)->isEnabled()); // every tier is on this computer
        button(u"Restore ten photos as a drill"_s)->click();
        QTRY_VERIFY(says(u"came back as they were stored"_s));
        QFile file(u"%1/Local profile/%2"_s.arg(m_profile->folder(), m_profile->photo(ids.first()).storagePath));
        QVERIFY2(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2) && file.write("####") == 4,
                 qPrintable(file.fileName()));
        file.close();
        QTRY_VERIFY(button(u"Restore ten photos as a drill"_s)->isEnabled());
        button(u"Restore ten photos as a drill"_s)->click();
        QTRY_VERIFY(says(u"did not come back"_s));

        const auto report = m_profile->engine().advisor.report();
        QVERIFY(report);
        QStringList alerts;
        for (const Alert &alert : report->alerts)
            alerts << alertText(alert).title;
        QVERIFY2(alerts.join(u'\n').contains(u"In the last restore drill 1 photo"_s), qPrintable(alerts.join(u'\n')));
    }

    void aTiersShareIsReadNow()
    {
        FakeS3 server;
        m_profile->engine().parts.stores.set(Tier::Hot, std::make_shared<S3BucketStore>(configOf(server)));
        for (const QString &id : m_profile->addPhotos(2))
            QVERIFY(m_profile->engine().mover.move(id, Tier::Hot, true, {}, {}).has_value());
        open(u"verification"_s);
        QTRY_VERIFY(button(u"Verify today's share now"_s)->isEnabled());
        button(u"Verify today's share now"_s)->click();
        QTRY_VERIFY(says(u"read and right"_s)); // one percent is at least one
    }

    void theOldestProofIsOnTheTiersCard()
    {
        m_profile->addPhotos(1);
        m_profile->clock().advance(3 * Day);
        m_profile->addPhotos(1);
        open(u"tiers"_s);
        m_profile->services().tierPlaces = nullptr;
        QTRY_VERIFY(says(u"Oldest proof of a file: 13 Nov"_s));
    }

    void aBucketOfAnotherCatalogueIsTakenOver()
    {
        FakeS3 server;
        server.putObject(QString::fromLatin1(BucketMarkerKey), R"({"catalogue":"theirs"})");
        const BucketClaim claim{.catalogueId = []() -> Result<QString> { return u"mine"_s; },
                                .isMarked = []() -> Result<bool> { return false; },
                                .setMarked = []() -> Result<void> { return {}; }};
        const auto guard =
            std::make_shared<BucketGuard>(std::make_shared<S3BucketStore>(configOf(server)), u"s3:photos"_s, claim);
        m_profile->engine().parts.stores.set(Tier::Hot, guard);
        const SettingsSource source{.profile = m_profile->folder(), .commandLine = {}, .environment = {}};
        m_profile->services().tierPlaces = std::make_shared<ProfilePlaces>(
            source, profilePaths(source), nullptr, m_profile->engine(),
            [guard](Tier, std::stop_token stop) { return guard->adopt(std::move(stop)); });
        open(u"tiers"_s);
        QTRY_VERIFY(button(u"Test HOT"_s));
        QVERIFY(!button(u"Take over the bucket of HOT"_s));
        button(u"Test HOT"_s)->click();
        QTRY_VERIFY(button(u"Take over the bucket of HOT"_s));
        shot(*m_page, u"settings-adopt"_s);
        button(u"Take over the bucket of HOT"_s)->click();
        QTRY_VERIFY(openSheet(*m_page));
        QVERIFY(press(*m_page, u"Leave it"_s));
        QVERIFY(server.object(QString::fromLatin1(BucketMarkerKey)).value_or(QByteArray()).contains("theirs"));
        button(u"Take over the bucket of HOT"_s)->click();
        QTRY_VERIFY(openSheet(*m_page));
        QVERIFY(press(*m_page, u"Take it over"_s));
        QTRY_VERIFY(server.object(QString::fromLatin1(BucketMarkerKey)).value_or(QByteArray()).contains("mine"));
        QTRY_VERIFY(!button(u"Take over the bucket of HOT"_s));
        QVERIFY(m_probe->errors.isEmpty());
    }

    /// S19: what is typed as a secret cannot be seen, and not be copied out again.
    void aSecretIsNotCopied()
    {
        const SettingsSource source{.profile = m_profile->folder(), .commandLine = {}, .environment = {}};
        m_profile->services().tierPlaces =
            std::make_shared<ProfilePlaces>(source, profilePaths(source), nullptr, m_profile->engine(),
                                            [](Tier, std::stop_token) -> Result<void> { return {}; });
        open(u"tiers"_s);
        QTRY_VERIFY(button(u"Change where HOT is kept"_s));
        button(u"Change where HOT is kept"_s)->click();
        auto *form = m_page->findChild<TierForm *>();
        QVERIFY(form);
        auto *choice = form->findChild<QComboBox *>();
        choice->setCurrentIndex(choice->findData(u"r2"_s));
        QTRY_VERIFY(m_page->findChild<QLineEdit *>(u"secret"_s));
        auto *secret = m_page->findChild<QLineEdit *>(u"secret"_s);
        QGuiApplication::clipboard()->setText(u"before"_s);
        secret->setFocus();
        QTest::keyClicks(secret, u"canary-secret"_s);
        QCOMPARE(secret->text(), u"canary-secret"_s);
        QVERIFY(!secret->displayText().contains(u"canary"_s));
        secret->selectAll();
        QTest::keyClick(secret, Qt::Key_C, Qt::ControlModifier);
        QTest::keyClick(secret, Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    }

    void eventsHaveSentences_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<qint64>("failures");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("restored copy") << u"copy_restored"_s << qint64(0)
                                       << u"1 stored file(\\(s\\))? replaced from a proven copy"_s;
        QTest::newRow("drill") << u"restore_drill"_s << qint64(0)
                               << u"Restore drill: 10 photo(\\(s\\)|s) came back as they were stored"_s;
        QTest::newRow("failed drill") << u"restore_drill"_s << qint64(2)
                                      << u"Restore drill: 2 of 10 photo(\\(s\\)|s) did not come back"_s;
    }
    void eventsHaveSentences()
    {
        QFETCH(QString, what);
        QFETCH(qint64, failures);
        QFETCH(QString, sentence);
        Event event;
        event.what = what;
        event.count = what == "restore_drill"_L1 ? 10 : 1;
        event.detail = {{u"failures"_s, failures}};
        // without its translation a plural shows both of its forms
        QVERIFY2(
            QRegularExpression(QRegularExpression::anchoredPattern(sentence)).match(eventSentence(event)).hasMatch(),
            qPrintable(eventSentence(event)));
    }

    void damagedCopiesAreTold()
    {
        const AdviceText text = alertText(
            {.id = u"damaged_copies"_s, .severity = Severity::Error, .text = u"x"_s, .args = {{u"count"_s, 3}}});
        QVERIFY2(text.title.startsWith(u"3 stored file"_s) && text.title.endsWith(u"missing or damaged"_s),
                 qPrintable(text.title));
        QVERIFY(!text.text.isEmpty() && !text.action.isEmpty());
    }

    /// Days on which nothing cost anything are no empty frame.
    void aTrendOfNothingSaysSo()
    {
        TrendTab trend(m_profile->services(), nullptr);
        trend.resize(800, 400);
        trend.show();
        m_profile->addPhotos(1);
        for (int day = 0; day < 3; ++day) {
            QVERIFY(m_profile->engine().accounts.snapshotToday().has_value());
            m_profile->clock().advance(Day);
        }
        trend.load();
        QTRY_VERIFY(trend.findChild<EmptyState *>() && trend.findChild<EmptyState *>()->isVisible());
    }
};

TD_WINDOW_TEST(VerificationTest)
#include "tst_verification.moc"
