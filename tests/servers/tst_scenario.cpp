// SPDX-License-Identifier: GPL-3.0-or-later
// The life of photos from their upload to their end on servers that nobody here wrote: Ceph and Swift, http and https,
// buckets with and without versions, the catalogue in SQLite and in PostgreSQL. After each step every byte is read.
#include "support/places.h"
#include "support/s3bench.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

/// Everything that lies in a bucket: objects, hidden versions, begun uploads.
QStringList leftIn(ObjectStore &store)
{
    QStringList left;
    const auto object = [&left](const ObjectInfo &info) -> Result<void> {
        left.append(u"object "_s + info.key);
        return {};
    };
    const auto hidden = [&left](const HiddenVersion &version) -> Result<void> {
        left.append(u"hidden version of "_s + version.key);
        return {};
    };
    if (const auto listed = store.list({}, object, {}); !listed)
        left.append(listed.error().message);
    if (const auto listed = store.listHidden({}, hidden, {}); !listed)
        left.append(listed.error().message);
    const auto uploads = store.unfinishedUploads({}, {});
    for (const UnfinishedUpload &upload : uploads.value_or(QList<UnfinishedUpload>()))
        left.append(u"unfinished upload of "_s + upload.key);
    return left;
}

QString describe(const QList<ItemFailure> &failed)
{
    QStringList lines;
    for (const ItemFailure &failure : failed)
        lines.append(failure.id + u": "_s + failure.error.message);
    return lines.join(u"; "_s);
}

/// A profile with HOT and COLD in a bucket of a real server.
struct Stage {
    Fixture f;
    FreshDatabase database;
    QMap<QString, QString> truth;

    QString upload(quint32 seed, const QString &draft)
    {
        const Photo photo = f.upload(seed, draft);
        truth.insert(photo.photoId, photo.sha256);
        return photo.photoId;
    }
    /// What is wrong: nothing may be lost, displaced, damaged or left over, and `check --read-data` finds nothing.
    QStringList wrong()
    {
        QStringList found = f.violations(truth);
        const auto check = f.engine().check.run({.readDataPercent = 100, .repair = false}, {}, {});
        if (!check)
            return found + QStringList{check.error().message};
        for (const CheckFinding &finding : check->findings)
            found.append(finding.kind + u' ' + finding.key + u": "_s + finding.text);
        return found;
    }
    /// Runs the plan that holds now; nothing when the run did not do exactly what the plan said.
    std::optional<RunResult> runAsPlanned()
    {
        const auto plan = f.engine().lifecycle.plan({}, {});
        if (!plan)
            qFatal("%s", qPrintable(plan.error().message));
        RunOptions options;
        options.planId = plan->planId;
        const auto run = f.engine().lifecycle.run(options, {}, {}, {});
        if (!run) {
            qWarning("%s", qPrintable(run.error().message));
            return std::nullopt;
        }
        const PlanTotals &said = plan->totals;
        const qint64 trashed = run->tempDeleted + run->publishedDeleted + run->oldDeleted;
        if (!run->failed.isEmpty() || run->promotedToHot != said.promote || run->archivedToCold != said.archive ||
            trashed != said.trash || run->purged != said.purge || run->done() != plan->actions.size()) {
            qWarning("not as planned; %s", qPrintable(describe(run->failed)));
            return std::nullopt;
        }
        return *run;
    }
    Tier tierOf(const QString &id) { return f.photo(id).tier; }
};

} // namespace

class ScenarioTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromUploadToTheEnd_data();
    void fromUploadToTheEnd();
};

void ScenarioTest::fromUploadToTheEnd_data()
{
    QTest::addColumn<int>("server");
    QTest::addColumn<bool>("isVersioned");
    QTest::addColumn<bool>("isPostgres");
    const QList<RealS3> servers = realS3Servers();
    if (servers.isEmpty())
        QTest::newRow("no server") << -1 << false << false;
    // Each two of them meet in some row. All sixteen would show no more: a catalogue and a bucket know nothing of each
    // other.
    for (int i = 0; i < servers.size(); ++i) {
        for (const bool isVersioned : {false, true}) {
            const bool isPostgres = isVersioned != (servers.at(i).scheme == "https"_L1);
            QTest::addRow("%s, %s bucket, %s", qPrintable(servers.at(i).label()), isVersioned ? "versioned" : "plain",
                          isPostgres ? "PostgreSQL" : "SQLite")
                << i << isVersioned << isPostgres;
        }
    }
}

void ScenarioTest::fromUploadToTheEnd()
{
    QFETCH(const int, server);
    QFETCH(const bool, isVersioned);
    QFETCH(const bool, isPostgres);
    TD_NEED_REAL_SERVERS(server >= 0 && (!isPostgres || realPostgres()));
    const RealS3 s3 = realS3Servers().at(server);
    const QString bucket = s3.freshBucket(isVersioned);
    QVERIFY(!bucket.isEmpty());
    Stage stage;
    Fixture &f = stage.f;
    Places places;
    places.hot = places.cold = configOf(s3, bucket);
    if (isPostgres) {
        stage.database = realPostgres()->freshDatabase();
        QVERIFY(stage.database);
        places.database = PostgresSettings();
        places.database->host = realPostgres()->socketDirectory;
        places.database->port = realPostgres()->port;
        places.database->database = *stage.database;
        places.database->user = realPostgres()->user;
    }
    places.fit(f);
    f.overrides.insert(u"image.variants"_s, u"small:150"_s);
    f.restart();

    const QString lamp = stage.upload(1, u"lamp"_s);
    const QString chair = stage.upload(2, u"lamp"_s);
    const QString sold = stage.upload(3, u"sold"_s);
    const QString orphan = stage.upload(4, {});
    QCOMPARE(stage.wrong().join(u"; "_s), QString());

    // Two days later: drafts go to HOT, what is in no draft into the trash; undo brings that back.
    f.clock.advance(49 * Hour);
    std::optional<RunResult> run = stage.runAsPlanned();
    QVERIFY(run);
    QCOMPARE(run->promotedToHot, 3);
    QCOMPARE(run->tempDeleted, 1);
    QCOMPARE(stage.tierOf(lamp), Tier::Hot);
    QCOMPARE(stage.wrong().join(u"; "_s), QString());
    const auto undone = f.engine().lifecycle.undo(run->runId);
    QVERIFY(undone && undone->failed.isEmpty());
    QCOMPARE(undone->done, QStringList{orphan});
    QVERIFY(!f.photo(orphan).deletedAt);
    QCOMPARE(stage.wrong().join(u"; "_s), QString());

    // Published photos go a week later; those whose publication was taken back stay.
    QVERIFY(f.engine().drafts.publish(u"sold"_s, {}));
    QVERIFY(f.engine().drafts.publish(u"lamp"_s, {}));
    QVERIFY(f.engine().drafts.unpublish(u"lamp"_s));
    QVERIFY(f.engine().library.trash({orphan}));
    f.clock.advance(8 * Day);
    run = stage.runAsPlanned();
    QVERIFY(run);
    QCOMPARE(run->publishedDeleted, 1);
    QCOMPARE(run->purged, 1);
    stage.truth.remove(orphan);
    QVERIFY(f.photo(sold).deletedAt);
    QVERIFY(!f.photo(lamp).deletedAt);
    QCOMPARE(stage.wrong().join(u"; "_s), QString());

    // After a quarter without a look: HOT to COLD, and the trash is emptied.
    f.clock.advance(91 * Day);
    run = stage.runAsPlanned();
    QVERIFY(run);
    QCOMPARE(run->archivedToCold, 2);
    QCOMPARE(run->purged, 1);
    stage.truth.remove(sold);
    QCOMPARE(stage.tierOf(lamp), Tier::Cold);
    QCOMPARE(stage.tierOf(chair), Tier::Cold);
    QCOMPARE(stage.wrong().join(u"; "_s), QString());

    // Somebody wants one back.
    const BatchOutcome restored = f.engine().library.moveTo({lamp}, Tier::Hot, {}, {});
    QVERIFY2(restored.failed.isEmpty(), qPrintable(describe(restored.failed)));
    QCOMPARE(stage.tierOf(lamp), Tier::Hot);
    QCOMPARE(stage.wrong().join(u"; "_s), QString());

    // Into the trash, and gone: nothing is left in the bucket, not even hidden.
    QVERIFY(f.engine().library.trash({lamp, chair}));
    QCOMPARE(stage.wrong().join(u"; "_s), QString());
    stage.truth.clear();
    PhotoFilter all;
    all.trash = TrashScope::With;
    const auto ids = f.catalogue().photos().ids(all, 100);
    QVERIFY(ids);
    const BatchOutcome purged = f.engine().library.purge(*ids, {}, {});
    QVERIFY2(purged.failed.isEmpty(), qPrintable(describe(purged.failed)));
    QCOMPARE(f.catalogue().photos().ids(all, 100).value(), QStringList());
    QCOMPARE(stage.f.violations().join(u"; "_s), QString());
    QCOMPARE(leftIn(f.store(Tier::Hot)).join(u"; "_s), QString());
    const auto receipts = f.catalogue().receipts().list({}, 0, 100);
    QVERIFY(receipts);
    QCOMPARE(receipts->size(), 3 + 2 + 1 + 4); // promoted, archived, restored, destroyed
}

TD_TEST(ScenarioTest)
#include "tst_scenario.moc"
