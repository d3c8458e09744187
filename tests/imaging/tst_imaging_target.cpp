// SPDX-License-Identifier: GPL-3.0-or-later
// The target size: the best quality that fits, never below the least one.
#include "imaging/processed.h"
#include "imaging/targetsize.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class TestTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void searches_data()
    {
        QTest::addColumn<qint64>("target");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("expected"); // quality; a picture here has 100 bytes for each
        QTest::newRow("no target") << qint64(0) << 60 << 85;
        QTest::newRow("fits at once") << qint64(8500) << 60 << 85;
        QTest::newRow("one step") << qint64(8499) << 60 << 84;
        QTest::newRow("in between") << qint64(7250) << 60 << 72;
        QTest::newRow("just the least") << qint64(6000) << 60 << 60;
        QTest::newRow("out of reach") << qint64(5999) << 60 << 60;
        QTest::newRow("the least is higher than the quality") << qint64(100) << 90 << 85;
        QTest::newRow("the whole range") << qint64(100) << 1 << 1;
    }
    void searches()
    {
        QFETCH(qint64, target);
        QFETCH(int, least);
        QFETCH(int, expected);
        int calls = 0;
        const auto bytes = encodeToFit(
            [&calls](int quality) -> Result<QByteArray> {
                ++calls;
                return QByteArray(100 * quality, 'x');
            },
            {.targetBytes = target, .leastQuality = least});
        QVERIFY(bytes);
        QCOMPARE(bytes->size(), 100 * expected);
        QVERIFY2(calls <= 9, qPrintable(QString::number(calls)));
    }

    void failuresComeThrough()
    {
        const auto bytes = encodeToFit(
            [](int quality) -> Result<QByteArray> {
                if (quality == 85)
                    return QByteArray(1000, 'x');
                return fail(ErrorCode::Internal, u"image.encode"_s, u"no"_s);
            },
            {.targetBytes = 10});
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().reason, u"image.encode"_s);
    }

    void theMasterFits()
    {
        const QByteArray file = encoded(photoLike({1600, 1200}), "jpg", 96);
        const qint64 plain = masterOf(processed(file)).bytes.size();
        const qint64 least = masterOf(processed(file, {.quality = 60})).bytes.size();
        const qint64 target = (plain + least) / 2;
        const ProcessedImage image = processed(file, {.targetBytes = target});
        const qint64 fitted = masterOf(image).bytes.size();
        QVERIFY2(fitted <= target && fitted > least, qPrintable(u"%1 of %2"_s.arg(fitted).arg(target)));
        QVERIFY(fitted > target * 9 / 10);
        // Thumbnails have their own size and keep their quality.
        QCOMPARE(outputOf(image, variant::Large)->bytes, outputOf(processed(file), variant::Large)->bytes);
        QCOMPARE(masterOf(processed(file, {.targetBytes = 1000})).bytes.size(), least);
        QCOMPARE(masterOf(processed(file, {.targetBytes = 100'000'000})).bytes.size(), plain);
    }
};

TD_TEST(TestTarget)
#include "tst_imaging_target.moc"
