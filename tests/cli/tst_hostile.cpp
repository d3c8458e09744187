// SPDX-License-Identifier: GPL-3.0-or-later
// The real program among traps: names with escapes in them, an open umask, libraries left lying about; and how it was
// built.
#include "cli/console.h"
#include "support/testprogram.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <elf.h>
#include <sys/stat.h>

#include <cstring>

using namespace Qt::StringLiterals;
using namespace td::test;

namespace
{

const QString Program = QString(QString::fromUtf16(TD_BIN_DIR) + u"/tierdeck-cli"_s);

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template <typename Header> Header headerAt(const QByteArray &bytes, quint64 at)
{
    Header header{};
    if (quint64(bytes.size()) >= at + sizeof header)
        std::memcpy(&header, bytes.constData() + at, sizeof header);
    return header;
}

} // namespace

class HostileCliTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Escapes, line breaks and bells of a name never reach the terminal, on either stream.
    void namesDoNotCommandTheTerminal()
    {
        Console console;
        const QString name = u"a\x1b[31mred\x07\r\nfake line\x1b]0;title\x07\u202e.png"_s;
        const QString picture = console.picture(name, 1);
        const QString broken = console.file(u"b\x1b[2Jbroken\n.jpg"_s, "no picture");
        const Answer uploaded =
            console.run({u"upload"_s, u"--draft"_s, u"d\x1b[1m"_s, u"--tag"_s, u"t\x1b[5m"_s, picture, broken});
        QCOMPARE(uploaded.status, 1);
        QByteArray shown = uploaded.out + uploaded.err;
        const QString id = console.json({u"photos"_s, u"list"_s})
                               .json.value("photos"_L1)
                               .toArray()
                               .first()
                               .toObject()
                               .value("photo_id"_L1)
                               .toString();
        for (const QStringList &command :
             {QStringList{u"photos"_s, u"list"_s}, QStringList{u"photos"_s, u"show"_s, id},
              QStringList{u"drafts"_s, u"list"_s}, QStringList{u"costs"_s, u"--by"_s, u"draft"_s},
              QStringList{u"lifecycle"_s, u"plan"_s}, QStringList{u"transfers"_s, u"list"_s},
              QStringList{u"photos"_s, u"show"_s, u"no\x1b[31m"_s}}) {
            const Answer answer = console.run(command);
            shown += answer.out + answer.err;
        }
        QVERIFY2(!shown.contains('\x1b') && !shown.contains('\x07') && !shown.contains('\r'),
                 shown.toHex(' ').constData());
    }

    void anOpenUmaskChangesNothing()
    {
        Console console;
        const QString picture = console.picture(u"a.png"_s, 1);
        QProcess shell;
        QProcessEnvironment environment = console.environment;
        environment.insert(u"CLI"_s, Program);
        environment.insert(u"PROFILE"_s, console.profile());
        environment.insert(u"PICTURE"_s, picture);
        shell.setProcessEnvironment(environment);
        shell.start(u"sh"_s,
                    {u"-c"_s, u"umask 000; \"$CLI\" --profile \"$PROFILE\" config set workers 1 && \"$CLI\" --profile "
                              "\"$PROFILE\" upload \"$PICTURE\" --draft d"_s});
        QVERIFY(shell.waitForFinished(60'000));
        QCOMPARE(shell.exitCode(), 0);
        QStringList open;
        int count = 0;
        QDirIterator all(console.profile(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        for (QString path = console.profile(); !path.isEmpty();
             path = all.hasNext() ? all.next() : QString(), ++count) {
            struct stat info = {};
            QCOMPARE(::stat(QFile::encodeName(path).constData(), &info), 0);
            if ((info.st_mode & 0077) != 0)
                open << path;
        }
        QVERIFY(count > 8);
        QCOMPARE(open, QStringList());
    }

    /// Code in the working folder or beside the photos is not run.
    void librariesLyingAboutAreNotLoaded()
    {
        Console console;
        const QString traps = console.path(u"traps"_s);
        const QString trace = console.path(u"trace"_s);
        for (const QString &name :
             {u"libqsqlite.so"_s, u"sqldrivers/libqsqlite.so"_s, u"plugins/sqldrivers/libqsqlite.so"_s,
              u"imageformats/libqjpeg.so"_s, u"platforms/libqoffscreen.so"_s, u"libcurl.so.4"_s, u"libsqlite3.so.0"_s,
              u"libQt6Core.so.6"_s, u"libpq.so.5"_s, u"tls/libqopensslbackend.so"_s}) {
            const QString path = QString(traps + u'/' + name);
            QVERIFY(QDir().mkpath(QFileInfo(path).path()));
            QVERIFY(QFile::copy(QString::fromUtf16(TD_PLANTED), path));
        }
        QVERIFY(QFile::copy(console.picture(u"a.png"_s, 1), traps + u"/a.png"_s));
        QProcess process;
        QProcessEnvironment environment = console.environment;
        environment.insert(u"TD_TRACE"_s, trace);
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(traps);
        process.start(Program, {u"--profile"_s, console.profile(), u"upload"_s, u"-r"_s, u"."_s, u"--draft"_s, u"d"_s});
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(process.exitCode() == 0 || process.exitCode() == 1, said.constData()); // the traps are no pictures
        QVERIFY2(!QFile::exists(trace), "a library of the working folder was loaded");

        // the trap works: where a variable of the operator's names the folder, it springs
        environment.insert(u"LD_PRELOAD"_s, QString::fromUtf16(TD_PLANTED));
        process.setProcessEnvironment(environment);
        process.start(Program, {u"--version"_s});
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY(QFile::exists(trace));
    }

    /// Position-independent, with read-only relocations and no stack that can be run.
    void theProgramIsHardened()
    {
        const QByteArray bytes = contentOf(Program);
        const auto file = headerAt<Elf64_Ehdr>(bytes, 0);
        QCOMPARE(int(file.e_type), ET_DYN);
        bool hasRelro = false, hasStack = false, isStackRun = true, isBoundNow = false;
        for (int i = 0; i < file.e_phnum; ++i) {
            const auto segment = headerAt<Elf64_Phdr>(bytes, file.e_phoff + quint64(i) * file.e_phentsize);
            hasRelro = hasRelro || segment.p_type == PT_GNU_RELRO;
            if (segment.p_type == PT_GNU_STACK) {
                hasStack = true;
                isStackRun = segment.p_flags & PF_X;
            }
            if (segment.p_type != PT_DYNAMIC)
                continue;
            for (quint64 at = 0; at + sizeof(Elf64_Dyn) <= segment.p_filesz; at += sizeof(Elf64_Dyn)) {
                const auto entry = headerAt<Elf64_Dyn>(bytes, segment.p_offset + at);
                isBoundNow = isBoundNow || entry.d_tag == DT_BIND_NOW ||
                             (entry.d_tag == DT_FLAGS_1 && (entry.d_un.d_val & DF_1_NOW)) ||
                             (entry.d_tag == DT_FLAGS && (entry.d_un.d_val & DF_BIND_NOW));
                QVERIFY2(entry.d_tag != DT_RPATH, "an old kind of search path is built in");
            }
        }
        QVERIFY(hasRelro && hasStack && !isStackRun);
#ifdef TIERDECK_HARDENED
        QVERIFY(isBoundNow);
        QVERIFY(bytes.contains("__stack_chk_fail"));
        QVERIFY(bytes.contains("_chk@") || bytes.contains("__memcpy_chk") || bytes.contains("__read_chk"));
#else
        Q_UNUSED(isBoundNow)
#endif
    }
};

TD_TEST(HostileCliTest)
#include "tst_hostile.moc"
