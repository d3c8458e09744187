// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"
#include "support/jsonschema.h"
#include "support/testprogram.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

class GrammarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsageIsTwo_data();
    void wrongUsageIsTwo();
    void unknownWordsAreGuessed_data();
    void unknownWordsAreGuessed();
    void globalOptionsStandOnBothSides();
    void listsTakeOneValueAFlag();
    void readDataTakesItsValueOnlyWithEquals();
    void nothingIsRegisteredThatIsNotBuilt_data();
    void nothingIsRegisteredThatIsNotBuilt();
    void helpAndVersion();
    void shippedCompletionIsWhatTheProgramPrints_data();
    void shippedCompletionIsWhatTheProgramPrints();
    void bashCompletesCommandsOptionsAndValues();
};

void GrammarTest::wrongUsageIsTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("no such command") << QStringList{u"fly"_s};
    QTest::newRow("group without command") << QStringList{u"photos"_s};
    QTest::newRow("no such option") << QStringList{u"stats"_s, u"--fast"_s};
    QTest::newRow("missing argument") << QStringList{u"photos"_s, u"show"_s};
    QTest::newRow("surplus argument") << QStringList{u"stats"_s, u"now"_s};
    QTest::newRow("limit 0") << QStringList{u"photos"_s, u"list"_s, u"--limit"_s, u"0"_s};
    QTest::newRow("limit 1001") << QStringList{u"photos"_s, u"list"_s, u"--limit"_s, u"1001"_s};
    QTest::newRow("limit word") << QStringList{u"photos"_s, u"list"_s, u"--limit"_s, u"many"_s};
    QTest::newRow("no such tier") << QStringList{u"photos"_s, u"list"_s, u"--tier"_s, u"warm"_s};
    QTest::newRow("no such sort") << QStringList{u"photos"_s, u"list"_s, u"--sort"_s, u"colour"_s};
    QTest::newRow("published maybe") << QStringList{u"photos"_s, u"list"_s, u"--published"_s, u"maybe"_s};
    QTest::newRow("foreign cursor") << QStringList{u"photos"_s, u"list"_s, u"--cursor"_s, u"nonsense"_s};
    QTest::newRow("expires 0") << QStringList{u"photos"_s, u"url"_s, u"x"_s, u"--expires"_s, u"0"_s};
    QTest::newRow("expires a week and a second")
        << QStringList{u"photos"_s, u"url"_s, u"x"_s, u"--expires"_s, u"604801"_s};
    QTest::newRow("pin and unpin") << QStringList{u"photos"_s, u"edit"_s, u"x"_s, u"--pin"_s, u"--unpin"_s};
    QTest::newRow("edit nothing") << QStringList{u"photos"_s, u"edit"_s, u"x"_s};
    QTest::newRow("set without equals") << QStringList{u"photos"_s, u"edit"_s, u"x"_s, u"--set"_s, u"brand"_s};
    QTest::newRow("migrate nowhere") << QStringList{u"migrate"_s, u"x"_s};
    QTest::newRow("days 0") << QStringList{u"metrics"_s, u"lifecycle"_s, u"--days"_s, u"0"_s};
    QTest::newRow("impossible date") << QStringList{u"lifecycle"_s, u"plan"_s, u"--at"_s, u"2026-02-30"_s};
    QTest::newRow("run has no at") << QStringList{u"lifecycle"_s, u"run"_s, u"--at"_s, u"2026-02-03"_s};
    QTest::newRow("order date") << QStringList{u"orders"_s, u"add"_s,    u"d"_s,   u"--id"_s,
                                               u"1"_s,      u"--date"_s, u"soon"_s};
    QTest::newRow("percentage") << QStringList{u"check"_s, u"--read-data=200"_s};
    QTest::newRow("no such rule") << QStringList{u"costs"_s, u"forecast"_s, u"--set"_s, u"lifecycle.hot_idle=3"_s};
    QTest::newRow("rule out of range") << QStringList{u"costs"_s, u"forecast"_s, u"--set"_s,
                                                      u"lifecycle.hot_idle_days=-3"_s};
    QTest::newRow("no such setting") << QStringList{u"config"_s, u"set"_s, u"hot.fodler"_s, u"/tmp"_s};
    QTest::newRow("relative folder") << QStringList{u"config"_s, u"set"_s, u"hot.folder"_s, u"photos"_s};
    QTest::newRow("secret in arguments") << QStringList{u"config"_s, u"set"_s, u"hot.secret"_s, u"hunter2"_s};
    QTest::newRow("no such shell") << QStringList{u"completion"_s, u"tcsh"_s};
}

void GrammarTest::wrongUsageIsTwo()
{
    QFETCH(const QStringList, arguments);
    Console console;
    const Answer plain = console.run(arguments);
    QCOMPARE(plain.status, 2);
    QVERIFY(plain.out.isEmpty());
    QVERIFY(!plain.err.isEmpty());
    QVERIFY(!plain.err.contains("hunter2"));

    const Answer json = console.json(arguments);
    QCOMPARE(json.status, 2);
    QCOMPARE(JsonSchema::named(u"failure"_s).problems(json.json), QStringList());
    QCOMPARE(json.json.value("error"_L1).toObject().value("code"_L1).toString(), u"INVALID_ARGUMENT"_s);
    QVERIFY(!json.json.value("error"_L1).toObject().value("message"_L1).toString().isEmpty());
}

void GrammarTest::unknownWordsAreGuessed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("guess");
    QTest::newRow("command") << QStringList{u"uplaod"_s, u"a.jpg"_s} << QByteArray("\"upload\"");
    QTest::newRow("second word") << QStringList{u"photos"_s, u"lsit"_s} << QByteArray("\"list\"");
    QTest::newRow("option") << QStringList{u"photos"_s, u"list"_s, u"--teir"_s, u"hot"_s} << QByteArray("\"--tier\"");
    QTest::newRow("global option") << QStringList{u"stats"_s, u"--jsno"_s} << QByteArray("\"--json\"");
    QTest::newRow("setting") << QStringList{u"config"_s, u"set"_s, u"lifecycle.temp_hour"_s, u"24"_s}
                             << QByteArray("lifecycle.temp_hours");
    QTest::newRow("rule") << QStringList{u"costs"_s, u"forecast"_s, u"--set"_s, u"lifecycle.hot_idel_days=3"_s}
                          << QByteArray("lifecycle.hot_idle_days");
}

void GrammarTest::unknownWordsAreGuessed()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, guess);
    Console console;
    const Answer answer = console.run(arguments);
    QCOMPARE(answer.status, 2);
    QVERIFY2(answer.err.contains(guess), answer.err.constData());
}

void GrammarTest::globalOptionsStandOnBothSides()
{
    Console console;
    const Answer before = console.run({u"--json"_s, u"stats"_s});
    const Answer after = console.run({u"stats"_s, u"--json"_s});
    QCOMPARE(before.status, 0);
    QCOMPARE(before.out, after.out);
    const QString other = console.path(u"other"_s);
    const Answer inGroup = console.run({u"config"_s, u"show"_s, u"--profile"_s, other, u"--json"_s, u"--quiet"_s});
    QCOMPARE(inGroup.json.value("profile"_L1).toString(), other);
}

void GrammarTest::listsTakeOneValueAFlag()
{
    Console console;
    const QString picture = console.picture(u"a.png"_s, 1);
    const Answer answer = console.json({u"upload"_s, u"--tag"_s, u"red"_s, picture, u"--tag"_s, u"silk"_s});
    QCOMPARE(answer.status, 0);
    const Answer listed = console.json({u"photos"_s, u"list"_s, u"--tag"_s, u"red"_s, u"--tag"_s, u"silk"_s});
    const QJsonArray photos = listed.json.value("photos"_L1).toArray();
    QCOMPARE(photos.size(), 1);
    QCOMPARE(photos.first().toObject().value("tags"_L1).toArray().size(), 2);
}

void GrammarTest::readDataTakesItsValueOnlyWithEquals()
{
    Console console;
    QCOMPARE(console.upload({1}).size(), 1);
    const Answer all = console.json({u"check"_s, u"--read-data"_s});
    QCOMPARE(all.status, 0);
    QVERIFY(all.json.value("bytes_read"_L1).toInteger() > 0);
    QCOMPARE(console.json({u"check"_s, u"--read-data=100"_s}).json, all.json);
    QCOMPARE(console.json({u"check"_s}).json.value("bytes_read"_L1).toInteger(), 0);
    QCOMPARE(console.run({u"check"_s, u"--read-data"_s, u"5"_s}).status, 2);
}

void GrammarTest::nothingIsRegisteredThatIsNotBuilt_data()
{
    QTest::addColumn<QString>("command");
    for (const char *name : {"pay", "mail"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void GrammarTest::nothingIsRegisteredThatIsNotBuilt()
{
    QFETCH(const QString, command);
    Console console;
    QCOMPARE(console.run({command}).status, 2);
    QVERIFY(!console.run({u"--help"_s}).out.contains(QByteArray("  " + command.toLatin1() + " ")));
}

void GrammarTest::helpAndVersion()
{
    Console console;
    const Answer help = console.run({u"--help"_s});
    QCOMPARE(help.status, 0);
    for (const char *name :
         {"upload", "photos",  "drafts",          "publish", "unpublish", "orders", "migrate", "lifecycle",  "stats",
          "costs",  "metrics", "recommendations", "alerts",  "tiers",     "usage",  "check",   "duplicates", "lab",  "backup",
          "config", "demo",    "completion",      "manual",  "quota",     "import", "sync"})
        QVERIFY2(help.out.contains(name), name);
    const Answer inner = console.run({u"photos"_s, u"list"_s, u"--help"_s});
    QCOMPARE(inner.status, 0);
    QVERIFY(inner.out.contains("--cursor"));
    QVERIFY(console.run({u"--version"_s}).out.startsWith("tierdeck-cli "));
    QVERIFY(console.json({u"--version"_s}).isOneDocument());
    QVERIFY(console.json({u"photos"_s, u"--help"_s}).isOneDocument());
}

void GrammarTest::shippedCompletionIsWhatTheProgramPrints_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<QString>("file");
    QTest::newRow("bash") << u"bash"_s << u"tierdeck-cli.bash"_s;
    QTest::newRow("zsh") << u"zsh"_s << u"_tierdeck-cli"_s;
    QTest::newRow("fish") << u"fish"_s << u"tierdeck-cli.fish"_s;
}

void GrammarTest::shippedCompletionIsWhatTheProgramPrints()
{
    QFETCH(const QString, shell);
    QFETCH(const QString, file);
    Console console;
    QFile shipped(u"%1/packaging/completion/%2"_s.arg(QString::fromUtf16(TD_SOURCE_DIR), file));
    QVERIFY(shipped.open(QIODevice::ReadOnly));
    const Answer answer = console.run({u"completion"_s, shell});
    QCOMPARE(answer.status, 0);
    QVERIFY2(answer.out == shipped.readAll(),
             "make it anew: tierdeck-cli completion SHELL > packaging/completion/FILE");
}

void GrammarTest::bashCompletesCommandsOptionsAndValues()
{
    const QString bash = QStandardPaths::findExecutable(u"bash"_s);
    if (bash.isEmpty())
        QSKIP("there is no bash here");
    const QString script = u"%1/packaging/completion/tierdeck-cli.bash"_s.arg(QString::fromUtf16(TD_SOURCE_DIR));
    const auto complete = [&](const QStringList &words) {
        QStringList quoted;
        for (const QString &word : words)
            quoted.append(QString(u'"' + word + u'"'));
        QProcess process;
        process.start(bash,
                      {u"-c"_s, u"source '%1'; COMP_WORDS=(%2); COMP_CWORD=%3; _tierdeck_cli; echo ${COMPREPLY[@]}"_s
                                    .arg(script, quoted.join(u' '))
                                    .arg(words.size() - 1)});
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    };
    QCOMPARE(complete({u"tierdeck-cli"_s, u"upl"_s}), u"upload"_s);
    QCOMPARE(complete({u"tierdeck-cli"_s, u"--json"_s, u"photos"_s, u"del"_s}), u"delete"_s);
    QCOMPARE(complete({u"tierdeck-cli"_s, u"photos"_s, u"list"_s, u"--tier"_s, u"c"_s}), u"cold"_s);
    QCOMPARE(complete({u"tierdeck-cli"_s, u"lifecycle"_s, u"run"_s, u"--dry"_s}), u"--dry-run"_s);
}

TD_TEST(GrammarTest)
#include "tst_grammar.moc"
