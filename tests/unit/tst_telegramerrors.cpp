// SPDX-License-Identifier: GPL-3.0-or-later
// What the answers of the Bot API mean, by their own words.
#include "storage/telegramerrors.h"
#include "support/testprogram.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;

class TestTelegramErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("wait");
        const auto row = [](const char *name, int status, const QByteArray &json, ErrorCode code, const QString &reason,
                            int wait = 0) { QTest::newRow(name) << status << json << code << reason << wait; };
        row("too many", 429,
            R"({"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1","parameters":{"retry_after":1}})",
            ErrorCode::ResourceExhausted, u"delivery.slow_down"_s, 1);
        row("too large", 413, R"({"ok":false,"error_code":413,"description":"Request Entity Too Large"})",
            ErrorCode::InvalidArgument, u"delivery.too_large"_s);
        row("odd shape", 400, R"({"ok":false,"error_code":400,"description":"Bad Request: PHOTO_INVALID_DIMENSIONS"})",
            ErrorCode::InvalidArgument, u"delivery.picture_refused"_s);
        row("forgotten file", 400,
            R"({"ok":false,"error_code":400,"description":"Bad Request: wrong file identifier/HTTP URL specified"})",
            ErrorCode::FailedPrecondition, u"delivery.id_refused"_s);
        row("no chat", 400, R"({"ok":false,"error_code":400,"description":"Bad Request: chat not found"})",
            ErrorCode::NotFound, u"delivery.chat"_s);
        row("a group that grew", 400,
            R"({"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1001234567890}})",
            ErrorCode::NotFound, u"delivery.chat"_s);
        row("anything else", 400, R"({"ok":false,"error_code":400,"description":"Bad Request: message text is empty"})",
            ErrorCode::InvalidArgument, u"delivery.refused"_s);
        row("blocked", 403, R"({"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"})",
            ErrorCode::PermissionDenied, u"delivery.chat"_s);
        row("unknown token", 401, R"({"ok":false,"error_code":401,"description":"Unauthorized"})",
            ErrorCode::Unauthenticated, u"delivery.bad_token"_s);
        row("broken token", 404, R"({"ok":false,"error_code":404,"description":"Not Found"})",
            ErrorCode::Unauthenticated, u"delivery.bad_token"_s);
        row("down, without JSON", 502, "<html>Bad Gateway</html>", ErrorCode::Unavailable, u"delivery.unavailable"_s);
        row("no Bot API at all", 200, "<html>hello</html>", ErrorCode::DataLoss, u"delivery.bad_reply"_s);
    }
    void answers()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, json);
        QFETCH(ErrorCode, code);
        QFETCH(QString, reason);
        QFETCH(int, wait);
        const Error error = telegramError(status, QJsonDocument::fromJson(json).object(), u"42"_s);
        QCOMPARE(error.code, code);
        QCOMPARE(error.reason, reason);
        QCOMPARE(error.retryAfterSeconds.value_or(0), qint64(wait));
        QCOMPARE(error.where, u"42"_s);
        QVERIFY(!error.message.isEmpty());
    }
};

TD_TEST(TestTelegramErrors)
#include "tst_telegramerrors.moc"
