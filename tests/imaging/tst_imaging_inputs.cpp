// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of JPEG, PNG and WebP that people have, made here: the same picture must come out of all of them.
#include "imaging/jpegfile.h"
#include "imaging/jpegkinds.h"
#include "imaging/processed.h"
#include "support/testprogram.h"

#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{
/// Mean of 255 levels: two compressions of a picture with grain.
constexpr double SameInput = 4;

QImage seenOnWhite(const QImage &picture)
{
    QImage white(picture.size(), QImage::Format_RGB32);
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb pixel = picture.pixel(x, y);
            const int alpha = qAlpha(pixel);
            const auto over = [alpha](int c) { return (c * alpha + 255 * (255 - alpha) + 127) / 255; };
            white.setPixel(x, y, qRgb(over(qRed(pixel)), over(qGreen(pixel)), over(qBlue(pixel))));
        }
    }
    return white;
}

/// By the weights that JPEG uses; Qt's own conversion goes by light.
QImage grayOf(const QImage &picture)
{
    QImage gray(picture.size(), QImage::Format_Grayscale8);
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            gray.scanLine(y)[x] = quint8(qGray(picture.pixel(x, y)));
    }
    return gray;
}

QImage halfTransparent(const QImage &picture)
{
    QImage image = picture.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            image.setPixel(x, y, qRgba(qRed(pixel), qGreen(pixel), qBlue(pixel), 255 * x / image.width()));
        }
    }
    return image;
}

QByteArray pngHeader(QSize size, int depth, int colour, bool interlaced)
{
    QByteArray ihdr(13, '\0');
    qToBigEndian(quint32(size.width()), ihdr.data());
    qToBigEndian(quint32(size.height()), ihdr.data() + 4);
    ihdr[8] = char(depth);
    ihdr[9] = char(colour);
    ihdr[12] = char(interlaced);
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + pngChunk("IHDR"_ba, ihdr);
}

QByteArray packed(const QByteArray &rows)
{
    return qCompress(rows).sliced(4);
}

/// True colour in the seven passes of Adam7.
QByteArray interlacedPng(const QImage &picture)
{
    struct Pass {
        int x, y, dx, dy;
    };
    QByteArray rows;
    for (const Pass &pass : {Pass{0, 0, 8, 8}, Pass{4, 0, 8, 8}, Pass{0, 4, 4, 8}, Pass{2, 0, 4, 4}, Pass{0, 2, 2, 4},
                             Pass{1, 0, 2, 2}, Pass{0, 1, 1, 2}}) {
        for (int y = pass.y; y < picture.height() && pass.x < picture.width(); y += pass.dy) {
            rows += '\0';
            for (int x = pass.x; x < picture.width(); x += pass.dx) {
                const QRgb pixel = picture.pixel(x, y);
                rows += char(qRed(pixel));
                rows += char(qGreen(pixel));
                rows += char(qBlue(pixel));
            }
        }
    }
    return pngHeader(picture.size(), 8, 2, true) + pngChunk("IDAT"_ba, packed(rows)) + pngChunk("IEND"_ba, {});
}

QByteArray number(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// Two flat frames as large as the canvas.
QByteArray animatedPng(QSize size, bool cutFrame = false)
{
    const QByteArray control = number(quint32(size.width())) + number(quint32(size.height())) + QByteArray(8, '\0') +
                               QByteArray("\0\1\0\x0a\0\0", 6);
    const auto rows = [size](char level) {
        QByteArray all;
        for (int y = 0; y < size.height(); ++y)
            all += '\0' + QByteArray(size.width(), level);
        return packed(all);
    };
    QByteArray second = rows('\xc8');
    if (cutFrame)
        second.chop(second.size() / 2);
    return pngHeader(size, 8, 0, false) + pngChunk("acTL"_ba, number(2) + number(0)) +
           pngChunk("fcTL"_ba, number(0) + control) + pngChunk("IDAT"_ba, rows('\x32')) +
           pngChunk("fcTL"_ba, number(1) + control) + pngChunk("fdAT"_ba, number(2) + second) + pngChunk("IEND"_ba, {});
}

QByteArray riffChunk(const QByteArray &type, const QByteArray &payload)
{
    QByteArray length(4, '\0');
    qToLittleEndian(quint32(payload.size()), length.data());
    return type + length + payload + QByteArray(payload.size() & 1, '\0');
}

QByteArray riff(const QByteArray &chunks)
{
    return riffChunk("RIFF"_ba, "WEBP"_ba + chunks);
}

QByteArray animatedWebp(const QList<QImage> &frames, const QByteArray &moreChunks = {})
{
    const QSize size = frames.first().size();
    const auto uint24 = [](int value) {
        QByteArray bytes(4, '\0');
        qToLittleEndian(quint32(value), bytes.data());
        return bytes.first(3);
    };
    const QByteArray extent = uint24(size.width() - 1) + uint24(size.height() - 1);
    const char flags = moreChunks.isEmpty() ? '\x02' : '\x06'; // animated; with XMP
    QByteArray chunks = riffChunk("VP8X"_ba, flags + QByteArray(3, '\0') + extent) +
                        riffChunk("ANIM"_ba, QByteArray("\xff\xff\xff\xff\0\0", 6));
    for (const QImage &frame : frames) {
        const QByteArray still = encoded(frame, "webp", 70);
        chunks += riffChunk("ANMF"_ba, QByteArray(6, '\0') + extent + uint24(100) + '\0' + still.sliced(12));
    }
    return riff(chunks + moreChunks);
}

/// A file of two pictures: what phones append, and the index of it.
QByteArray withSecondPicture(const QByteArray &jpeg)
{
    const QByteArray second = encoded(fourCorners({60, 40}), "jpg");
    return withSegment(jpeg, 0xe2, QByteArray("MPF\0II*\0\x08\0\0\0", 12)) + second;
}
} // namespace

class TestInputs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfJpeg_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<JpegKind>("kind");
        using enum JpegInks;
        const std::pair<const char *, JpegKind> kinds[] = {
            {"baseline", {}},
            {"progressive", {.progressive = true}},
            {"arithmetic", {.arithmetic = true}},
            {"arithmetic progressive", {.progressive = true, .arithmetic = true}},
            {"restart markers", {.restartRows = 1}},
            {"progressive with restart markers", {.progressive = true, .restartRows = 2}},
            {"stored RGB", {.inks = Rgb}},
            {"gray", {.inks = Gray}},
            {"gray arithmetic", {.inks = Gray, .arithmetic = true}},
            {"CMYK", {.inks = CmykPlain}},
            {"Adobe CMYK", {.inks = CmykAdobe}},
            {"Adobe CMYK progressive", {.inks = CmykAdobe, .progressive = true}},
            {"Adobe YCCK", {.inks = YcckAdobe}},
        };
        for (const auto &[name, kind] : kinds) {
            for (const QSize size : {QSize(400, 300), QSize(301, 203), QSize(17, 9)})
                QTest::addRow("%s %dx%d", name, size.width(), size.height()) << size << kind;
        }
    }
    void everyKindOfJpeg()
    {
        QFETCH(QSize, size);
        QFETCH(JpegKind, kind);
        const QImage picture = photoLike(size);
        const ProcessedImage image = processed(jpegOf(picture, kind));
        QVERIFY(!image.damaged);
        const ImageOutput &master = masterOf(image);
        QCOMPARE(master.mimeType, u"image/jpeg"_s);
        QCOMPARE(master.size, size);
        const QImage expected = kind.inks == JpegInks::Gray ? grayOf(picture) : picture;
        const double off = difference(decoded(master.bytes), expected);
        QVERIFY2(off < (size.width() < 100 ? 3 * SameInput : SameInput), qPrintable(QString::number(off)));
    }

    void whatBrowsersCannotReadIsNotStored()
    {
        // So strongly compressed that its own data would be kept.
        const QByteArray file = jpegOf(photoLike({400, 300}), {.arithmetic = true, .quality = 8});
        QVERIFY(readJpegFile(file).arithmetic);
        const ProcessedImage image = processed(file);
        QVERIFY(!readJpegFile(masterOf(image).bytes).arithmetic);
        QVERIFY(!decoded(masterOf(image).bytes).isNull());
    }

    void everyKindOfPng_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QImage>("seen");
        const QImage photo = photoLike({400, 300});
        const QImage gray = photo.convertToFormat(QImage::Format_Grayscale8);
        const QImage clear = halfTransparent(photo);
        const QImage palette = clear.convertToFormat(QImage::Format_Indexed8);
        const QImage lines = photo.convertToFormat(QImage::Format_Mono);
        const auto row = [](const char *name, const QByteArray &file, const QImage &seen) {
            QTest::newRow(name) << file << seen;
        };
        row("true colour", encoded(photo, "png"), photo);
        row("true colour, alpha", encoded(clear, "png"), seenOnWhite(clear));
        row("16 bits", encoded(photo.convertToFormat(QImage::Format_RGBX64), "png"), photo);
        row("16 bits, alpha", encoded(clear.convertToFormat(QImage::Format_RGBA64), "png"), seenOnWhite(clear));
        row("gray", encoded(gray, "png"), gray);
        row("gray of 16 bits", encoded(photo.convertToFormat(QImage::Format_Grayscale16), "png"), gray);
        row("palette with transparency", encoded(palette, "png"), seenOnWhite(palette));
        row("one bit", encoded(lines, "png"), lines);
        row("interlaced", interlacedPng(photo), photo);
        row("interlaced, odd size", interlacedPng(photo.copy(0, 0, 301, 203)), photo.copy(0, 0, 301, 203));
    }
    void everyKindOfPng()
    {
        QFETCH(QByteArray, file);
        QFETCH(QImage, seen);
        const ProcessedImage image = processed(file, {.variants = {{u"whole"_s, 400}}});
        QVERIFY(!image.damaged);
        // A PNG smaller than its JPEG is kept; the thumbnail as large as it is goes through the pipeline in any case.
        const double off = difference(decoded(outputOf(image, u"whole"_s)->bytes), seen);
        QVERIFY2(off < 3 * SameInput, qPrintable(QString::number(off)));
        const double kept = difference(seenOnWhite(decoded(masterOf(image).bytes)), seen);
        QVERIFY2(kept < 3 * SameInput, qPrintable(QString::number(kept)));
    }

    void animationsAreKeptWhole_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("stored");
        const QList<QImage> frames{photoLike({90, 60}, 1), photoLike({90, 60}, 2), photoLike({90, 60}, 3)};
        const QByteArray webp = animatedWebp(frames);
        QTest::newRow("webp") << webp << webp;
        QTest::newRow("webp with XMP and a tail")
            << QByteArray(animatedWebp(frames, riffChunk("XMP "_ba, "<secret/>"_ba)) + "hidden") << webp;
        const QByteArray png = animatedPng({90, 60});
        QTest::newRow("png") << png << png;
        QByteArray spoken = png;
        spoken.insert(33, pngChunk("tEXt"_ba, QByteArray("k\0secret", 8)));
        QTest::newRow("png with text and a tail") << QByteArray(spoken + "hidden") << png;
        const QByteArray gif = animatedGif({90, 60}, 4);
        QTest::newRow("gif with a comment and a tail")
            << QByteArray(animatedGif({90, 60}, 4, "secret"_ba) + "hidden") << gif;
    }
    void animationsAreKeptWhole()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, stored);
        const ProcessedImage image = processed(file);
        QVERIFY2(!image.damaged, qPrintable(image.warnings.join(u"; "_s)));
        QCOMPARE(masterOf(image).bytes, stored);
        QCOMPARE(masterOf(image).size, QSize(90, 60));
        QCOMPARE(outputOf(image, variant::Small)->mimeType, u"image/jpeg"_s);
    }

    void aBrokenFrameIsDamage()
    {
        const QByteArray file = animatedPng({300, 200}, true);
        const ProcessedImage image = processed(file);
        QVERIFY(image.damaged);
        QCOMPARE(image.outputs.last().bytes, file);
    }

    void onlyTheFirstPictureIsStored_data()
    {
        QTest::addColumn<QByteArray>("jpeg");
        QTest::newRow("compressed") << encoded(photoLike({500, 400}), "jpg", 97);
        QTest::newRow("shrunk") << encoded(photoLike({2400, 1600}), "jpg", 90);
        QTest::newRow("own data kept") << jpegOf(photoLike({500, 400}), {.quality = 10});
    }
    void onlyTheFirstPictureIsStored()
    {
        QFETCH(QByteArray, jpeg);
        const QByteArray file = withSecondPicture(jpeg) + "PK\3\4 an archive";
        const ProcessedImage image = processed(file);
        QVERIFY(!image.damaged);
        const QByteArray master = masterOf(image).bytes;
        QVERIFY(!master.contains("MPF") && !master.contains("PK\3\4"));
        QCOMPARE(master.indexOf("\xff\xd9"), master.size() - 2);
        QCOMPARE(masterOf(processed(jpeg)).bytes, master);
        // A damaged one keeps every byte, beside.
        const QByteArray cut = file.first(jpeg.size() / 2);
        const ProcessedImage damaged = processed(cut);
        QVERIFY(damaged.damaged);
        QCOMPARE(damaged.outputs.last().bytes, cut);
    }
};

TD_TEST(TestInputs)
#include "tst_imaging_inputs.moc"
