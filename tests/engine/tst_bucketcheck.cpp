// SPDX-License-Identifier: GPL-3.0-or-later
// Catalogue against buckets: by listings, with versions and unfinished uploads, and never on the word of a broken list.
#include "storage/s3store.h"
#include "support/fakes3config.h"
#include "support/fixture.h"
#include "support/places.h"
#include "support/rawhttp.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

FakeS3Options versionedBucket(const QString &name)
{
    FakeS3Options options;
    options.bucket = name;
    options.versioned = true;
    options.checksSignatures = false; // somebody else deletes in it as well
    return options;
}

/// HOT and COLD in one versioned bucket each.
struct Bench {
    FakeS3 hot{versionedBucket(u"hot"_s)};
    FakeS3 cold{versionedBucket(u"cold"_s)};
    Fixture f;

    Bench()
    {
        f.remote.insert(Tier::Hot, impatientStore(configOf(hot)));
        f.remote.insert(Tier::Cold, impatientStore(configOf(cold)));
        f.reopen();
    }
    Photo add(quint32 seed, Tier tier = Tier::Hot)
    {
        const Photo photo = f.upload(seed, u"d"_s);
        if (const auto moved = f.engine().mover.move(photo.photoId, tier, true, {}, {}); !moved)
            qFatal("%s", qPrintable(moved.error().message));
        return f.photo(photo.photoId);
    }
    const QList<Copy> copiesOf(const Photo &photo) { return *f.catalogue().copies().ofPhoto(photo.photoId); }
    CheckReport check(CheckOptions options = {})
    {
        const auto report = f.engine().check.run(options, {}, {});
        if (!report)
            qFatal("check failed: %s", qPrintable(report.error().message));
        return *report;
    }
    CheckReport repair() { return check({.repair = true}); }
    QString kinds(const CheckReport &report)
    {
        QStringList kinds;
        for (const CheckFinding &finding : report.findings)
            kinds.append(finding.kind + (finding.repaired ? u"+"_s : u""_s));
        kinds.sort();
        return kinds.join(u' ');
    }
    /// A plain DELETE by somebody else: it leaves a marker upon the version.
    void deleteBehindItsBack(const QString &key)
    {
        if (rawRequest(hot.port(), "DELETE", "/hot/"_ba + key.toUtf8()).status != 204)
            qFatal("the fake server refused to delete");
    }
    QByteArray bytesOf(const Photo &photo) { return hot.object(photo.storagePath).value_or(QByteArray()); }
    CopyState stateOf(const Photo &photo)
    {
        for (const Copy &copy : copiesOf(photo)) {
            if (copy.variant == variant::Master)
                return copy.state;
        }
        return CopyState::Gone;
    }
};

} // namespace

class BucketCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForNoObjectByItself();
    void aListingThatCannotBeTrustedConcludesNothing_data();
    void aListingThatCannotBeTrustedConcludesNothing();
    void anotherEtagIsAReasonToReadNotAVerdict();
    void restoresFromTheOtherTier();
    void uncoversWhatSomebodyDeleted();
    void removesOnlyVersionsThatNobodyNeeds();
    void abortsUploadsThatAreADayOld();
    void leavesManyObjectsToAPerson();
    void anArchiveClassIsNoDamage();
    void readsWhatWasProvenLongestAgoFirst();
};

void BucketCheckTest::asksForNoObjectByItself()
{
    Bench b;
    for (quint32 seed = 1; seed <= 6; ++seed)
        b.add(seed);
    b.hot.clearLog();
    QCOMPARE(b.kinds(b.check()), QString());
    QCOMPARE(b.hot.log(u"HeadObject"_s).size(), 0);
    QCOMPARE(b.hot.log(u"GetObject"_s).size(), 0);
    QCOMPARE(b.hot.log(u"ListObjectsV2"_s).size(), 1);
}

void BucketCheckTest::aListingThatCannotBeTrustedConcludesNothing_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"empty", "denied", "strangers", "looping", "no bucket", "no token"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void BucketCheckTest::aListingThatCannotBeTrustedConcludesNothing()
{
    QFETCH(const QString, how);
    Bench b;
    const Photo first = b.add(1), second = b.add(2);
    b.f.upload(3); // TEMP is fine and is checked
    if (how == "denied"_L1)
        b.hot.deny({u"ListObjectsV2"_s});
    else if (how == "looping"_L1)
        b.hot.script(faults::listing(ServerFault::Listing::LoopingToken).operation(u"ListObjectsV2"_s).always());
    else if (how == "no token"_L1)
        b.hot.script(faults::listing(ServerFault::Listing::NoToken).operation(u"ListObjectsV2"_s).always());
    else if (how == "no bucket"_L1)
        b.hot.script(faults::status(404, "NoSuchBucket").operation(u"ListObjectsV2"_s).always());
    else
        b.hot.removeEverything();
    if (how == "strangers"_L1)
        b.hot.putObject(u"hot/holiday.jpg"_s, "somebody's"_ba);
    const CheckReport report = b.repair();
    QCOMPARE(b.kinds(report), u"unchecked"_s);
    QCOMPARE(report.findings.first().tier, u"hot"_s);
    QCOMPARE(b.stateOf(first), CopyState::Verified);
    QCOMPARE(b.stateOf(second), CopyState::Verified);
    if (how == "strangers"_L1)
        QCOMPARE(b.hot.object(u"hot/holiday.jpg"_s), std::optional("somebody's"_ba));
}

void BucketCheckTest::anotherEtagIsAReasonToReadNotAVerdict()
{
    Bench b;
    const Photo whole = b.add(1), damaged = b.add(2);
    // the same bytes under another row's MD5, as after an encryption at rest that makes ETags of its own
    for (const Copy &copy : b.copiesOf(whole)) {
        Copy made = copy;
        made.md5 = QString(32, u'0');
        made.key = copy.key + u"x"_s;
        const QByteArray bytes = *b.hot.object(copy.key);
        b.hot.putObject(made.key, bytes);
        QVERIFY(b.f.catalogue().copies().replace(copy.copyId, made, b.f.clock.now()));
        QVERIFY(b.f.store(Tier::Hot).remove(copy.key, {}, {}));
    }
    QByteArray other = b.bytesOf(damaged);
    other[7] = char(other.at(7) ^ 1);
    b.hot.putObject(damaged.storagePath, other);
    const CheckReport report = b.check();
    QCOMPARE(report.count(u"damaged"_s), qint64(1));
    QCOMPARE(report.count(u"missing"_s), qint64(0));
    for (const CheckFinding &finding : report.findings) {
        if (finding.kind == "damaged"_L1)
            QCOMPARE(finding.photoId, damaged.photoId);
    }
}

void BucketCheckTest::restoresFromTheOtherTier()
{
    Bench b;
    b.add(1);
    const Photo photo = b.add(2);
    const QByteArray bytes = b.bytesOf(photo);
    QVERIFY(b.f.store(Tier::Hot).remove(photo.storagePath, {}, {}));
    QCOMPARE(b.kinds(b.check()), u"missing"_s);
    // the same bytes lie in COLD's bucket, under the key that the row says
    Copy row = b.f.catalogue().copies().ofPhoto(photo.photoId)->first();
    for (const Copy &copy : b.copiesOf(photo)) {
        if (copy.variant == variant::Master)
            row = copy;
    }
    row.key = u"cold/%1.jpg"_s.arg(photo.photoId);
    QVERIFY(b.f.catalogue().copies().replace(row.copyId, row, b.f.clock.now()));
    b.cold.putObject(row.key, bytes);
    const CheckReport found = b.check();
    QCOMPARE(found.count(u"misplaced"_s), qint64(1));
    const CheckReport repaired = b.repair();
    QCOMPARE(repaired.count(u"misplaced"_s), qint64(1));
    const Photo now = b.f.photo(photo.photoId);
    QCOMPARE(b.bytesOf(now), bytes);
    QVERIFY(now.storagePath != row.key);
    QCOMPARE(b.stateOf(now), CopyState::Verified);
}

void BucketCheckTest::uncoversWhatSomebodyDeleted()
{
    Bench b;
    b.add(1);
    const Photo photo = b.add(2);
    const QByteArray bytes = b.bytesOf(photo);
    b.deleteBehindItsBack(photo.storagePath);
    QVERIFY(!b.hot.object(photo.storagePath));
    const CheckReport found = b.check();
    QCOMPARE(found.count(u"missing"_s), qint64(1));
    QCOMPARE(found.findings.first().action, u"uncover"_s);
    const CheckReport repaired = b.repair();
    QVERIFY(repaired.findings.first().repaired);
    QCOMPARE(b.hot.object(photo.storagePath), std::optional(bytes));
    QCOMPARE(b.kinds(b.check()), QString());
}

void BucketCheckTest::removesOnlyVersionsThatNobodyNeeds()
{
    Bench b;
    const Photo photo = b.f.upload(1, u"d"_s);
    const QString key = u"hot/%1.jpg"_s.arg(photo.photoId);
    b.hot.putObject(key, "an older thing"_ba);
    b.deleteBehindItsBack(key);
    QVERIFY(b.f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}));
    QCOMPARE(b.f.photo(photo.photoId).storagePath, key);
    const QByteArray bytes = *b.hot.object(key);
    const Photo rewritten = b.add(2), gone = b.add(3);
    b.hot.putObject(rewritten.storagePath, b.bytesOf(rewritten)); // the version that was proven is an old one now
    b.hot.putObject(u"hot/stranger.jpg"_s, "first"_ba);
    b.hot.putObject(u"hot/stranger.jpg"_s, "second"_ba);
    QVERIFY(b.f.engine().mover.move(gone.photoId, Tier::Cold, true, {}, {}));
    b.hot.putObject(gone.storagePath, "left"_ba);
    b.deleteBehindItsBack(gone.storagePath);

    QCOMPARE(b.check().count(u"hidden"_s), qint64(2)); // what may go, and what stays
    QCOMPARE(b.hot.versions(key).size(), 3);
    const CheckReport report = b.repair();
    QCOMPARE(report.count(u"hidden"_s), qint64(2));
    QCOMPARE(b.hot.versions(key).size(), 1);
    QCOMPARE(b.hot.object(key), std::optional(bytes));
    QCOMPARE(b.hot.versions(gone.storagePath).size(), 0);
    QCOMPARE(b.hot.versions(rewritten.storagePath).size(), 2);
    QCOMPARE(b.stateOf(photo), CopyState::Verified);
}

void BucketCheckTest::abortsUploadsThatAreADayOld()
{
    Bench b;
    b.add(1);
    QCOMPARE(rawRequest(b.hot.port(), "POST", "/hot/hot/big.jpg?uploads").status, 200);
    const auto uploads = b.f.store(Tier::Hot).unfinishedUploads(u"hot/"_s, {});
    QVERIFY(uploads && uploads->size() == 1);
    const Instant begun = uploads->first().started;
    const auto unfinished = [](const CheckReport &report) {
        QStringList found;
        for (const CheckFinding &finding : report.findings) {
            if (finding.kind == "unfinished"_L1)
                found << finding.key + (finding.repaired ? u" aborted"_s : QString());
        }
        return found;
    };

    b.f.clock.set(begun + Day - Seconds{1}); // somebody may be at it
    QCOMPARE(unfinished(b.repair()), QStringList());
    QCOMPARE(b.hot.unfinishedUploads().size(), 1);
    b.f.clock.set(begun + Day);
    QCOMPARE(unfinished(b.check()), QStringList{u"hot/big.jpg"_s});
    QCOMPARE(b.hot.unfinishedUploads().size(), 1);
    QCOMPARE(unfinished(b.repair()), QStringList{u"hot/big.jpg aborted"_s});
    QCOMPARE(b.hot.unfinishedUploads().size(), 0);
    QCOMPARE(unfinished(b.check()), QStringList());
}

void BucketCheckTest::leavesManyObjectsToAPerson()
{
    Bench b;
    b.add(1);
    for (int i = 0; i < 1001; ++i)
        b.hot.putObject(u"hot/stranger-%1.jpg"_s.arg(i), "x"_ba);
    const CheckReport report = b.repair();
    QCOMPARE(report.withheld, qint64(1001));
    QVERIFY(b.hot.object(u"hot/stranger-7.jpg"_s));
    const CheckReport agreed = b.check({.repair = true, .confirmed = true});
    QCOMPARE(agreed.withheld, qint64(0));
    QVERIFY(!b.hot.object(u"hot/stranger-7.jpg"_s));
}

void BucketCheckTest::anArchiveClassIsNoDamage()
{
    Bench b;
    b.add(1);
    b.hot.script(faults::status(403, "InvalidObjectState").operation(u"GetObject"_s).times(1));
    const CheckReport report = b.check({.readDataPercent = 100});
    QCOMPARE(report.unverifiable, qint64(1));
    QCOMPARE(report.mismatched, qint64(0));
    QCOMPARE(b.kinds(report), QString());
}

void BucketCheckTest::readsWhatWasProvenLongestAgoFirst()
{
    Bench b;
    for (quint32 seed = 1; seed <= 5; ++seed)
        b.add(seed);
    qint64 read = 0;
    for (int day = 0; day < 5; ++day) {
        b.f.clock.advance(Day);
        const CheckReport report = b.check({.readDataPercent = 20});
        read += report.verified;
    }
    QCOMPARE(read, qint64(20)); // five photos of four objects: each once
    const Instant since = b.f.clock.now() - 5 * Day;
    const QList<Copy> all = *b.f.catalogue().copies().after(0, 100);
    for (const Copy &copy : all)
        QVERIFY(copy.verifiedAt && *copy.verifiedAt > since);
}

TD_TEST(BucketCheckTest)
#include "tst_bucketcheck.moc"
