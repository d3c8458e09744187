// SPDX-License-Identifier: GPL-3.0-or-later
// What Telegram answers to a refused call: whatever it says, there is a reason, a sentence, and nothing that commands a
// terminal.
#include "fuzz/target.h"
#include "storage/telegramerrors.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

using namespace td;
using namespace Qt::StringLiterals;
using td::fuzz::require;

namespace
{
[[maybe_unused]] std::vector<QByteArray> telegramAnswers()
{
    std::vector<QByteArray> list{
        R"({"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":1}})",
        R"({"ok":false,"error_code":400,"description":"Bad Request: chat not found"})",
        R"({"ok":false,"description":"\u001b[2J\u202e","parameters":{"migrate_to_chat_id":-1001234567890}})",
        R"({"ok":true,"result":{"message_id":1,"photo":[{"file_id":"a","file_size":10}]}})"};
    const QDir samples(QString(qEnvironmentVariable("TIERDECK_TEST_DATA") + u"/telegram"_s));
    for (const QString &name : samples.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(samples.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            list.push_back(file.readAll());
    }
    return list;
}

void tryTelegramInput(const QByteArray &input)
{
    const QJsonObject answer = QJsonDocument::fromJson(input).object();
    for (const int status : {200, 400, 401, 403, 413, 429, 502}) {
        const Error error = telegramError(status, answer, u"42"_s);
        require(!error.reason.isEmpty() && !error.message.isEmpty(), "a refusal says why");
        require(!error.retryAfterSeconds || *error.retryAfterSeconds > 0, "a wait is one");
        const auto isControl = [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; };
        require(std::ranges::none_of(QString(error.message + error.detail), isControl), "words of others are harmless");
    }
}
} // namespace

TD_FUZZ_TARGET(telegram, telegramAnswers, tryTelegramInput)
