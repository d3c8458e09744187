// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/profilemessenger.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString BotToken = u"telegram.token"_s;
const QString BotChat = u"telegram.admin"_s;

} // namespace

ProfileMessenger::ProfileMessenger(SettingsSource source, Container &container, std::shared_ptr<Keyring> keyring)
    : m_source(std::move(source))
    , m_secrets(std::move(keyring), container.settings().paths.root)
{
}

Result<MessengerBound> ProfileMessenger::bound()
{
    const auto settings = loadSettings(m_source);
    if (!settings)
        return fail(joined(settings.error()));
    MessengerBound bound;
    bound.tokenVariable = environmentName(BotToken);
    for (const SettingValue &value : settings->values) {
        if (value.key == BotToken && value.value == "set"_L1)
            bound.tokenSource = value.source;
        if (value.key != BotChat)
            continue;
        bound.chat = value.value;
        if (value.source == "environment"_L1 || value.source == "command line"_L1)
            bound.chatFixedBy = environmentName(BotChat);
    }
    if (bound.tokenSource.isEmpty()) {
        const auto kept = m_secrets.find(BotToken);
        if (!kept)
            bound.keyringProblem = kept.error();
        else if (*kept)
            bound.tokenSource = u"keyring"_s;
    }
    return bound;
}

Result<void> ProfileMessenger::setToken(const Secret &token)
{
    return m_secrets.store(BotToken, token);
}

Result<void> ProfileMessenger::setChat(const QString &chat)
{
    return writeProfileSettings(m_source, {{BotChat, chat}});
}

} // namespace td
