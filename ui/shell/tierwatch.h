// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/theme/theme.h"

#include <QObject>
#include <QTimer>

#include <stop_token>

namespace td
{

/// Has the engine look once a minute, off the GUI thread, whether the tiers answer, and puts what it found into words.
class TierWatch : public QObject
{
    Q_OBJECT
public:
    TierWatch(const UiServices &services, QObject *parent);
    ~TierWatch() override;
    /// With `now`, stores that answered a moment ago are asked too.
    void check(bool now = false);

Q_SIGNALS:
    /// Ok with "All tiers reachable", Warn when a remote store gives no answer (offline), Error when one refuses or is gone;
    /// `remedy` says what to do or what goes on meanwhile.
    void changed(td::Status status, const QString &text, const QString &remedy);

private:
    void tell();
    const UiServices &m_services;
    QTimer m_timer;
    std::stop_source m_stop;
    bool m_busy = false;
    bool m_again = false; ///< asked for while one was under way
};

/// "Cloudflare R2 · photos-eu", or the tier's word for a place on this computer.
[[nodiscard]] QString storeWord(const TierStores &stores, Tier tier);

} // namespace td
