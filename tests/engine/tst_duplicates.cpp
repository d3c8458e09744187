// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::fakePhoto;
using td::test::Fixture;

namespace
{

/// Uploads `bytes`, also when the draft has them already; the photo's id.
QString add(Fixture &f, const QByteArray &bytes, const QString &draft = u"d"_s)
{
    static int number = 0;
    UploadOptions options;
    options.draft = draft;
    options.duplicates = DuplicatePolicy::Store;
    const QString file = f.file(u"%1.jpg"_s.arg(++number), bytes);
    const auto uploaded = f.engine().ingest.upload(file, options, {}, {});
    if (!uploaded)
        qFatal("%s", qPrintable(uploaded.error().message));
    return uploaded->photo.photoId;
}

/// A picture of its own that looks like `hash` says.
QByteArray looking(quint64 hash, quint32 seed)
{
    return fakePhoto(seed) + "LOOKS " + QByteArray::number(hash, 16).rightJustified(16, '0');
}

DuplicateReport found(Fixture &f, const DuplicateOptions &options = {}, qint64 limit = -1)
{
    const auto report = f.engine().duplicates.find(options, limit, {}, {});
    if (!report)
        qFatal("%s", qPrintable(report.error().message));
    return *report;
}

const DuplicateOptions Near{.distance = 4, .near = true, .acrossDrafts = false};
constexpr quint64 Picture = 0x5a5a5a5a5a5a5a5aULL;

} // namespace

/// Photos of the same picture: found, one proposed, decided about for good.
class TestDuplicatesEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsAndCounts()
    {
        Fixture f;
        const QString first = add(f, fakePhoto(1));
        const QString second = add(f, fakePhoto(1));
        add(f, fakePhoto(2));
        const DuplicateReport report = found(f);
        QCOMPARE(report.groupCount, 1);
        QCOMPARE(report.photoCount, 2);
        QCOMPARE(report.surplusCount, 1);
        QCOMPARE(report.groups.first().photoIds(), (QStringList{first, second}));
        QCOMPARE(report.freedBytes, f.photo(second).storedBytes);
        QCOMPARE(found(f, {}, 0).groupCount, 1);
        QVERIFY(found(f, {}, 0).groups.isEmpty());
    }

    void findsLookAlikesButNoPlainOnes()
    {
        Fixture f;
        const QString a = add(f, looking(Picture, 1));
        const QString b = add(f, looking(Picture ^ 3, 2));
        add(f, looking(~Picture, 3));
        for (quint32 i = 10; i < 20; ++i)
            add(f, looking(1, i)); // nearly flat
        QCOMPARE(found(f).groupCount, 0);
        const DuplicateReport report = found(f, Near);
        QCOMPARE(report.groupCount, 1);
        QCOMPARE(report.groups.first().photoIds().size(), 2);
        QVERIFY(report.groups.first().photoIds().contains(a) && report.groups.first().photoIds().contains(b));
        QCOMPARE(report.compared, 3);
        QCOMPARE(report.plain, 10);
    }

    void savesMoneyWhereStorageCostsMoney()
    {
        Fixture f;
        const QString first = add(f, fakePhoto(1));
        const QString second = add(f, fakePhoto(1));
        QCOMPARE(found(f).monthlySaving, 0.0); // TEMP is free
        QVERIFY(f.engine().library.moveTo({first, second}, Tier::Hot, {}, {}).failed.isEmpty());
        const DuplicateReport report = found(f);
        QVERIFY(report.monthlySaving > 0);
        const double expected = double(report.freedBytes) / 1e9 * 0.015;
        QVERIFY(std::abs(report.monthlySaving - expected) < expected / 1e6);
    }

    void resolvesIntoTheTrashAndBack()
    {
        Fixture f;
        const QString first = add(f, fakePhoto(1));
        const QString second = add(f, fakePhoto(1));
        const auto resolved = f.engine().duplicates.trashSurplus(found(f).groups, {});
        QVERIFY(resolved);
        QCOMPARE(resolved->outcome.done, QStringList{second});
        QCOMPARE(resolved->freedBytes, f.photo(second).storedBytes);
        QVERIFY(f.photo(second).deletedAt && !f.photo(first).deletedAt);
        QCOMPARE(found(f).groupCount, 0);
        QVERIFY(f.engine().library.restore({second}));
        QCOMPARE(found(f).groupCount, 1);
        QCOMPARE(f.violations(), QStringList());
    }

    /// Between looking and acting another console may have pinned it, published it, or thrown the best one away.
    void judgesAgainBeforeItActs_data()
    {
        using Change = std::function<void(Fixture &, const QString &best, const QString &other)>;
        QTest::addColumn<Change>("change");
        QTest::newRow("pinned") << Change([](Fixture &f, const QString &, const QString &other) {
            PhotoEdit edit;
            edit.pinned = true;
            QVERIFY(f.engine().library.edit({other}, edit));
        });
        QTest::newRow("published") << Change([](Fixture &f, const QString &best, const QString &other) {
            QVERIFY(f.engine().drafts.publish(u"d"_s, {best, other}));
        });
        QTest::newRow("ordered") << Change([](Fixture &f, const QString &, const QString &) {
            QVERIFY(f.catalogue().drafts().addOrder({u"o"_s, u"d"_s, f.clock.now()}));
        });
        QTest::newRow("the best one is gone") << Change(
            [](Fixture &f, const QString &best, const QString &) { QVERIFY(f.engine().library.trash({best})); });
        QTest::newRow("decided") << Change([](Fixture &f, const QString &best, const QString &other) {
            QVERIFY(f.engine().duplicates.decide(DuplicateVerdict::Keep, {best, other}));
        });
    }
    void judgesAgainBeforeItActs()
    {
        using Change = std::function<void(Fixture &, const QString &, const QString &)>;
        QFETCH(const Change, change);
        Fixture f;
        const QString best = add(f, fakePhoto(1));
        const QString other = add(f, fakePhoto(1));
        const QList<DuplicateGroup> groups = found(f).groups;
        change(f, best, other);
        const auto resolved = f.engine().duplicates.trashSurplus(groups, {});
        QVERIFY(resolved);
        QCOMPARE(resolved->outcome.done, QStringList());
        QVERIFY(!f.photo(other).deletedAt);
        QCOMPARE(f.violations(), QStringList());
    }

    void decisionsStick()
    {
        Fixture f;
        const QString a = add(f, looking(Picture, 1));
        const QString b = add(f, looking(Picture ^ 1, 2));
        const auto decision = f.engine().duplicates.decide(DuplicateVerdict::Distinct, {a, b});
        QVERIFY(decision);
        QCOMPARE(found(f, Near).groupCount, 0);
        f.restart();
        QCOMPARE(found(f, Near).groupCount, 0);
        // The same file again is the same content: nothing is asked twice.
        add(f, looking(Picture ^ 1, 2), u"another"_s);
        const DuplicateReport report = found(f, Near);
        QCOMPARE(report.groupCount, 1); // b and its new copy; never a
        QVERIFY(!report.groups.first().photoIds().contains(a));
        QVERIFY(f.engine().duplicates.forget(*decision));
        QCOMPARE(found(f, Near).groups.first().photoIds().size(), 3);
        QCOMPARE(f.engine().duplicates.forget(*decision).error().reason, u"duplicates.no_decision"_s);
    }

    void keepAllSilencesTheRecommendation()
    {
        Fixture f;
        const QString a = add(f, fakePhoto(1));
        const QString b = add(f, fakePhoto(1));
        PhotoFilter surplus;
        surplus.duplicatesOnly = true;
        QCOMPARE(f.engine().library.sums(surplus)->count, 1);
        QVERIFY(f.engine().duplicates.decide(DuplicateVerdict::Keep, {a, b}));
        QCOMPARE(f.engine().library.sums(surplus)->count, 0);
        QCOMPARE(found(f).groupCount, 0);
    }

    void refusesWhatIsNoDecision_data()
    {
        QTest::addColumn<QStringList>("ids");
        QTest::addColumn<QString>("reason");
        QTest::newRow("none") << QStringList() << u"duplicates.too_few"_s;
        QTest::newRow("one") << QStringList{u"A"_s} << u"duplicates.too_few"_s;
        QTest::newRow("one, twice") << QStringList{u"A"_s, u"A"_s} << u"duplicates.too_few"_s;
        QTest::newRow("unknown") << QStringList{u"A"_s, u"nobody"_s} << u"photo.unknown"_s;
    }
    void refusesWhatIsNoDecision()
    {
        QFETCH(QStringList, ids);
        QFETCH(const QString, reason);
        Fixture f;
        const QString a = add(f, fakePhoto(1));
        ids.replaceInStrings(u"A"_s, a);
        const auto decided = f.engine().duplicates.decide(DuplicateVerdict::Keep, ids);
        QVERIFY(!decided);
        QCOMPARE(decided.error().reason, reason);
        QVERIFY(f.engine().duplicates.decisions()->isEmpty());
    }

    void stopsAndRefusesOddDistances()
    {
        Fixture f;
        add(f, fakePhoto(1));
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(f.engine().duplicates.find(Near, -1, {}, stop.get_token()).error().code, ErrorCode::Cancelled);
        for (const int distance : {-1, 9}) {
            const auto report = f.engine().duplicates.find({.distance = distance, .near = true}, -1, {}, {});
            QVERIFY(!report);
            QCOMPARE(report.error().reason, u"duplicates.distance"_s);
        }
    }
};

TD_TEST(TestDuplicatesEngine)
#include "tst_duplicates.moc"
