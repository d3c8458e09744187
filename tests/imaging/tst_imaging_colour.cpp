// SPDX-License-Identifier: GPL-3.0-or-later
// Colours that are not sRGB, in every way a file can say so: kept with their profile, or converted; never just renamed.
#include "imaging/colour.h"
#include "imaging/jpegkinds.h"
#include "imaging/processed.h"
#include "imaging/profiles.h"
#include "support/testprogram.h"

#include <QColorSpace>
#include <QTest>

#include <exiv2/exiv2.hpp>

#include <array>
#include <cmath>
#include <thread>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{
/// Mean of 255 levels: a table profile is interpolated, and JPEG comes on top.
constexpr double SameThroughout = 4;

QImage from(const QImage &picture, const QColorSpace &space)
{
    QImage tagged = picture;
    tagged.setColorSpace(space);
    tagged.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
    tagged.setColorSpace({});
    return tagged;
}

QByteArray pngWith(const QImage &picture, const QByteArray &chunk)
{
    QImage plain = picture;
    plain.setColorSpace({});
    return encoded(plain, "png").insert(33, chunk);
}

QByteArray pngWithIcc(const QImage &picture, const QByteArray &icc)
{
    return pngWith(picture, pngChunk("iCCP"_ba, QByteArray("p\0\0", 3) + qCompress(icc).sliced(4)));
}

QByteArray saysAdobeRgb(const QByteArray &jpeg)
{
    Exiv2::ExifData exif;
    exif["Exif.Photo.ColorSpace"] = uint16_t(65535);
    exif["Exif.Iop.InteroperabilityIndex"] = "R03";
    Exiv2::Blob blob;
    Exiv2::ExifParser::encode(blob, Exiv2::littleEndian, exif);
    return withSegment(jpeg, 0xe1,
                       QByteArray("Exif\0\0", 6) +
                           QByteArray(reinterpret_cast<const char *>(blob.data()), qsizetype(blob.size())));
}

QImage graySeen(const QImage &gray, double gamma)
{
    QImage seen = gray;
    for (int y = 0; y < gray.height(); ++y) {
        for (int x = 0; x < gray.width(); ++x) {
            const double light = std::pow(gray.constScanLine(y)[x] / 255.0, gamma);
            const double shown = light <= 0.0031308 ? light * 12.92 : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
            seen.scanLine(y)[x] = quint8(std::lround(shown * 255));
        }
    }
    return seen;
}
} // namespace

class TestColour : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWayToSayIt_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QImage>("seen");
        QTest::addColumn<bool>("carried"); // by the master, when profiles are kept
        const QImage photo = photoLike({500, 340});
        const QImage gray = photo.convertToFormat(QImage::Format_Grayscale8);
        const QByteArray jpeg = encoded(photo, "jpg", 97);
        const QByteArray p3 = QColorSpace(QColorSpace::DisplayP3).iccProfile();
        const QImage seenP3 = from(photo, QColorSpace(QColorSpace::DisplayP3));
        const QImage seenAdobe = from(photo, QColorSpace(QColorSpace::AdobeRgb));
        QImage p3Tagged = photo;
        p3Tagged.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
        QTest::newRow("jpeg, P3") << withIcc(jpeg, p3) << seenP3 << true;
        QTest::newRow("jpeg, P3 in five parts") << withIcc(jpeg, p3, 5) << seenP3 << true;
        QTest::newRow("jpeg, Adobe RGB profile")
            << withIcc(jpeg, QColorSpace(QColorSpace::AdobeRgb).iccProfile()) << seenAdobe << true;
        QTest::newRow("jpeg, Adobe RGB by EXIF") << saysAdobeRgb(jpeg) << seenAdobe << true;
        QTest::newRow("jpeg, tables too large to carry")
            << withIcc(jpeg, swappingProfile(3), 8) << photo.rgbSwapped() << false;
        QTest::newRow("gray jpeg, gray profile")
            << withIcc(encoded(gray, "jpg", 97), grayProfile(1.2)) << graySeen(gray, 1.2) << true;
        QTest::newRow("jpeg of stored RGB, P3")
            << withIcc(jpegOf(photo, {.inks = JpegInks::Rgb}), p3) << seenP3 << true;
        QTest::newRow("CMYK, tables") << withIcc(jpegOf(photo, {.inks = JpegInks::CmykAdobe}), swappingProfile(4), 8)
                                      << photo.rgbSwapped() << false;
        QTest::newRow("CMYK without Adobe marker, tables")
            << withIcc(jpegOf(photo, {.inks = JpegInks::CmykPlain}), swappingProfile(4), 8) << photo.rgbSwapped()
            << false;
        QTest::newRow("YCCK, tables") << withIcc(jpegOf(photo, {.inks = JpegInks::YcckAdobe}), swappingProfile(4), 8)
                                      << photo.rgbSwapped() << false;
        QTest::newRow("png, P3") << encoded(p3Tagged, "png") << seenP3 << false;
        QTest::newRow("png, tables") << pngWithIcc(photo, swappingProfile(3)) << photo.rgbSwapped() << false;
        QTest::newRow("gray png, gray profile") << pngWithIcc(gray, grayProfile(1.2)) << graySeen(gray, 1.2) << false;
        QTest::newRow("png, code points of P3")
            << pngWith(photo, pngChunk("cICP"_ba, QByteArray("\x0c\x0d\0\1", 4))) << seenP3 << false;
        QTest::newRow("png, code points of sRGB win over a profile")
            << pngWithIcc(photo, p3).insert(33, pngChunk("cICP"_ba, QByteArray("\1\x0d\0\1", 4))) << photo << false;
        QTest::newRow("webp, P3") << encoded(p3Tagged, "webp", 100) << seenP3 << false;
    }
    void everyWayToSayIt()
    {
        QFETCH(QByteArray, file);
        QFETCH(QImage, seen);
        QFETCH(bool, carried);
        for (const ProfilePolicy policy : {ProfilePolicy::Keep, ProfilePolicy::ConvertToSrgb}) {
            const ProcessedImage image = processed(file, {.variants = {{variant::Large, 600}}, .profile = policy});
            QVERIFY(!image.damaged);
            const QByteArray master = masterOf(image).bytes;
            QCOMPARE(masterOf(image).mimeType, u"image/jpeg"_s);
            const QByteArray icc = segmentsOf(master, 0xe2).value(0).mid(14);
            QCOMPARE(!icc.isEmpty(), carried && policy == ProfilePolicy::Keep);
            const double thumb = difference(decoded(outputOf(image, variant::Large)->bytes), seen);
            QVERIFY2(thumb < SameThroughout, qPrintable(u"thumbnail %1"_s.arg(thumb)));
            // Qt cannot apply a gray profile; that the numbers are as they came is seen elsewhere.
            QImage shown = decoded(master);
            if (!icc.isEmpty() && shown.isGrayscale())
                continue;
            if (shown.colorSpace().isValid())
                shown.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
            const double off = difference(shown, seen);
            QVERIFY2(off < SameThroughout, qPrintable(u"master %1"_s.arg(off)));
        }
    }

    void whatWouldBeKeptIsConvertedToo_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QImage>("seen");
        const QImage photo = photoLike({400, 300});
        const QByteArray p3 = QColorSpace(QColorSpace::DisplayP3).iccProfile();
        const QByteArray rough = withIcc(encoded(photo, "jpg", 12), p3);
        const QColorSpace space(QColorSpace::DisplayP3);
        QTest::newRow("a strongly compressed jpeg") << rough << from(decoded(encoded(photo, "jpg", 12)), space);
        const ImageOutput ours = masterOf(processed(withIcc(encoded(photo, "jpg", 97), p3)));
        QTest::newRow("what Tierdeck compressed") << ours.bytes << from(photo, space);
        QImage flat({60, 40}, QImage::Format_RGB32);
        flat.fill(qRgb(200, 40, 60));
        QTest::newRow("a small png") << pngWithIcc(flat, p3) << from(flat, space);
    }
    void whatWouldBeKeptIsConvertedToo()
    {
        QFETCH(QByteArray, file);
        QFETCH(QImage, seen);
        const ProcessedImage kept = processed(file);
        const bool carries = !segmentsOf(masterOf(kept).bytes, 0xe2).isEmpty() || masterOf(kept).bytes.contains("iCCP");
        QVERIFY(carries);
        const ProcessedImage image = processed(file, {.profile = ProfilePolicy::ConvertToSrgb});
        QCOMPARE(masterOf(image).mimeType, u"image/jpeg"_s);
        QVERIFY(segmentsOf(masterOf(image).bytes, 0xe2).isEmpty() && segmentsOf(masterOf(image).bytes, 0xee).isEmpty());
        const double off = difference(decoded(masterOf(image).bytes), seen);
        QVERIFY2(off < SameThroughout, qPrintable(QString::number(off)));
    }

    void profilesThatAreSrgbCostNothing()
    {
        const QImage photo = photoLike({400, 300});
        const QByteArray file = withIcc(encoded(photo, "jpg", 97), QColorSpace(QColorSpace::SRgb).iccProfile());
        const QByteArray plain = masterOf(processed(encoded(photo, "jpg", 97))).bytes;
        QCOMPARE(masterOf(processed(file, {.profile = ProfilePolicy::ConvertToSrgb})).bytes, plain);
    }

    void theSameFileGivesTheSameBytesTomorrow()
    {
        // lcms writes the time of day into profiles that it makes.
        const QByteArray file = saysAdobeRgb(encoded(photoLike({300, 200}), "jpg", 97));
        const QByteArray first = masterOf(processed(file)).bytes;
        QTest::qWait(1100);
        QCOMPARE(masterOf(processed(file)).bytes, first);
    }

    void transformsAreRemembered()
    {
        const ColourProfiles colours;
        const QByteArray p3 = QColorSpace(QColorSpace::DisplayP3).iccProfile();
        const auto first = colours.plan(p3, 3, ProfilePolicy::Keep).toSrgb;
        QVERIFY(first);
        QCOMPARE(colours.plan(p3, 3, ProfilePolicy::ConvertToSrgb).toSrgb, first);
        const std::weak_ptr<const ToSrgb> early = colours.plan(gammaProfile(1.5), 3, ProfilePolicy::Keep).toSrgb;
        QVERIFY(!early.expired());
        for (int i = 0; i < 40; ++i) {
            (void)colours.plan(gammaProfile(1.6 + i * 0.01), 3, ProfilePolicy::Keep);
            (void)colours.plan(p3, 3, ProfilePolicy::Keep);
        }
        QVERIFY2(early.expired(), "hostile uploads could fill the memory with profiles");
        QCOMPARE(colours.plan(p3, 3, ProfilePolicy::Keep).toSrgb, first);
        const QByteArray inks = swappingProfile(4); // made once: it holds the second of its making
        const auto cmyk = colours.cmykToSrgb(inks, true);
        QCOMPARE(colours.cmykToSrgb(inks, true), cmyk);
        QVERIFY(colours.cmykToSrgb(inks, false) != cmyk);
    }

    void threadsMayShareATransform()
    {
        const ColourProfiles colours;
        const std::array<QByteArray, 3> profiles{QColorSpace(QColorSpace::DisplayP3).iccProfile(),
                                                 QColorSpace(QColorSpace::AdobeRgb).iccProfile(), swappingProfile(3)};
        std::vector<quint8> ramp(256 * 3);
        for (size_t i = 0; i < ramp.size(); ++i)
            ramp[i] = quint8(i * 7);
        std::array<std::vector<quint8>, 3> expected;
        for (size_t p = 0; p < profiles.size(); ++p) {
            expected[p].resize(ramp.size());
            ColourProfiles()
                .plan(profiles[p], 3, ProfilePolicy::Keep)
                .toSrgb->convert(ramp.data(), expected[p].data(), 256);
        }
        std::array<int, 4> wrong = {};
        {
            std::vector<std::jthread> threads;
            for (size_t t = 0; t < wrong.size(); ++t) {
                threads.emplace_back([&, t] {
                    std::vector<quint8> out(ramp.size());
                    for (size_t i = 0; i < 60; ++i) {
                        const size_t p = (i + t) % profiles.size();
                        colours.plan(profiles[p], 3, ProfilePolicy::Keep).toSrgb->convert(ramp.data(), out.data(), 256);
                        wrong[t] += out != expected[p];
                    }
                });
            }
        }
        QCOMPARE(wrong, (std::array<int, 4>{}));
    }
};

TD_TEST(TestColour)
#include "tst_imaging_colour.moc"
