// SPDX-License-Identifier: GPL-3.0-or-later
// docs/disaster-recovery.md, step by step: the commands are read out of the document and given to the program.
#include "cli/console.h"
#include "support/testprogram.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

namespace
{

/// The commands of the code blocks below a heading, in their order.
QStringList commandsUnder(const QString &heading)
{
    QFile file(QString(QString::fromUtf16(TD_SOURCE_DIR) + u"/docs/disaster-recovery.md"_s));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the document is missing");
    QStringList commands;
    bool isHere = false, isCode = false;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        const QString text = line.trimmed();
        if (line.startsWith("## "_L1))
            isHere = line.mid(3) == heading;
        else if (text.startsWith("```"_L1))
            isCode = text == "```sh"_L1;
        else if (isHere && isCode && !text.isEmpty())
            commands.append(text);
    }
    return commands;
}

/// One computer after the other, with a disk for the backups that outlives them.
class Household
{
public:
    Household()
    {
        m_console.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
        if (!QDir().mkpath(backups()))
            qFatal("there is no disk");
    }
    [[nodiscard]] Console &console() { return m_console; }
    [[nodiscard]] QString backups() const { return m_console.path(u"disk"_s); }
    [[nodiscard]] QString profile() const { return m_profile; }
    /// A new computer: nothing of the old one is left.
    void loseEverything()
    {
        if (!QDir(m_profile).removeRecursively())
            qFatal("the old computer is still there");
        m_profile = m_console.path(u"new"_s);
        m_console.environment.remove(u"TIERDECK_BACKUP_FOLDER"_s);
    }
    /// What goes wrong in a command of the document; empty when it succeeds.
    [[nodiscard]] QString follow(QString command)
    {
        command.replace(u"BACKUPS"_s, backups());
        command.replace(u"DRAFT"_s, u"lamp"_s);
        QStringList words = command.split(u' ');
        if (words.first() == "export"_L1) {
            m_console.environment.insert(words.last().section(u'=', 0, 0), words.last().section(u'=', 1));
            return {};
        }
        if (words.takeFirst() != "tierdeck-cli"_L1)
            return QString(u"not a command of Tierdeck: "_s + command);
        m_last = m_console.run(QStringList{u"--profile"_s, m_profile} + words);
        return m_last.status == 0 ? QString() : QString(command + u": "_s + QString::fromUtf8(m_last.out + m_last.err));
    }
    [[nodiscard]] QString followAll(const QString &heading)
    {
        const QStringList commands = commandsUnder(heading);
        if (commands.isEmpty())
            return QString(u"nothing is written under "_s + heading);
        for (const QString &command : commands) {
            if (const QString wrong = follow(command); !wrong.isEmpty())
                return wrong;
        }
        return {};
    }
    [[nodiscard]] const Answer &last() const { return m_last; }

private:
    Console m_console;
    QString m_profile = m_console.profile();
    Answer m_last;
};

} // namespace

class RecoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theComputerIsLost();
    void photosAreLost();
    void whatIsRestoredIsWhole();
};

void RecoveryTest::theComputerIsLost()
{
    Household house;
    const QStringList ids = house.console().upload({1, 2, 3}, u"lamp"_s);
    QCOMPARE(house.followAll(u"Before: make sure that it will work"_s), QString());
    house.loseEverything();
    QCOMPARE(house.followAll(u"The computer is lost"_s), QString());
    for (const QString &id : ids) {
        const Answer got = house.console().run(
            {u"--profile"_s, house.profile(), u"photos"_s, u"get"_s, id, u"-o"_s, house.console().path(id)});
        QVERIFY2(got.status == 0, got.err.constData());
    }
    // the settings came along
    const Answer shown = house.console().run({u"--profile"_s, house.profile(), u"config"_s, u"show"_s});
    QVERIFY(shown.out.contains("temp,hot,cold"));
}

void RecoveryTest::photosAreLost()
{
    Household house;
    house.console().upload({1, 2}, u"lamp"_s);
    QCOMPARE(house.followAll(u"Before: make sure that it will work"_s), QString());
    QDirIterator each(QString(house.profile() + u"/temp"_s), {u"*.jpg"_s}, QDir::Files, QDirIterator::Subdirectories);
    int lost = 0;
    while (each.hasNext())
        lost += QFile::remove(each.next()) ? 1 : 0;
    QVERIFY(lost > 0);
    QVERIFY(!house.follow(u"tierdeck-cli check --read-data"_s).isEmpty());
    QCOMPARE(house.followAll(u"Photos are lost, the catalogue is not"_s), QString());
}

void RecoveryTest::whatIsRestoredIsWhole()
{
    Household house;
    house.console().upload({1}, u"lamp"_s);
    QCOMPARE(house.follow(u"tierdeck-cli config set workers 2"_s), QString());
    QCOMPARE(house.followAll(u"Before: make sure that it will work"_s), QString());
    house.loseEverything();
    house.console().environment.insert(u"TIERDECK_BACKUP_FOLDER"_s, house.backups());
    // broken off when the settings are there and the catalogue is not: the same command again
    QVERIFY(QDir().mkpath(house.profile()));
    const QString settings = QString(house.profile() + u"/settings.json"_s);
    QCOMPARE(house.follow(u"tierdeck-cli backup restore"_s), QString());
    QVERIFY(QFile::exists(settings));
    QVERIFY(QFile::remove(QString(house.profile() + u"/catalog.db"_s)));
    QCOMPARE(house.follow(u"tierdeck-cli backup restore"_s), QString());
    QFile file(settings);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("workers"));
    QVERIFY(!QFile::exists(QString(settings + u".restored"_s)));
    // neither can be asked for in a way that would be ignored
    QVERIFY(!house.follow(u"tierdeck-cli backup restore NAME --photos"_s).isEmpty());
    QCOMPARE(house.last().status, 2);
    QVERIFY(!house.follow(u"tierdeck-cli backup verify --repair"_s).isEmpty());
    QCOMPARE(house.last().status, 2);
}

TD_TEST(RecoveryTest)
#include "tst_recovery.moc"
