// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tiermove.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace td
{

Result<void> checkRebindable(const SettingsSource &source, const Settings &now, Tier tier)
{
    const QStringList names = foreignBindings(source, now, tier);
    if (names.isEmpty())
        return {};
    const QString upper = tierName(tier).toUpper();
    return fail(Error{
        .code = ErrorCode::FailedPrecondition,
        .reason = u"config.invalid"_s,
        .message = u"%1 is bound by %2, which this program cannot change, so nothing is switched"_s.arg(
            upper, names.join(u", "_s)),
        .where = names.value(0),
        .remedy = u"Copy without --switch first. When nothing is left, stop all consoles, change %1 to the target, "
                  "and run this command with --switch once more."_s.arg(names.join(u", "_s))});
}

Result<void> probeTarget(ObjectStore &target, Tier tier, const QString &id,
                         const std::function<void(const StoreCheck &)> &warn, std::stop_token stop)
{
    TD_ASSIGN(const StoreReport report, target.probe(QString(tierName(tier) + u'/'), id, std::move(stop)));
    for (const StoreCheck &check : report.checks) {
        if (check.outcome == StoreCheck::Outcome::Warning)
            warn(check);
        if (check.outcome != StoreCheck::Outcome::Failed)
            continue;
        Error error = check.error.value_or(Error{.code = ErrorCode::Unavailable,
                                                 .reason = u"tier.probe"_s,
                                                 .message = check.message,
                                                 .where = target.displayName(),
                                                 .remedy = check.remedy});
        error.message = u"The target cannot be used (%1): %2"_s.arg(check.id, error.message);
        return fail(std::move(error));
    }
    return {};
}

Result<void> rebindTier(const SettingsSource &source, const Settings &now, const SecretStore &secrets,
                        const TargetFile &target, const Secret &secret)
{
    TD_TRY(secrets.store(target.binding.missingSecret, secret));
    TD_TRY(writeProfileSettings(source, settingsForTarget(target, now)));
    // The tier is bound; what cannot be removed now is removed when the window next looks for moves to go on with.
    (void)forgetMove(profilePaths(source), secrets, target.tier);
    return {};
}

QString pendingMovePath(const ProfilePaths &paths, Tier tier)
{
    return u"%1/move-%2.json"_s.arg(paths.root, tierName(tier));
}

Result<void> writePendingMove(const ProfilePaths &paths, const TargetFile &target)
{
    const QString path = pendingMovePath(paths, target.tier);
    QJsonObject json;
    for (const auto &[field, value] : target.values.asKeyValueRange())
        json.insert(field, value);
    QSaveFile file(path);
    const QByteArray text = QJsonDocument(json).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return fail(ErrorCode::PermissionDenied, u"config.not_writable"_s,
                    u"%1 cannot be written: %2"_s.arg(path, file.errorString()), path,
                    u"Check who owns the profile's folder, and that the disk has room."_s);
    return {};
}

Result<void> forgetMove(const ProfilePaths &paths, const SecretStore &secrets, Tier tier)
{
    TD_TRY(secrets.store(targetSecretOf(tier), Secret()));
    QFile note(pendingMovePath(paths, tier));
    if (note.exists() && !note.remove())
        return fail(ErrorCode::PermissionDenied, u"config.not_writable"_s,
                    u"%1 cannot be removed: %2"_s.arg(note.fileName(), note.errorString()), note.fileName(),
                    u"Check who owns the profile's folder."_s);
    return {};
}

Result<bool> finishPendingMove(const SettingsSource &source, const std::shared_ptr<Keyring> &keyring,
                               const Error &problem)
{
    const std::optional<Tier> tier = tierFromName(problem.where);
    const ProfilePaths paths = profilePaths(source);
    if (problem.reason != "provider.moved"_L1 || !tier || !QFile::exists(pendingMovePath(paths, *tier)))
        return false;
    TD_ASSIGN(const TargetFile target, readTargetFile(pendingMovePath(paths, *tier), *tier));
    if (target.binding.name != problem.detail)
        return false;
    const SecretStore secrets(keyring, paths.root);
    TD_ASSIGN(const std::optional<Secret> secret, secrets.find(targetSecretOf(*tier)));
    if (!secret)
        return false;
    auto settings = loadSettings(source);
    if (!settings)
        return fail(joined(settings.error()));
    TD_TRY(rebindTier(source, *settings, secrets, target, *secret));
    return true;
}

} // namespace td
