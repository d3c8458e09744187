// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::fakePhoto;
using td::test::Fixture;

namespace
{

Lab::Options trying(Fixture &f, const QStringList &settings, int sample = 10)
{
    Lab::Options options{.settings = {}, .sample = sample, .files = {}};
    for (const QString &text : settings) {
        const auto setting = f.engine().lab.setting(text);
        if (!setting)
            qFatal("%s", qPrintable(setting.error().message));
        options.settings.append(*setting);
    }
    return options;
}

} // namespace

/// Settings tried on a sample: what they would come to, and that nothing changes.
class TestLab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSettings()
    {
        Fixture f;
        const auto some = f.engine().lab.setting(u"quality=80, max_side=1600,target_bytes=300000"_s);
        QVERIFY(some);
        QCOMPARE(some->policy.quality, 80);
        QCOMPARE(some->policy.maxSide, 1600);
        QCOMPARE(some->policy.targetBytes, 300'000);
        QCOMPARE(f.engine().lab.setting(u"current"_s)->policy.quality, ImagePolicy().quality);
        QCOMPARE(f.engine().lab.setting({})->text, u"current"_s);
    }

    void refusesSettings_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason");
        QTest::newRow("unknown") << u"colour=blue"_s << u"lab.setting"_s;
        QTest::newRow("no value") << u"quality"_s << u"lab.setting"_s;
        QTest::newRow("not tried here") << u"keep_gps=yes"_s << u"lab.setting"_s;
        QTest::newRow("out of range") << u"quality=400"_s << u"setting.invalid"_s;
    }
    void refusesSettings()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, reason);
        Fixture f;
        const auto setting = f.engine().lab.setting(text);
        QVERIFY(!setting);
        QCOMPARE(setting.error().reason, reason);
    }

    void drawsEvenlyAndChangesNothing()
    {
        Fixture f;
        QStringList ids;
        for (quint32 seed = 1; seed <= 20; ++seed) {
            ids.append(f.upload(seed, u"d"_s).photoId);
            f.clock.advance(Seconds(60));
        }
        const qint64 counter = *f.catalogue().changeCounter();
        const auto report = f.engine().lab.run(trying(f, {u"current"_s, u"quality=50"_s}, 5), {}, {});
        QVERIFY(report);
        QCOMPARE(report->photos.size(), 5);
        for (qsizetype i = 0; i < 5; ++i)
            QCOMPARE(report->photos.at(i).photoId, ids.at(i * 4 + 2));
        QCOMPARE(*f.catalogue().changeCounter(), counter);
        QCOMPARE(f.violations(), QStringList());
        QCOMPARE(report->results.size(), 2);
        QVERIFY(std::abs(report->results.at(1).meanSimilarity - 0.5) < 1e-9);
        QCOMPARE(report->results.at(1).bytes, 5 * (fakePhoto(1).size() / 2));
        QCOMPARE(report->photos.first().source, LabSource::Master);
    }

    void extrapolatesToTheWholeCatalogue()
    {
        Fixture f;
        QStringList ids;
        for (quint32 seed = 1; seed <= 8; ++seed)
            ids.append(f.upload(seed, u"d"_s).photoId);
        QVERIFY(f.engine().library.moveTo(ids, Tier::Hot, {}, {}).failed.isEmpty());
        const auto report = f.engine().lab.run(trying(f, {u"quality=50"_s}, 8), {}, {});
        QVERIFY(report);
        const LabResult &half = report->results.first();
        QVERIFY(half.catalogueBytes && half.monthlyCost);
        // All eight were measured, so nothing is uncertain: half of each master less.
        double expected = 0;
        for (const QString &id : std::as_const(ids))
            expected += double(f.photo(id).storedBytes) - double(f.photo(id).compressedSizeBytes) / 2;
        QVERIFY(std::abs(half.catalogueBytes->value - expected) < 1);
        QCOMPARE(half.catalogueBytes->plusMinus, 0.0);
        QVERIFY(std::abs(half.monthlyCost->value - expected / 1e9 * 0.015) < 1e-12);
        QVERIFY(report->monthlyCost > half.monthlyCost->value);
    }

    void takesOriginalsWhereTheyAreKept()
    {
        Fixture f;
        UploadOptions options;
        options.keepOriginal = true;
        QVERIFY(f.engine().ingest.upload(f.file(u"a.jpg"_s, fakePhoto(1)), options, {}, {}));
        QVERIFY(f.engine().ingest.upload(f.file(u"b.jpg"_s, fakePhoto(2) + "OURS"), {}, {}, {}));
        const auto report = f.engine().lab.run(trying(f, {u"current"_s}), {}, {});
        QVERIFY(report);
        QCOMPARE(report->fromOriginals, 1);
        QCOMPARE(report->compressedBefore, 1);
    }

    void triesFiles()
    {
        Fixture f;
        Lab::Options options = trying(f, {u"current"_s, u"quality=40"_s});
        options.files = {f.file(u"a.jpg"_s, fakePhoto(1)), f.file(u"b.jpg"_s, "BAD"), f.file(u"c.jpg"_s, fakePhoto(3))};
        const auto report = f.engine().lab.run(options, {}, {});
        QVERIFY(report);
        QCOMPARE(report->photos.size(), 2);
        QCOMPARE(report->failed.size(), 1);
        QCOMPARE(report->failed.first().id, options.files.at(1));
        QVERIFY(!report->results.first().catalogueBytes && !report->results.first().monthlyCost);
        QCOMPARE(report->results.at(1).bytes, 2 * (fakePhoto(1).size() * 40 / 100));
    }

    void refuses_data()
    {
        QTest::addColumn<int>("settings");
        QTest::addColumn<int>("sample");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no setting") << 0 << 5 << u"lab.settings"_s;
        QTest::newRow("five settings") << 5 << 5 << u"lab.settings"_s;
        QTest::newRow("no sample") << 2 << 0 << u"lab.sample"_s;
        QTest::newRow("everything") << 2 << 100'000 << u"lab.sample"_s;
        QTest::newRow("an empty catalogue") << 2 << 5 << u"lab.no_photos"_s;
    }
    void refuses()
    {
        QFETCH(const int, settings);
        QFETCH(const int, sample);
        QFETCH(const QString, reason);
        Fixture f;
        const auto report = f.engine().lab.run(trying(f, QStringList(settings, u"current"_s), sample), {}, {});
        QVERIFY(!report);
        QCOMPARE(report.error().reason, reason);
    }

    void tellsItsProgressAndStops()
    {
        Fixture f;
        for (quint32 seed = 1; seed <= 4; ++seed)
            f.upload(seed, u"d"_s);
        std::stop_source stop;
        const auto report = f.engine().lab.run(
            trying(f, {u"current"_s}), [&](const Progress &) { stop.request_stop(); }, stop.get_token());
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
    }

    void showsOnePictureAgain()
    {
        Fixture f;
        f.upload(1, u"d"_s);
        const Lab::Options options = trying(f, {u"quality=50"_s});
        const auto report = f.engine().lab.run(options, {}, {});
        QVERIFY(report);
        const auto pictures = f.engine().lab.pictures(report->photos.first(), options.settings.first(), {});
        QVERIFY(pictures);
        QCOMPARE(pictures->source, fakePhoto(1));
        QCOMPARE(pictures->trial.master.bytes.size(), fakePhoto(1).size() / 2);
    }
};

TD_TEST(TestLab)
#include "tst_lab.moc"
