// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::Fixture;

namespace
{

/// A photo of any size in any tier, in the books only.
QString enter(Fixture &f, Tier tier, qint64 bytes, const QString &user = u"default"_s, const QString &draft = u"d"_s)
{
    JournalRepository &journal = f.catalogue().journal();
    const QString id = f.ids.newId();
    const QString key = QString(tierName(tier) + u'/' + id + u".jpg"_s);
    const Result<JournalEntry> entry = journal.beginUpload(id, tier, {key}, f.self, f.clock.now());
    if (!entry)
        qFatal("%s", qPrintable(entry.error().message));
    NewPhoto added;
    added.journalId = entry->id;
    added.holder = f.self;
    Photo &photo = added.photo;
    photo.photoId = id;
    photo.userId = user;
    photo.draftId = draft;
    photo.tier = tier;
    photo.fileSizeBytes = 2 * bytes;
    photo.compressedSizeBytes = bytes;
    photo.storedBytes = bytes;
    photo.uploadDate = photo.lastAccessDate = photo.createdAt = photo.updatedAt = f.clock.now();
    photo.storagePath = key;
    photo.filename = u"a.jpg"_s;
    photo.mimeType = u"image/jpeg"_s;
    photo.sha256 = photo.originalSha256 = td::test::sha256Of(id.toUtf8());
    Copy copy;
    copy.photoId = id;
    copy.variant = variant::Master;
    copy.tier = tier;
    copy.backend = f.store().name();
    copy.key = key;
    copy.size = bytes;
    copy.sha256 = photo.sha256;
    copy.mimeType = photo.mimeType;
    copy.state = CopyState::Verified;
    copy.verifyMethod = u"sha256"_s;
    copy.verifiedAt = f.clock.now();
    copy.createdAt = f.clock.now();
    added.copies = {copy};
    const Result<Photo> done = f.catalogue().photos().add(added);
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
    return id;
}

constexpr qint64 Gb = 1'000'000'000;

void enterTheSource(Fixture &f)
{
    enter(f, Tier::Temp, Gb / 2);
    enter(f, Tier::Hot, 50 * Gb, u"ann"_s, u"shoes"_s);
    enter(f, Tier::Cold, 20 * Gb, u"bob"_s, u"coats"_s);
}

} // namespace

class TestAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSourcesFigures()
    {
        Fixture f;
        enterTheSource(f);
        const Result<Accounts::Stats> stats = f.engine().accounts.stats();
        QVERIFY(stats);
        QCOMPARE(sixDecimals(stats->breakdown.total), 0.87);
        QCOMPARE(sixDecimals(stats->breakdown.savingsVsAllHot), 0.1875);
        QCOMPARE(stats->breakdown.tiers.value(Tier::Temp).percentage, 0);
        QCOMPARE(stats->breakdown.tiers.value(Tier::Hot).percentage, 86);
        QCOMPARE(stats->breakdown.tiers.value(Tier::Cold).percentage, 14);
        QCOMPARE(sixDecimals(stats->breakdown.tiers.value(Tier::Hot).cost), 0.75);
        QCOMPARE(sixDecimals(stats->breakdown.tiers.value(Tier::Cold).cost), 0.12);
        QCOMPARE(stats->totals.liveSum().bytes, 70 * Gb + Gb / 2);
    }

    void theTrashIsItsOwnLine()
    {
        Fixture f;
        const QString hot = enter(f, Tier::Hot, 10 * Gb);
        QVERIFY(f.engine().library.trash({hot}));
        const Accounts::Stats stats = *f.engine().accounts.stats();
        QCOMPARE(stats.totals.liveSum().count, 0);
        QCOMPARE(stats.breakdown.trash.bytes, 10 * Gb);
        QCOMPARE(sixDecimals(stats.breakdown.trash.cost), 0.15);
        QCOMPARE(sixDecimals(stats.breakdown.total), 0.15);
    }

    void groupsAndUsage()
    {
        Fixture f;
        enterTheSource(f);
        const QList<GroupCost> drafts = *f.engine().accounts.groups(GroupBy::Draft);
        QCOMPARE(drafts.size(), 3);
        QCOMPARE(drafts.at(0).key, u"shoes"_s);
        QCOMPARE(sixDecimals(drafts.at(0).cost), 0.75);
        QCOMPARE(drafts.at(1).key, u"coats"_s);
        QCOMPARE(f.engine().accounts.groups(GroupBy::User)->first().key, u"ann"_s);
        QCOMPARE(f.engine().accounts.usage(u"bob"_s)->live.value(Tier::Cold).bytes, 20 * Gb);
        QCOMPARE(f.engine().accounts.usage(u"nobody"_s)->liveSum().count, 0);
    }

    void snapshotsMakeATrend()
    {
        Fixture f;
        enter(f, Tier::Hot, 10 * Gb);
        QVERIFY(f.engine().accounts.snapshotToday());
        f.clock.advance(Day);
        enter(f, Tier::Hot, 10 * Gb);
        QVERIFY(f.engine().accounts.snapshotToday());
        enter(f, Tier::Hot, 10 * Gb);
        QVERIFY(f.engine().accounts.snapshotToday()); // the last of a day wins
        const QList<CostSnapshot> trend = *f.engine().accounts.trend(30);
        QCOMPARE(trend.size(), 2);
        QCOMPARE(sixDecimals(trend.at(0).cost), 0.15);
        QCOMPARE(sixDecimals(trend.at(1).cost), 0.45);
        QCOMPARE(f.engine().accounts.trend(1)->size(), 1);
    }

    void learnsFromTheLastDays()
    {
        Fixture f;
        for (int day = 0; day < 10; ++day) {
            for (int i = 0; i < 3; ++i)
                enter(f, Tier::Temp, 1'000'000, u"default"_s, i == 0 ? u"sold"_s : u"kept"_s);
            f.clock.advance(Day);
        }
        QVERIFY(f.engine().drafts.publish(u"sold"_s, {}));
        const ForecastAssumptions learned = *f.engine().accounts.learned();
        QCOMPARE(learned.uploadsPerDay, 3.0);
        QCOMPARE(learned.bytesPerPhoto, 1'000'000.0);
        QVERIFY(qAbs(learned.publishShare - 1.0 / 3) < 1e-9);
    }

    void nothingToLearnFrom()
    {
        Fixture f;
        const Result<ForecastAssumptions> learned = f.engine().accounts.learned();
        QVERIFY(learned);
        QCOMPARE(learned->uploadsPerDay, 0.0);
        QCOMPARE(learned->publishShare, 0.0);
    }

    void forecastFollowsARule()
    {
        Fixture f;
        enter(f, Tier::Hot, 100 * Gb);
        const ForecastAssumptions none;
        const auto costs = [&](const QMap<QString, QString> &changes) {
            QList<double> out;
            const QList<ForecastPoint> points = *f.engine().accounts.forecast(6, changes, none);
            for (const ForecastPoint &point : points)
                out.append(sixDecimals(point.cost));
            return out;
        };
        const QList<double> asIs = costs({});
        QCOMPARE(asIs.size(), 6);
        QCOMPARE(asIs.first(), 1.5);
        QCOMPARE(asIs.last(), 0.6); // archived after 90 days without access
        const QList<double> never = costs({{u"lifecycle.archive_enabled"_s, u"false"_s}});
        QCOMPARE(never.last(), 1.5);
        QVERIFY(*f.engine().rules.policy() == Policy{}); // asking changes nothing

        const auto wrong = f.engine().accounts.forecast(6, {{u"lifecycle.hot_idle_days"_s, u"x"_s}}, none);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::InvalidArgument);
        QVERIFY(!f.engine().accounts.forecast(0, {}, none));
    }

    void consequenceIsTheDifference()
    {
        Fixture f;
        for (quint32 seed = 0; seed < 3; ++seed)
            f.upload(seed, u"d"_s);
        f.clock.advance(30 * Hour);
        Policy sooner;
        sooner.tempHours = 24;
        QCOMPARE(f.engine().accounts.consequence(sooner)->promote, 3);
        QCOMPARE(f.engine().accounts.consequence(Policy{})->promote, 0);
        f.clock.advance(30 * Hour);
        Policy off;
        off.promoteEnabled = false;
        QCOMPARE(f.engine().accounts.consequence(off)->promote, -3);
    }

    void countsWhatHappened()
    {
        Fixture f;
        f.upload(1, u"d"_s);
        f.upload(2);
        f.clock.advance(49 * Hour);
        QVERIFY(f.engine().lifecycle.run({}, {}, {}, {}));
        const LifecycleMetrics metrics = *f.engine().accounts.metrics(30);
        QCOMPARE(metrics.days, 30);
        QCOMPARE(metrics.uploaded, 2);
        QCOMPARE(metrics.promoted, 1);
        QCOMPARE(metrics.deleted, 1);
        QCOMPARE(f.engine().accounts.metrics(1)->uploaded, 0);
        QVERIFY(!f.engine().accounts.metrics(0));
    }
};

TD_TEST(TestAccounts)
#include "tst_accounts.moc"
