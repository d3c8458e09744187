// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/systemscheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QPalette>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int PortalWaitMs = 500;
const QString Appearance = u"org.freedesktop.appearance"_s;

double luminance(const QColor &color)
{
    return 0.2126 * color.redF() + 0.7152 * color.greenF() + 0.0722 * color.blueF();
}

bool platformIsDark()
{
    if (qEnvironmentVariable("GTK_THEME").endsWith(":dark"_L1))
        return true;
    const QPalette palette = QGuiApplication::palette();
    return luminance(palette.color(QPalette::WindowText)) > luminance(palette.color(QPalette::Window));
}

Scheme combined(bool dark, bool contrast)
{
    if (contrast)
        return dark ? Scheme::HighContrastDark : Scheme::HighContrastLight;
    return dark ? Scheme::Dark : Scheme::Light;
}

} // namespace

struct SystemScheme::Private {
    bool dark = false;
    bool contrast = false;
    bool platformDark = false;
    [[nodiscard]] Scheme scheme() const { return combined(dark, contrast); }
};

SystemScheme::SystemScheme(std::optional<Scheme> lastKnown, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->platformDark = platformIsDark();
    d->dark = d->platformDark;
    if (lastKnown) {
        d->dark = *lastKnown == Scheme::Dark || *lastKnown == Scheme::HighContrastDark;
        d->contrast = *lastKnown == Scheme::HighContrastLight || *lastKnown == Scheme::HighContrastDark;
    }
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        d->dark = d->platformDark;
        d->contrast = false;
        return;
    }
    bus.connect(QString(), u"/org/freedesktop/portal/desktop"_s, u"org.freedesktop.portal.Settings"_s, u"SettingChanged"_s,
                this, SLOT(portalSettingChanged(QString, QString, QDBusVariant)));
    ask(Appearance, u"color-scheme"_s);
    ask(Appearance, u"contrast"_s);
}

SystemScheme::~SystemScheme() = default;

Scheme SystemScheme::scheme() const
{
    return d->scheme();
}

void SystemScheme::ask(const QString &group, const QString &key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.portal.Desktop"_s,
                                                       u"/org/freedesktop/portal/desktop"_s,
                                                       u"org.freedesktop.portal.Settings"_s, u"Read"_s);
    call << group << key;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, PortalWaitMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, group, key, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        // No portal or no such setting: the platform's own palette decides instead.
        take(group, key, reply.isError() ? QVariant() : reply.value().variant());
    });
}

void SystemScheme::take(const QString &group, const QString &key, const QVariant &value)
{
    if (group != Appearance)
        return;
    QVariant plain = value;
    while (plain.canConvert<QDBusVariant>() && plain.metaType() == QMetaType::fromType<QDBusVariant>())
        plain = plain.value<QDBusVariant>().variant();
    const Scheme before = d->scheme();
    const uint number = plain.toUInt();
    if (key == "color-scheme"_L1)
        d->dark = number == 1 || (number == 0 && d->platformDark);
    else if (key == "contrast"_L1)
        d->contrast = number == 1;
    if (d->scheme() != before)
        Q_EMIT changed(d->scheme());
}

void SystemScheme::portalSettingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    take(group, key, value.variant());
}

Scheme schemeFor(ThemeMode mode, Scheme system)
{
    switch (mode) {
    case ThemeMode::System: return system;
    case ThemeMode::Light: return Scheme::Light;
    case ThemeMode::Dark: return Scheme::Dark;
    case ThemeMode::HighContrastLight: return Scheme::HighContrastLight;
    case ThemeMode::HighContrastDark: return Scheme::HighContrastDark;
    }
    return system;
}

} // namespace td
