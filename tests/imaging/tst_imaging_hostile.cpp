// SPDX-License-Identifier: GPL-3.0-or-later
// Files that lie, are cut or want too much: one clear error each, or a photo marked damaged with its bytes kept.
#include "imaging/imagingprocessor.h"
#include "imaging/pictures.h"
#include "support/testprogram.h"

#include <QElapsedTimer>
#include <QTest>
#include <QtEndian>

#include <fstream>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{
Result<ProcessedImage> process(const QByteArray &file, const ImagePolicy &policy = {})
{
    return ImagingProcessor().process(file, u"holiday.jpg"_s, policy);
}

qint64 residentBytes()
{
    std::ifstream file("/proc/self/statm");
    qint64 total = 0;
    qint64 resident = 0;
    file >> total >> resident;
    return resident * 4096;
}

/// Changes width and height in the frame header.
QByteArray resizedHeader(QByteArray jpeg, int width, int height)
{
    for (const char frame : {'\xc0', '\xc2'}) {
        const qsizetype at = jpeg.indexOf(QByteArray{QByteArray("\xff", 1) + frame});
        if (at < 0)
            continue;
        qToBigEndian(quint16(height), jpeg.data() + at + 5);
        qToBigEndian(quint16(width), jpeg.data() + at + 7);
        break;
    }
    return jpeg;
}

QByteArray pngHeader(quint32 width, quint32 height, char colour = 2)
{
    QByteArray ihdr(13, '\0');
    qToBigEndian(width, ihdr.data());
    qToBigEndian(height, ihdr.data() + 4);
    ihdr[8] = 8;
    ihdr[9] = colour;
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + pngChunk("IHDR"_ba, ihdr) +
           pngChunk("IDAT"_ba, qCompress(QByteArray(100, '\0')).sliced(4)) + pngChunk("IEND"_ba, {});
}

/// A progressive JPEG whose last scan is there many times over.
QByteArray withManyScans(QByteArray jpeg, int times)
{
    const qsizetype last = jpeg.lastIndexOf("\xff\xda");
    const QByteArray scan = jpeg.sliced(last, jpeg.size() - last - 2);
    jpeg.chop(2);
    for (int i = 0; i < times; ++i)
        jpeg += scan;
    return jpeg + "\xff\xd9";
}
} // namespace

class TestHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusals_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("mention");
        const QByteArray good = encoded(photoLike({400, 300}), "jpg");
        const auto row = [](const char *title, const QByteArray &file, const QString &reason, const QString &mention) {
            QTest::newRow(title) << file << reason << mention;
        };
        row("empty", {}, u"image.unsupported"_s, u"empty"_s);
        row("text", "these are words"_ba, u"image.unsupported"_s, u"text"_s);
        row("heic",
            QByteArray("\0\0\0\x18"
                       "ftypheic\0\0\0\0mif1heic",
                       24),
            u"image.heic_off"_s, u"HEIC"_s);
        row("svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"_ba, u"image.unsupported"_s, u"SVG"_s);
        row("pdf", "%PDF-1.7 ..."_ba, u"image.unsupported"_s, u"PDF"_s);
        row("bmp", encoded(photoLike({40, 30}), "bmp"), u"image.unsupported"_s, u"BMP"_s);
        row("jpeg of two markers", "\xff\xd8\xff\xd9"_ba, u"image.undecodable"_s, u"size"_s);
        row("jpeg header only", good.first(300), u"image.undecodable"_s, {});
        row("jpeg of no height", resizedHeader(good, 400, 0), u"image.undecodable"_s, u"size"_s);
        row("jpeg of 65,500 squared", resizedHeader(good, 65500, 65500), u"image.too_many_pixels"_s,
            u"65500 x 65500"_s);
        row("png of 50,000 squared", pngHeader(50000, 50000), u"image.too_many_pixels"_s, u"50000 x 50000"_s);
        row("png of 2^31", pngHeader(0x80000000U, 10), u"image.undecodable"_s, {});
        row("png without pixels", pngHeader(500, 400), u"image.undecodable"_s, {});
        row("png without its palette", pngHeader(64, 64, 3), u"image.undecodable"_s, u"palette"_s);
        row("png cut", encoded(photoLike({300, 200}), "png").first(5000), u"image.undecodable"_s, {});
        row("gif of 65,535 squared", QByteArray("GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", 29),
            u"image.too_many_pixels"_s, {});
        row("gif without frames", QByteArray("GIF89a\x0a\0\x0a\0\0\0\0;", 14), u"image.undecodable"_s, {});
        row("webp cut", encoded(photoLike({300, 200}), "webp").first(600), u"image.undecodable"_s, {});
        row("webp of nothing", QByteArray("RIFF\4\0\0\0WEBP", 12), u"image.undecodable"_s, {});
    }
    void refusals()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, mention);
        QElapsedTimer timer;
        timer.start();
        const qint64 before = residentBytes();
        const auto result = process(file);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
        QTEST(result.error().reason, "reason");
        QVERIFY2(result.error().message.contains(mention), qPrintable(result.error().message));
        QCOMPARE(result.error().where, u"holiday.jpg"_s);
        QVERIFY(!result.error().remedy.isEmpty());
        QVERIFY(timer.elapsed() < 3000);
        QVERIFY(residentBytes() - before < 100'000'000);
    }

    void limitsAreSettings()
    {
        const QByteArray file = encoded(photoLike({400, 300}), "jpg");
        QVERIFY(process(file, {.maxBytes = file.size()}));
        QCOMPARE(process(file, {.maxBytes = file.size() - 1}).error().reason, u"image.too_large"_s);
        QVERIFY(process(file, {.maxPixels = 120'000}));
        QCOMPARE(process(file, {.maxPixels = 119'999}).error().reason, u"image.too_many_pixels"_s);
    }

    void aCutJpegIsMarkedDamaged_data()
    {
        QTest::addColumn<bool>("progressive");
        QTest::addColumn<double>("part");
        for (const double part : {0.3, 0.6, 0.95}) {
            QTest::addRow("baseline at %d %%", int(part * 100)) << false << part;
            QTest::addRow("progressive at %d %%", int(part * 100)) << true << part;
        }
    }
    void aCutJpegIsMarkedDamaged()
    {
        QFETCH(bool, progressive);
        QFETCH(double, part);
        QByteArray whole = encoded(photoLike({900, 600}), "jpg", 97);
        if (progressive)
            whole = process(whole)->outputs.first().bytes;
        const QByteArray file = whole.first(qsizetype(double(whole.size()) * part));
        const auto image = process(file);
        QVERIFY(image);
        QVERIFY(image->damaged);
        QVERIFY(!image->warnings.isEmpty());
        QCOMPARE(image->outputs.last().variant, variant::Original);
        QCOMPARE(image->outputs.last().bytes, file);
        QCOMPARE(image->outputs.first().size, QSize(900, 600));
    }

    void onlyTheEndMarkMissing()
    {
        QByteArray file = encoded(photoLike({900, 600}), "jpg", 97);
        file.chop(2);
        const auto image = process(file);
        QVERIFY(image && image->damaged);
    }

    void flippedBytesAreMarkedDamagedOrRefused()
    {
        const QByteArray good = encoded(photoLike({600, 400}), "jpg", 92);
        int damaged = 0;
        int refused = 0;
        quint32 state = 7;
        for (int round = 0; round < 60; ++round) {
            QByteArray bad = good;
            for (int i = 0; i < 12; ++i) {
                state = state * 1664525U + 1013904223U;
                bad[700 + qsizetype(state % quint32(bad.size() - 800))] = char(state >> 24);
            }
            const auto image = process(bad);
            refused += !image;
            damaged += image && image->damaged;
            if (image && image->damaged)
                QCOMPARE(image->outputs.last().bytes, bad);
        }
        // A few wrong bytes can pass for another picture; most cannot.
        QVERIFY2(damaged + refused > 40, qPrintable(u"%1 damaged, %2 refused"_s.arg(damaged).arg(refused)));
    }

    void aPngWithAWrongChecksumIsMarkedDamaged()
    {
        QByteArray file = encoded(photoLike({300, 200}), "png");
        file.insert(33, pngChunk("tEXt"_ba, QByteArray("Title\0x", 7)));
        file[33 + 12] = 'z';
        const auto image = process(file);
        QVERIFY(image);
        QVERIFY(image->damaged);
        QCOMPARE(image->outputs.last().bytes, file);
    }

    void aCutAnimationIsMarkedDamaged()
    {
        const QByteArray whole = animatedGif({200, 120}, 6);
        const QByteArray file = whole.first(whole.size() * 3 / 4);
        const auto image = process(file);
        QVERIFY(image);
        QVERIFY(image->damaged);
        QCOMPARE(image->outputs.first().bytes, file);
        QCOMPARE(image->outputs.last().variant, variant::Original);
    }

    void scansAreCounted()
    {
        const QByteArray progressive = process(encoded(photoLike({400, 300}), "jpg", 97))->outputs.first().bytes;
        const auto few = process(withManyScans(progressive, 20));
        QVERIFY(few || few.error().reason == u"image.undecodable"_s);
        const auto many = process(withManyScans(progressive, 1000));
        QVERIFY(!many);
        QCOMPARE(many.error().reason, u"image.undecodable"_s);
        QVERIFY2(many.error().message.contains(u"scans"_s), qPrintable(many.error().message));
    }

    void workHasADeadline()
    {
        const QByteArray file = encoded(photoLike({5000, 4000}), "jpg", 90);
        const ImagingProcessor hasty(std::chrono::milliseconds(5));
        QElapsedTimer timer;
        timer.start();
        const auto image = hasty.process(file, u"slow.jpg"_s, {});
        QVERIFY(!image);
        QVERIFY2(image.error().message.contains(u"too long"_s), qPrintable(image.error().message));
        QVERIFY(timer.elapsed() < 1000);
    }

    void aTextChunkOfAGigabyteIsNotUnpacked()
    {
        // 20 MB of zeros in 20 kB, fifty times over.
        const QByteArray packed = qCompress(QByteArray(20'000'000, '\0'), 9).sliced(4);
        QByteArray file = encoded(photoLike({64, 64}), "png");
        for (int i = 0; i < 50; ++i)
            file.insert(33, pngChunk("zTXt"_ba, QByteArray("k\0\0", 3) + packed));
        const qint64 before = residentBytes();
        const auto image = process(file);
        QVERIFY(image);
        QVERIFY(image->outputs.first().bytes.size() < 20'000);
        QVERIFY(residentBytes() - before < 60'000'000);
    }

    void hostileExifIsSurvived()
    {
        const QByteArray good = encoded(photoLike({300, 200}), "jpg");
        const QByteArray real = segmentsOf(withExif(good, {.orientation = 6, .gps = true}), 0xe1).first();
        quint32 state = 3;
        for (int round = 0; round < 400; ++round) {
            QByteArray bad = real;
            for (int i = 0; i < 6; ++i) {
                state = state * 1664525U + 1013904223U;
                bad[6 + qsizetype(state % quint32(bad.size() - 6))] = char(state >> 20);
            }
            if (round % 3 == 0)
                bad.truncate(6 + qsizetype(state % quint32(bad.size() - 6)));
            const auto image = process(withSegment(good, 0xe1, bad), {.variants = {}, .keepGps = true});
            QVERIFY(image);
            QVERIFY(!image->damaged);
        }
    }

    void memoryDoesNotGrow()
    {
        const QByteArray file = withExif(encoded(photoLike({1200, 900}), "jpg", 95), {.orientation = 6, .gps = true});
        const QByteArray png = encoded(photoLike({600, 400}), "png");
        const auto round = [&] {
            (void)process(file);
            (void)process(png);
            (void)process(file.first(file.size() / 2));
        };
        for (int i = 0; i < 5; ++i)
            round();
        const qint64 before = residentBytes();
        for (int i = 0; i < 25; ++i)
            round();
        QVERIFY2(residentBytes() - before < 8'000'000, qPrintable(QString::number(residentBytes() - before)));
    }
};

TD_TEST(TestHostile)
#include "tst_imaging_hostile.moc"
