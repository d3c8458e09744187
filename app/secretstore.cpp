// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secretstore.h"

#include "app/settingkeys.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr qint64 MaxSecretBytes = 64 * 1024;
}

SecretStore::SecretStore(std::shared_ptr<Keyring> keyring, QString profile)
    : m_keyring(std::move(keyring))
    , m_profile(std::move(profile))
{
}

QString SecretStore::nameOf(const QString &setting) const
{
    const QString real = QFileInfo(m_profile).canonicalFilePath();
    return u"%1: %2"_s.arg(real.isEmpty() ? m_profile : real, setting);
}

Result<std::optional<Secret>> SecretStore::find(const QString &setting) const
{
    if (!m_keyring)
        return fail(keyringUnavailable());
    return m_keyring->read(nameOf(setting));
}

Result<void> SecretStore::store(const QString &setting, const Secret &secret) const
{
    Result<void> done = fail(keyringUnavailable());
    if (m_keyring)
        done = secret.isEmpty() ? m_keyring->remove(nameOf(setting)) : m_keyring->write(nameOf(setting), secret);
    if (!done) {
        Error error = std::move(done).error();
        error.where = setting;
        error.message = u"%1 was not stored: %2"_s.arg(setting, error.message);
        error.remedy = QString(error.remedy + u' ' + withoutKeyring(setting)).trimmed();
        return fail(std::move(error));
    }
    return {};
}

Result<std::optional<Secret>> credentialOf(const QProcessEnvironment &environment, const QString &setting)
{
    const QString folder = environment.value(u"CREDENTIALS_DIRECTORY"_s);
    if (!QDir::isAbsolutePath(folder))
        return std::nullopt;
    QFile file(QDir(folder).filePath(setting));
    if (!file.exists())
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(settingProblem(setting,
                                   u"The credential %1 cannot be read: %2"_s.arg(file.fileName(), file.errorString()),
                                   u"Make it readable for this service."_s));
    }
    QByteArray bytes = file.read(MaxSecretBytes + 1);
    if (bytes.size() > MaxSecretBytes)
        return fail(settingProblem(setting, u"The credential %1 is too long for a secret"_s.arg(file.fileName()),
                                   u"Check what is in it."_s));
    while (bytes.endsWith('\n') || bytes.endsWith('\r'))
        bytes.chop(1);
    return Secret(std::move(bytes));
}

Error keyringUnavailable(const QString &detail)
{
    return {.code = ErrorCode::FailedPrecondition,
            .reason = u"config.keyring_unavailable"_s,
            .message = u"there is no keyring that answers"_s,
            .where = u"keyring"_s,
            .remedy = u"Log in to a desktop session with a keyring (GNOME Keyring, KWallet)."_s,
            .detail = detail};
}

QString withoutKeyring(const QString &setting)
{
    return u"Without a keyring, give it to each run in the variable %1, or to a systemd service with "
           "LoadCredential=%2:/path/of/the/file."_s.arg(environmentName(setting), setting);
}

} // namespace td
