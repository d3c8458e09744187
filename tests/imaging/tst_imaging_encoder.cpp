// SPDX-License-Identifier: GPL-3.0-or-later
// The encoder's files are libjpeg-turbo's, byte for byte, whatever the picture, and with either set of instructions.
#include "imaging/progressiveencoder.h"
#include "imaging/rawjpeg.h"
#include "support/testprogram.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace Qt::StringLiterals;
using namespace td;

namespace
{
enum class Sampling { Gray, Half, Full };
enum class Content { Noise, Flat, Gradient, Photo, Strokes, Extremes, Dots };
constexpr int Contents = 7;

/// Random numbers that are the same everywhere: the standard's distributions are not.
class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_engine(seed)
    {
    }
    [[nodiscard]] int below(int end) { return int(quint64(m_engine()) * quint64(end) >> 32); }
    [[nodiscard]] int between(int first, int last) { return first + below(last - first + 1); }

private:
    std::mt19937 m_engine;
};

/// The mean of a window around each sample, four times over: noise becomes hills and edges.
void blur(Plane &plane, int reach)
{
    for (int round = 0; round < 2; ++round) {
        const Plane in = plane;
        for (int y = 0; y < plane.height; ++y) {
            int sum = 0;
            for (int x = -reach; x < plane.width; ++x) {
                if (x + reach < plane.width)
                    sum += in.row(y)[x + reach];
                if (x - reach - 1 >= 0)
                    sum -= in.row(y)[x - reach - 1];
                if (x >= 0)
                    plane.row(y)[x] = quint8(std::clamp(sum * 2 / (2 * reach + 1) - 64, 0, 255));
            }
        }
        Plane turned(plane.height, plane.width);
        for (int y = 0; y < plane.height; ++y) {
            for (int x = 0; x < plane.width; ++x)
                turned.row(x)[y] = plane.row(y)[x];
        }
        plane = std::move(turned);
    }
}

quint8 sampleOf(Content content, int x, int y, Dice &dice, const std::array<int, 4> &choice)
{
    switch (content) {
    case Content::Noise:
    case Content::Photo:
        return quint8(dice.below(256));
    case Content::Flat:
        return quint8(choice[0]);
    case Content::Gradient:
        return quint8(std::clamp(choice[0] + (x * (choice[1] - 128) + y * (choice[2] - 128)) / 64, 0, 255));
    case Content::Strokes:
        return quint8(128 + int(100 * std::sin(0.02 * choice[1] * x + 0.02 * choice[2] * y)));
    case Content::Extremes:
        return dice.below(1 + choice[0] / 16) == 0 ? 255 : 0;
    case Content::Dots:
        return dice.below(97) == 0 ? quint8(choice[1]) : quint8(choice[0]);
    }
    return 0;
}

Plane planeOf(QSize size, Content content, Dice &dice)
{
    Plane plane(size.width(), size.height());
    const std::array<int, 4> choice = {dice.below(256), dice.below(256), dice.below(256), dice.below(256)};
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            plane.row(y)[x] = sampleOf(content, x, y, dice, choice);
    }
    if (content == Content::Photo)
        blur(plane, 1 + choice[3] % 4);
    return plane;
}

PlanarPicture pictureOf(QSize size, Content content, Sampling sampling, Dice &dice)
{
    const QSize half((size.width() + 1) / 2, (size.height() + 1) / 2);
    PlanarPicture picture;
    picture.size = size;
    picture.y = planeOf(size, content, dice);
    if (sampling != Sampling::Gray) {
        picture.cb = planeOf(sampling == Sampling::Half ? half : size, content, dice);
        picture.cr = planeOf(sampling == Sampling::Half ? half : size, content, dice);
    }
    return picture;
}

QString difference(const char *code, const QByteArray &expected, const Result<QByteArray> &got)
{
    if (!got)
        return u"%1 code: %2"_s.arg(QLatin1StringView(code), got.error().reason);
    if (*got == expected)
        return {};
    const auto at = std::mismatch(expected.begin(), expected.end(), got->begin(), got->end()).first - expected.begin();
    return u"%1 code: %2 bytes, not %3, the first other one at %4"_s.arg(QLatin1StringView(code))
        .arg(got->size())
        .arg(expected.size())
        .arg(at);
}

/// Empty when both sets of instructions write what libjpeg-turbo writes.
QString compared(const PlanarPicture &picture, int quality, const QByteArray &icc = {}, const QByteArray &exif = {})
{
    const QByteArray expected = test::referenceJpeg(picture, quality, icc, exif);
    if (expected.isEmpty())
        return u"libjpeg-turbo refuses the picture"_s;
    const QString fastest = difference("fastest", expected, encodePlanar(picture, quality, icc, exif));
    return fastest.isEmpty()
               ? difference("plain", expected, encodePlanar(picture, quality, icc, exif, EncoderCode::Plain))
               : fastest;
}
} // namespace

class TestEncoder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sizes_data()
    {
        QTest::addColumn<QSize>("size");
        for (const int width : {1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 255, 256, 257, 272, 273, 511, 513}) {
            for (const int height : {1, 8, 9, 16, 17, 24, 31, 33, 63})
                QTest::addRow("%dx%d", width, height) << QSize(width, height);
        }
        for (const QSize size : {QSize(3, 2000), QSize(2000, 3), QSize(640, 480), QSize(799, 601)})
            QTest::addRow("%dx%d", size.width(), size.height()) << size;
    }
    void sizes()
    {
        QFETCH(QSize, size);
        Dice dice(quint32(size.width() * 4096 + size.height()));
        for (const Sampling sampling : {Sampling::Gray, Sampling::Half, Sampling::Full}) {
            for (const auto &[content, quality] :
                 {std::pair(Content::Photo, 85), std::pair(Content::Noise, 97), std::pair(Content::Gradient, 50)}) {
                const QString wrong = compared(pictureOf(size, content, sampling, dice), quality);
                QVERIFY2(wrong.isEmpty(),
                         qPrintable(u"sampling %1, content %2: %3"_s.arg(int(sampling)).arg(int(content)).arg(wrong)));
            }
        }
    }

    void qualities()
    {
        Dice dice(7);
        const PlanarPicture photo = pictureOf({203, 117}, Content::Photo, Sampling::Half, dice);
        const PlanarPicture extremes = pictureOf({203, 117}, Content::Extremes, Sampling::Full, dice);
        for (int quality = 1; quality <= 100; ++quality) {
            for (const PlanarPicture *picture : {&photo, &extremes}) {
                const QString wrong = compared(*picture, quality);
                QVERIFY2(wrong.isEmpty(), qPrintable(u"quality %1: %2"_s.arg(quality).arg(wrong)));
            }
        }
    }

    void randomPictures()
    {
        for (quint32 seed = 1; seed <= 2000; ++seed) {
            Dice dice(seed);
            const int side = seed % 40 == 0 ? 600 : 160;
            const QSize size(dice.between(1, side), dice.between(1, side));
            const auto content = Content(dice.below(Contents));
            const Sampling sampling = seed % 16 == 0 ? Sampling::Gray : Sampling(dice.between(1, 2));
            const int quality = dice.between(1, 100);
            const QString wrong = compared(pictureOf(size, content, sampling, dice), quality);
            QVERIFY2(wrong.isEmpty(), qPrintable(u"seed %1, %2x%3, content %4, sampling %5, quality %6: %7"_s.arg(seed)
                                                     .arg(size.width())
                                                     .arg(size.height())
                                                     .arg(int(content))
                                                     .arg(int(sampling))
                                                     .arg(quality)
                                                     .arg(wrong)));
        }
    }

    /// A run of empty blocks is written at 32,767 of them, and when it holds 937 correction bits.
    void longRuns()
    {
        Dice dice(3);
        PlanarPicture picture = pictureOf({2304, 2080}, Content::Flat, Sampling::Full, dice);
        for (const int y : {0, 700, 1000, 2079}) {
            for (int x = 0; x < 2304; x += 100)
                picture.y.row(y)[x] = picture.cb.row(y)[x] = quint8(dice.below(256));
        }
        for (const int quality : {30, 95}) {
            const QString wrong = compared(picture, quality);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
        for (int shade = 0; shade < 6;
             ++shade) { // large coefficients only: every scan but the first has only corrections
            PlanarPicture rough = pictureOf({400, 300}, Content::Extremes, Sampling::Half, dice);
            const QString wrong = compared(rough, 100 - shade);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
    }

    void segments()
    {
        Dice dice(5);
        const PlanarPicture picture = pictureOf({40, 30}, Content::Photo, Sampling::Half, dice);
        const QByteArray exif = QByteArray("Exif\0\0", 6) + QByteArray(500, 'e');
        for (const int length : {0, 1, 65519, 65520, 200'000}) {
            const QString wrong = compared(picture, 80, QByteArray(length, 'i'), exif);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
        QVERIFY2(compared(picture, 80, {}, QByteArray(65533, 'e')).isEmpty(), "the longest segment");
    }

    void rowsMayBeFarApart()
    {
        Dice dice(6);
        PlanarPicture picture = pictureOf({61, 35}, Content::Photo, Sampling::Half, dice);
        const auto expected = encodePlanar(picture, 85, {}, {});
        QVERIFY(expected);
        for (Plane *plane : {&picture.y, &picture.cb, &picture.cr}) {
            Plane wide = *plane;
            wide.stride = 100;
            wide.data.assign(size_t(100) * size_t(wide.height - 1) + size_t(wide.width), 255);
            for (int y = 0; y < wide.height; ++y)
                std::copy_n(plane->row(y), plane->width, wide.row(y));
            *plane = std::move(wide);
        }
        for (const EncoderCode code : {EncoderCode::Fastest, EncoderCode::Plain})
            QCOMPARE(encodePlanar(picture, 85, {}, {}, code).value(), *expected);
    }

    void whatIsNoPictureIsRefused()
    {
        Dice dice(8);
        const PlanarPicture good = pictureOf({20, 10}, Content::Photo, Sampling::Half, dice);
        QVERIFY(encodePlanar(good, 85, {}, {}));
        const auto refused = [](const PlanarPicture &picture, qsizetype exif = 0) {
            const auto result = encodePlanar(picture, 85, {}, QByteArray(exif, 'e'));
            return !result && result.error().reason == "image.encode"_L1;
        };
        QVERIFY(refused({}));
        QVERIFY(refused(good, 65534));
        PlanarPicture odd = good;
        odd.cb = Plane(5, 5); // 4:1:1 and the like
        QVERIFY(refused(odd));
        PlanarPicture half = good;
        half.cr = {};
        QVERIFY(refused(half));
        PlanarPicture cut = good;
        cut.y.data.pop_back();
        QVERIFY(refused(cut));
        PlanarPicture narrow = good;
        narrow.y.stride = 10;
        QVERIFY(refused(narrow));
        PlanarPicture long_;
        long_.size = {65501, 1};
        long_.y = Plane(65501, 1);
        QVERIFY(refused(long_));
    }

    void collection()
    {
        const QString folder = qEnvironmentVariable("TIERDECK_TEST_DATA");
        if (folder.isEmpty())
            QSKIP("TIERDECK_TEST_DATA is not set");
        QDirIterator it(folder + u"/images"_s, QDir::Files, QDirIterator::Subdirectories);
        int decoded = 0;
        QStringList wrong;
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            if (!file.peek(2).startsWith("\xff\xd8"))
                continue;
            const auto picture = test::planesOf(file.readAll());
            if (!picture)
                continue;
            ++decoded;
            const QString difference = compared(*picture, decoded % 3 == 0 ? 95 : 85);
            if (!difference.isEmpty())
                wrong << file.fileName() + u": "_s + difference;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY2(decoded > 200, qPrintable(QString::number(decoded)));
    }
};

TD_TEST(TestEncoder)
#include "tst_imaging_encoder.moc"
