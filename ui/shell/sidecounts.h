// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/support/async.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace td
{

class SideBar;

/// Numbers in the side bar: photos, drafts, failed or waiting transfers, recommendations, problems. Read off the GUI thread.
class SideCounts : public QObject
{
    Q_OBJECT
public:
    SideCounts(const UiServices &services, SideBar *side, QObject *parent);
    void refresh(bool adviceToo = false);
    void refreshHealth();

Q_SIGNALS:
    void alertsRead(const QList<td::Alert> &alerts); ///< with the recommendations

private:
    void showTransfers(const QueueSnapshot &snapshot);
    const UiServices &m_services;
    SideBar *m_side;
    QTimer m_adviceTimer;
    NewestAnswer m_health;
    bool m_busy = false, m_stale = false;
    bool m_staleAdvice = false; ///< what was asked for meanwhile, advice too
};

} // namespace td
