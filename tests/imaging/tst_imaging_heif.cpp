// SPDX-License-Identifier: GPL-3.0-or-later
// HEIC and AVIF: refused with a way out unless the setting says otherwise; then upright, in the right colours, as JPEG.
#include "imaging/heiffiles.h"
#include "imaging/processed.h"
#include "support/testprogram.h"

#include <QColorSpace>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{
const ImagePolicy Accepting{.acceptHeic = true};
/// Two lossy codecs one after the other, mean of 255 levels.
constexpr double SamePicture = 5;

QByteArray exifBlock(int orientation)
{
    const QByteArray jpeg = withExif(encoded(photoLike({16, 16}), "jpg"), {.orientation = orientation, .gps = true});
    return segmentsOf(jpeg, 0xe1).first().sliced(6);
}
} // namespace

class TestHeif : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!heifOf(photoLike({64, 64})).isEmpty(), "libheif has no HEVC encoder");
        QVERIFY2(!heifOf(photoLike({64, 64}), {.avif = true}).isEmpty(), "libheif has no AV1 encoder");
    }

    void isRefusedWithAWayOut_data()
    {
        QTest::addColumn<bool>("avif");
        QTest::newRow("HEIC") << false;
        QTest::newRow("AVIF") << true;
    }
    void isRefusedWithAWayOut()
    {
        QFETCH(bool, avif);
        const auto result = ImagingProcessor().process(heifOf(photoLike({64, 64}), {.avif = avif}), u"a.heic"_s, {});
        QVERIFY(!result);
        QCOMPARE(result.error().reason, u"image.heic_off"_s);
        QVERIFY(result.error().message.contains(QString::fromLatin1(QTest::currentDataTag())));
        QVERIFY(result.error().remedy.contains(u"image.accept_heic"_s) && result.error().remedy.contains(u"JPEG"_s));
    }

    void becomesAJpegUpright_data()
    {
        QTest::addColumn<bool>("avif");
        QTest::addColumn<int>("orientation");
        for (int i = 1; i <= 8; ++i) {
            QTest::addRow("HEIC %d", i) << false << i;
            QTest::addRow("AVIF %d", i) << true << i;
        }
    }
    void becomesAJpegUpright()
    {
        QFETCH(bool, avif);
        QFETCH(int, orientation);
        const QImage upright = fourCorners({320, 240});
        // Phones repeat the turn in EXIF; turned twice it would be wrong.
        const QByteArray file = heifOf(storedFor(upright, orientation),
                                       {.avif = avif, .orientation = orientation, .exif = exifBlock(orientation)});
        const ProcessedImage image = processed(file, Accepting);
        const ImageOutput &master = masterOf(image);
        QCOMPARE(master.mimeType, u"image/jpeg"_s);
        QCOMPARE(master.size, upright.size());
        QVERIFY(difference(decoded(master.bytes), upright) < SamePicture);
        QVERIFY(!carriesMetadata(master.bytes));
        QVERIFY(!image.damaged);
        QCOMPARE(image.exif.value(u"camera"_s).toString(), u"Acme Box 3"_s);
        QCOMPARE(image.exif.value(u"width"_s).toInt(), 320);
        QVERIFY(!image.exif.contains(u"gps"_s));
    }

    void isShrunkAndHasThumbnails()
    {
        ImagePolicy policy = Accepting;
        policy.keepOriginal = true;
        const QImage picture = photoLike({2100, 1400});
        const QByteArray file = heifOf(picture);
        const ProcessedImage image = processed(file, policy);
        QCOMPARE(masterOf(image).size, QSize(2000, 1333));
        QCOMPARE(outputOf(image, variant::Small)->size, QSize(150, 100));
        const ImageOutput *original = outputOf(image, variant::Original);
        QCOMPARE(original->bytes, file);
        QCOMPARE(original->mimeType, u"image/heic"_s);
        QCOMPARE(original->extension, u"heic"_s);
    }

    void colours_data()
    {
        QTest::addColumn<bool>("avif");
        QTest::addColumn<bool>("icc");
        QTest::addColumn<ProfilePolicy>("policy");
        QTest::addColumn<bool>("inBox");
        for (const bool avif : {false, true}) {
            for (const bool icc : {false, true}) {
                for (const ProfilePolicy policy : {ProfilePolicy::Keep, ProfilePolicy::ConvertToSrgb})
                    QTest::addRow("%s by %s, %s", avif ? "AVIF" : "HEIC", icc ? "profile" : "code points",
                                  policy == ProfilePolicy::Keep ? "kept" : "converted")
                        << avif << icc << policy << true;
            }
        }
        QTest::newRow("AVIF by its coded picture alone") << true << false << ProfilePolicy::Keep << false;
    }
    void colours()
    {
        QFETCH(bool, avif);
        QFETCH(bool, icc);
        QFETCH(ProfilePolicy, policy);
        QFETCH(bool, inBox);
        QImage picture = photoLike({600, 400});
        HeifKind kind{.avif = avif};
        if (icc)
            kind.icc = QColorSpace(QColorSpace::DisplayP3).iccProfile();
        else
            kind.primaries = 12;
        kind.inBox = inBox;
        const QByteArray file = heifOf(picture, kind);
        picture.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
        const QImage asSrgb = picture.convertedToColorSpace(QColorSpace(QColorSpace::SRgb));
        const ProcessedImage image = processed(file, {.profile = policy, .acceptHeic = true});
        QImage seen = decoded(masterOf(image).bytes);
        QCOMPARE(seen.colorSpace().isValid(), policy == ProfilePolicy::Keep);
        if (policy == ProfilePolicy::Keep)
            seen.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
        QVERIFY2(difference(seen, asSrgb) < SamePicture, qPrintable(QString::number(difference(seen, asSrgb))));
        const ImageOutput *large = outputOf(image, variant::Large);
        QVERIFY(difference(decoded(large->bytes), asSrgb) < SamePicture);
    }

    void transparencyLiesOnWhite()
    {
        QImage picture(photoLike({200, 100}).convertToFormat(QImage::Format_ARGB32));
        for (int y = 0; y < 100; ++y) {
            for (int x = 0; x < 100; ++x)
                picture.setPixel(x, y, qRgba(200, 0, 0, x < 50 ? 0 : 128));
        }
        for (const bool avif : {false, true}) {
            const ProcessedImage image = processed(heifOf(picture, {.avif = avif, .alpha = true}), Accepting);
            const QImage seen = decoded(masterOf(image).bytes);
            QVERIFY(qGray(seen.pixel(20, 50)) > 248);
            const QRgb half = seen.pixel(75, 50);
            QVERIFY2(std::abs(qRed(half) - 227) < 10 && std::abs(qGreen(half) - 127) < 10,
                     qPrintable(QString::number(half, 16)));
        }
    }

    void limitsHoldBeforeDecoding()
    {
        const QByteArray file = heifOf(photoLike({400, 300}));
        ImagePolicy policy = Accepting;
        policy.maxPixels = 119'999;
        const auto result = ImagingProcessor().process(file, u"a.heic"_s, policy);
        QVERIFY(!result);
        QCOMPARE(result.error().reason, u"image.too_many_pixels"_s);
    }

    void aLyingSizeIsRefused()
    {
        QByteArray file = heifOf(photoLike({400, 300}));
        const qsizetype ispe = file.indexOf("ispe");
        QVERIFY(ispe > 0);
        constexpr qsizetype toWidth = 8; // the name, version and flags
        qToBigEndian(quint32(64), file.data() + ispe + toWidth);
        qToBigEndian(quint32(64), file.data() + ispe + toWidth + 4);
        const auto result = ImagingProcessor().process(file, u"a.heic"_s, Accepting);
        QVERIFY(!result);
        QCOMPARE(result.error().reason, u"image.undecodable"_s);
    }

    void cutAndBrokenFilesAreRefusedOrDamaged()
    {
        const QByteArray whole = heifOf(photoLike({300, 200}));
        for (const double part : {0.05, 0.3, 0.7, 0.99}) {
            const QByteArray file = whole.first(qsizetype(double(whole.size()) * part));
            const auto result = ImagingProcessor().process(file, u"a.heic"_s, Accepting);
            QVERIFY(!result || result->damaged);
            if (!result)
                QCOMPARE(result.error().reason, u"image.undecodable"_s);
        }
    }

    void flippedBytesAreSurvived_data()
    {
        QTest::addColumn<bool>("avif");
        QTest::newRow("HEIC") << false;
        QTest::newRow("AVIF") << true;
    }
    void flippedBytesAreSurvived()
    {
        QFETCH(bool, avif);
        const QByteArray good = heifOf(photoLike({160, 120}), {.avif = avif});
        const ImagingProcessor processor;
        ImagePolicy policy = Accepting;
        policy.variants.clear();
        int refused = 0;
        int silent = 0;
        quint32 state = 5;
        for (int round = 0; round < 120; ++round) {
            QByteArray bad = good;
            for (int i = 0; i < 4; ++i) {
                state = state * 1664525U + 1013904223U;
                bad[qsizetype(state % quint32(bad.size()))] = char(state >> 24);
            }
            const auto image = processor.process(bad, u"a.heic"_s, policy);
            refused += !image;
            silent += image && !image->damaged;
            QVERIFY(!image || image->damaged || !masterOf(*image).size.isEmpty());
        }
        qInfo("%d of 120 refused, %d stored without a word", refused, silent);
    }
};

TD_TEST(TestHeif)
#include "tst_imaging_heif.moc"
