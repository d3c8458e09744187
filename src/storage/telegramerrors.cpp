// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/telegramerrors.h"

#include "storage/s3errors.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype LongestDescription = 200;

template <std::size_t Count>
bool descriptionSays(const QString &description, const std::array<QLatin1StringView, Count> &words)
{
    return std::ranges::any_of(words,
                               [&](QLatin1StringView word) { return description.contains(word, Qt::CaseInsensitive); });
}

Error telegramRefusal(ErrorCode code, const QString &reason, const QString &message, const QString &remedy = {})
{
    return {.code = code, .reason = reason, .message = message, .where = {}, .remedy = remedy};
}

/// 400: only the words tell what is wrong.
Error badRequest(const QString &description, const QJsonObject &parameters)
{
    static constexpr std::array wrongId{"wrong file identifier"_L1, "wrong remote file"_L1,
                                        "wrong file_id"_L1,         "FILE_REFERENCE_"_L1,
                                        "wrong type of file"_L1,    "can't use file of type"_L1};
    static constexpr std::array noPicture{"PHOTO_INVALID_DIMENSIONS"_L1, "IMAGE_PROCESS_FAILED"_L1,
                                          "PHOTO_EXT_INVALID"_L1, "PHOTO_SAVE_FILE_INVALID"_L1,
                                          "too big for a photo"_L1};
    static constexpr std::array noChat{"chat not found"_L1, "PEER_ID_INVALID"_L1, "chat_id is empty"_L1,
                                       "user not found"_L1};
    if (descriptionSays(description, wrongId))
        return telegramRefusal(ErrorCode::FailedPrecondition, u"delivery.id_refused"_s,
                               u"Telegram does not know the id of this file any more"_s);
    if (descriptionSays(description, noPicture))
        return telegramRefusal(ErrorCode::InvalidArgument, u"delivery.picture_refused"_s,
                               u"Telegram does not take this file as a picture"_s);
    if (const qint64 moved = parameters.value("migrate_to_chat_id"_L1).toInteger(); moved != 0)
        return telegramRefusal(ErrorCode::NotFound, u"delivery.chat"_s, u"The group has a new id: %1"_s.arg(moved),
                               u"Send to the new id"_s);
    if (descriptionSays(description, noChat))
        return telegramRefusal(ErrorCode::NotFound, u"delivery.chat"_s, u"Telegram knows no such chat"_s,
                               u"Check the number of the chat; its owner must have written to the bot once"_s);
    return telegramRefusal(ErrorCode::InvalidArgument, u"delivery.refused"_s, u"Telegram refused the message"_s);
}

Error byStatus(int status, const QString &description, const QJsonObject &parameters)
{
    switch (status) {
    case 400:
        return badRequest(description, parameters);
    case 401:
    case 404: // an unknown token is an unknown address
        return telegramRefusal(
            ErrorCode::Unauthenticated, u"delivery.bad_token"_s, u"Telegram does not accept the bot's token"_s,
            u"Copy it again from BotFather and store it with: tierdeck-cli config set telegram.token -"_s);
    case 403:
        return telegramRefusal(ErrorCode::PermissionDenied, u"delivery.chat"_s, u"The bot may not write to this chat"_s,
                               u"Its owner must start the bot, or add it to the group"_s);
    case 413:
        return telegramRefusal(ErrorCode::InvalidArgument, u"delivery.too_large"_s,
                               u"The file is too large for Telegram"_s);
    case 429:
        return telegramRefusal(ErrorCode::ResourceExhausted, u"delivery.slow_down"_s,
                               u"Telegram asks for fewer messages"_s, u"Send the rest later"_s);
    default:
        break;
    }
    if (status >= 500)
        return telegramRefusal(ErrorCode::Unavailable, u"delivery.unavailable"_s,
                               u"Telegram is not available right now"_s, u"Try again later"_s);
    return telegramRefusal(ErrorCode::DataLoss, u"delivery.bad_reply"_s, u"Telegram's answer makes no sense"_s,
                           u"Check telegram.url"_s);
}

} // namespace

Error telegramError(int status, const QJsonObject &answer, const QString &chat)
{
    // What stopped one photo of an album comes as a 400 that only tells it in words.
    static const QRegularExpression slowInAlbum(
        u"failed to send message #\\d+ .*Too Many Requests: retry after (\\d+)"_s);
    const QString description = answer.value("description"_L1).toString();
    QJsonObject parameters = answer.value("parameters"_L1).toObject();
    int code = answer.value("error_code"_L1).toInt(status);
    if (const auto slow = slowInAlbum.match(description); slow.hasMatch()) {
        code = 429;
        parameters.insert(u"retry_after"_s, slow.captured(1).toLongLong());
    }
    Error error = byStatus(code, description, parameters);
    error.where = chat;
    error.store = u"Telegram"_s;
    error.detail = u"HTTP %1, %2"_s.arg(status).arg(shownText(description, LongestDescription));
    if (const qint64 wait = parameters.value("retry_after"_L1).toInteger(); wait > 0) {
        error.retryAfterSeconds = wait;
        error.message += u" for %1 s"_s.arg(wait);
    }
    return error;
}

} // namespace td
