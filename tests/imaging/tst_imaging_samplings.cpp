// SPDX-License-Identifier: GPL-3.0-or-later
// JPEG of every sampling, at odd sizes and in all orientations, through the path that never makes pixels of them.
#include "imaging/imagingprocessor.h"
#include "imaging/jpegfiles.h"
#include "imaging/pictures.h"
#include "imaging/pixels.h"
#include "imaging/planardecode.h"
#include "imaging/planarpixels.h"
#include "imaging/planeresize.h"
#include "imaging/processed.h"
#include "support/testprogram.h"

#include <QPoint>
#include <QTest>

#include <cmath>
#include <fstream>
#include <string>

#include <malloc.h>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{
struct Colour {
    quint8 r, g, b;
};
using Paint = std::function<Colour(int x, int y)>;

/// Where a stored pixel is seen.
QPoint shownAt(QPoint stored, QSize size, int orientation)
{
    const QPoint far(size.width() - 1 - stored.x(), size.height() - 1 - stored.y());
    switch (orientation) {
    case 2:
        return {far.x(), stored.y()};
    case 3:
        return far;
    case 4:
        return {stored.x(), far.y()};
    case 5:
        return {stored.y(), stored.x()};
    case 6:
        return {far.y(), stored.x()};
    case 7:
        return {far.y(), far.x()};
    case 8:
        return {stored.y(), far.x()};
    default:
        return stored;
    }
}

QSize storedSize(QSize upright, int orientation)
{
    return swapsSides(orientation) ? upright.transposed() : upright;
}

/// A JPEG that is seen as `paint` says when its orientation is heeded.
QByteArray turnedJpeg(QSize upright, const Sampling &sampling, int orientation, const Paint &paint)
{
    const QSize stored = storedSize(upright, orientation);
    return sampledJpeg(stored, sampling, 98, [&](int y, quint8 *row) {
        for (int x = 0; x < stored.width(); ++x, row += 3) {
            const QPoint at = shownAt({x, y}, stored, orientation);
            const Colour colour = paint(at.x(), at.y());
            row[0] = colour.r;
            row[1] = colour.g;
            row[2] = colour.b;
        }
    });
}

PlanarPicture planesOf(const QByteArray &file, QSize storedTarget, int orientation)
{
    const Deadline deadline(std::chrono::seconds(30));
    JpegReader reader(deadline);
    PlanarPicture picture;
    if (!reader.open(file) || !hasPlanes(reader) || !readPlanes(reader, storedTarget, orientation, picture) ||
        !reader.finish())
        qWarning("%s", qPrintable(reader.reason()));
    return picture;
}

/// The middle of what stands out in a plane of chroma, in pixels of the picture.
QPointF middleOf(const Plane &plane, QSize size)
{
    const double span = plane.width < size.width() ? 2 : 1;
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    for (int y = 0; y < plane.height; ++y) {
        for (int x = 0; x < plane.width; ++x) {
            const double weight = std::max(0, std::abs(plane.row(y)[x] - 128) - 6);
            sum += weight;
            sumX += weight * (x + 0.5) * span;
            sumY += weight * (y + 0.5) * span;
        }
    }
    return {sumX / sum, sumY / sum};
}

Colour softCorner(int x, int y, QSize size)
{
    constexpr Colour corners[2][2] = {{{220, 30, 30}, {30, 190, 60}}, {{245, 245, 245}, {40, 60, 210}}};
    return corners[y < size.height() / 2 ? 0 : 1][x < size.width() / 2 ? 0 : 1];
}

qint64 statusKilobytes(const char *name)
{
    std::ifstream file("/proc/self/status");
    std::string word;
    while (file >> word) {
        if (word == name) {
            qint64 value = 0;
            file >> value;
            return value;
        }
    }
    return 0;
}
} // namespace

class TestSamplings : public QObject
{
    Q_OBJECT

private:
    static void addEveryKind()
    {
        QTest::addColumn<int>("sampling");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("maxSide");
        const struct {
            QSize size;
            int maxSide;
        } cases[] = {{{301, 203}, 2000}, {{301, 203}, 151}, {{203, 301}, 150}, {{1201, 903}, 300}, {{907, 1203}, 151}};
        for (int s = 0; s < int(std::size(Samplings)); ++s) {
            for (const auto &[size, maxSide] : cases)
                QTest::addRow("%s %d x %d to %d", Samplings[s].name, size.width(), size.height(), maxSide)
                    << s << size << maxSide;
        }
    }

private Q_SLOTS:
    void cornersAreWhereTheyBelong_data() { addEveryKind(); }
    void cornersAreWhereTheyBelong()
    {
        QFETCH(int, sampling);
        QFETCH(QSize, size);
        QFETCH(int, maxSide);
        for (int orientation = 1; orientation <= 8; ++orientation) {
            const QByteArray file = withExif(turnedJpeg(size, Samplings[sampling], orientation,
                                                        [size](int x, int y) { return softCorner(x, y, size); }),
                                             {.orientation = orientation, .camera = false});
            const QImage seen = decoded(masterOf(processed(file, {.maxSide = maxSide, .variants = {}})).bytes);
            QCOMPARE(seen.size(), fitted(size, maxSide));
            const QSize s = seen.size();
            for (const QPoint at :
                 {QPoint(s.width() / 8, s.height() / 8), QPoint(s.width() * 7 / 8, s.height() / 8),
                  QPoint(s.width() / 8, s.height() * 7 / 8), QPoint(s.width() * 7 / 8, s.height() * 7 / 8)}) {
                const Colour expected = softCorner(at.x(), at.y(), s);
                const QRgb pixel = seen.pixel(at);
                const int off = std::max({std::abs(qRed(pixel) - expected.r), std::abs(qGreen(pixel) - expected.g),
                                          std::abs(qBlue(pixel) - expected.b)});
                QVERIFY2(
                    off <= 8,
                    qPrintable(
                        u"orientation %1: %2,%3 is off by %4"_s.arg(orientation).arg(at.x()).arg(at.y()).arg(off)));
            }
        }
    }

    void chromaStaysInPlace_data() { addEveryKind(); }
    void chromaStaysInPlace()
    {
        QFETCH(int, sampling);
        QFETCH(QSize, size);
        QFETCH(int, maxSide);
        // A soft spot of colour on gray of the same brightness, off the middle.
        const QPointF spot(size.width() * 0.37, size.height() * 0.61);
        const double radius = std::min(size.width(), size.height()) * 0.12;
        const Paint paint = [&](int x, int y) {
            const double dx = (x + 0.5 - spot.x()) / radius;
            const double dy = (y + 0.5 - spot.y()) / radius;
            const double strength = 60 * std::exp(-(dx * dx + dy * dy) / 2);
            return Colour{quint8(std::lround(128 - 1.402 * 0.5 * strength)),
                          quint8(std::lround(128 - 0.344136 * strength + 0.714136 * 0.5 * strength)),
                          quint8(std::lround(128 + 1.772 * strength))};
        };
        const QSize target = fitted(size, maxSide);
        const QPointF expected(spot.x() * target.width() / size.width(), spot.y() * target.height() / size.height());
        for (int orientation = 1; orientation <= 8; ++orientation) {
            const QByteArray file = turnedJpeg(size, Samplings[sampling], orientation, paint);
            const PlanarPicture picture = planesOf(file, storedSize(target, orientation), orientation);
            QCOMPARE(picture.size, target);
            QCOMPARE(QSize(picture.cb.width, picture.cb.height),
                     QSize((target.width() + 1) / 2, (target.height() + 1) / 2));
            for (const Plane *plane : {&picture.cb, &picture.cr}) {
                const QPointF off = middleOf(*plane, target) - expected;
                // In pixels: half a sample of chroma is one pixel.
                QVERIFY2(std::abs(off.x()) < 0.3 && std::abs(off.y()) < 0.3,
                         qPrintable(u"orientation %1: %2, %3"_s.arg(orientation).arg(off.x()).arg(off.y())));
            }
        }
    }

    void lumaIsAsGoodAsTheDefinition_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QSize>("target");
        QTest::addColumn<double>("least");
        // Rounded twice from full size; DCT scaling gives up a little where it is allowed.
        QTest::newRow("full size, 2 to 1") << QSize(1202, 902) << QSize(601, 451) << 55.0;
        QTest::newRow("full size, odd") << QSize(1201, 903) << QSize(499, 375) << 55.0;
        QTest::newRow("half size, 3 to 1") << QSize(1200, 900) << QSize(400, 300) << 45.0;
        QTest::newRow("half size, 5 to 1, odd") << QSize(1503, 1001) << QSize(301, 200) << 40.0;
        QTest::newRow("quarter size, 8 to 1") << QSize(1600, 1200) << QSize(200, 150) << 40.0;
    }
    void lumaIsAsGoodAsTheDefinition()
    {
        QFETCH(QSize, size);
        QFETCH(QSize, target);
        QFETCH(double, least);
        const QImage photo = photoLike(size, 3);
        const QByteArray file = sampledJpeg(size, Samplings[3], 95, [&photo](int y, quint8 *row) {
            for (int x = 0; x < photo.width(); ++x, row += 3) {
                const QRgb pixel = photo.pixel(x, y);
                row[0] = quint8(qRed(pixel));
                row[1] = quint8(qGreen(pixel));
                row[2] = quint8(qBlue(pixel));
            }
        });
        const double ratio = psnr(planesOf(file, target, 1).y, floatLanczos(lumaOf(file), target));
        QVERIFY2(ratio > least, qPrintable(QString::number(ratio)));
    }

    void dctScalingLeavesEnoughToTheResampler_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QSize>("target");
        QTest::addColumn<unsigned>("denominator");
        QTest::newRow("as it is") << QSize(1000, 800) << QSize(1000, 800) << 1U;
        QTest::newRow("12 megapixels") << QSize(4000, 3000) << QSize(2000, 1500) << 1U;
        QTest::newRow("just not 3") << QSize(5999, 4000) << QSize(2000, 1334) << 1U;
        QTest::newRow("24 megapixels") << QSize(6000, 4000) << QSize(2000, 1333) << 2U;
        QTest::newRow("48 megapixels") << QSize(8000, 6000) << QSize(2000, 1500) << 2U;
        QTest::newRow("6 to 1") << QSize(6000, 4500) << QSize(1000, 750) << 4U;
        QTest::newRow("one side only") << QSize(6000, 3) << QSize(2000, 1) << 2U;
        QTest::newRow("much") << QSize(6000, 4500) << QSize(150, 113) << 4U;
    }
    void dctScalingLeavesEnoughToTheResampler()
    {
        QFETCH(QSize, size);
        QFETCH(QSize, target);
        QTEST(dctDenominator(size, target), "denominator");
    }

    void largePhotosTakeLittleMemory()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("Sanitizers take memory of their own");
#endif
        const QByteArray file = sampledJpeg({8000, 6000}, Samplings[3], 90, [](int y, quint8 *row) {
            quint32 state = quint32(y) * 2654435761U;
            for (int x = 0; x < 8000 * 3; ++x) {
                state = state * 1664525U + 1013904223U;
                row[x] = quint8(((x / 40 + y) & 0x7f) + int(state >> 27));
            }
        });
        (void)processed(file.first(file.size() / 50)); // what is set up once
        malloc_trim(0);                                // what other tests left would hide what this one takes
        std::ofstream("/proc/self/clear_refs") << "5";
        const qint64 before = statusKilobytes("VmRSS:");
        const ProcessedImage image = processed(file);
        QCOMPARE(masterOf(image).size, QSize(2000, 1500));
        const qint64 peak = (statusKilobytes("VmHWM:") - before) / 1024;
        QVERIFY2(peak > 0 && peak < 100, qPrintable(u"%1 MiB"_s.arg(peak)));
    }
};

TD_TEST(TestSamplings)
#include "tst_imaging_samplings.moc"
