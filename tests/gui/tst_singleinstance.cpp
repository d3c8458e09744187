// SPDX-License-Identifier: GPL-3.0-or-later
// The one door of the window: who may knock, and what can be said there.
#include "app/desktop/singleinstance.h"
#include "support/testprogram.h"

#include <QFileInfo>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>

using namespace Qt::StringLiterals;
using namespace td;

class SingleInstanceTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_session;

    [[nodiscard]] static bool say(const QString &path, const QByteArray &bytes)
    {
        QLocalSocket socket;
        socket.connectToServer(path);
        if (!socket.waitForConnected(2000))
            return false;
        socket.write(bytes);
        for (int i = 0; i < 50 && socket.state() == QLocalSocket::ConnectedState && socket.bytesToWrite() > 0; ++i)
            QTest::qWait(10);
        for (int i = 0; i < 50 && socket.state() == QLocalSocket::ConnectedState && !socket.canReadLine(); ++i)
            QTest::qWait(10);
        return socket.readAll() == "ok\n";
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_session.isValid());
        QVERIFY(::chmod(m_session.path().toUtf8().constData(), 0700) == 0);
        qputenv("XDG_RUNTIME_DIR", m_session.path().toUtf8());
    }

    void theSocketIsOurs()
    {
        SingleInstance first(u"/profile/a"_s);
        QVERIFY(first.listen());
        QCOMPARE(QFileInfo(first.path()).path(), m_session.path());
        struct stat info = {};
        QVERIFY(::stat(first.path().toUtf8().constData(), &info) == 0);
        QCOMPARE(info.st_mode & 0077, 0U);
        QCOMPARE(info.st_uid, ::getuid());
    }

    void aFolderOfOthersIsNotUsed()
    {
        QTemporaryDir open;
        QVERIFY(::chmod(open.path().toUtf8().constData(), 0777) == 0);
        qputenv("XDG_RUNTIME_DIR", open.path().toUtf8());
        SingleInstance first(u"/profile/b"_s);
        QVERIFY(first.listen());
        qputenv("XDG_RUNTIME_DIR", m_session.path().toUtf8());
        QVERIFY(!first.path().startsWith(open.path()));
        struct stat info = {};
        QVERIFY(::stat(first.path().toUtf8().constData(), &info) == 0);
        QCOMPARE(info.st_mode & 0077, 0U);
    }

    void aSecondStartRaisesTheFirst()
    {
        SingleInstance first(u"/profile/c"_s);
        QVERIFY(first.listen());
        QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        QVERIFY(say(first.path(), "photos\n"));
        QTRY_COMPARE(raised.size(), 1);
        QCOMPARE(raised.first().first().toString(), u"photos"_s);
    }

    /// A message is short; whoever says more is not listened to any longer, and the next one is.
    void longMessagesAreCutOff()
    {
        SingleInstance first(u"/profile/d"_s);
        QVERIFY(first.listen());
        QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        QVERIFY(!say(first.path(), QByteArray(10'000'000, 'x')));
        QVERIFY(say(first.path(), "photos\n"));
        QTRY_COMPARE(raised.size(), 1);
    }

    void noiseIsHarmless()
    {
        SingleInstance first(u"/profile/e"_s);
        QVERIFY(first.listen());
        QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        std::mt19937 random(7);
        for (int round = 0; round < 50; ++round) {
            QByteArray bytes(int(random() % 300), Qt::Uninitialized);
            for (char &byte : bytes)
                byte = char(random());
            QLocalSocket socket;
            socket.connectToServer(first.path());
            QVERIFY(socket.waitForConnected(2000));
            socket.write(bytes);
            socket.flush();
            QTest::qWait(1);
        }
        for (const QList<QVariant> &call : raised)
            QVERIFY(call.first().toString().size() <= 100);
        QVERIFY(say(first.path(), "photos\n"));
    }

    /// Another user knocks and is sent away unheard; only root can play one.
    void othersAreNotHeard()
    {
        if (::getuid() != 0)
            QSKIP("only root can become another user");
        SingleInstance first(u"/profile/f"_s);
        QVERIFY(first.listen());
        QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        QVERIFY(::chmod(first.path().toUtf8().constData(), 0777) == 0); // as if the folder had not kept it out already
        QVERIFY(::chmod(m_session.path().toUtf8().constData(), 0711) == 0);
        const QByteArray path = first.path().toUtf8();
        const pid_t child = ::fork();
        if (child == 0) {
            if (::setuid(65534) != 0)
                ::_exit(3);
            const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
            sockaddr_un address{};
            address.sun_family = AF_UNIX;
            std::copy_n(path.constData(), std::min<qsizetype>(path.size(), sizeof address.sun_path - 1),
                        address.sun_path);
            const bool isIn = ::connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
            char answer[8];
            const bool isHeard =
                isIn && ::send(fd, "photos\n", 7, MSG_NOSIGNAL) == 7 && ::read(fd, answer, sizeof answer) > 0;
            ::_exit(isHeard ? 1 : 0);
        }
        int status = -1;
        bool hasEnded = false;
        QTRY_VERIFY((hasEnded = hasEnded || ::waitpid(child, &status, WNOHANG) == child));
        QVERIFY(::chmod(m_session.path().toUtf8().constData(), 0700) == 0);
        QCOMPARE(WEXITSTATUS(status), 0);
        QCOMPARE(raised.size(), 0);
    }
};

TD_TEST(SingleInstanceTest)
#include "tst_singleinstance.moc"
