// SPDX-License-Identifier: GPL-3.0-or-later
// The log is read from its end, whatever its size, and followed while it is written and turned over.
#include "engine/logreader.h"
#include "support/testprogram.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;

namespace
{

QByteArray jsonLine(int number, const char *level = "info", const char *module = "tierdeck.app", qsizetype padding = 0)
{
    return "{\"function\":\"f\",\"level\":\"" + QByteArray(level) + "\",\"module\":\"" + module + "\",\"msg\":\"line " +
           QByteArray::number(number) + QByteArray(padding, 'x') +
           "\",\"tag\":\"STORAGE\",\"time\":\"2026-11-21T02:00:00.000Z\"}\n";
}

class LogFolder
{
public:
    void write(const QByteArray &bytes, const QString &name = u"tierdeck.log"_s)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append) || file.write(bytes) != bytes.size())
            qFatal("cannot write the log");
    }
    void turnOver()
    {
        if (!QFile::rename(m_folder.filePath(u"tierdeck.log"_s), m_folder.filePath(u"tierdeck.log.1"_s)))
            qFatal("cannot turn the log over");
    }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

QStringList messages(const Result<QList<LogLine>> &lines)
{
    if (!lines)
        qFatal("%s", qPrintable(lines.error().message));
    QStringList all;
    for (const LogLine &line : *lines)
        all.append(line.message.left(10).remove(u'x'));
    return all;
}

} // namespace

class LogReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noLogYet();
    void theEnd();
    void olderFiles();
    void longLines();
    void filters_data();
    void filters();
    void follows();
    void levels_data();
    void levels();
};

void LogReaderTest::noLogYet()
{
    LogFolder folder;
    LogReader reader(folder.path());
    QCOMPARE(messages(reader.tail({}, 10)), QStringList());
    folder.write(jsonLine(1));
    QCOMPARE(messages(reader.more({})), QStringList{u"line 1"_s});
}

void LogReaderTest::theEnd()
{
    LogFolder folder;
    for (int i = 1; i <= 3000; ++i)
        folder.write(jsonLine(i));
    folder.write("{\"level\":\"info\",\"msg\":\"half a li");
    LogReader reader(folder.path());
    QCOMPARE(messages(reader.tail({}, 3)), (QStringList{u"line 2998"_s, u"line 2999"_s, u"line 3000"_s}));
    QCOMPARE(reader.tail({}, 5000)->size(), 3000);
    QCOMPARE(messages(reader.tail({}, 5000)).first(), u"line 1"_s);
}

void LogReaderTest::olderFiles()
{
    LogFolder folder;
    folder.write(jsonLine(1) + jsonLine(2), u"tierdeck.log.2"_s);
    folder.write(jsonLine(3) + "no JSON\n" + jsonLine(4), u"tierdeck.log.1"_s);
    folder.write(jsonLine(5));
    LogReader reader(folder.path());
    QCOMPARE(messages(reader.tail({}, 4)), (QStringList{u"line 2"_s, u"line 3"_s, u"line 4"_s, u"line 5"_s}));
}

void LogReaderTest::longLines()
{
    LogFolder folder;
    folder.write(jsonLine(1) + jsonLine(2, "info", "tierdeck.app", 200'000) + jsonLine(3));
    LogReader reader(folder.path());
    QCOMPARE(messages(reader.tail({}, 10)), (QStringList{u"line 1"_s, u"line 2"_s, u"line 3"_s}));
}

void LogReaderTest::filters_data()
{
    QTest::addColumn<int>("least");
    QTest::addColumn<QString>("module");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    const int all = int(LogLevel::Debug);
    QTest::newRow("level") << int(LogLevel::Warning) << QString() << QString() << QStringList{u"line 2"_s, u"line 4"_s};
    QTest::newRow("module") << all << u"storage"_s << QString() << QStringList{u"line 3"_s, u"line 4"_s};
    QTest::newRow("whole module") << all << u"tierdeck.storage"_s << QString() << QStringList{u"line 3"_s, u"line 4"_s};
    QTest::newRow("text") << all << QString() << u"LINE 1"_s << QStringList{u"line 1"_s};
    QTest::newRow("all of them") << int(LogLevel::Error) << u"storage"_s << u"line"_s << QStringList{u"line 4"_s};
}

void LogReaderTest::filters()
{
    QFETCH(const int, least);
    QFETCH(const QString, module);
    QFETCH(const QString, text);
    LogFolder folder;
    folder.write(jsonLine(1) + jsonLine(2, "warning") + jsonLine(3, "debug", "tierdeck.storage") +
                 jsonLine(4, "error", "tierdeck.storage"));
    const LogFilter filter{.least = LogLevel(least), .module = module, .text = text};
    LogReader reader(folder.path());
    QTEST(messages(reader.tail(filter, 10)), "found");
}

void LogReaderTest::follows()
{
    LogFolder folder;
    folder.write(jsonLine(1) + jsonLine(2));
    LogReader reader(folder.path());
    QCOMPARE(messages(reader.tail({}, 1)), QStringList{u"line 2"_s});
    QCOMPARE(messages(reader.more({})), QStringList());
    const QByteArray next = jsonLine(3);
    folder.write(next.first(20));
    QCOMPARE(messages(reader.more({})), QStringList()); // not before it is whole
    folder.write(next.sliced(20) + jsonLine(4));
    QCOMPARE(messages(reader.more({})), (QStringList{u"line 3"_s, u"line 4"_s}));
    // turned over between two looks: nothing is lost, nothing comes twice
    folder.write(jsonLine(5));
    folder.turnOver();
    folder.write(jsonLine(6));
    QCOMPARE(messages(reader.more({})), (QStringList{u"line 5"_s, u"line 6"_s}));
    QCOMPARE(messages(reader.more({})), QStringList());
    folder.write(jsonLine(7));
    QCOMPARE(messages(reader.more({})), QStringList{u"line 7"_s});
}

void LogReaderTest::levels_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("storage"); ///< -1: refused
    QTest::addColumn<int>("imaging");
    const int debug = int(LogLevel::Debug), info = int(LogLevel::Info), error = int(LogLevel::Error);
    QTest::newRow("one") << u"debug"_s << debug << debug;
    QTest::newRow("parts") << u"info,storage=debug,imaging=error"_s << debug << error;
    QTest::newRow("parts alone") << u"storage=error"_s << error << info;
    QTest::newRow("blanks") << u"info, storage=debug"_s << debug << info;
    QTest::newRow("no level") << u"loud"_s << -1 << -1;
    QTest::newRow("no level of a part") << u"info,storage=loud"_s << -1 << -1;
    QTest::newRow("no part") << u"info,kitchen=debug"_s << -1 << -1;
    QTest::newRow("two") << u"info,debug"_s << -1 << -1;
    QTest::newRow("nothing") << QString() << -1 << -1;
}

void LogReaderTest::levels()
{
    QFETCH(const QString, text);
    QFETCH(const int, storage);
    QFETCH(const int, imaging);
    const auto levels = logLevelsFrom(text);
    QCOMPARE(levels.has_value(), storage >= 0);
    if (!levels)
        return;
    QCOMPARE(int(levels->of(u"tierdeck.storage"_s)), storage);
    QCOMPARE(int(levels->of(u"imaging"_s)), imaging);
}

TD_TEST(LogReaderTest)
#include "tst_logreader.moc"
