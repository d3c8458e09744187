// SPDX-License-Identifier: GPL-3.0-or-later
// Planes: the resampler against its definition and in both codes, mirroring, conversion from and to pixels.
#include "imaging/jpegfiles.h"
#include "imaging/planarpixels.h"
#include "imaging/planeresize.h"
#include "support/testprogram.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{
class Numbers
{
public:
    quint32 next() { return (m_state = m_state * 1664525U + 1013904223U) >> 8; }
    int upTo(int most) { return 1 + int(next() % quint32(most)); }

private:
    quint32 m_state = 7;
};

Plane noise(QSize size, Numbers &numbers)
{
    Plane plane(size.width(), size.height());
    for (quint8 &sample : plane.data)
        sample = quint8(numbers.next());
    return plane;
}

Plane waves(QSize size)
{
    Plane plane(size.width(), size.height());
    for (int y = 0; y < plane.height; ++y) {
        for (int x = 0; x < plane.width; ++x)
            plane.row(y)[x] = quint8(128 + 60 * std::sin(x * 0.21 + y * 0.05) + 60 * std::cos(y * 0.17));
    }
    return plane;
}

Plane resizedBy(const Plane &plane, const PlaneResizer::Mapping &mapping, RowCode code, int strip = 1)
{
    LanczosKernels kernels;
    PlaneResizer resizer(mapping, strip, size_t(plane.width), kernels, code);
    for (int y = 0; y < plane.height; y += strip) {
        for (int i = 0; i < strip; ++i)
            std::copy_n(plane.row(std::min(y + i, plane.height - 1)), plane.width, resizer.nextRow(i));
        resizer.pushStrip();
    }
    return resizer.take();
}

PlaneResizer::Mapping mappingTo(const Plane &plane, QSize to)
{
    return {.across = wholeAxis(plane.width, to.width()), .down = wholeAxis(plane.height, to.height())};
}

Plane turnedAround(const Plane &plane, bool mirrored, bool upsideDown)
{
    Plane out = plane;
    for (int y = 0; y < plane.height; ++y) {
        const quint8 *from = plane.row(upsideDown ? plane.height - 1 - y : y);
        std::copy_n(from, plane.width, out.row(y));
        if (mirrored)
            std::reverse(out.row(y), out.row(y) + plane.width);
    }
    return out;
}
} // namespace

class TestPlanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resamplesAsDefined_data()
    {
        QTest::addColumn<QSize>("from");
        QTest::addColumn<QSize>("to");
        QTest::newRow("half") << QSize(640, 480) << QSize(320, 240);
        QTest::newRow("odd") << QSize(401, 267) << QSize(137, 91);
        QTest::newRow("hardly") << QSize(250, 140) << QSize(249, 139);
        QTest::newRow("much") << QSize(1300, 900) << QSize(19, 13);
        QTest::newRow("one dimension") << QSize(390, 120) << QSize(130, 120);
        QTest::newRow("to a dot") << QSize(40, 30) << QSize(1, 1);
        QTest::newRow("larger") << QSize(120, 70) << QSize(245, 143);
        QTest::newRow("a line") << QSize(800, 1) << QSize(200, 1);
        QTest::newRow("the same") << QSize(123, 77) << QSize(123, 77);
    }
    void resamplesAsDefined()
    {
        QFETCH(QSize, from);
        QFETCH(QSize, to);
        const Plane plane = waves(from);
        const std::vector<double> reference = floatLanczos(plane, to);
        for (const RowCode code : {RowCode::Fastest, RowCode::Plain}) {
            const Plane result = resizedBy(plane, mappingTo(plane, to), code);
            QCOMPARE(QSize(result.width, result.height), to);
            // Rounding to whole numbers alone leaves 58.9 dB.
            QVERIFY2(psnr(result, reference) > 55, qPrintable(QString::number(psnr(result, reference))));
            for (size_t i = 0; i < reference.size(); ++i)
                QVERIFY(std::abs(result.data[i] - reference[i]) < 1.6);
        }
        if (from == to)
            QCOMPARE(resizedBy(plane, mappingTo(plane, to), RowCode::Fastest).data, plane.data);
    }

    void bothCodesGiveTheSameBytes()
    {
        Numbers numbers;
        for (int round = 0; round < 200; ++round) {
            const QSize from(numbers.upTo(300), numbers.upTo(60));
            const QSize to(numbers.upTo(round % 3 == 0 ? 400 : from.width()), numbers.upTo(from.height()));
            const Plane plane = noise(from, numbers);
            PlaneResizer::Mapping mapping = mappingTo(plane, to);
            if (round % 2 == 0) {
                mapping.across.start = from.width();
                mapping.across.step = -mapping.across.step;
            }
            const Plane fastest = resizedBy(plane, mapping, RowCode::Fastest, numbers.upTo(16));
            QCOMPARE(fastest.data, resizedBy(plane, mapping, RowCode::Plain).data);
        }
    }

    void mirroringIsPartOfTheMapping()
    {
        const Plane plane = waves({203, 151});
        const QSize to(77, 58);
        const PlaneResizer::Mapping straight = mappingTo(plane, to);
        for (const auto &[mirrored, upsideDown] : {std::pair{true, false}, {false, true}, {true, true}}) {
            PlaneResizer::Mapping mapping = straight;
            if (mirrored) {
                mapping.across.start = plane.width;
                mapping.across.step = -mapping.across.step;
            }
            mapping.upsideDown = upsideDown;
            const Plane result = resizedBy(plane, mapping, RowCode::Fastest);
            const Plane expected = turnedAround(resizedBy(plane, straight, RowCode::Fastest), mirrored, upsideDown);
            // The largest weight takes what rounding left over: which one that is may differ.
            for (size_t i = 0; i < result.data.size(); ++i)
                QVERIFY(std::abs(int(result.data[i]) - int(expected.data[i])) <= 1);
        }
    }

    void transposes()
    {
        Numbers numbers;
        for (const QSize size : {QSize(1, 1), QSize(5, 3), QSize(64, 17), QSize(33, 130)}) {
            const Plane plane = noise(size, numbers);
            const Plane result = transposed(plane);
            QCOMPARE(QSize(result.width, result.height), size.transposed());
            for (int y = 0; y < plane.height; ++y) {
                for (int x = 0; x < plane.width; ++x)
                    QCOMPARE(result.row(x)[y], plane.row(y)[x]);
            }
        }
    }

    void flatStaysFlat()
    {
        for (const int value : {0, 1, 77, 128, 254, 255}) {
            PlanarPicture picture;
            picture.size = QSize(333, 217);
            picture.y = Plane(333, 217);
            picture.cb = picture.cr = Plane(167, 109);
            for (Plane *plane : {&picture.y, &picture.cb, &picture.cr})
                std::fill(plane->data.begin(), plane->data.end(), quint8(value));
            const PlanarPicture smaller = resized(picture, QSize(101, 66));
            QCOMPARE(QSize(smaller.cb.width, smaller.cb.height), QSize(51, 33));
            for (const Plane *plane : {&smaller.y, &smaller.cb, &smaller.cr})
                QVERIFY(std::ranges::all_of(plane->data, [value](quint8 sample) { return sample == value; }));
        }
    }

    void iconsKeepTheirColours()
    {
        QCOMPARE(chromaSpan(QSize(64, 64)), 2);
        QCOMPARE(chromaSpan(QSize(400, 63)), 1);
        Pixels pixels(QSize(40, 30), 3);
        std::fill(pixels.data.begin(), pixels.data.end(), quint8(90));
        const PlanarPicture icon = toPlanar(pixels);
        QCOMPARE(QSize(icon.cb.width, icon.cb.height), QSize(40, 30));
        QCOMPARE(toPlanar(Pixels(QSize(65, 67), 3)).cb.width, 33);
        QCOMPARE(toPlanar(Pixels(QSize(65, 67), 3)).cb.height, 34);
        QVERIFY(toPlanar(Pixels(QSize(65, 67), 1)).isGray());
    }

    void coloursSurviveTheWayThere()
    {
        Pixels pixels(QSize(63, 63), 3);
        Numbers numbers;
        for (quint8 &byte : pixels.data)
            byte = quint8(numbers.next());
        const Pixels back = toPixels(toPlanar(pixels));
        for (size_t i = 0; i < pixels.data.size(); ++i)
            QVERIFY(std::abs(int(back.data[i]) - int(pixels.data[i])) <= 2);
        // The corners of the cube, by the equations of the standard.
        Pixels primaries(QSize(3, 1), 3);
        primaries.data = {255, 0, 0, 0, 255, 0, 0, 0, 255};
        const PlanarPicture planes = toPlanar(primaries);
        QCOMPARE(planes.y.data, (std::vector<quint8>{76, 150, 29}));
        QCOMPARE(planes.cb.data, (std::vector<quint8>{85, 44, 255}));
        QCOMPARE(planes.cr.data, (std::vector<quint8>{255, 21, 107}));
    }
};

TD_TEST(TestPlanes)
#include "tst_imaging_planes.moc"
