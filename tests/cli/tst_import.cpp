// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"
#include "support/jsonschema.h"
#include "support/testprogram.h"

#include <QDir>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

/// `import` of a folder tree and of an existing database.
class ImportCliTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAFolderOverOnce();
    void takesADatabaseOver();
    void tellsWhatIsNoSource();
};

namespace
{

int numberIn(const Answer &answer, const QString &key)
{
    return answer.json.value(key).toInt(-1);
}

void writeOldDatabase(const QString &file, const QStringList &statements)
{
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
        db.setDatabaseName(file);
        if (!db.open())
            qFatal("cannot open");
        QSqlQuery query(db);
        for (const QString &statement : statements) {
            if (!query.exec(statement))
                qFatal("%s", qPrintable(statement));
        }
    }
    QSqlDatabase::removeDatabase(u"old"_s);
}

} // namespace

void ImportCliTest::takesAFolderOverOnce()
{
    Console console;
    QDir(console.path(u"."_s)).mkpath(u"old/dress"_s);
    QDir(console.path(u"."_s)).mkpath(u"old/shoes"_s);
    console.picture(u"old/dress/front.jpg"_s, 1);
    console.picture(u"old/dress/back.jpg"_s, 2);
    console.picture(u"old/shoes/left.jpg"_s, 3);
    const QStringList call{u"import"_s, console.path(u"old"_s), u"--tag"_s, u"taken"_s};
    Answer answer = console.json(call + QStringList{u"--dry-run"_s});
    QCOMPARE(JsonSchema::named(u"import"_s).problems(answer.json), QStringList());
    QCOMPARE(numberIn(answer, u"would_store"_s), 3);
    answer = console.json(call);
    QVERIFY2(answer.status == 0, answer.err.constData());
    QCOMPARE(JsonSchema::named(u"import"_s).problems(answer.json), QStringList());
    QCOMPARE(numberIn(answer, u"stored"_s), 3);
    answer = console.json(call + QStringList{u"--remove-originals"_s});
    QCOMPARE(numberIn(answer, u"stored"_s), 0);
    QCOMPARE(numberIn(answer, u"skipped"_s), 3);
    QCOMPARE(numberIn(answer, u"originals_removed"_s), 3);
    QVERIFY(!QFile::exists(console.path(u"old/dress/front.jpg"_s)));
    const Answer drafts = console.json({u"drafts"_s, u"list"_s});
    QCOMPARE(drafts.json.value(u"drafts"_s).toArray().size(), 2);
    QCOMPARE(console.json({u"check"_s}).status, 0);
}

void ImportCliTest::takesADatabaseOver()
{
    Console console;
    QDir(console.path(u"."_s)).mkpath(u"old/photos/temp"_s);
    console.picture(u"old/photos/temp/a.jpg"_s, 1);
    const QString file = console.path(u"old/vinted.db"_s);
    const QString row =
        u"INSERT INTO photo_metadata(photo_id, user_id, draft_id, tier, upload_date, storage_path) VALUES ('%1', "
        "'anna', 'd1', '%2', '2026-11-01 08:00:00', '/app/data/photos/temp/%3')"_s;
    writeOldDatabase(file, {u"CREATE TABLE photo_metadata (photo_id TEXT, user_id TEXT, draft_id TEXT, tier TEXT, "
                            "upload_date TEXT, storage_path TEXT)"_s,
                            row.arg(u"one"_s, u"hot"_s, u"a.jpg"_s), row.arg(u"two"_s, u"temp"_s, u"missing.jpg"_s)});
    const Answer answer = console.json({u"import"_s, u"sqlite:"_s + file, u"--root"_s, console.path(u"old/photos"_s)});
    QCOMPARE(answer.status, 1);
    QCOMPARE(JsonSchema::named(u"import"_s).problems(answer.json), QStringList());
    QCOMPARE(numberIn(answer, u"stored"_s), 1);
    QCOMPARE(answer.json.value(u"failed"_s).toArray().first().toObject().value(u"code"_s).toString(), u"NOT_FOUND"_s);
    const QJsonObject photo = console.json({u"photos"_s, u"show"_s, u"one"_s}).json.value(u"metadata"_s).toObject();
    QCOMPARE(photo.value(u"tier"_s).toString(), u"hot"_s);
    QCOMPARE(photo.value(u"user_id"_s).toString(), u"anna"_s);
    QCOMPARE(photo.value(u"upload_date"_s).toString(), u"2026-11-01T08:00:00Z"_s);
}

void ImportCliTest::tellsWhatIsNoSource()
{
    Console console;
    const Answer folder = console.run({u"import"_s, console.path(u"nowhere"_s)});
    QVERIFY(folder.status != 0);
    QVERIFY2(folder.err.contains("nowhere"), folder.err.constData());
    const Answer database = console.run({u"import"_s, u"sqlite:"_s + console.picture(u"a.jpg"_s, 1)});
    QCOMPARE(database.status, 2);
}

TD_TEST(ImportCliTest)
#include "tst_import.moc"
