// SPDX-License-Identifier: GPL-3.0-or-later
// The small parts: sizes, orientation, the resampler, the perceptual hash, what a file is.
#include "imaging/phash.h"
#include "imaging/pixels.h"
#include "imaging/planarpixels.h"
#include "imaging/resize.h"
#include "imaging/sniff.h"
#include "support/testprogram.h"

#include <QTest>

#include <bit>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace td;

namespace
{
Pixels ramp(QSize size, int channels)
{
    Pixels picture(size, channels);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            for (int c = 0; c < channels; ++c)
                picture.row(y)[x * channels + c] =
                    quint8((x * 3 + y * 5 + c * 40 + int(40 * std::sin(x * 0.11) * std::cos(y * 0.07))) & 0xff);
        }
    }
    return picture;
}

Pixels smooth(QSize size, double phase)
{
    Pixels picture(size, 3);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const double u = double(x) / size.width();
            const double v = double(y) / size.height();
            quint8 *at = picture.row(y) + x * 3;
            at[0] = quint8(128 + 90 * std::sin(6 * u + phase) * std::cos(4 * v));
            at[1] = quint8(128 + 90 * std::sin(9 * v + phase));
            at[2] = quint8(128 + 90 * std::cos(5 * u * v + phase));
        }
    }
    return picture;
}

/// The same kernel in floating point, straight from its definition.
double reference(const Pixels &in, QSize to, int ox, int oy, int c)
{
    const auto weights = [](int from, int count, int at) {
        const double scale = double(from) / count;
        const double stretch = std::max(1.0, scale);
        const double centre = (at + 0.5) * scale - 0.5;
        std::vector<double> w(size_t(from), 0.0);
        double sum = 0;
        for (int i = 0; i < from; ++i) {
            const double x = std::abs(i - centre) / stretch;
            if (x >= 3)
                continue;
            w[size_t(i)] = x < 1e-9 ? 1 : 3 * std::sin(M_PI * x) * std::sin(M_PI * x / 3) / (M_PI * M_PI * x * x);
            sum += w[size_t(i)];
        }
        for (double &value : w)
            value /= sum;
        return w;
    };
    const auto wx = weights(in.size.width(), to.width(), ox);
    const auto wy = weights(in.size.height(), to.height(), oy);
    double value = 0;
    for (int y = 0; y < in.size.height(); ++y) {
        if (wy[size_t(y)] == 0)
            continue;
        for (int x = 0; x < in.size.width(); ++x)
            value += wy[size_t(y)] * wx[size_t(x)] * in.row(y)[x * in.channels + c];
    }
    return std::clamp(value, 0.0, 255.0);
}
} // namespace

class TestPixels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fitsInside_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("side");
        QTest::addColumn<QSize>("expected");
        QTest::newRow("smaller stays") << QSize(800, 600) << 2000 << QSize(800, 600);
        QTest::newRow("exact stays") << QSize(2000, 1500) << 2000 << QSize(2000, 1500);
        QTest::newRow("wide") << QSize(4000, 3000) << 2000 << QSize(2000, 1500);
        QTest::newRow("tall") << QSize(3000, 4000) << 2000 << QSize(1500, 2000);
        QTest::newRow("rounds") << QSize(4032, 3024) << 150 << QSize(150, 113);
        QTest::newRow("a line keeps one pixel") << QSize(30000, 2) << 2000 << QSize(2000, 1);
        QTest::newRow("one over") << QSize(2001, 2001) << 2000 << QSize(2000, 2000);
    }
    void fitsInside()
    {
        QFETCH(QSize, size);
        QFETCH(int, side);
        QTEST(fitted(size, side), "expected");
    }

    void orientation_data()
    {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<QSize>("size");
        // A picture of 3 x 2: abc over def.
        QTest::newRow("0 is as it is") << 0 << "abcdef"_ba << QSize(3, 2);
        QTest::newRow("1 upright") << 1 << "abcdef"_ba << QSize(3, 2);
        QTest::newRow("2 mirrored") << 2 << "cbafed"_ba << QSize(3, 2);
        QTest::newRow("3 half turn") << 3 << "fedcba"_ba << QSize(3, 2);
        QTest::newRow("4 flipped") << 4 << "defabc"_ba << QSize(3, 2);
        QTest::newRow("5 transposed") << 5 << "adbecf"_ba << QSize(2, 3);
        QTest::newRow("6 turned right") << 6 << "daebfc"_ba << QSize(2, 3);
        QTest::newRow("7 transverse") << 7 << "fcebda"_ba << QSize(2, 3);
        QTest::newRow("8 turned left") << 8 << "cfbead"_ba << QSize(2, 3);
        QTest::newRow("9 is as it is") << 9 << "abcdef"_ba << QSize(3, 2);
    }
    void orientation()
    {
        QFETCH(int, orientation);
        QFETCH(QByteArray, expected);
        for (const int channels : {1, 3}) {
            Pixels stored(QSize(3, 2), channels);
            for (int i = 0; i < 6; ++i)
                std::fill_n(stored.data.begin() + i * channels, channels, quint8('a' + i));
            const Pixels upright = uprighted(stored, orientation);
            QTEST(upright.size, "size");
            for (int i = 0; i < 6; ++i) {
                for (int c = 0; c < channels; ++c)
                    QCOMPARE(upright.data[size_t(i * channels + c)], quint8(expected[i]));
            }
        }
    }

    void resamplesAsDefined_data()
    {
        QTest::addColumn<QSize>("from");
        QTest::addColumn<QSize>("to");
        QTest::newRow("half") << QSize(64, 48) << QSize(32, 24);
        QTest::newRow("odd") << QSize(101, 67) << QSize(37, 25);
        QTest::newRow("hardly") << QSize(50, 40) << QSize(49, 39);
        QTest::newRow("much") << QSize(300, 200) << QSize(9, 6);
        QTest::newRow("one dimension") << QSize(90, 20) << QSize(30, 20);
        QTest::newRow("to a dot") << QSize(40, 30) << QSize(1, 1);
        QTest::newRow("larger") << QSize(20, 10) << QSize(45, 23);
        QTest::newRow("a line") << QSize(200, 1) << QSize(50, 1);
    }
    void resamplesAsDefined()
    {
        QFETCH(QSize, from);
        QFETCH(QSize, to);
        for (const int channels : {1, 3}) {
            const Pixels in = ramp(from, channels);
            const Pixels out = resized(in, to);
            QCOMPARE(out.size, to);
            for (int y = 0; y < to.height(); ++y) {
                for (int x = 0; x < to.width(); ++x) {
                    for (int c = 0; c < channels; ++c) {
                        const double off = std::abs(out.row(y)[x * channels + c] - reference(in, to, x, y, c));
                        QVERIFY2(off <= 1.6, qPrintable(u"%1 at %2,%3"_s.arg(off).arg(x).arg(y)));
                    }
                }
            }
        }
    }

    void flatStaysFlat()
    {
        for (const int value : {0, 1, 77, 128, 254, 255}) {
            Pixels in(QSize(333, 217), 3);
            std::fill(in.data.begin(), in.data.end(), quint8(value));
            for (const quint8 byte : resized(in, QSize(71, 46)).data)
                QCOMPARE(int(byte), value);
        }
    }

    void sameSizeIsUntouched()
    {
        const Pixels in = ramp(QSize(31, 17), 3);
        QCOMPARE(resized(in, in.size).data, in.data);
        Resizer resizer(in.size, in.size, 3);
        for (int y = 0; y < 17; ++y)
            resizer.push(in.row(y));
        QCOMPARE(resizer.take().data, in.data);
    }

    void hashesOfLikePicturesAreClose()
    {
        const Pixels picture = smooth(QSize(640, 480), 0.3);
        const quint64 hash = perceptualHash(toPlanar(picture));
        QVERIFY(std::popcount(hash ^ perceptualHash(toPlanar(resized(picture, QSize(150, 113))))) <= 4);
        Pixels noisy = picture;
        quint32 state = 1;
        for (quint8 &byte : noisy.data) {
            state = state * 1664525U + 1013904223U;
            byte = quint8(std::clamp(int(byte) + int(state >> 28) - 8, 0, 255));
        }
        QVERIFY(std::popcount(hash ^ perceptualHash(toPlanar(noisy))) <= 6);
        QVERIFY(std::popcount(hash ^ perceptualHash(toPlanar(smooth(QSize(640, 480), 2.1)))) >= 14);
        QCOMPARE(perceptualHash(toPlanar(picture)), hash);
        Pixels flat(QSize(50, 50), 1);
        std::fill(flat.data.begin(), flat.data.end(), quint8(90));
        QCOMPARE(perceptualHash(toPlanar(flat)), quint64(0));
    }

    void knowsFilesByContent_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<FileType>("type");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *title, const QByteArray &start, FileType type, const QString &name) {
            QTest::newRow(title) << start << type << name;
        };
        row("jpeg", "\xff\xd8\xff\xe0"_ba, FileType::Jpeg, u"JPEG"_s);
        row("png", "\x89PNG\r\n\x1a\nxx"_ba, FileType::Png, u"PNG"_s);
        row("gif87", "GIF87a...."_ba, FileType::Gif, u"GIF"_s);
        row("gif89", "GIF89a...."_ba, FileType::Gif, u"GIF"_s);
        row("webp", "RIFF\1\2\3\4WEBPVP8 "_ba, FileType::WebP, u"WebP"_s);
        row("wave", "RIFF\1\2\3\4WAVEfmt "_ba, FileType::Other, u"RIFF"_s);
        row("heic",
            QByteArray("\0\0\0\x18"
                       "ftypheic\0\0",
                       14),
            FileType::Heif, u"HEIC"_s);
        row("avif",
            QByteArray("\0\0\0\x18"
                       "ftypavif\0\0",
                       14),
            FileType::Heif, u"AVIF"_s);
        row("mp4",
            QByteArray("\0\0\0\x18"
                       "ftypisom\0\0",
                       14),
            FileType::Other, u"video (MP4 or MOV)"_s);
        row("tiff", QByteArray("II*\0\x08\0\0\0", 8), FileType::Other, u"TIFF"_s);
        row("bmp", "BM123456"_ba, FileType::Other, u"BMP"_s);
        row("pdf", "%PDF-1.4"_ba, FileType::Other, u"PDF"_s);
        row("svg", "<?xml version='1.0'?><svg xmlns='x'>"_ba, FileType::Other, u"SVG"_s);
        row("html", "<!DOCTYPE html><html>"_ba, FileType::Other, u"HTML"_s);
        row("zip", "PK\3\4...."_ba, FileType::Other, u"ZIP"_s);
        row("text", "just words\n"_ba, FileType::Other, u"text"_s);
        row("rubbish", QByteArray("\1\2\3\4\5", 5), FileType::Other, QString());
        row("empty", QByteArray(), FileType::Other, QString());
        row("two bytes of jpeg", "\xff\xd8"_ba, FileType::Other, QString());
    }
    void knowsFilesByContent()
    {
        QFETCH(QByteArray, start);
        const Sniffed sniffed = sniff(start);
        QTEST(sniffed.type, "type");
        if (start != "\xff\xd8"_ba)
            QTEST(sniffed.name, "name");
    }
};

TD_TEST(TestPixels)
#include "tst_imaging_pixels.moc"
