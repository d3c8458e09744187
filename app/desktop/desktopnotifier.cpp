// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktopnotifier.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString NoticeService = u"org.freedesktop.Notifications"_s;
const QString NoticePath = u"/org/freedesktop/Notifications"_s;
constexpr int AnswerWithinMs = 5000;
constexpr uchar Normal = 1, Critical = 2;

} // namespace

DesktopNotifier::DesktopNotifier(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
    m_bus.connect(NoticeService, NoticePath, NoticeService, u"ActionInvoked"_s, this,
                  SLOT(actionInvoked(uint, QString)));
    m_bus.connect(NoticeService, NoticePath, NoticeService, u"NotificationClosed"_s, this, SLOT(closed(uint, uint)));
}

void DesktopNotifier::show(const DesktopNotice &notice)
{
    if (m_bus.isConnected())
        send(notice);
}

void DesktopNotifier::send(const DesktopNotice &notice)
{
    QDBusMessage call = QDBusMessage::createMethodCall(NoticeService, NoticePath, NoticeService, u"Notify"_s);
    const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(notice.isUrgent ? Critical : Normal)},
                            {u"desktop-entry"_s, u"org.tierdeck.Tierdeck"_s}};
    // Many services read markup in the body: words of others stay words.
    call << u"Tierdeck"_s << m_numbers.value(notice.id) << u"org.tierdeck.Tierdeck"_s << notice.title
         << notice.text.toHtmlEscaped() << QStringList{u"default"_s, QString()} << hints << -1;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, AnswerWithinMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, notice, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isError())
            return;
        m_numbers.insert(notice.id, reply.value());
        m_notices.insert(reply.value(), notice);
    });
}

void DesktopNotifier::actionInvoked(uint number, const QString &action)
{
    const DesktopNotice notice = m_notices.value(number);
    if (action == "default"_L1 && notice.open)
        notice.open();
}

void DesktopNotifier::closed(uint number, uint)
{
    const DesktopNotice notice = m_notices.take(number);
    if (m_numbers.value(notice.id) == number)
        m_numbers.remove(notice.id);
}

} // namespace td
