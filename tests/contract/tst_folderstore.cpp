// SPDX-License-Identifier: GPL-3.0-or-later
// What only a store on a disk can get wrong: links, partial files, full disks, rights, bytes that rot.
#include "contract/storekit.h"
#include "storage/folderstore.h"
#include "support/testprogram.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{
/// A body that never ends by itself; the process is killed while it is read.
class EndlessSource final : public ByteSource
{
public:
    explicit EndlessSource(int pipe)
        : m_pipe(pipe)
    {
    }
    [[nodiscard]] qint64 size() const override { return 100'000'000; }
    [[nodiscard]] Result<void> rewind() override { return {}; }
    [[nodiscard]] Result<qint64> read(char *into, qint64 max) override
    {
        std::fill_n(into, max, 'x');
        m_given += max;
        if (m_given > 3'000'000) {
            (void)!::write(m_pipe, "k", 1);
            ::pause();
        }
        return max;
    }

private:
    int m_pipe;
    qint64 m_given = 0;
};

void writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QStringList filesUnder(const QString &folder)
{
    QStringList found;
    QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (it.hasNext())
        found.append(QDir(folder).relativeFilePath(it.next()));
    found.sort();
    return found;
}

int modeOf(const QString &path)
{
    struct stat info = {};
    return ::lstat(path.toUtf8().constData(), &info) == 0 ? int(info.st_mode & 0777) : -1;
}
} // namespace

class TestFolderStore : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FolderStore> m_store;
    [[nodiscard]] QString at(const QString &path) const { return m_dir->filePath(path); }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<FolderStore>(m_dir->path(), u"hot/"_s, u"folder"_s, u"this computer"_s, 0);
    }

    void theFileLiesWhereTheKeySays()
    {
        QVERIFY(putBytes(*m_store, u"hot/p/a.jpg"_s, "bytes"_ba));
        QCOMPARE(m_store->localPath(u"hot/p/a.jpg"_s), at(u"hot/p/a.jpg"_s));
        QCOMPARE(filesUnder(m_dir->path()), QStringList{u"hot/p/a.jpg"_s});
    }

    void onlyTheOwnerMayRead()
    {
        const mode_t old = ::umask(0);
        const auto put = putBytes(*m_store, u"hot/p/a.jpg"_s, "bytes"_ba);
        ::umask(old);
        QVERIFY(put);
        QCOMPARE(modeOf(at(u"hot"_s)), 0700);
        QCOMPARE(modeOf(at(u"hot/p"_s)), 0700);
        QCOMPARE(modeOf(at(u"hot/p/a.jpg"_s)), 0600);
    }

    void listIsBoundToThePrefix()
    {
        FolderStore cold(m_dir->path(), u"cold/"_s, u"folder"_s, u"this computer"_s, 0);
        QVERIFY(putBytes(*m_store, u"hot/a.jpg"_s, "a"_ba));
        QVERIFY(putBytes(cold, u"cold/b.jpg"_s, "b"_ba));
        writeFile(at(u"settings.json"_s), "{}");
        QCOMPARE(keysOf(*m_store, QString()), QStringList{u"hot/a.jpg"_s});
        QCOMPARE(keysOf(*m_store, u"cold/"_s), QStringList());
        QCOMPARE(keysOf(cold, QString()), QStringList{u"cold/b.jpg"_s});
        QCOMPARE(keysOf(*m_store, u"h"_s), QStringList{u"hot/a.jpg"_s});
        QVERIFY(!m_store->list(u"../"_s, [](const ObjectInfo &) -> Result<void> { return {}; }, {}));
    }

    void linksAreNeverFollowed()
    {
        const QTemporaryDir outside;
        writeFile(outside.filePath(u"secret.jpg"_s), "secret");
        QVERIFY(putBytes(*m_store, u"hot/a.jpg"_s, "a"_ba));
        QVERIFY(QFile::link(outside.path(), at(u"hot/link"_s)));
        QVERIFY(QFile::link(outside.filePath(u"secret.jpg"_s), at(u"hot/file.jpg"_s)));
        QVERIFY(QFile::link(outside.path(), at(u"cold"_s)));
        for (const QString &key : {u"hot/link/secret.jpg"_s, u"hot/file.jpg"_s, u"cold/secret.jpg"_s}) {
            QCOMPARE(readAll(*m_store, key, {}).error().code, ErrorCode::InvalidArgument);
            QCOMPARE(m_store->head(key, {}).error().code, ErrorCode::InvalidArgument);
            QCOMPARE(m_store->remove(key, {}, {}).error().code, ErrorCode::InvalidArgument);
            QCOMPARE(m_store->verify(key, {6, hashOf("secret"_ba)}, {}).error().code, ErrorCode::InvalidArgument);
            QVERIFY(!m_store->setAside(key, {}));
            QVERIFY(!m_store->localPath(key));
            QVERIFY(!putBytes(*m_store, key, "mine"_ba));
        }
        QVERIFY(!putBytes(*m_store, u"hot/link/new.jpg"_s, "mine"_ba));
        QCOMPARE(keysOf(*m_store, QString()), QStringList{u"hot/a.jpg"_s});
        QCOMPARE(filesUnder(outside.path()), QStringList{u"secret.jpg"_s});
        QVERIFY(QFileInfo(at(u"hot/file.jpg"_s)).isSymLink());
    }

    void theRootMayBeALink()
    {
        const QTemporaryDir other;
        QVERIFY(QFile::link(other.path(), at(u"root"_s)));
        FolderStore store(at(u"root"_s), QString(), u"folder"_s, u"disk"_s, 0);
        QVERIFY(putBytes(store, u"a.jpg"_s, "a"_ba));
        QCOMPARE(filesUnder(other.path()), QStringList{u"a.jpg"_s});
    }

    void specialFilesAreNoObjects()
    {
        QVERIFY(QDir(m_dir->path()).mkpath(u"hot/folder.jpg"_s));
        QCOMPARE(::mkfifo(at(u"hot/pipe.jpg"_s).toUtf8().constData(), 0600), 0);
        QCOMPARE(readAll(*m_store, u"hot/folder.jpg"_s, {}).error().code, ErrorCode::NotFound);
        QVERIFY(!readAll(*m_store, u"hot/pipe.jpg"_s, {}));
        QVERIFY(!putBytes(*m_store, u"hot/folder.jpg"_s, "x"_ba));
        QVERIFY(!putBytes(*m_store, u"hot/pipe.jpg"_s, "x"_ba));
        QCOMPARE(keysOf(*m_store, QString()), QStringList());
        QVERIFY(QFileInfo::exists(at(u"hot/folder.jpg"_s)));
    }

    void rottenBytesAreFound_data()
    {
        QTest::addColumn<int>("damage");
        QTest::newRow("one bit") << 0;
        QTest::newRow("torn end") << 1;
        QTest::newRow("zeros in the middle") << 2;
        QTest::newRow("longer") << 3;
        QTest::newRow("empty") << 4;
    }
    void rottenBytesAreFound()
    {
        QFETCH(int, damage);
        const QByteArray good = noise(50'000, 9);
        QVERIFY(putBytes(*m_store, u"hot/a.jpg"_s, good));
        QByteArray bad = good;
        if (damage == 0)
            bad[25'000] = char(bad[25'000] ^ 0x10);
        else if (damage == 1)
            bad.chop(4096);
        else if (damage == 2)
            bad.replace(8192, 4096, QByteArray(4096, '\0'));
        else if (damage == 3)
            bad.append('x');
        else
            bad.clear();
        writeFile(at(u"hot/a.jpg"_s), bad);
        QCOMPARE(m_store->verify(u"hot/a.jpg"_s, {good.size(), hashOf(good)}, {})->proof, Proof::Mismatch);
        // A damaged object is somebody's evidence: a put of the good bytes must not paint over it.
        QCOMPARE(putBytes(*m_store, u"hot/a.jpg"_s, good).error().code, ErrorCode::AlreadyExists);
        QCOMPARE(*readAll(*m_store, u"hot/a.jpg"_s, {}), bad);
    }

    void aKilledPutLeavesOnlyAPartial()
    {
        int pipe[2] = {};
        QCOMPARE(::pipe(pipe), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            EndlessSource body(pipe[1]);
            (void)m_store->put({.key = u"hot/p/a.jpg"_s, .contentType = {}, .sha256 = {}, .metadata = {}}, body, {});
            ::_exit(1);
        }
        char go = 0;
        QCOMPARE(::read(pipe[0], &go, 1), 1);

        // The writer lives: its file is not an object, and no sweep may take it away.
        QCOMPARE(filesUnder(m_dir->path()).size(), 1);
        QCOMPARE(keysOf(*m_store, QString()), QStringList());
        QVERIFY(!*m_store->head(u"hot/p/a.jpg"_s, {}));
        QCOMPARE(*m_store->sweepPartials(Seconds{0}, {}), 0);

        QCOMPARE(::kill(child, SIGKILL), 0);
        QCOMPARE(::waitpid(child, nullptr, 0), child);
        ::close(pipe[0]);
        ::close(pipe[1]);
        QCOMPARE(filesUnder(m_dir->path()).size(), 1);
        QCOMPARE(*m_store->sweepPartials(Hour, {}), 0);
        QCOMPARE(*m_store->sweepPartials(Seconds{0}, {}), 1);
        QCOMPARE(filesUnder(m_dir->path()), QStringList());
    }

    void theSweepLooksAtAgeAndPrefix()
    {
        const QString old = at(u"hot/p/.td-0123456789abcdef.partial"_s);
        const QString fresh = at(u"hot/.td-fedcba9876543210.partial"_s);
        const QString future = at(u"hot/.td-1111111111111111.partial"_s);
        const QString foreign = at(u"cold/.td-0123456789abcdef.partial"_s);
        for (const QString &path : {old, fresh, future, foreign})
            writeFile(path, "half");
        QVERIFY(putBytes(*m_store, u"hot/a.partial"_s, "an object"_ba));
        const time_t now = ::time(nullptr);
        for (const QString &path : {old, foreign}) {
            const utimbuf times{now - 7200, now - 7200};
            QCOMPARE(::utime(path.toUtf8().constData(), &times), 0);
        }
        const utimbuf ahead{now + 86400, now + 86400};
        QCOMPARE(::utime(future.toUtf8().constData(), &ahead), 0);
        QCOMPARE(*m_store->sweepPartials(Hour, {}), 2);
        QVERIFY(!QFile::exists(old));
        QVERIFY(!QFile::exists(future));
        QVERIFY(QFile::exists(fresh));
        QVERIFY(QFile::exists(foreign));
        QCOMPARE(keysOf(*m_store, QString()), QStringList{u"hot/a.partial"_s});
    }

    void partialNamesCannotBeKeys()
    {
        QCOMPARE(putBytes(*m_store, u"hot/.td-0123456789abcdef.partial"_s, "x"_ba).error().code,
                 ErrorCode::InvalidArgument);
    }

    void emptyFoldersAreRemoved()
    {
        QVERIFY(putBytes(*m_store, u"hot/a/b/one.jpg"_s, "1"_ba));
        QVERIFY(putBytes(*m_store, u"hot/a/two.jpg"_s, "2"_ba));
        QVERIFY(m_store->remove(u"hot/a/b/one.jpg"_s, {}, {}));
        QVERIFY(!QFileInfo::exists(at(u"hot/a/b"_s)));
        QVERIFY(QFileInfo::exists(at(u"hot/a/two.jpg"_s)));
        QVERIFY(m_store->remove(u"hot/a/two.jpg"_s, {}, {}));
        QVERIFY(!QFileInfo::exists(at(u"hot/a"_s)));
        QVERIFY(QFileInfo::exists(at(u"hot"_s)));
    }

    void setAsideKeepsTheBytes()
    {
        for (const auto &bytes : {"first"_ba, "second"_ba}) {
            QVERIFY(putBytes(*m_store, u"hot/p/a.jpg"_s, bytes));
            const auto path = m_store->setAside(u"hot/p/a.jpg"_s, {});
            QVERIFY(path);
            QFile file(*path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), bytes);
            QVERIFY(path->startsWith(at(u"lost+found/hot/p/"_s)));
        }
        QCOMPARE(filesUnder(at(u"lost+found"_s)).size(), 2);
        FolderStore whole(m_dir->path(), QString(), u"folder"_s, u"this computer"_s, 0);
        QCOMPARE(keysOf(whole, QString()), QStringList());
    }

    void aMissingRootIsNotAnEmptyStore()
    {
        FolderStore gone(at(u"unmounted/disk"_s), QString(), u"folder"_s, u"disk"_s, 0);
        QCOMPARE(keysOf(gone, QString()), QStringList{u"!folder.missing"_s});
        QCOMPARE(gone.head(u"a.jpg"_s, {}).error().code, ErrorCode::Unavailable);
        QCOMPARE(gone.verify(u"a.jpg"_s, {1, {}}, {}).error().code, ErrorCode::Unavailable);
        QCOMPARE(gone.remove(u"a.jpg"_s, {}, {}).error().code, ErrorCode::Unavailable);
        QCOMPARE(putBytes(gone, u"a.jpg"_s, "x"_ba).error().code, ErrorCode::Unavailable);
        QVERIFY(!QFileInfo::exists(at(u"unmounted"_s)));
        FolderStore fresh(at(u"fresh"_s), QString(), u"folder"_s, u"disk"_s, 0);
        QVERIFY(putBytes(fresh, u"a.jpg"_s, "x"_ba));
    }

    void theReserveIsKeptFree()
    {
        FolderStore tight(m_dir->path(), QString(), u"folder"_s, u"disk"_s, std::numeric_limits<qint64>::max() / 2);
        const auto put = putBytes(tight, u"hot/a.jpg"_s, "x"_ba);
        QVERIFY(!put);
        QCOMPARE(put.error().code, ErrorCode::ResourceExhausted);
        QCOMPARE(put.error().reason, u"disk.full"_s);
        QVERIFY(!put.error().remedy.isEmpty());
        QCOMPARE(filesUnder(m_dir->path()), QStringList());
    }

    void aFullDiskLeavesNothing()
    {
        // A limit on the size of files stops a write in the middle as a full disk does.
        const pid_t child = ::fork();
        if (child == 0) {
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{500'000, 500'000};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            const auto put = putBytes(*m_store, u"hot/a.jpg"_s, noise(2'000'000, 1));
            ::_exit(!put && filesUnder(m_dir->path()).isEmpty() ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }

    void missingRightsAreSaid()
    {
        if (::geteuid() == 0)
            QSKIP("the superuser may do everything");
        QVERIFY(putBytes(*m_store, u"hot/a.jpg"_s, "x"_ba));
        QCOMPARE(::chmod(at(u"hot"_s).toUtf8().constData(), 0500), 0);
        const auto put = putBytes(*m_store, u"hot/b.jpg"_s, "x"_ba);
        QCOMPARE(::chmod(at(u"hot"_s).toUtf8().constData(), 0700), 0);
        QCOMPARE(put.error().code, ErrorCode::PermissionDenied);
    }

    void descriptorsAreClosed()
    {
        const auto open = [] { return QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System).size(); };
        const auto round = [this](int i) {
            const QString key = u"hot/p%1/a.jpg"_s.arg(i);
            (void)putBytes(*m_store, key, "x"_ba);
            (void)putBytes(*m_store, key, "y"_ba);
            (void)readAll(*m_store, key, {});
            (void)m_store->verify(key, {1, hashOf("x"_ba)}, {});
            (void)m_store->head(u"hot/../x"_s, {});
            (void)keysOf(*m_store, QString());
            (void)m_store->sweepPartials(Hour, {});
            (void)m_store->remove(key, {}, {});
        };
        round(0);
        const auto before = open();
        for (int i = 1; i < 30; ++i)
            round(i);
        QCOMPARE(open(), before);
    }
};

TD_TEST(TestFolderStore)
#include "tst_folderstore.moc"
