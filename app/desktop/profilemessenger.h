// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/container.h"
#include "ui/messengerdesk.h"

namespace td
{

/// The bot as a profile's settings and the keyring say it.
class ProfileMessenger final : public MessengerDesk
{
public:
    ProfileMessenger(SettingsSource source, Container &container, std::shared_ptr<Keyring> keyring);

    [[nodiscard]] Result<MessengerBound> bound() override;
    [[nodiscard]] Result<void> setToken(const Secret &token) override;
    [[nodiscard]] Result<void> setChat(const QString &chat) override;

private:
    const SettingsSource m_source;
    const SecretStore m_secrets;
};

} // namespace td
