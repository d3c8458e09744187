// SPDX-License-Identifier: GPL-3.0-or-later
// What is dropped onto the window or named at the prompt may be a trap: links, pipes, devices, folders without end,
// files that are something else by the time they are read.
#include "engine/filescan.h"
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

QString reasonOf(const Result<QByteArray> &read)
{
    return read ? QString() : read.error().reason;
}

} // namespace

class FileScanTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder{quickFolder()};
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray bytes(const QString &name) const { return QFile::encodeName(path(name)); }
    [[nodiscard]] QString file(const QString &name, const QByteArray &content) const
    {
        QFile made(path(name));
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size())
            qFatal("cannot write");
        return path(name);
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_folder.isValid());
        QVERIFY(QDir(m_folder.path()).removeRecursively() && QDir().mkpath(m_folder.path()));
    }

    void specialFilesAreRefused()
    {
        std::ignore = file(u"a.jpg"_s, "picture");
        QCOMPARE(::mkfifo(bytes(u"pipe.jpg"_s).constData(), 0600), 0);
        QVERIFY(QFile::link(u"/dev/zero"_s, path(u"zero.jpg"_s)));
        QVERIFY(QFile::link(u"/etc"_s, path(u"etc"_s)));
        QVERIFY(QFile::link(m_folder.path(), path(u"up"_s)));
        const int server = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray name = bytes(u"s.jpg"_s);
        std::copy_n(name.constData(), std::min<qsizetype>(name.size(), sizeof address.sun_path - 1), address.sun_path);
        QCOMPARE(::bind(server, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
        const FileList found = collectFiles({m_folder.path(), u"/dev/null"_s}, true, {});
        ::close(server);
        QCOMPARE(found.files, QStringList{path(u"a.jpg"_s)});
        QStringList refused;
        for (const ItemFailure &failure : found.failed) {
            QCOMPARE(failure.error.reason, u"file.not_regular"_s);
            refused << QFileInfo(failure.id).fileName();
        }
        refused.sort();
        QCOMPARE(refused, QStringList({u"etc"_s, u"null"_s, u"pipe.jpg"_s, u"s.jpg"_s, u"up"_s, u"zero.jpg"_s}));
    }

    /// Between the look and the reading the file became a link, a pipe, a folder, or another file.
    void whatIsReadIsWhatWasSeen_data()
    {
        QTest::addColumn<QString>("becomes");
        for (const char *what : {"link", "pipe", "folder", "gone"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void whatIsReadIsWhatWasSeen()
    {
        QFETCH(QString, becomes);
        const QString secret = file(u"secret"_s, "secret");
        const QString picture = file(u"a.jpg"_s, "picture");
        QCOMPARE(collectFiles({picture}, false, {}).files, QStringList{picture});
        QVERIFY(QFile::remove(picture));
        if (becomes == "link"_L1)
            QVERIFY(QFile::link(secret, picture));
        else if (becomes == "pipe"_L1)
            QCOMPARE(::mkfifo(QFile::encodeName(picture).constData(), 0600), 0);
        else if (becomes == "folder"_L1)
            QVERIFY(QDir().mkdir(picture));
        const auto read = readRegularFile(picture, 1'000'000, {});
        QCOMPARE(reasonOf(read), becomes == "gone"_L1 ? u"file.missing"_s : u"file.not_regular"_s);
    }

    /// A terabyte that takes no room on the disk: refused by its size, before memory is taken.
    void aSparseTerabyteIsRefused()
    {
        const QString huge = file(u"huge.jpg"_s, {});
        if (::truncate(QFile::encodeName(huge).constData(), 1'000'000'000'000LL) != 0)
            QSKIP("this file system has no files of a terabyte");
        QCOMPARE(collectFiles({huge}, false, {}).files, QStringList{huge});
        QCOMPARE(reasonOf(readRegularFile(huge, 52'428'800, {})), u"image.too_large"_s);
    }

    /// Deeper than a path can be long: what can be reached is found, the rest is named, and it ends.
    void foldersWithoutEnd()
    {
        constexpr int depth = 3000;
        int at = ::open(QFile::encodeName(m_folder.path()).constData(), O_RDONLY | O_DIRECTORY);
        for (int i = 0; i < depth; ++i) {
            QCOMPARE(::mkdirat(at, "d", 0700), 0);
            const int next = ::openat(at, "d", O_RDONLY | O_DIRECTORY);
            ::close(at);
            at = next;
        }
        ::close(at);
        std::ignore = file(u"a.jpg"_s, "picture");
        const FileList found = collectFiles({m_folder.path()}, true, {});
        QCOMPARE(found.files, QStringList{path(u"a.jpg"_s)});
        QCOMPARE(found.failed.size(), 1);
        QVERIFY(QProcess::execute(u"rm"_s, {u"-rf"_s, path(u"d"_s)}) == 0);
    }

    void aBindMountOrALoopEnds()
    {
        std::ignore = file(u"a.jpg"_s, "picture");
        // the same folder by several names is looked at once
        const FileList found = collectFiles({m_folder.path(), m_folder.path() + u"/."_s, m_folder.path()}, true, {});
        QCOMPARE(found.files.size(), 1);
    }

    void aWalkCanBeCancelled()
    {
        for (int i = 0; i < 100; ++i)
            QVERIFY(QDir().mkdir(path(QString::number(i))));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(collectFiles({m_folder.path()}, true, stop.get_token()).files.isEmpty());
    }

    void aFileThatGrowsIsToldFromAWholeOne()
    {
        // O_APPEND by another thread while it is read is what cameras and browsers do
        const QString picture = file(u"a.jpg"_s, QByteArray(3'000'000, 'p'));
        std::jthread writer([picture](std::stop_token stop) {
            QFile file(picture);
            if (!file.open(QIODevice::Append | QIODevice::Unbuffered))
                return;
            while (!stop.stop_requested())
                file.write("more");
        });
        bool isTold = false;
        QTRY_VERIFY((isTold = isTold || reasonOf(readRegularFile(picture, 50'000'000, {})) == "file.changed"_L1));
    }
};

TD_TEST(FileScanTest)
#include "tst_filescan.moc"
