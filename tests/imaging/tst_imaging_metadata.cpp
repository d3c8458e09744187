// SPDX-License-Identifier: GPL-3.0-or-later
// Colour profiles and EXIF: what is kept, what is applied, what never reaches a stored file.
#include "imaging/processed.h"
#include "support/testprogram.h"

#include <QColorSpace>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class TestMetadata : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void profilesAreKeptForTheMaster_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("parts");
        QTest::newRow("small") << QSize(900, 700) << 1;
        QTest::newRow("shrunk") << QSize(2600, 1800) << 1;
        QTest::newRow("in parts") << QSize(900, 700) << 3;
    }
    void profilesAreKeptForTheMaster()
    {
        QFETCH(QSize, size);
        QFETCH(int, parts);
        QImage picture = photoLike(size);
        const QByteArray icc = QColorSpace(QColorSpace::DisplayP3).iccProfile();
        const QByteArray file = withIcc(encoded(picture, "jpg", 96), icc, parts);
        const ProcessedImage image = processed(file);
        const QList<QByteArray> segments = segmentsOf(masterOf(image).bytes, 0xe2);
        QCOMPARE(segments.size(), 1);
        QCOMPARE(segments.first().mid(14), icc);
        // Thumbnails carry no profile, so their numbers are sRGB.
        const ImageOutput *large = outputOf(image, variant::Large);
        QVERIFY(segmentsOf(large->bytes, 0xe2).isEmpty());
        picture.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
        picture.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
        const QImage expected = picture.scaled(large->size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QVERIFY(difference(decoded(large->bytes), expected) < 5);
    }

    void badProfilesAreIgnored_data()
    {
        QTest::addColumn<QByteArray>("icc");
        QTest::newRow("rubbish") << QByteArray(500, 'x');
        QTest::newRow("cut") << QColorSpace(QColorSpace::DisplayP3).iccProfile().first(150);
        QByteArray wrongSpace = QColorSpace(QColorSpace::DisplayP3).iccProfile();
        wrongSpace.replace(16, 4, "CMYK");
        QTest::newRow("for other inks") << wrongSpace;
    }
    void badProfilesAreIgnored()
    {
        QFETCH(QByteArray, icc);
        const QImage picture = photoLike({1000, 700});
        const ProcessedImage image = processed(withIcc(encoded(picture, "jpg", 97), icc));
        QVERIFY(segmentsOf(masterOf(image).bytes, 0xe2).isEmpty());
        QVERIFY(difference(decoded(masterOf(image).bytes), picture) < 5);
        QVERIFY(!image.damaged);
    }

    void pngProfilesBecomeSrgb()
    {
        QImage picture = photoLike({1200, 900});
        QImage asSrgb = picture;
        picture.setColorSpace(QColorSpace(QColorSpace::AdobeRgb));
        asSrgb.setColorSpace(QColorSpace(QColorSpace::AdobeRgb));
        asSrgb.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
        const ProcessedImage image = processed(encoded(picture, "png"));
        QCOMPARE(masterOf(image).mimeType, u"image/jpeg"_s);
        QVERIFY(difference(decoded(masterOf(image).bytes), asSrgb) < 5);
    }

    void exifIsReadAndNotStored()
    {
        const QByteArray file = withExif(encoded(photoLike({1800, 1200}), "jpg", 96), {.orientation = 3, .gps = true});
        const ProcessedImage image = processed(file);
        QCOMPARE(image.exif.value(u"camera"_s).toString(), u"Acme Box 3"_s);
        QCOMPARE(image.exif.value(u"lens"_s).toString(), u"Acme 35 mm"_s);
        QCOMPARE(image.exif.value(u"captured_at"_s).toString(), u"2024-05-06T07:08:09"_s);
        QCOMPARE(image.exif.value(u"exposure_time"_s).toString(), u"1/250"_s);
        QCOMPARE(image.exif.value(u"f_number"_s).toDouble(), 2.8);
        QCOMPARE(image.exif.value(u"iso"_s).toInt(), 400);
        QCOMPARE(image.exif.value(u"orientation"_s).toInt(), 3);
        QCOMPARE(image.exif.value(u"width"_s).toInt(), 1800);
        QVERIFY(!image.exif.contains(u"gps"_s));
        for (const ImageOutput &output : image.outputs)
            QVERIFY(!carriesMetadata(output.bytes));
    }

    void positionIsKeptOnlyWhenWanted()
    {
        for (const int quality : {20, 96}) {
            const QByteArray file = withExif(encoded(photoLike({900, 600}), "jpg", quality), {.gps = true});
            const ProcessedImage image = processed(file, {.keepGps = true});
            const QJsonObject gps = image.exif.value(u"gps"_s).toObject();
            QVERIFY(std::abs(gps.value(u"latitude"_s).toDouble() + 33.8588) < 1e-4);
            QVERIFY(std::abs(gps.value(u"longitude"_s).toDouble() - 151.21) < 1e-4);
            const ProcessedImage again = processed(masterOf(image).bytes, {.keepGps = true});
            QCOMPARE(again.exif.value(u"gps"_s).toObject(), gps);
            QVERIFY(!again.exif.contains(u"camera"_s));
            QVERIFY(!carriesMetadata(outputOf(image, variant::Small)->bytes));
        }
    }
};

TD_TEST(TestMetadata)
#include "tst_imaging_metadata.moc"
