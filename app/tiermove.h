// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secretstore.h"
#include "app/targetfile.h"
#include "engine/engine.h"

namespace td
{

// Steps of a tier's move to a bucket that the command line and the window share.

inline constexpr int TierSwitchTries = 5; ///< photos come and go between the last pass and the switch

/// FailedPrecondition "config.invalid" when the tier is bound by what this program cannot change, so that it cannot be
/// bound to the target.
[[nodiscard]] Result<void> checkRebindable(const SettingsSource &source, const Settings &now, Tier tier);
/// The target does all that a tier needs. Warnings go to `warn`.
[[nodiscard]] Result<void> probeTarget(ObjectStore &target, Tier tier, const QString &id,
                                       const std::function<void(const StoreCheck &)> &warn, std::stop_token stop);
/// The profile binds the tier to the target from the next start on, and the keyring has its secret. Nothing of a move
/// of this tier is left to go on with.
[[nodiscard]] Result<void> rebindTier(const SettingsSource &source, const Settings &now, const SecretStore &secrets,
                                      const TargetFile &target, const Secret &secret);

/// Where the window notes a move under way: a target file, without its secret.
[[nodiscard]] QString pendingMovePath(const ProfilePaths &paths, Tier tier);
[[nodiscard]] Result<void> writePendingMove(const ProfilePaths &paths, const TargetFile &target);
/// Removes the note of a move and its secret; the note stays as long as the secret does.
[[nodiscard]] Result<void> forgetMove(const ProfilePaths &paths, const SecretStore &secrets, Tier tier);
/// A program was killed after the catalogue was switched and before the profile was: binds the profile as the noted
/// move says. False when `problem` is another one, or no move to that place is noted.
[[nodiscard]] Result<bool> finishPendingMove(const SettingsSource &source, const std::shared_ptr<Keyring> &keyring,
                                             const Error &problem);

} // namespace td
