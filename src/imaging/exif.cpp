// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/exif.h"

#include <QDateTime>
#include <QtEndian>

#include <exiv2/exiv2.hpp>

#include <cmath>
#include <exception>
#include <mutex>
#include <optional>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
constexpr quint16 OrientationTag = 0x0112;
constexpr quint16 ShortType = 3;
constexpr qsizetype LongestExifText = 200;

quint16 read16(const char *at, bool big)
{
    return big ? qFromBigEndian<quint16>(at) : qFromLittleEndian<quint16>(at);
}
quint32 read32(const char *at, bool big)
{
    return big ? qFromBigEndian<quint32>(at) : qFromLittleEndian<quint32>(at);
}

/// Exiv2 throws on hostile blocks and prints; both end here.
std::optional<Exiv2::ExifData> decode(const QByteArray &tiff)
{
    static std::once_flag quiet;
    std::call_once(quiet, [] { Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute); });
    if (tiff.size() < 8)
        return std::nullopt;
    try {
        Exiv2::ExifData data;
        Exiv2::ExifParser::decode(data, reinterpret_cast<const Exiv2::byte *>(tiff.constData()), uint32_t(tiff.size()));
        return data;
    } catch (const std::exception &) {
        return std::nullopt;
    }
}

const Exiv2::Exifdatum *find(const Exiv2::ExifData &data, const char *key)
{
    const auto found = data.findKey(Exiv2::ExifKey(key));
    return found == data.end() || found->count() == 0 ? nullptr : &*found;
}

QString textOf(const Exiv2::ExifData &data, const char *key)
{
    const Exiv2::Exifdatum *datum = find(data, key);
    if (datum == nullptr)
        return {};
    const std::string raw = datum->toString();
    QString text = QString::fromUtf8(raw.data(), std::min<qsizetype>(qsizetype(raw.size()), 4 * LongestExifText));
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control || c == QChar::ReplacementCharacter; });
    return text.simplified().left(LongestExifText);
}

std::optional<double> numberOf(const Exiv2::ExifData &data, const char *key, long index = 0)
{
    const Exiv2::Exifdatum *datum = find(data, key);
    if (datum == nullptr || index >= datum->count())
        return std::nullopt;
    const Exiv2::Rational value = datum->toRational(index);
    if (value.second == 0)
        return std::nullopt;
    return double(value.first) / value.second;
}

double rounded(double value, double step)
{
    return std::round(value / step) * step;
}

void put(QJsonObject &json, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

QString capturedAt(const Exiv2::ExifData &data)
{
    for (const char *key : {"Exif.Photo.DateTimeOriginal", "Exif.Photo.DateTimeDigitized", "Exif.Image.DateTime"}) {
        const QDateTime time = QDateTime::fromString(textOf(data, key), u"yyyy:MM:dd HH:mm:ss"_s);
        if (time.isValid() && time.date().year() >= 1826)
            return time.toString(u"yyyy-MM-ddTHH:mm:ss"_s);
    }
    return {};
}

QString cameraOf(const QString &make, const QString &model)
{
    // Most makers repeat their name in the model.
    const QString first = make.section(u' ', 0, 0);
    if (make.isEmpty() || model.startsWith(first, Qt::CaseInsensitive))
        return model;
    return model.isEmpty() ? make : QString(make + u' ' + model);
}

void putExposure(QJsonObject &json, const Exiv2::ExifData &data)
{
    const auto time = numberOf(data, "Exif.Photo.ExposureTime");
    if (time && *time > 0 && *time < 86400)
        json.insert(u"exposure_time"_s, *time >= 0.3 ? QString::number(rounded(*time, 0.1))
                                                     : QString(u"1/"_s + QString::number(std::lround(1 / *time))));
    const auto fNumber = numberOf(data, "Exif.Photo.FNumber");
    if (fNumber && *fNumber > 0 && *fNumber < 1000)
        json.insert(u"f_number"_s, rounded(*fNumber, 0.01));
    const auto iso = numberOf(data, "Exif.Photo.ISOSpeedRatings");
    if (iso && *iso > 0 && *iso < 1e8)
        json.insert(u"iso"_s, qint64(*iso));
    const auto focal = numberOf(data, "Exif.Photo.FocalLength");
    if (focal && *focal > 0 && *focal < 100000)
        json.insert(u"focal_length_mm"_s, rounded(*focal, 0.01));
}

std::optional<double> degreesOf(const Exiv2::ExifData &data, const char *key, const char *refKey, const QString &minus)
{
    double degrees = 0;
    double part = 1;
    for (long i = 0; i < 3; ++i, part *= 60) {
        const auto number = numberOf(data, key, i);
        if (!number && i == 0)
            return std::nullopt;
        degrees += number.value_or(0) / part;
    }
    if (!std::isfinite(degrees) || degrees < 0 || degrees > 180)
        return std::nullopt;
    return textOf(data, refKey).startsWith(minus, Qt::CaseInsensitive) ? -degrees : degrees;
}

void putGps(QJsonObject &json, const Exiv2::ExifData &data)
{
    const auto latitude = degreesOf(data, "Exif.GPSInfo.GPSLatitude", "Exif.GPSInfo.GPSLatitudeRef", u"S"_s);
    const auto longitude = degreesOf(data, "Exif.GPSInfo.GPSLongitude", "Exif.GPSInfo.GPSLongitudeRef", u"W"_s);
    if (!latitude || !longitude || std::abs(*latitude) > 90)
        return;
    QJsonObject gps{{u"latitude"_s, rounded(*latitude, 1e-6)}, {u"longitude"_s, rounded(*longitude, 1e-6)}};
    const auto altitude = numberOf(data, "Exif.GPSInfo.GPSAltitude");
    if (altitude && std::abs(*altitude) < 100000) {
        const auto below = numberOf(data, "Exif.GPSInfo.GPSAltitudeRef");
        gps.insert(u"altitude_m"_s, rounded(below == 1.0 ? -*altitude : *altitude, 0.1));
    }
    json.insert(u"gps"_s, gps);
}
} // namespace

int exifOrientation(const QByteArray &tiff)
{
    if (tiff.size() < 8 || !(tiff.startsWith("II") || tiff.startsWith("MM")))
        return 1;
    const bool big = tiff.startsWith("MM");
    const qint64 directory = read32(tiff.constData() + 4, big);
    if (directory + 2 > tiff.size())
        return 1;
    const int entries = read16(tiff.constData() + directory, big);
    for (int i = 0; i < entries; ++i) {
        const qint64 entry = directory + 2 + qint64(i) * 12;
        if (entry + 12 > tiff.size())
            return 1;
        const char *bytes = tiff.constData() + entry;
        if (read16(bytes, big) != OrientationTag)
            continue;
        const int value = read16(bytes + 2, big) == ShortType ? read16(bytes + 8, big) : int(read32(bytes + 8, big));
        return value >= 1 && value <= 8 ? value : 1;
    }
    return 1;
}

bool saysAdobeRgb(const QByteArray &tiff)
{
    if (!tiff.contains("R03"))
        return false;
    const auto data = decode(tiff);
    if (!data)
        return false;
    try {
        return textOf(*data, "Exif.Iop.InteroperabilityIndex") == "R03"_L1;
    } catch (const std::exception &) {
        return false;
    }
}

QJsonObject readExif(const QByteArray &tiff, bool keepGps)
{
    QJsonObject json;
    const auto data = decode(tiff);
    if (!data)
        return json;
    try {
        const QString make = textOf(*data, "Exif.Image.Make");
        const QString model = textOf(*data, "Exif.Image.Model");
        put(json, u"camera"_s, cameraOf(make, model));
        put(json, u"make"_s, make);
        put(json, u"model"_s, model);
        put(json, u"lens"_s, textOf(*data, "Exif.Photo.LensModel"));
        put(json, u"software"_s, textOf(*data, "Exif.Image.Software"));
        put(json, u"captured_at"_s, capturedAt(*data));
        put(json, u"offset"_s, textOf(*data, "Exif.Photo.OffsetTimeOriginal"));
        putExposure(json, *data);
        if (keepGps)
            putGps(json, *data);
    } catch (const std::exception &) {
        // What was read before the bad field is still true.
    }
    if (const int orientation = exifOrientation(tiff); orientation != 1)
        json.insert(u"orientation"_s, orientation);
    return json;
}

QByteArray gpsSegment(const QByteArray &tiff)
{
    const auto data = decode(tiff);
    if (!data)
        return {};
    try {
        Exiv2::ExifData position;
        for (const Exiv2::Exifdatum &datum : *data) {
            if (datum.groupName() == "GPSInfo")
                position.add(datum);
        }
        if (position.empty())
            return {};
        Exiv2::Blob blob;
        Exiv2::ExifParser::encode(blob, Exiv2::littleEndian, position);
        constexpr size_t longestSegment = 65000;
        if (blob.empty() || blob.size() > longestSegment)
            return {};
        return QByteArray("Exif\0\0", 6) +
               QByteArray(reinterpret_cast<const char *>(blob.data()), qsizetype(blob.size()));
    } catch (const std::exception &) {
        return {};
    }
}

} // namespace td
