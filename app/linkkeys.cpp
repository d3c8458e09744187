// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/linkkeys.h"

#include "app/settingkeys.h"

#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString LinkSecret = u"links.secret"_s;
constexpr std::chrono::seconds ReadAgainAfter{10};

Secret randomSecret()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return Secret(QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words)
                      .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

ProfileLinkKeys::ProfileLinkKeys(Secret given, LateKeyring keyring, QString profile)
    : m_given(std::move(given))
    , m_keyring(std::move(keyring))
    , m_profile(std::move(profile))
{
}

SecretStore ProfileLinkKeys::secrets() const
{
    return {m_keyring ? m_keyring() : nullptr, m_profile};
}

Result<LinkKeys> ProfileLinkKeys::kept(const LinkKeys &keys) const
{
    const SecretStore store = secrets();
    TD_TRY(store.store(LinkSecret, keys.toSecret()));
    // Another process may have made its own at the same moment: what the keyring has now is what all use.
    TD_ASSIGN(const std::optional<Secret> now, store.find(LinkSecret));
    return now ? LinkKeys::parse(*now) : keys;
}

Result<LinkKeys> ProfileLinkKeys::read() const
{
    if (!m_given.isEmpty())
        return LinkKeys::parse(m_given);
    const Result<std::optional<Secret>> found = secrets().find(LinkSecret);
    if (!found) {
        Error error = found.error();
        error.message = u"The key that links are signed with cannot be read: %1"_s.arg(error.message);
        error.where = LinkSecret;
        error.remedy = QString(error.remedy + u' ' + withoutKeyring(LinkSecret)).trimmed();
        return fail(std::move(error));
    }
    if (*found)
        return LinkKeys::parse(**found);
    TD_ASSIGN(const LinkKeys first, LinkKeys::parse(randomSecret()));
    return kept(first);
}

Result<LinkKeys> ProfileLinkKeys::keys()
{
    const QMutexLocker lock(&m_mutex);
    const auto now = std::chrono::steady_clock::now();
    if (!m_keys || now - m_readAt > ReadAgainAfter) {
        TD_ASSIGN(m_keys, read());
        m_readAt = now;
    }
    return *m_keys;
}

Result<LinkKeys> ProfileLinkKeys::rotate(Instant now, Instant keepUntil)
{
    if (!m_given.isEmpty())
        return fail(
            ErrorCode::FailedPrecondition, u"setting.overridden"_s,
            u"The key for links is given from outside, which wins over the keyring"_s, LinkSecret,
            u"Put the new key before the old ones in %1, blank between them"_s.arg(environmentName(LinkSecret)));
    const QMutexLocker lock(&m_mutex);
    TD_ASSIGN(const LinkKeys before, read());
    TD_ASSIGN(const LinkKeys after, before.rotated(randomSecret(), now, keepUntil));
    TD_ASSIGN(m_keys, kept(after));
    m_readAt = std::chrono::steady_clock::now();
    return *m_keys;
}

} // namespace td
