// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/theme/theme.h"

#include <QObject>
#include <QTimer>

namespace td
{

/// Asks every tier once a minute, off the GUI thread, whether it is there.
class TierWatch : public QObject
{
    Q_OBJECT
public:
    TierWatch(const UiServices &services, QObject *parent);
    void check();

Q_SIGNALS:
    /// Ok with "All tiers reachable", or Error with the first tier that is not and why.
    void changed(td::Status status, const QString &text, const QStringList &missingTiers);

private:
    const UiServices &m_services;
    QTimer m_timer;
    bool m_busy = false;
};

} // namespace td
