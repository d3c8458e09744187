// SPDX-License-Identifier: GPL-3.0-or-later
// `check --repair` at a terminal: the plan first, then a question, then the deed.
#include "cli/console.h"
#include "support/testprogram.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QTest>

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace td::test;

namespace
{

struct Talk {
    int status = -1;
    QByteArray shown;
};

/// Runs the program on a terminal of its own and types `answer` when it asks.
Talk talk(const Console &console, const QStringList &arguments, const QByteArray &answer)
{
    QByteArrayList words{(QString::fromUtf16(TD_BIN_DIR) + u"/tierdeck-cli"_s).toUtf8(), "--profile",
                         console.profile().toUtf8()};
    for (const QString &argument : arguments)
        words << argument.toUtf8();
    QList<char *> argv;
    for (QByteArray &word : words)
        argv << word.data();
    argv << nullptr;
    QByteArrayList variables;
    for (const QString &variable : console.environment.toStringList())
        variables << variable.toUtf8();
    QList<char *> envp;
    for (QByteArray &variable : variables)
        envp << variable.data();
    envp << nullptr;
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
        ::execve(argv.first(), argv.data(), envp.data());
        ::_exit(127);
    }
    Talk result;
    bool isAnswered = false;
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < 60'000) {
        pollfd wait{.fd = terminal, .events = POLLIN, .revents = 0};
        if (::poll(&wait, 1, 1000) <= 0)
            continue;
        char buffer[4096];
        const ssize_t n = ::read(terminal, buffer, sizeof buffer);
        if (n <= 0)
            break;
        result.shown.append(buffer, n);
        if (!isAnswered && result.shown.contains("[y/N]")) {
            isAnswered = true;
            std::ignore = ::write(terminal, answer.constData(), size_t(answer.size()));
        }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(terminal);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -2;
    return result;
}

} // namespace

class RepairPromptTest : public QObject
{
    Q_OBJECT

private:
    static bool isThere(const Console &console)
    {
        return QFile::exists(console.profile() + u"/hot/nobody-knows.jpg"_s);
    }

private Q_SLOTS:
    void asksBeforeItRepairs_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("isRepaired");
        QTest::newRow("y") << "y\n"_ba << true;
        QTest::newRow("yes") << "yes\n"_ba << true;
        QTest::newRow("n") << "n\n"_ba << false;
        QTest::newRow("nothing") << "\n"_ba << false;
        QTest::newRow("something else") << "yeah right\n"_ba << false;
        QTest::newRow("end of input") << "\x04"_ba << false;
    }
    void asksBeforeItRepairs()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, isRepaired);
        Console console;
        console.upload({1}, u"lamp"_s);
        console.file(u"profile/hot/nobody-knows.jpg"_s, "bytes of somebody");
        const Talk said = talk(console, {u"check"_s, u"--repair"_s}, answer);
        QVERIFY2(said.shown.contains("set aside") && said.shown.contains("[y/N]"), said.shown.constData());
        QCOMPARE(isThere(console), !isRepaired);
        QCOMPARE(said.status, isRepaired ? 0 : 1);
        QCOMPARE(said.shown.contains("Nothing was changed"), !isRepaired);
    }

    void yesAsksNothing()
    {
        Console console;
        console.upload({1}, u"lamp"_s);
        console.file(u"profile/hot/nobody-knows.jpg"_s, "bytes of somebody");
        const Talk said = talk(console, {u"check"_s, u"--repair"_s, u"--yes"_s}, {});
        QVERIFY2(!said.shown.contains("[y/N]"), said.shown.constData());
        QCOMPARE(said.status, 0);
        QVERIFY(!isThere(console));
    }

    void nothingToRepairAsksNothing()
    {
        Console console;
        console.upload({1}, u"lamp"_s);
        const Talk said = talk(console, {u"check"_s, u"--repair"_s}, {});
        QVERIFY2(!said.shown.contains("[y/N]"), said.shown.constData());
        QCOMPARE(said.status, 0);
    }
};

TD_TEST(RepairPromptTest)
#include "tst_repairprompt.moc"
