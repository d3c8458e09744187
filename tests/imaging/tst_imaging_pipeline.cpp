// SPDX-License-Identifier: GPL-3.0-or-later
// From a file to what is stored: size, orientation, colour, metadata, and never larger than it came.
#include "imaging/imagingprocessor.h"
#include "imaging/processed.h"
#include "support/testprogram.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QPainter>
#include <QTest>

#include <array>
#include <thread>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{
/// A JPEG that is already as small as it gets: compressing it again can only make it larger.
QByteArray squeezed(const QImage &picture)
{
    QByteArray jpeg = masterOf(processed(encoded(picture, "jpg", 97), {.quality = 12})).bytes;
    return jpeg.replace("Tierdeck", "Somebody");
}
} // namespace

class TestPipeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shrinksToFit_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QSize>("expected");
        QTest::newRow("12 megapixels") << QSize(4000, 3000) << QSize(2000, 1500);
        QTest::newRow("a little over") << QSize(2100, 1400) << QSize(2000, 1333);
        QTest::newRow("tall") << QSize(1200, 3600) << QSize(667, 2000);
        QTest::newRow("fits") << QSize(1200, 900) << QSize(1200, 900);
        QTest::newRow("tiny") << QSize(3, 2) << QSize(3, 2);
    }
    void shrinksToFit()
    {
        QFETCH(QSize, size);
        const QImage picture = photoLike(size);
        const ProcessedImage image = processed(encoded(picture, "jpg", 95));
        const ImageOutput &master = masterOf(image);
        QTEST(master.size, "expected");
        QCOMPARE(decoded(master.bytes).size(), master.size);
        QCOMPARE(master.variant, variant::Master);
        const QImage expected = picture.scaled(master.size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QVERIFY(difference(decoded(master.bytes), expected) < (size.width() < 10 ? 30 : 5));
        QVERIFY(!image.damaged);
        QVERIFY(image.warnings.isEmpty());
    }

    void masterIsAProgressiveHalfColourJpeg()
    {
        const ProcessedImage image = processed(encoded(photoLike({1600, 1200}), "jpg", 98));
        const ImageOutput &master = masterOf(image);
        QCOMPARE(master.mimeType, u"image/jpeg"_s);
        QCOMPARE(master.extension, u"jpg"_s);
        const QList<QByteArray> frames = segmentsOf(master.bytes, 0xc2);
        QCOMPARE(frames.size(), 1);
        QCOMPARE(frames.first().mid(6, 9).toHex(), "012200021101031101"_ba);
        // The first entry of the luminance table at quality 85: 16 * 30 / 100, rounded.
        QCOMPARE(int(quint8(segmentsOf(master.bytes, 0xdb).first().at(1))), 5);
        const ProcessedImage rough = processed(encoded(photoLike({1600, 1200}), "jpg", 98), {.quality = 50});
        QVERIFY(masterOf(rough).bytes.size() < master.bytes.size() * 2 / 3);
    }

    void variantsComeWithTheMaster()
    {
        const ProcessedImage image = processed(encoded(photoLike({3000, 2000}), "jpg"));
        QCOMPARE(image.outputs.size(), 4);
        const std::array<std::pair<QString, QSize>, 3> expected{
            {{variant::Large, {600, 400}}, {variant::Medium, {300, 200}}, {variant::Small, {150, 100}}}};
        const QImage master = decoded(masterOf(image).bytes);
        for (const auto &[name, size] : expected) {
            const ImageOutput *output = outputOf(image, name);
            QVERIFY(output);
            QCOMPARE(output->size, size);
            const QImage small = decoded(output->bytes);
            QCOMPARE(small.size(), size);
            QVERIFY(difference(small, master.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)) < 6);
            QVERIFY(output->bytes.size() < masterOf(image).bytes.size());
        }
        const ProcessedImage tiny = processed(encoded(photoLike({100, 80}), "jpg"));
        QCOMPARE(outputOf(tiny, variant::Large)->size, QSize(100, 80));
        const ProcessedImage other =
            processed(encoded(photoLike({3000, 2000}), "jpg"), {.maxSide = 1000, .variants = {{u"telegram"_s, 512}}});
        QCOMPARE(masterOf(other).size, QSize(1000, 667));
        QCOMPARE(outputOf(other, u"telegram"_s)->size, QSize(512, 342));
        QCOMPARE(other.outputs.size(), 2);
    }

    void orientationIsBakedIn_data()
    {
        QTest::addColumn<int>("orientation");
        for (int i = 1; i <= 8; ++i)
            QTest::addRow("%d", i) << i;
    }
    void orientationIsBakedIn()
    {
        QFETCH(int, orientation);
        for (const QSize size : {QSize(300, 200), QSize(2600, 1800)}) {
            const QImage upright = fourCorners(size);
            const QByteArray file =
                withExif(encoded(storedFor(upright, orientation), "jpg", 96), {.orientation = orientation});
            const ProcessedImage image = processed(file);
            const QImage seen = decoded(masterOf(image).bytes);
            const QSize expected = size.width() > 2000 ? QSize(2000, 1385) : size;
            QCOMPARE(seen.size(), expected);
            QVERIFY(difference(seen, fourCorners(expected)) < 3);
            const QSize smallSize(150, size.width() > 2000 ? 104 : 100);
            QCOMPARE(decoded(outputOf(image, variant::Small)->bytes).size(), smallSize);
            QVERIFY(difference(
                        decoded(outputOf(image, variant::Small)->bytes),
                        fourCorners(expected).scaled(smallSize, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)) < 4);
            QVERIFY(!carriesMetadata(masterOf(image).bytes));
        }
    }

    void transparencyLiesOnWhite()
    {
        QImage picture(photoLike({1400, 1000}).convertToFormat(QImage::Format_ARGB32));
        for (int y = 0; y < 1000; ++y) {
            for (int x = 0; x < 500; ++x)
                picture.setPixel(x, y, qRgba(200, 0, 0, x < 250 ? 0 : 128));
        }
        for (const char *format : {"png", "webp"}) {
            if (!QImageReader::supportedImageFormats().contains(format))
                continue;
            const ProcessedImage image = processed(encoded(picture, format, 100));
            const QImage seen = decoded(masterOf(image).bytes);
            QCOMPARE(masterOf(image).mimeType, u"image/jpeg"_s);
            QVERIFY(qGray(seen.pixel(100, 500)) > 250);
            const QRgb half = seen.pixel(400, 500);
            QVERIFY(std::abs(qRed(half) - 228) < 6 && std::abs(qGreen(half) - 127) < 6);
        }
    }

    void grayStaysGray()
    {
        const QImage gray = photoLike({1200, 800}).convertToFormat(QImage::Format_Grayscale8);
        for (const char *format : {"jpg", "png"}) {
            const ProcessedImage image = processed(encoded(gray, format, 97));
            const QByteArray master = masterOf(image).bytes;
            QCOMPARE(int(segmentsOf(master, 0xc2).first().at(5)), 1);
            QVERIFY(difference(decoded(master), gray.convertToFormat(QImage::Format_RGB32)) < 4);
        }
    }

    void neverLargerThanItCame_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("mime");
        const QImage photo = photoLike({800, 600});
        QImage drawing(640, 480, QImage::Format_RGB32);
        drawing.fill(Qt::white);
        QPainter painter(&drawing);
        painter.fillRect(100, 100, 200, 150, Qt::darkBlue);
        painter.end();
        QTest::newRow("strongly compressed jpeg") << squeezed(photo) << u"image/jpeg"_s;
        QTest::newRow("flat drawing as png") << encoded(drawing, "png") << u"image/png"_s;
        QTest::newRow("palette png") << encoded(drawing.convertToFormat(QImage::Format_Indexed8), "png")
                                     << u"image/png"_s;
        QTest::newRow("strongly compressed webp") << encoded(photo, "webp", 10) << u"image/webp"_s;
    }
    void neverLargerThanItCame()
    {
        QFETCH(QByteArray, file);
        const ProcessedImage image = processed(file);
        QTEST(masterOf(image).mimeType, "mime");
        QVERIFY(masterOf(image).bytes.size() <= file.size());
        QVERIFY(difference(decoded(masterOf(image).bytes), decoded(file)) == 0);
        QVERIFY(outputOf(image, variant::Small));
    }

    void aKeptJpegLosesItsMetadataOnly()
    {
        const QByteArray plain = squeezed(photoLike({900, 600}));
        QByteArray file = withExif(plain, {.gps = true});
        file = withSegment(file, 0xe1, QByteArray("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>", 41));
        file = withSegment(file, 0xed, QByteArray("Photoshop 3.0\0secret", 20));
        file = withSegment(file, 0xfe, "a comment with a secret"_ba);
        file = withSegment(file, 0xe2, QByteArray("MPF\0II*\0", 8));
        file += "PK\3\4 a hidden archive";
        const ProcessedImage image = processed(file);
        const QByteArray master = masterOf(image).bytes;
        QCOMPARE(master.size(), plain.size() - qsizetype(4 + qstrlen("Somebody")));
        QCOMPARE(difference(decoded(master), decoded(plain)), 0.0);
        QVERIFY(!carriesMetadata(master));
        QVERIFY(!master.contains("secret") && !master.contains("hidden archive") && !master.contains("MPF"));
        QVERIFY(master.endsWith("\xff\xd9"));
        QVERIFY(!image.damaged);
    }

    void aKeptPngLosesItsMetadataOnly()
    {
        QImage drawing(500, 400, QImage::Format_RGB32);
        drawing.fill(QColor(30, 80, 160));
        for (int y = 0; y < 400; y += 4) {
            for (int x = y % 8; x < 500; x += 8)
                drawing.setPixel(x, y, qRgb(250, 240, 20)); // sharp dots, which JPEG hates
        }
        drawing.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
        QByteArray file = encoded(drawing, "png");
        file.insert(33, pngChunk("tEXt"_ba, QByteArray("Author\0a secret", 15)) +
                            pngChunk("eXIf"_ba, QByteArray("MM\0*\0\0\0\x08\0\0\0\0\0\0", 14)));
        file += "hidden archive";
        const ProcessedImage image = processed(file);
        const QByteArray master = masterOf(image).bytes;
        QCOMPARE(masterOf(image).mimeType, u"image/png"_s);
        QVERIFY(!master.contains("secret") && !master.contains("eXIf") && !master.contains("hidden"));
        QVERIFY(master.contains("iCCP"));
        QCOMPARE(decoded(master).colorSpace().primaries(), QColorSpace::Primaries::DciP3D65);
        QVERIFY(!image.damaged);
    }

    void aSmallTurnedJpegDoesNotGrow()
    {
        const QByteArray file =
            withExif(encoded(storedFor(photoLike({600, 400}), 6), "jpg", 35), {.orientation = 6, .camera = false});
        const ProcessedImage image = processed(file);
        QCOMPARE(masterOf(image).size, QSize(600, 400));
        QVERIFY(masterOf(image).bytes.size() < file.size());
    }

    void whatWeCompressedIsNotCompressedAgain()
    {
        const ProcessedImage first = processed(encoded(photoLike({2600, 1800}), "jpg", 95));
        const ProcessedImage second = processed(masterOf(first).bytes);
        QCOMPARE(masterOf(second).bytes, masterOf(first).bytes);
        QCOMPARE(masterOf(second).size, masterOf(first).size);
        const ProcessedImage smaller = processed(masterOf(first).bytes, {.maxSide = 800});
        QCOMPARE(masterOf(smaller).size.width(), 800);
    }

    void originalIsKeptWhenWanted()
    {
        const QByteArray file = withExif(encoded(photoLike({1200, 800}), "jpg"), {.gps = true});
        QVERIFY(!outputOf(processed(file), variant::Original));
        const ProcessedImage image = processed(file, {.keepOriginal = true});
        QCOMPARE(image.outputs.last().variant, variant::Original);
        QCOMPARE(image.outputs.last().bytes, file);
        QCOMPARE(image.outputs.last().mimeType, u"image/jpeg"_s);
        QVERIFY(!image.damaged);
    }

    void animationsStayAsTheyAre()
    {
        const QByteArray gif = animatedGif({200, 120}, 5);
        QVERIFY(!decoded(gif).isNull());
        const ProcessedImage image = processed(gif);
        QCOMPARE(masterOf(image).bytes, gif);
        QCOMPARE(masterOf(image).mimeType, u"image/gif"_s);
        QCOMPARE(masterOf(image).extension, u"gif"_s);
        QCOMPARE(masterOf(image).size, QSize(200, 120));
        QCOMPARE(outputOf(image, variant::Small)->mimeType, u"image/jpeg"_s);
        QCOMPARE(outputOf(image, variant::Small)->size, QSize(150, 90));
        QVERIFY(!image.damaged);
        const ProcessedImage commented = processed(animatedGif({200, 120}, 5, "a secret"_ba));
        QCOMPARE(masterOf(commented).bytes, gif);
    }

    void samePhotoSameHash()
    {
        const QImage picture = photoLike({2400, 1600}, 5);
        const quint64 hash = processed(encoded(picture, "jpg", 95)).phash;
        const quint64 smaller =
            processed(encoded(picture.scaled(900, 600, Qt::IgnoreAspectRatio, Qt::SmoothTransformation), "png")).phash;
        const quint64 turned = processed(withExif(encoded(storedFor(picture, 8), "jpg", 80), {.orientation = 8})).phash;
        QVERIFY(qPopulationCount(hash ^ smaller) <= 4);
        QVERIFY(qPopulationCount(hash ^ turned) <= 4);
        QVERIFY(qPopulationCount(hash ^ processed(encoded(photoLike({2400, 1600}, 9), "jpg")).phash) > 10);
    }

    void sameFileSameBytesOnEveryThread()
    {
        const ImagingProcessor processor;
        const QByteArray file = withExif(encoded(photoLike({1700, 1100}), "jpg", 94), {.orientation = 6, .gps = true});
        const auto expected = processor.process(file, u"a"_s, {});
        QVERIFY(expected);
        std::array<int, 3> wrong = {};
        {
            std::vector<std::jthread> threads;
            for (size_t t = 0; t < wrong.size(); ++t) {
                threads.emplace_back([&, t] {
                    for (int i = 0; i < 3; ++i) {
                        const auto result = processor.process(file, u"a"_s, {});
                        wrong[t] += !result || result->outputs.first().bytes != expected->outputs.first().bytes ||
                                    result->exif != expected->exif || result->phash != expected->phash;
                    }
                });
            }
        }
        QCOMPARE(wrong, (std::array<int, 3>{}));
    }
};

TD_TEST(TestPipeline)
#include "tst_imaging_pipeline.moc"
