// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QObject>
#include <QSet>

namespace td
{

/// Tells through the desktop what ends or goes wrong while nobody looks at the window: a nightly run, transfers,
/// alerts. Says nothing while the window is in front, nor when the operator switched it off (state "ui/notices").
class AwayNotices : public QObject
{
    Q_OBJECT
public:
    AwayNotices(const UiServices &services, QWidget *window);
    /// All that hold now; only those that are new are told, and none of the first time.
    void tellAlerts(const QList<Alert> &alerts);

Q_SIGNALS:
    void openPage(const QString &id, const QVariantMap &arguments);

private:
    void tellRun(const RunResult &run);
    void tellTransfers(const QueueSnapshot &snapshot);
    void tell(DesktopNotice notice, const QString &page, const QVariantMap &arguments = {});

    const UiServices &m_services;
    QWidget *m_window;
    std::optional<QSet<QString>> m_alerts; ///< ids that were known
    bool m_isMoving = false;
    qint64 m_doneBefore = 0, m_failedBefore = 0; ///< when the transfers began
};

} // namespace td
