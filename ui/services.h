// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/picturereader.h"
#include "engine/changefeed.h"
#include "engine/engine.h"
#include "engine/queue.h"
#include "engine/scheduler.h"
#include "ui/backupdesk.h"
#include "ui/desktopnotice.h"
#include "ui/tierplaces.h"

#include <QSettings>
#include <QThreadPool>

namespace td
{

class BackupClock;
class HealthReport;
class MessengerDesk;
class TierMover;

/// What the window's parts are built from. Owned by app/desktop; outlives every widget. GUI thread.
struct UiServices {
    Engine &engine;
    const PictureReader &pictures; ///< decodes what is shown
    TransferQueue &queue;
    Scheduler &scheduler;
    ChangeFeed &feed;
    QSettings &state;       ///< geometry, columns, theme, language of this profile (keys "ui/...")
    QThreadPool &pool;      ///< for runAsync(): short reads and writes of the catalogue
    QThreadPool &thumbPool; ///< pictures
    QThreadPool &workPool;  ///< for runAsync(): what takes minutes or hours, so that no page waits behind it
    QString profileName;    ///< "Local profile", or the folder's name
    QString profilePath;
    QString user = QStringLiteral("default");
    QString deliveryChat = {}; ///< that photos are sent to when none was ever named
    QString sampleFolder; ///< rendered sample photos, made on demand by makeSamples
    /// Renders the sample photos into a folder and returns it; slow, never on the GUI thread.
    std::function<Result<QString>(std::stop_token)> makeSamples;
    /// Where the tiers are kept, for Settings.
    std::shared_ptr<TierPlaces> tierPlaces = {};
    /// Moves a tier that holds photos to a bucket; empty: this window cannot.
    std::shared_ptr<TierMover> tierMover = {};
    /// The bot that photos are delivered by, for Settings.
    std::shared_ptr<MessengerDesk> messenger = {};
    /// Whether everything is well, for Health.
    std::shared_ptr<HealthReport> health = {};
    std::shared_ptr<BackupDesk> backups = {};
    BackupClock *backupClock = nullptr; ///< makes them at their hour
    QString logFolder = {};
    /// Tells something outside of the window; empty: the desktop cannot, or nobody wants it.
    std::function<void(const DesktopNotice &)> notify = {};
    /// Whether the program stays in the tray when its window is closed; switches at once. Empty: there is no tray.
    std::function<void(bool)> setStaysInTray = {};
    /// "system", "light", "dark", "hc-light", "hc-dark": switches at once and keeps it in state "ui/theme".
    std::function<void(const QString &mode)> setThemeMode;
    /// "system", "en", "fr": switches at once and keeps it in state "ui/language".
    std::function<void(const QString &language)> setLanguage;
};

} // namespace td
