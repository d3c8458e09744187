// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secretstore.h"
#include "core/ports/linkrepository.h"

#include <QMutex>

#include <chrono>
#include <functional>

namespace td
{

/// A keyring that is opened when it is first needed: most commands never need one.
using LateKeyring = std::function<std::shared_ptr<Keyring>()>;

/// The keys of signed links: of the environment or the service manager when given there, else of the keyring.
/// Thread-safe. What another process changes is seen within ten seconds.
class ProfileLinkKeys final : public LinkKeyStore
{
public:
    /// `given` is empty when the keyring keeps them. `profile` as for SecretStore.
    ProfileLinkKeys(Secret given, LateKeyring keyring, QString profile);

    [[nodiscard]] Result<LinkKeys> keys() override;
    [[nodiscard]] Result<LinkKeys> rotate(Instant now, Instant keepUntil) override;

private:
    [[nodiscard]] SecretStore secrets() const;
    [[nodiscard]] Result<LinkKeys> read() const;
    [[nodiscard]] Result<LinkKeys> kept(const LinkKeys &keys) const;

    const Secret m_given;
    const LateKeyring m_keyring;
    const QString m_profile;
    QMutex m_mutex;
    std::optional<LinkKeys> m_keys;
    std::chrono::steady_clock::time_point m_readAt;
};

} // namespace td
