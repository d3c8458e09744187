// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QProcessEnvironment>

#include <chrono>
#include <memory>
#include <optional>

namespace td
{

/// Where a computer keeps the secrets of its user. Blocks, at most until a deadline: never on the GUI thread.
class Keyring
{
public:
    virtual ~Keyring() = default;
    /// Nothing when the keyring does not hold it. FailedPrecondition: "config.keyring_unavailable" when there is none,
    /// "config.keyring_locked" when it did not open in time.
    [[nodiscard]] virtual Result<std::optional<Secret>> read(const QString &name) = 0;
    [[nodiscard]] virtual Result<void> write(const QString &name, const Secret &secret) = 0;
    /// A missing one is success.
    [[nodiscard]] virtual Result<void> remove(const QString &name) = 0;
};

/// The keyring of the desktop session (Secret Service or KWallet), encrypted or not at all: never a plain file.
/// `deadline` is for one call: an open keyring answers within milliseconds, a locked one asks the user for a password.
/// One a process: the library below ties all its work to the thread that used it first.
[[nodiscard]] std::shared_ptr<Keyring> systemKeyring(std::chrono::milliseconds deadline = std::chrono::seconds(30));

/// The secrets of one profile.
class SecretStore
{
public:
    /// `profile` is the profile's folder: several profiles share a keyring. Without a keyring (null) every call fails
    /// with "config.keyring_unavailable".
    SecretStore(std::shared_ptr<Keyring> keyring, QString profile);

    [[nodiscard]] Result<std::optional<Secret>> find(const QString &setting) const;
    /// An empty secret removes it. The error says how the secret can be given without a keyring; nothing is stored
    /// then.
    [[nodiscard]] Result<void> store(const QString &setting, const Secret &secret) const;

private:
    [[nodiscard]] QString nameOf(const QString &setting) const;

    std::shared_ptr<Keyring> m_keyring;
    QString m_profile;
};

/// A secret that the service manager hands over: the file of $CREDENTIALS_DIRECTORY named after the setting. Nothing
/// when there is none; FailedPrecondition "config.invalid" when it cannot be read.
[[nodiscard]] Result<std::optional<Secret>> credentialOf(const QProcessEnvironment &environment,
                                                         const QString &setting);

/// "config.keyring_unavailable".
[[nodiscard]] Error keyringUnavailable(const QString &detail = {});
/// How to give a secret where there is no keyring. One or two sentences.
[[nodiscard]] QString withoutKeyring(const QString &setting);

} // namespace td
