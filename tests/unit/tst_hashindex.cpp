// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hashindex.h"
#include "support/testprogram.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace td;

/// The index of perceptual hashes finds what comparing all with all finds.
class TestHashIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatComparingAllFinds_data();
    void findsWhatComparingAllFinds();
    void marksThoseWithNeighbours_data();
    void marksThoseWithNeighbours();
    void equalHashesAreNeighbours();
    void knowsPlainPictures_data();
    void knowsPlainPictures();
    void stops();
};

namespace
{

/// Families of pictures: each hash is random or up to `spread` bits from one before it.
std::vector<quint64> families(int count, int spread, quint32 seed)
{
    QRandomGenerator random(seed);
    std::vector<quint64> hashes;
    for (int i = 0; i < count; ++i) {
        quint64 hash = random.generate64();
        if (i > 0 && random.bounded(3) > 0) {
            hash = hashes[random.bounded(quint32(hashes.size()))];
            for (int flip = random.bounded(spread + 1); flip > 0; --flip)
                hash ^= quint64(1) << random.bounded(64);
        }
        hashes.push_back(hash);
    }
    return hashes;
}

std::vector<quint32> compareAll(const std::vector<quint64> &hashes, quint64 hash, int distance)
{
    std::vector<quint32> found;
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        if (hashDistance(hashes[i], hash) <= distance)
            found.push_back(quint32(i));
    }
    return found;
}

void distances()
{
    QTest::addColumn<int>("distance");
    for (int distance = 0; distance <= HashIndex::MaxDistance; ++distance)
        QTest::addRow("%d bits", distance) << distance;
}

} // namespace

void TestHashIndex::findsWhatComparingAllFinds_data()
{
    distances();
}

void TestHashIndex::findsWhatComparingAllFinds()
{
    QFETCH(const int, distance);
    const std::vector<quint64> hashes = families(2000, 12, 7);
    const HashIndex index(hashes);
    QCOMPARE(index.size(), hashes.size());
    std::vector<quint32> found;
    for (std::size_t i = 0; i < hashes.size(); i += 3) {
        index.near(hashes[i], distance, found);
        std::ranges::sort(found);
        QCOMPARE(found, compareAll(hashes, hashes[i], distance));
    }
    index.near(0x0123456789abcdefULL, distance, found); // of none of them
    QCOMPARE(found.size(), compareAll(hashes, 0x0123456789abcdefULL, distance).size());
}

void TestHashIndex::marksThoseWithNeighbours_data()
{
    distances();
}

void TestHashIndex::marksThoseWithNeighbours()
{
    QFETCH(const int, distance);
    const std::vector<quint64> hashes = families(2000, 14, 11);
    const std::vector<bool> marked = HashIndex(hashes).havingNeighbours(distance);
    QCOMPARE(marked.size(), hashes.size());
    int with = 0;
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        QCOMPARE(bool(marked[i]), compareAll(hashes, hashes[i], distance).size() > 1);
        with += marked[i] ? 1 : 0;
    }
    QVERIFY(with > 0 && with < int(hashes.size()));
}

void TestHashIndex::equalHashesAreNeighbours()
{
    const std::vector<quint64> hashes(5000, 0x5555aaaa5555aaaaULL);
    const HashIndex index(hashes);
    std::vector<quint32> found;
    index.near(hashes.front(), 0, found);
    QCOMPARE(found.size(), hashes.size());
    QVERIFY(std::ranges::all_of(index.havingNeighbours(0), [](bool marked) { return marked; }));
    QVERIFY(HashIndex({}).havingNeighbours(4).empty());
}

void TestHashIndex::knowsPlainPictures_data()
{
    QTest::addColumn<quint64>("hash");
    QTest::addColumn<bool>("plain");
    QTest::newRow("flat") << quint64(0) << true;
    QTest::newRow("shaded from left to right") << quint64(0x00000000000000aa) << true;
    QTest::newRow("shaded from top to bottom") << quint64(0x0100010001000100) << true;
    QTest::newRow("a photo") << quint64(0x5555555555555554) << false;
}

void TestHashIndex::knowsPlainPictures()
{
    QFETCH(const quint64, hash);
    QFETCH(const bool, plain);
    QCOMPARE(isPlainHash(hash), plain);
}

void TestHashIndex::stops()
{
    std::stop_source source;
    source.request_stop();
    QVERIFY(HashIndex({1, 2, 3}).havingNeighbours(8, source.get_token()).empty());
}

TD_TEST(TestHashIndex)
#include "tst_hashindex.moc"
