// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <optional>

namespace td
{

/// The bot as the settings have it. Its token is never given back.
struct MessengerBound {
    QString tokenSource;                 ///< "environment", "credentials", "keyring"; empty: there is none
    QString chat;                        ///< that is meant when none is named; may be empty
    QString chatFixedBy;                 ///< the variable that says so; empty: it can be changed here
    std::optional<Error> keyringProblem; ///< why no token can be kept on this computer
    QString tokenVariable;               ///< that says the token where there is no keyring
};

/// The bot that photos are delivered by. Blocks, on the keyring: never on the GUI thread.
class MessengerDesk
{
public:
    virtual ~MessengerDesk() = default;
    [[nodiscard]] virtual Result<MessengerBound> bound() = 0;
    /// Into the keyring; an empty one is removed. Holds at once.
    [[nodiscard]] virtual Result<void> setToken(const Secret &token) = 0;
    [[nodiscard]] virtual Result<void> setChat(const QString &chat) = 0;
};

} // namespace td
