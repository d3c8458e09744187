// SPDX-License-Identifier: GPL-3.0-or-later
// What is told outside of the window: by which events, to whom, and over the desktop's own service.
#include "app/desktop/desktopnotifier.h"
#include "gui/pages/guiprofile.h"
#include "support/testprogram.h"
#include "ui/pages/settings/settingspage.h"
#include "ui/shell/awaynotices.h"
#include "ui/widgets/controls.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

/// The desktop's side of org.freedesktop.Notifications.
class FakeNoticeService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    QStringList summaries, bodies;
    QList<uint> replaced;
    QList<uchar> urgencies;

public Q_SLOTS:
    // the names are those of the bus
    uint Notify(const QString &, uint replaces, const QString &, const QString &summary, const QString &body,
                const QStringList &, const QVariantMap &hints, int)
    {
        summaries << summary;
        bodies << body;
        replaced << replaces;
        urgencies << hints.value(u"urgency"_s).value<uchar>();
        return replaces != 0 ? replaces : uint(summaries.size());
    }

Q_SIGNALS:
    void ActionInvoked(uint number, const QString &action);
    void NotificationClosed(uint number, uint reason);
};

class NoticesTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<QWidget> m_window;
    QList<DesktopNotice> m_told;

    static QueueSnapshot snapshot(qint64 waiting, qint64 done, qint64 failed = 0)
    {
        QueueSnapshot queue;
        queue.waiting = waiting;
        queue.done = done;
        queue.failed = failed;
        return queue;
    }
    QStringList titles() const
    {
        QStringList all;
        for (const DesktopNotice &notice : m_told)
            all << notice.title;
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_profile = std::make_unique<GuiProfile>();
        m_window = std::make_unique<QWidget>();
        m_told.clear();
        m_profile->services().notify = [this](const DesktopNotice &notice) { m_told << notice; };
    }
    void cleanup()
    {
        m_window.reset();
        m_profile.reset();
    }

    void runsAndTransfersAreTold()
    {
        AwayNotices away(m_profile->services(), m_window.get());
        QString opened;
        connect(&away, &AwayNotices::openPage, this, [&opened](const QString &id) { opened = id; });
        RunResult run;
        run.promotedToHot = 3;
        Q_EMIT m_profile->services().scheduler.finished(run);
        run.withheld = 70;
        Q_EMIT m_profile->services().scheduler.finished(run);
        QCOMPARE(titles(), (QStringList{u"The run is over"_s, u"The run stopped before deleting"_s}));
        QVERIFY(!m_told.first().isUrgent && m_told.last().isUrgent);
        QVERIFY2(m_told.last().text.startsWith(u"70 "_s), qPrintable(m_told.last().text));
        m_told.last().open();
        QCOMPARE(opened, u"lifecycle"_s);

        m_told.clear();
        TransferQueue &queue = m_profile->services().queue;
        for (const QueueSnapshot &now : {snapshot(2, 5), snapshot(1, 6), snapshot(0, 7), snapshot(0, 7)})
            Q_EMIT queue.changed(now);
        QCOMPARE(titles(), QStringList{u"Transfers are done"_s});
        QVERIFY2(m_told.first().text.startsWith(u"2 "_s), qPrintable(m_told.first().text));
        for (const QueueSnapshot &now : {snapshot(2, 7), snapshot(0, 8, 1)})
            Q_EMIT queue.changed(now);
        QCOMPARE(titles().last(), u"Transfers failed"_s);
        // what was cancelled is nothing to tell
        for (const QueueSnapshot &now : {snapshot(2, 8, 1), snapshot(0, 8, 1)})
            Q_EMIT queue.changed(now);
        QCOMPARE(m_told.size(), 2);
    }

    void onlyNewAlertsAreTold()
    {
        AwayNotices away(m_profile->services(), m_window.get());
        const auto alert = [](const QString &id) {
            Alert one;
            one.id = id;
            return one;
        };
        away.tellAlerts({alert(u"missed_run"_s)});
        QVERIFY(m_told.isEmpty()); // the window shows it already
        away.tellAlerts({alert(u"missed_run"_s), alert(u"backup_failed"_s)});
        QCOMPARE(titles(), QStringList{u"The last backup failed"_s});
        away.tellAlerts({alert(u"missed_run"_s), alert(u"backup_failed"_s)});
        away.tellAlerts({});
        QCOMPARE(m_told.size(), 1);
        away.tellAlerts({alert(u"backup_failed"_s)});
        QCOMPARE(m_told.size(), 2);
    }

    void nobodyIsToldTwiceWhatHeSees()
    {
        AwayNotices away(m_profile->services(), m_window.get());
        m_profile->services().state.setValue(u"ui/notices"_s, false);
        Q_EMIT m_profile->services().scheduler.finished({});
        QVERIFY(m_told.isEmpty());
        m_profile->services().state.setValue(u"ui/notices"_s, true);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        Q_EMIT m_profile->services().scheduler.finished({});
        QVERIFY(m_told.isEmpty());
        m_window->hide();
        QTRY_VERIFY(!m_window->isActiveWindow());
        Q_EMIT m_profile->services().scheduler.finished({});
        QCOMPARE(m_told.size(), 1);
    }

    void bothAreSwitchedInTheSettings()
    {
        bool stays = false;
        m_profile->services().setStaysInTray = [&stays](bool on) { stays = on; };
        SettingsPage page(m_profile->services(), nullptr);
        page.resize(1100, 800);
        page.setVisible(true);
        page.activated({{u"section"_s, u"appearance"_s}});
        for (Switch *one : page.findChildren<Switch *>()) {
            if (one->isVisible())
                QTest::mouseClick(one, Qt::LeftButton);
        }
        QCOMPARE(m_profile->services().state.value(u"ui/notices"_s), QVariant(false));
        QVERIFY(stays);
        // where there is no tray nobody can stay in it
        m_profile->services().setStaysInTray = {};
        SettingsPage other(m_profile->services(), nullptr);
        other.setVisible(true);
        other.activated({{u"section"_s, u"appearance"_s}});
        const QList<Switch *> switches = other.findChildren<Switch *>();
        QCOMPARE(std::ranges::count_if(switches, [](const Switch *one) { return one->isVisible(); }), 1);
    }

    void theDesktopIsAskedOverItsBus()
    {
        QProcess daemon;
        daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address=1"_s});
        QVERIFY2(daemon.waitForStarted(), "dbus-daemon is not installed (package dbus)");
        QVERIFY(daemon.waitForReadyRead());
        const QString address = QString::fromUtf8(daemon.readLine()).trimmed();
        QDBusConnection serving = QDBusConnection::connectToBus(address, u"notices-serving"_s);
        FakeNoticeService service;
        QVERIFY(serving.registerObject(u"/org/freedesktop/Notifications"_s, &service,
                                       QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(serving.registerService(u"org.freedesktop.Notifications"_s));
        DesktopNotifier notifier(QDBusConnection::connectToBus(address, u"notices-asking"_s));
        bool isOpened = false;
        DesktopNotice notice{
            .id = u"run"_s, .title = u"The run is over"_s, .text = u"3 <b>photos</b>"_s, .isUrgent = true, .open = {}};
        notice.open = [&isOpened] { isOpened = true; };
        notifier.show(notice);
        QTRY_COMPARE(service.summaries, QStringList{u"The run is over"_s});
        QCOMPARE(service.bodies.first(), u"3 &lt;b&gt;photos&lt;/b&gt;"_s);
        QCOMPARE(service.urgencies.first(), uchar(2));
        // it is clicked, once the answer with its number came
        QTRY_VERIFY((Q_EMIT service.ActionInvoked(1, u"default"_s), isOpened));
        notifier.show(notice);
        QTRY_COMPARE(service.replaced, (QList<uint>{0, 1}));
        QDBusConnection::disconnectFromBus(u"notices-asking"_s);
        QDBusConnection::disconnectFromBus(u"notices-serving"_s);
        daemon.kill();
        daemon.waitForFinished();
        notifier.show(notice); // without a bus nothing happens
    }
};

TD_WINDOW_TEST(NoticesTest)
#include "tst_notices.moc"
