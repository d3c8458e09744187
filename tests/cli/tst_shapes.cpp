// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fits.h"
#include "support/testprogram.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace td::test;

/// Every command's document against its schema, and what the numbers in it say.
class ShapesTest : public QObject
{
    Q_OBJECT

private:
    static QJsonObject first(const QJsonObject &object, const QString &list)
    {
        return object.value(list).toArray().first().toObject();
    }

private Q_SLOTS:
    void emptyProfile_data();
    void emptyProfile();
    void upload();
    void photos();
    void pages();
    void drafts();
    void lifecycle();
    void moneyAndUsage();
    void checkAndDuplicates();
    void config();
    void everySchemaIsUsed();
};

void ShapesTest::emptyProfile_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("schema");
    QTest::newRow("photos list") << QStringList{u"photos"_s, u"list"_s} << u"photos-list"_s;
    QTest::newRow("drafts list") << QStringList{u"drafts"_s, u"list"_s} << u"drafts-list"_s;
    QTest::newRow("orders list") << QStringList{u"orders"_s, u"list"_s} << u"orders-list"_s;
    QTest::newRow("plan") << QStringList{u"lifecycle"_s, u"plan"_s} << u"lifecycle-plan"_s;
    QTest::newRow("run") << QStringList{u"lifecycle"_s, u"run"_s} << u"lifecycle-run"_s;
    QTest::newRow("runs") << QStringList{u"lifecycle"_s, u"runs"_s} << u"lifecycle-runs"_s;
    QTest::newRow("stats") << QStringList{u"stats"_s} << u"stats"_s;
    QTest::newRow("costs") << QStringList{u"costs"_s} << u"costs"_s;
    QTest::newRow("costs by tier") << QStringList{u"costs"_s, u"--by"_s, u"tier"_s} << u"costs"_s;
    QTest::newRow("forecast") << QStringList{u"costs"_s, u"forecast"_s} << u"costs-forecast"_s;
    QTest::newRow("metrics") << QStringList{u"metrics"_s, u"lifecycle"_s, u"--days"_s, u"7"_s}
                             << u"metrics-lifecycle"_s;
    QTest::newRow("recommendations") << QStringList{u"recommendations"_s} << u"recommendations"_s;
    QTest::newRow("alerts") << QStringList{u"alerts"_s} << u"alerts"_s;
    QTest::newRow("tiers") << QStringList{u"tiers"_s} << u"tiers"_s;
    QTest::newRow("usage") << QStringList{u"usage"_s} << u"usage"_s;
    QTest::newRow("check") << QStringList{u"check"_s} << u"check"_s;
    QTest::newRow("check --budget") << QStringList{u"check"_s, u"--budget"_s} << u"check"_s;
    QTest::newRow("check --drill") << QStringList{u"check"_s, u"--drill=3"_s} << u"check-drill"_s;
    QTest::newRow("health") << QStringList{u"health"_s} << u"health"_s;
    QTest::newRow("log") << QStringList{u"log"_s} << u"log"_s;
    QTest::newRow("receipts") << QStringList{u"receipts"_s} << u"receipts"_s;
    QTest::newRow("duplicates") << QStringList{u"duplicates"_s} << u"duplicates"_s;
    QTest::newRow("config show") << QStringList{u"config"_s, u"show"_s} << u"config-show"_s;
    QTest::newRow("completion") << QStringList{u"completion"_s, u"fish"_s} << u"completion"_s;
    QTest::newRow("manual") << QStringList{u"manual"_s} << u"manual"_s;
}

void ShapesTest::emptyProfile()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, schema);
    Console console;
    fits(schema, console.json(arguments));
    const Answer plain = console.run(arguments);
    QCOMPARE(plain.status, 0);
    QVERIFY(!plain.out.isEmpty());
}

void ShapesTest::upload()
{
    Console console;
    const QString picture = console.picture(u"a.png"_s, 1, 800, 600);
    const Answer stored = console.json({u"upload"_s, picture, u"--draft"_s, u"lamp"_s});
    fits(u"upload"_s, stored);
    const QJsonObject photo = first(stored.json, u"photos"_s);
    QCOMPARE(photo.value("tier"_L1).toString(), u"temp"_s);
    QCOMPARE(photo.value("status"_L1).toString(), u"stored"_s);
    QCOMPARE(photo.value("file_size_bytes"_L1).toInteger(), QFileInfo(picture).size());
    QCOMPARE(photo.value("width"_L1).toInt(), 800);
    QVERIFY(photo.value("cdn_url"_L1).isNull());
    const double ratio = photo.value("compression_ratio"_L1).toDouble();
    QCOMPARE(qRound(ratio * 10) / 10.0, ratio);
    QVERIFY(ratio > 0);

    const Answer again = console.json({u"upload"_s, picture, u"--draft"_s, u"lamp"_s});
    fits(u"upload"_s, again);
    QCOMPARE(first(again.json, u"photos"_s).value("status"_L1).toString(), u"skipped"_s);
    QCOMPARE(first(again.json, u"photos"_s).value("photo_id"_L1), photo.value("photo_id"_L1));

    const Answer elsewhere = console.json({u"upload"_s, picture, u"--draft"_s, u"other"_s});
    fits(u"upload"_s, elsewhere);
    QCOMPARE(first(elsewhere.json, u"photos"_s).value("duplicate_of"_L1), photo.value("photo_id"_L1));
}

void ShapesTest::photos()
{
    Console console;
    const QString id = console.upload({1}, u"lamp"_s).first();
    const Answer listed = console.json({u"photos"_s, u"list"_s});
    fits(u"photos-list"_s, listed);
    QVERIFY(listed.json.value("next_cursor"_L1).isNull());

    const Answer shown = console.json({u"photos"_s, u"show"_s, id});
    fits(u"photos-show"_s, shown);
    const QJsonObject metadata = shown.json.value("metadata"_L1).toObject();
    QCOMPARE(metadata.value("published_to_vinted"_L1), QJsonValue(false));
    QCOMPARE(metadata.value("next_action"_L1).toString(), u"promote"_s);
    QVERIFY(metadata.value("copies"_L1).toArray().size() >= 4);
    QVERIFY(!metadata.value("history"_L1).toArray().isEmpty());
    const QByteArray human = console.run({u"photos"_s, u"show"_s, id}).out;
    QVERIFY(human.contains("promote") && human.contains("lamp"));

    const QString file = console.path(u"out.jpg"_s);
    const Answer got = console.json({u"photos"_s, u"get"_s, id, u"-o"_s, file});
    fits(u"photos-get"_s, got);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromLatin1(QCryptographicHash::hash(written.readAll(), QCryptographicHash::Sha256).toHex()),
             metadata.value("sha256"_L1).toString());
    fits(u"failure"_s, console.json({u"photos"_s, u"get"_s, id, u"-o"_s, file}), 1);
    fits(u"photos-get"_s,
         console.json({u"photos"_s, u"get"_s, id, u"-o"_s, file, u"--force"_s, u"--variant"_s, u"small"_s}));

    const Answer link = console.json({u"photos"_s, u"url"_s, id});
    fits(u"photos-url"_s, link);
    QCOMPARE(link.json.value("photo_id"_L1).toString(), id);
    QCOMPARE(link.json.value("kind"_L1).toString(), u"file"_s);
    QVERIFY(QFile::exists(QUrl(link.json.value("url"_L1).toString()).toLocalFile()));

    const Answer edited =
        console.json({u"photos"_s, u"edit"_s, id, u"--add-tag"_s, u"blue"_s, u"--pin"_s, u"--set"_s, u"brand=Levis"_s});
    fits(u"photos-edit"_s, edited);
    const QJsonObject changed = console.json({u"photos"_s, u"show"_s, id}).json.value("metadata"_L1).toObject();
    QVERIFY(changed.value("pinned"_L1).toBool());
    QVERIFY(changed.value("next_action"_L1).isNull());
    QCOMPARE(changed.value("metadata"_L1).toObject().value("brand"_L1).toString(), u"Levis"_s);

    const Answer moved = console.json({u"migrate"_s, id, u"--to"_s, u"hot"_s});
    fits(u"migrate"_s, moved);
    QVERIFY(QFile::exists(QString(console.profile() + u"/hot/"_s + id + u".jpg"_s)));

    const Answer receipts = console.json({u"receipts"_s, u"--photo"_s, id});
    fits(u"receipts"_s, receipts);
    const QJsonObject receipt = first(receipts.json, u"receipts"_s);
    QCOMPARE(receipt.value("to"_L1).toString(), u"hot"_s);
    const QJsonObject object = first(receipt, u"objects"_s);
    QCOMPARE(object.value("sha256"_L1).toString().size(), 64);
    QCOMPARE(object.value("verify_method"_L1).toString(), u"sha256"_s);
    QVERIFY(object.value("source_removed"_L1).toBool());

    const Answer deleted = console.json({u"photos"_s, u"delete"_s, id});
    fits(u"photos-delete"_s, deleted);
    QCOMPARE(deleted.json.value("message"_L1).toString(), u"Photo %1 deleted successfully"_s.arg(id));
    QCOMPARE(console.json({u"photos"_s, u"list"_s}).json.value("photos"_L1).toArray().size(), 0);
    QCOMPARE(console.json({u"photos"_s, u"list"_s, u"--deleted"_s}).json.value("photos"_L1).toArray().size(), 1);
    fits(u"photos-restore"_s, console.json({u"photos"_s, u"restore"_s, id}));
    fits(u"photos-delete"_s, console.json({u"photos"_s, u"delete"_s, u"--now"_s, id}), 1);
    QCOMPARE(console.json({u"photos"_s, u"edit"_s, id, u"--unpin"_s}).status, 0);
    const Answer destroyed = console.json({u"photos"_s, u"delete"_s, u"--now"_s, id});
    fits(u"photos-delete"_s, destroyed);
    fits(u"failure"_s, console.json({u"photos"_s, u"show"_s, id}), 1);
    QVERIFY(!QFile::exists(QString(console.profile() + u"/hot/"_s + id + u".jpg"_s)));
}

void ShapesTest::pages()
{
    Console console;
    const QStringList ids = console.upload({1, 2, 3, 4, 5}, u"lamp"_s);
    const QStringList question{u"photos"_s, u"list"_s, u"--limit"_s, u"2"_s, u"--sort"_s, u"filename"_s};
    QStringList seen;
    QString cursor;
    for (int page = 0; page < 3; ++page) {
        const Answer answer = console.json(cursor.isEmpty() ? question : question + QStringList{u"--cursor"_s, cursor});
        fits(u"photos-list"_s, answer);
        for (const QJsonValue &photo : answer.json.value("photos"_L1).toArray())
            seen.append(photo.toObject().value("photo_id"_L1).toString());
        if (page == 0) {
            const QString first = answer.json.value("next_cursor"_L1).toString();
            QCOMPARE(console.run({u"photos"_s, u"list"_s, u"--sort"_s, u"upload_date"_s, u"--cursor"_s, first}).status,
                     2);
            QCOMPARE(console.run(question + QStringList{u"--desc"_s, u"--cursor"_s, first}).status, 2);
            QCOMPARE(console.run(question + QStringList{u"--tier"_s, u"hot"_s, u"--cursor"_s, first}).status, 2);
        }
        cursor = answer.json.value("next_cursor"_L1).toString();
    }
    QVERIFY(cursor.isEmpty());
    QCOMPARE(seen, ids);
}

void ShapesTest::drafts()
{
    Console console;
    const QStringList ids = console.upload({1, 2, 3}, u"lamp"_s);
    const QString stranger = console.upload({4}, u"dress"_s).first();
    fits(u"drafts-list"_s, console.json({u"drafts"_s, u"list"_s}));
    const Answer shown = console.json({u"drafts"_s, u"show"_s, u"lamp"_s});
    fits(u"drafts-show"_s, shown);
    QCOMPARE(shown.json.value("draft"_L1).toObject().value("photo_count"_L1).toInt(), 3);
    QVERIFY(console.run({u"drafts"_s, u"show"_s, u"lamp"_s}).out.contains("lamp"));

    const Answer some = console.json({u"publish"_s, u"lamp"_s, u"--photo"_s, ids.at(0), u"--photo"_s, stranger});
    fits(u"publish"_s, some, 1);
    QCOMPARE(some.json.value("results"_L1).toObject().value("updated_count"_L1).toInt(), 1);
    QCOMPARE(first(some.json, u"failed"_s).value("photo_id"_L1).toString(), stranger);
    QVERIFY(some.err.contains(stranger.toUtf8()));
    const Answer all = console.json({u"publish"_s, u"lamp"_s});
    fits(u"publish"_s, all);
    QVERIFY(all.json.value("message"_L1).toString().contains("deleted in 7 days"_L1));
    const QJsonArray published =
        console.json({u"photos"_s, u"list"_s, u"--published"_s, u"yes"_s}).json.value("photos"_L1).toArray();
    QCOMPARE(published.size(), 3);
    QVERIFY(!published.first().toObject().value("scheduled_deletion"_L1).isNull());
    fits(u"unpublish"_s, console.json({u"unpublish"_s, u"lamp"_s}));
    QCOMPARE(console.json({u"photos"_s, u"list"_s, u"--published"_s, u"no"_s}).json.value("photos"_L1).toArray().size(),
             4);

    const Answer order =
        console.json({u"orders"_s, u"add"_s, u"lamp"_s, u"--id"_s, u"A1"_s, u"--date"_s, u"2026-01-02"_s});
    fits(u"orders-add"_s, order);
    QCOMPARE(order.json.value("order"_L1).toObject().value("ordered_at"_L1).toString(), u"2026-01-02T00:00:00Z"_s);
    fits(u"orders-list"_s, console.json({u"orders"_s, u"list"_s}));
    fits(u"drafts-delete"_s, console.json({u"drafts"_s, u"delete"_s, u"dress"_s}));
    const Answer removed = console.json({u"drafts"_s, u"show"_s, u"dress"_s});
    QVERIFY(!removed.json.value("draft"_L1).toObject().value("removed_at"_L1).isNull());
    fits(u"failure"_s, console.json({u"drafts"_s, u"show"_s, u"no-such-draft"_s}), 1);
    fits(u"failure"_s, console.json({u"publish"_s, u"no-such-draft"_s}), 1);
}

void ShapesTest::lifecycle()
{
    Console console;
    const QStringList kept = console.upload({1, 2}, u"lamp"_s);
    const QStringList orphans = console.upload({3});
    console.age(3);
    const Answer plan = console.json({u"lifecycle"_s, u"plan"_s});
    fits(u"lifecycle-plan"_s, plan);
    QCOMPARE(plan.json.value("totals"_L1).toObject().value("promote"_L1).toInt(), 2);
    QCOMPARE(plan.json.value("totals"_L1).toObject().value("trash"_L1).toInt(), 1);
    const QByteArray human = console.run({u"lifecycle"_s, u"plan"_s}).out;
    QVERIFY(human.contains("TEMP → HOT") && human.contains("TEMP → trash"));

    const Answer run = console.json({u"lifecycle"_s, u"run"_s});
    fits(u"lifecycle-run"_s, run);
    const QString runId = run.json.value("run_id"_L1).toString();
    const Answer undone = console.json({u"lifecycle"_s, u"undo"_s, runId});
    fits(u"lifecycle-undo"_s, undone);
    QCOMPARE(undone.json.value("restored"_L1).toArray().first().toString(), orphans.first());
    const Answer runs = console.json({u"lifecycle"_s, u"runs"_s});
    fits(u"lifecycle-runs"_s, runs);
    QVERIFY(!first(runs.json, u"runs"_s).value("undone_at"_L1).isNull());
    fits(u"failure"_s, console.json({u"lifecycle"_s, u"undo"_s, u"no-such-run"_s}), 1);
}

void ShapesTest::moneyAndUsage()
{
    Console console;
    const QStringList ids = console.upload({1, 2}, u"lamp"_s);
    QCOMPARE(console.json({u"migrate"_s, ids.first(), u"--to"_s, u"cold"_s}).status, 0);
    for (const char *by : {"draft", "user", "kind"}) {
        const Answer costs = console.json({u"costs"_s, u"--by"_s, QString::fromLatin1(by)});
        fits(u"costs"_s, costs);
        QCOMPARE(first(costs.json, u"groups"_s).value("count"_L1).toInt(), 2);
    }
    const Answer whatIf =
        console.json({u"costs"_s, u"forecast"_s, u"--months"_s, u"3"_s, u"--set"_s, u"lifecycle.hot_idle_days=30"_s});
    fits(u"costs-forecast"_s, whatIf);
    QCOMPARE(whatIf.json.value("forecast"_L1).toArray().size(), 3);
    QCOMPARE(whatIf.json.value("changed_forecast"_L1).toArray().size(), 3);
    const Answer usage = console.json({u"usage"_s, u"--user"_s, u"default"_s});
    fits(u"usage"_s, usage);
    const QJsonObject tiers = usage.json.value("usage"_L1).toObject().value("by_tier"_L1).toObject();
    QCOMPARE(tiers.value("cold"_L1).toObject().value("count"_L1).toInt(), 1);
    QCOMPARE(tiers.value("temp"_L1).toObject().value("count"_L1).toInt(), 1);
    const Answer metrics = console.json({u"metrics"_s, u"lifecycle"_s});
    QCOMPARE(metrics.json.value("period_days"_L1).toInt(), 30);
    QCOMPARE(metrics.json.value("metrics"_L1).toObject().value("photos_uploaded"_L1).toInt(), 2);
}

void ShapesTest::checkAndDuplicates()
{
    Console console;
    const QString picture = console.picture(u"a.png"_s, 1);
    QCOMPARE(console.json({u"upload"_s, picture, u"--draft"_s, u"a"_s}).status, 0);
    QCOMPARE(console.json({u"upload"_s, picture, u"--draft"_s, u"b"_s}).status, 0);
    const Answer duplicates = console.json({u"duplicates"_s});
    fits(u"duplicates"_s, duplicates);
    QCOMPARE(duplicates.json.value("count"_L1).toInt(), 1);
    QCOMPARE(first(duplicates.json, u"groups"_s).value("photo_ids"_L1).toArray().size(), 2);
    const Answer check = console.json({u"check"_s, u"--read-data"_s});
    fits(u"check"_s, check);
    QCOMPARE(check.json.value("photos"_L1).toInt(), 2);
    QVERIFY(check.json.value("findings"_L1).toArray().isEmpty());
}

void ShapesTest::config()
{
    Console console;
    const Answer set = console.json({u"config"_s, u"set"_s, u"lifecycle.temp_hours"_s, u"24"_s});
    fits(u"config-set"_s, set);
    QCOMPARE(set.json.value("stored_in"_L1).toString(), u"catalogue"_s);
    const Answer profile = console.run({u"config"_s, u"set"_s, u"workers"_s, u"-"_s, u"--json"_s}, "3\n");
    fits(u"config-set"_s, profile);
    const Answer shown = console.json({u"config"_s, u"show"_s});
    fits(u"config-show"_s, shown);
    QMap<QString, QJsonObject> settings;
    for (const QJsonValue &value : shown.json.value("settings"_L1).toArray())
        settings.insert(value.toObject().value("key"_L1).toString(), value.toObject());
    QCOMPARE(settings.value(u"workers"_s).value("value"_L1).toString(), u"3"_s);
    QCOMPARE(settings.value(u"workers"_s).value("source"_L1).toString(), u"profile"_s);
    QCOMPARE(settings.value(u"lifecycle.temp_hours"_s).value("value"_L1).toString(), u"24"_s);
    QCOMPARE(settings.value(u"lifecycle.temp_hours"_s).value("source"_L1).toString(), u"catalogue"_s);

    const Answer test = console.json({u"config"_s, u"test"_s});
    fits(u"config-test"_s, test);
    QCOMPARE(test.json.value("checks"_L1).toArray().size(), 5);
    for (const char *tier : {"temp", "hot", "cold"})
        QCOMPARE(QDir(QString(console.profile() + u'/' + QString::fromLatin1(tier)))
                     .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{u".tierdeck-tier"_s});
}

void ShapesTest::everySchemaIsUsed()
{
    const QDir folder(QString(QString::fromUtf16(TD_SOURCE_DIR) + u"/docs/json"_s));
    QStringList used;
    for (const QString &file :
         {u"tst_shapes.cpp"_s, u"tst_costreports.cpp"_s, u"tst_duplicates.cpp"_s, u"tst_demo.cpp"_s,
          u"tst_grammar.cpp"_s, u"tst_transfers.cpp"_s, u"tst_catalogue.cpp"_s, u"tst_provider.cpp"_s,
          u"tst_photovariants.cpp"_s, u"tst_backup.cpp"_s, u"tst_log.cpp"_s, u"tst_serve.cpp"_s, u"tst_links.cpp"_s,
          u"tst_deliver.cpp"_s, u"tst_quotas.cpp"_s, u"tst_import.cpp"_s, u"tst_sync.cpp"_s,
          u"tst_restorehold.cpp"_s}) {
        QFile source(u"%1/tests/cli/%2"_s.arg(QString::fromUtf16(TD_SOURCE_DIR), file));
        QVERIFY(source.open(QIODevice::ReadOnly));
        used.append(QString::fromUtf8(source.readAll()));
    }
    const QStringList files = folder.entryList({u"*.schema.json"_s});
    QVERIFY(files.size() > 30);
    for (const QString &file : files) {
        const QString literal = u"u\"%1\"_s"_s.arg(file.chopped(12));
        QVERIFY2(used.join(u' ').contains(literal), qPrintable(file));
    }
}

TD_TEST(ShapesTest)
#include "tst_shapes.moc"
