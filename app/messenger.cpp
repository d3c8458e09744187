// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messenger.h"

#include "storage/patientchannel.h"
#include "storage/telegramchannel.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString TokenSetting = u"telegram.token"_s;

struct Messenger {
    SharingBinding sharing;
    LateKeyring keyring;
    QString profile;
    QMutex mutex;
    std::shared_ptr<DeliveryChannel> channel;
    Secret token; ///< that the channel speaks with
};

Result<Secret> tokenOf(const Messenger &messenger)
{
    if (!messenger.sharing.telegramToken.isEmpty())
        return messenger.sharing.telegramToken;
    const SecretStore secrets(messenger.keyring ? messenger.keyring() : nullptr, messenger.profile);
    const Result<std::optional<Secret>> found = secrets.find(TokenSetting);
    if (found && *found)
        return **found;
    return fail(Error{.code = ErrorCode::FailedPrecondition,
                      .reason = u"delivery.not_configured"_s,
                      .message = u"No bot is configured: %1 is neither in the environment nor in the keyring%2"_s.arg(
                          TokenSetting, found ? QString() : u" (%1)"_s.arg(found.error().message)),
                      .where = TokenSetting,
                      .remedy = u"Store the bot's token with `tierdeck-cli config set %1 -`. %2"_s.arg(
                          TokenSetting, withoutKeyring(TokenSetting)),
                      .detail = found ? QString() : found.error().detail});
}

} // namespace

std::function<Result<std::shared_ptr<DeliveryChannel>>()> messengerOf(const Settings &settings, LateKeyring keyring)
{
    auto messenger = std::make_shared<Messenger>();
    messenger->sharing = settings.sharing;
    messenger->keyring = std::move(keyring);
    messenger->profile = settings.paths.root;
    return [messenger]() -> Result<std::shared_ptr<DeliveryChannel>> {
        const QMutexLocker lock(&messenger->mutex);
        const Result<Secret> token = tokenOf(*messenger);
        if (!token)
            return fail(token.error());
        // another one may have been put into the keyring meanwhile
        if (!messenger->channel || messenger->token.reveal() != token->reveal()) {
            TD_ASSIGN(const std::shared_ptr<DeliveryChannel> bot,
                      telegramChannel({.baseUrl = messenger->sharing.telegramUrl, .token = *token}));
            messenger->channel = withPatience(bot);
            messenger->token = *token;
        }
        return messenger->channel;
    };
}

} // namespace td
