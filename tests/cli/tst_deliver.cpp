// SPDX-License-Identifier: GPL-3.0-or-later
// `deliver` to a server that answers as Telegram does.
#include "cli/fits.h"
#include "support/fakebotapi.h"
#include "support/testprogram.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

namespace
{

class BotConsole : public Console
{
public:
    explicit BotConsole(const FakeBotApi &bot)
    {
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
        environment.insert(u"TIERDECK_TELEGRAM_URL"_s, bot.url());
        environment.insert(u"TELEGRAM_BOT_TOKEN"_s, FakeBotApi::token());
    }
    /// Files of the profile that hold the token.
    QStringList leaks() const
    {
        QStringList found;
        QDirIterator it(profile(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (!file.open(QIODevice::ReadOnly) || file.readAll().contains(FakeBotApi::token().toLatin1()))
                found.append(file.fileName());
        }
        return found;
    }
};

QStringList howOf(const Answer &answer)
{
    QStringList how;
    for (const QJsonValue &value : answer.json.value("delivered"_L1).toArray())
        how.append(value.toObject().value("how"_L1).toString());
    return how;
}

} // namespace

class DeliverTest : public QObject
{
    Q_OBJECT

private:
    void answers(const Answer &answer, int status = 0)
    {
        fits(answer.json.contains("error"_L1) ? u"failure"_s : u"deliver"_s, answer, status);
    }

private Q_SLOTS:
    void aDraftAndThenByItsIds()
    {
        FakeBotApi bot;
        BotConsole console(bot);
        const QStringList photos = console.upload({1, 2}, u"lamp"_s);
        const Answer first = console.json({u"deliver"_s, u"lamp"_s, u"--chat"_s, FakeBotApi::chat()});
        answers(first);
        QCOMPARE(howOf(first), QStringList({u"picture"_s, u"picture"_s}));
        const Answer again = console.json({u"deliver"_s, photos.first(), u"--chat"_s, FakeBotApi::chat()});
        answers(again);
        QCOMPARE(howOf(again), QStringList{u"id"_s});
        const Answer file = console.json({u"deliver"_s, photos.first(), u"--chat"_s, FakeBotApi::chat(), u"--files"_s});
        answers(file);
        QCOMPARE(howOf(file), QStringList{u"file"_s});
        QCOMPARE(bot.sent().size(), qsizetype(3)); // the draft went as one message
        QCOMPARE(bot.sent().first().album.size(), qsizetype(2));
        QCOMPARE(console.json({u"photos"_s, u"accesses"_s, photos.first()}).json.value("access_count"_L1).toInt(), 3);
        QVERIFY(console.run({u"deliver"_s, photos.first(), u"--chat"_s, FakeBotApi::chat()})
                    .out.contains(photos.first().toLatin1()));
        QCOMPARE(console.leaks(), QStringList());
    }

    void oneByOneWhenAsked()
    {
        FakeBotApi bot;
        BotConsole console(bot);
        console.upload({1, 2}, u"lamp"_s);
        answers(console.json({u"deliver"_s, u"lamp"_s, u"--chat"_s, FakeBotApi::chat(), u"--one-by-one"_s}));
        QCOMPARE(bot.sent().size(), qsizetype(2));
        QCOMPARE(bot.sent().first().method, u"sendPhoto"_s);
    }

    void theAdministratorIsMeantWhenNoChatIsNamed()
    {
        FakeBotApi bot;
        BotConsole console(bot);
        const QString photo = console.upload({1}).first();
        const Answer nobody = console.json({u"deliver"_s, photo});
        answers(nobody, 2);
        console.environment.insert(u"ADMIN_USER_ID"_s, FakeBotApi::chat());
        answers(console.json({u"deliver"_s, photo, u"--size"_s, u"thumb"_s}));
        QCOMPARE(bot.sent().size(), qsizetype(1));
    }

    void whatGoesWrongIsSaid()
    {
        FakeBotApi bot;
        BotConsole console(bot);
        const QString photo = console.upload({1}).first();
        const Answer chat = console.json({u"deliver"_s, photo, u"--chat"_s, u"7"_s});
        QVERIFY(chat.status != 0);
        QVERIFY(chat.err.contains("no such chat"));
        const Answer nothing = console.json({u"deliver"_s, u"nothing"_s, u"--chat"_s, FakeBotApi::chat()});
        answers(nothing, 1);
        console.environment.insert(u"TELEGRAM_BOT_TOKEN"_s, u"1:abcdefghijklmnopqrstuvwxyz"_s);
        const Answer token = console.json({u"deliver"_s, photo, u"--chat"_s, FakeBotApi::chat()});
        QCOMPARE(token.status, 3);
        QVERIFY(!QByteArray(token.out + token.err).contains("abcdefghijklmnopqrstuvwxyz"));
        console.environment.remove(u"TELEGRAM_BOT_TOKEN"_s);
        const Answer none = console.json({u"deliver"_s, photo, u"--chat"_s, FakeBotApi::chat()});
        answers(none, 3);
        QVERIFY(none.err.contains("TIERDECK_TELEGRAM_TOKEN"));
        console.environment.insert(u"TIERDECK_TELEGRAM_URL"_s, u"http://example.com"_s);
        QCOMPARE(console.run({u"deliver"_s, photo, u"--chat"_s, u"1"_s}).status, 3);
    }
};

TD_TEST(DeliverTest)
#include "tst_deliver.moc"
