// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/killscene.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::fakePhoto;
using td::test::Fault;
using td::test::Fixture;

/// Uploads under quotas: side by side, refused, failing and killed.
class QuotasTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void uploadsSideBySideStopAtTheLimit();
    void countsWhatIsReallyStored();
    void refusesTooLargeFiles();
    void givesBackWhatAFailedUploadHeld();
    void skippedDuplicatesNeedNoRoom();
    void boundsVendorsApart();
    void aKilledUploadHoldsNothing();
    void advisesBeforeItIsFull();
};

namespace
{

void setQuota(Fixture &f, const Quota &quota)
{
    const auto done = f.catalogue().quotas().set(quota);
    if (!done)
        qFatal("quota: %s", qPrintable(done.error().message));
}

Quota defaultUsers(QuotaLimits limits)
{
    return {.scope = QuotaScope::User, .owner = u"default"_s, .limits = limits};
}

QuotaUse quotaUse(Fixture &f)
{
    const auto standings = f.catalogue().quotas().standingsOf(u"default"_s, u"user"_s);
    return standings && !standings->isEmpty() ? standings->first().use : QuotaUse{};
}

} // namespace

void QuotasTest::uploadsSideBySideStopAtTheLimit()
{
    constexpr int Files = 14;
    constexpr int Limit = 5;
    Fixture f;
    f.workers = 4;
    f.restart();
    setQuota(f, defaultUsers({.maxFileBytes = {}, .maxFiles = Limit, .maxBytes = {}}));
    QStringList files;
    for (quint32 i = 0; i < Files; ++i)
        files.append(f.file(u"photo-%1.jpg"_s.arg(i), fakePhoto(i)));
    const UploadReport report = f.engine().ingest.uploadAll(files, {}, {}, {});
    QCOMPARE(report.photos.size(), Limit);
    QCOMPARE(report.failed.size(), Files - Limit);
    for (const ItemFailure &failure : report.failed) {
        QCOMPARE(failure.error.code, ErrorCode::ResourceExhausted);
        QCOMPARE(failure.error.reason, u"quota.files"_s);
    }
    QCOMPARE(quotaUse(f).files, Limit);
    QCOMPARE(quotaUse(f).reservedFiles, 0);
    QCOMPARE(f.violations(), QStringList());
}

void QuotasTest::countsWhatIsReallyStored()
{
    Fixture f;
    UploadOptions twice;
    twice.keepOriginal = true; // twice the bytes of the file, and its sizes
    setQuota(f, defaultUsers({.maxFileBytes = {}, .maxFiles = {}, .maxBytes = 3'000}));
    const auto refused = f.engine().ingest.uploadBytes(fakePhoto(1, 2'000), u"a.jpg"_s, twice, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, u"quota.bytes"_s);
    const auto fits = f.engine().ingest.uploadBytes(fakePhoto(1, 2'000), u"a.jpg"_s, {}, {});
    QVERIFY(fits);
    QCOMPARE(quotaUse(f).bytes, fits->photo.storedBytes);
    QCOMPARE(quotaUse(f).reservedBytes, 0);
    QCOMPARE(f.violations(), QStringList());
}

void QuotasTest::refusesTooLargeFiles()
{
    Fixture f;
    setQuota(
        f,
        {.scope = QuotaScope::Total, .owner = {}, .limits = {.maxFileBytes = 1'000, .maxFiles = {}, .maxBytes = {}}});
    const auto refused = f.engine().ingest.upload(f.file(u"a.jpg"_s, fakePhoto(1, 2'000)), {}, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, u"quota.file_size"_s);
    QVERIFY(!refused.error().remedy.isEmpty());
    QVERIFY(f.engine().ingest.upload(f.file(u"b.jpg"_s, fakePhoto(2, 900)), {}, {}));
}

void QuotasTest::givesBackWhatAFailedUploadHeld()
{
    Fixture f;
    setQuota(f, defaultUsers({.maxFileBytes = {}, .maxFiles = 1, .maxBytes = {}}));
    QVERIFY(!f.engine().ingest.uploadBytes("BAD"_ba, u"a.jpg"_s, {}, {}));
    f.faults.only = [](const QString &name) { return name == "store.put"_L1; };
    f.faults.arm(Fault::FailBefore, 1);
    QVERIFY(!f.engine().ingest.uploadBytes(fakePhoto(1), u"a.jpg"_s, {}, {}));
    f.faults.disarm();
    f.faults.only = nullptr;
    QCOMPARE(quotaUse(f).reservedFiles, 0);
    QVERIFY(f.engine().ingest.uploadBytes(fakePhoto(1), u"a.jpg"_s, {}, {}));
}

void QuotasTest::skippedDuplicatesNeedNoRoom()
{
    Fixture f;
    setQuota(f, defaultUsers({.maxFileBytes = {}, .maxFiles = 1, .maxBytes = {}}));
    QVERIFY(f.engine().ingest.uploadBytes(fakePhoto(1), u"a.jpg"_s, {}, {}));
    const auto again = f.engine().ingest.uploadBytes(fakePhoto(1), u"a.jpg"_s, {}, {});
    QVERIFY(again);
    QCOMPARE(again->status, UploadStatus::Skipped);
}

void QuotasTest::boundsVendorsApart()
{
    Fixture f;
    setQuota(f, {.scope = QuotaScope::Vendor,
                 .owner = EachOwner,
                 .limits = {.maxFileBytes = {}, .maxFiles = 1, .maxBytes = {}}});
    UploadOptions vendor;
    vendor.user = u"shop"_s;
    vendor.ownerType = u"vendor"_s;
    const auto first = f.engine().ingest.uploadBytes(fakePhoto(1), u"a.jpg"_s, vendor, {});
    QVERIFY(first);
    QCOMPARE(f.photo(first->photo.photoId).ownerType, u"vendor"_s);
    QVERIFY(!f.engine().ingest.uploadBytes(fakePhoto(2), u"b.jpg"_s, vendor, {}));
    vendor.ownerType = u"user"_s;
    QVERIFY(f.engine().ingest.uploadBytes(fakePhoto(2), u"b.jpg"_s, vendor, {}));
}

void QuotasTest::aKilledUploadHoldsNothing()
{
    test::Scene scene;
    {
        Fixture f(scene.profile(), [&](Fixture &fitted) { scene.ofRun.places.fit(fitted); });
        setQuota(f, {.scope = QuotaScope::Total,
                     .owner = {},
                     .limits = {.maxFileBytes = {}, .maxFiles = 1'000, .maxBytes = {}}});
    }
    // Between the first object of the upload and its place in the catalogue.
    const test::Outcome outcome = scene.run(u"one"_s, u"after"_s, 4, -1);
    QVERIFY(outcome.wasKilled);
    const auto held = [](Fixture &f) {
        const auto standings = f.catalogue().quotas().standings(10);
        return standings ? standings->first().use : QuotaUse{};
    };
    Fixture f(scene.profile(), [&](Fixture &fitted) {
        scene.ofRun.places.fit(fitted);
        fitted.self = thisProcess();
        fitted.holderDead = holderCertainlyDead;
    });
    QCOMPARE(held(f).reservedFiles, 1);
    QVERIFY(f.engine().mover.recover({}));
    QCOMPARE(held(f).reservedFiles, 0);
    QCOMPARE(held(f).files, f.catalogue().photos().sums({})->count);
}

void QuotasTest::advisesBeforeItIsFull()
{
    Fixture f;
    const auto isAdvised = [&] {
        const auto report = f.engine().advisor.report();
        return report && std::ranges::any_of(report->recommendations,
                                             [](const Recommendation &item) { return item.id == "quota_full"_L1; });
    };
    QVERIFY(!isAdvised());
    setQuota(f, defaultUsers({.maxFileBytes = {}, .maxFiles = 10, .maxBytes = {}}));
    for (quint32 seed = 0; seed < 8; ++seed)
        f.upload(seed);
    QVERIFY(!isAdvised());
    f.upload(8);
    QVERIFY(isAdvised());
}

TD_TEST(QuotasTest)
#include "tst_quotas.moc"
