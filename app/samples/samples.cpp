// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/samples.h"

#include "app/samples/photographic.h"
#include "app/samples/scenes.h"

#include <QBuffer>
#include <QDate>
#include <QDir>
#include <QSaveFile>

#include <exiv2/exiv2.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <mutex>
#include <thread>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
using samples::Canvas;
using samples::Rng;

enum class Shape { Wide, Tall, Any };
struct Kind {
    void (*paint)(Canvas &);
    Shape shape;
};
constexpr std::array<Kind, 15> Kinds{{
    {samples::paintDress, Shape::Tall},
    {samples::paintMountains, Shape::Wide},
    {samples::paintSneaker, Shape::Wide},
    {samples::paintVase, Shape::Any},
    {samples::paintLivingRoom, Shape::Wide},
    {samples::paintSea, Shape::Wide},
    {samples::paintHandbag, Shape::Any},
    {samples::paintSweater, Shape::Any},
    {samples::paintHills, Shape::Wide},
    {samples::paintCups, Shape::Wide},
    {samples::paintCity, Shape::Wide},
    {samples::paintFoldedStack, Shape::Any},
    {samples::paintPlant, Shape::Tall},
    {samples::paintDunes, Shape::Wide},
    {samples::paintDesk, Shape::Wide},
}};
/// Sides of the pictures, long by short, as cameras and telephones make them.
constexpr std::array<std::pair<int, int>, 7> Formats{
    {{3000, 2000}, {2400, 1600}, {3264, 2448}, {1600, 1200}, {2592, 1728}, {4000, 2250}, {2048, 1536}}};
struct Place {
    double latitude;
    double longitude;
};
constexpr std::array<Place, 6> Places{{{48.8566, 2.3522},
                                       {45.7640, 4.8357},
                                       {43.7102, 7.2620},
                                       {47.2184, -1.5536},
                                       {50.6292, 3.0573},
                                       {44.8378, -0.5792}}};

struct Shot {
    QString name;
    Kind kind;
    quint64 seed;
    QSize sides; ///< long by short; empty: those of some camera
};

std::string degreesText(double value)
{
    const double positive = std::abs(value);
    const int degrees = int(positive);
    const double minutesAll = (positive - degrees) * 60;
    const int minutes = int(minutesAll);
    const int seconds = int(std::lround((minutesAll - minutes) * 60 * 100));
    return std::to_string(degrees) + "/1 " + std::to_string(minutes) + "/1 " + std::to_string(seconds) + "/100";
}

Exiv2::ExifData exifFor(Rng &rng, QSize stored, int orientation)
{
    Exiv2::ExifData exif;
    exif["Exif.Image.Make"] = "Tierdeck";
    exif["Exif.Image.Model"] = "Tierdeck Sample";
    exif["Exif.Image.Software"] = "tierdeck-samples";
    exif["Exif.Image.Orientation"] = uint16_t(orientation);
    const QDate day = QDate(2025, 1, 1).addDays(rng.whole(0, 300));
    const QString taken = u"%1 %2:%3:%4"_s.arg(day.toString(u"yyyy:MM:dd"_s))
                              .arg(rng.whole(7, 20), 2, 10, QChar(u'0'))
                              .arg(rng.whole(0, 59), 2, 10, QChar(u'0'))
                              .arg(rng.whole(0, 59), 2, 10, QChar(u'0'));
    const std::string time = taken.toStdString();
    exif["Exif.Image.DateTime"] = time;
    exif["Exif.Photo.DateTimeOriginal"] = time;
    exif["Exif.Photo.DateTimeDigitized"] = time;
    exif["Exif.Photo.OffsetTimeOriginal"] = "+01:00";
    constexpr std::array<int, 5> speeds{60, 125, 250, 500, 1000};
    constexpr std::array<int, 5> stops{18, 28, 40, 56, 80};
    constexpr std::array<int, 4> lengths{24, 35, 50, 85};
    constexpr std::array<int, 5> isos{100, 200, 400, 800, 1600};
    const int length = rng.pick(lengths);
    const int stop = rng.pick(stops);
    exif["Exif.Photo.ExposureTime"] = Exiv2::URational(1, uint32_t(rng.pick(speeds)));
    exif["Exif.Photo.FNumber"] = Exiv2::URational(uint32_t(stop), 10);
    exif["Exif.Photo.ISOSpeedRatings"] = uint16_t(rng.pick(isos));
    exif["Exif.Photo.FocalLength"] = Exiv2::URational(uint32_t(length), 1);
    exif["Exif.Photo.LensModel"] = u"Sample %1 mm f/1.8"_s.arg(length).toStdString();
    exif["Exif.Photo.PixelXDimension"] = uint32_t(stored.width());
    exif["Exif.Photo.PixelYDimension"] = uint32_t(stored.height());
    if (rng.chance(0.35)) {
        const Place &place = rng.pick(Places);
        const double latitude = place.latitude + rng.range(-0.03, 0.03);
        const double longitude = place.longitude + rng.range(-0.03, 0.03);
        exif["Exif.GPSInfo.GPSVersionID"] = "2 3 0 0";
        exif["Exif.GPSInfo.GPSLatitudeRef"] = latitude < 0 ? "S" : "N";
        exif["Exif.GPSInfo.GPSLatitude"] = degreesText(latitude);
        exif["Exif.GPSInfo.GPSLongitudeRef"] = longitude < 0 ? "W" : "E";
        exif["Exif.GPSInfo.GPSLongitude"] = degreesText(longitude);
        exif["Exif.GPSInfo.GPSAltitudeRef"] = "0";
        exif["Exif.GPSInfo.GPSAltitude"] = Exiv2::URational(uint32_t(rng.whole(10, 400)), 1);
    }
    return exif;
}

Result<QByteArray> withExif(const QByteArray &jpeg, const Exiv2::ExifData &exif, const QString &name)
{
    try {
        auto image = Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte *>(jpeg.constData()), jpeg.size());
        image->readMetadata();
        image->setExifData(exif);
        image->writeMetadata();
        Exiv2::BasicIo &io = image->io();
        QByteArray bytes(qsizetype(io.size()), Qt::Uninitialized);
        if (io.open() != 0)
            return fail(ErrorCode::Internal, u"samples.exif"_s, u"The metadata could not be written."_s, name);
        io.read(reinterpret_cast<Exiv2::byte *>(bytes.data()), long(bytes.size()));
        io.close();
        return bytes;
    } catch (const std::exception &e) {
        auto error = fail(ErrorCode::Internal, u"samples.exif"_s, u"The metadata could not be written."_s, name);
        error.value().detail = QString::fromUtf8(e.what());
        return error;
    }
}

Result<QByteArray> takeShot(const Shot &shot)
{
    Rng rng(shot.seed);
    const auto [longSide, shortSide] =
        shot.sides.isEmpty() ? rng.pick(Formats) : std::pair(shot.sides.width(), shot.sides.height());
    const bool tall = shot.kind.shape == Shape::Tall || (shot.kind.shape == Shape::Any && rng.chance(0.5));
    const QSize upright = tall ? QSize(shortSide, longSide) : QSize(longSide, shortSide);
    Canvas canvas(upright, rng);
    shot.kind.paint(canvas);
    QImage picture = canvas.take();
    samples::develop(picture, rng);
    int orientation = 1;
    // Held upright, a camera stores the picture lying and says how to turn it.
    if (tall && rng.chance(0.7)) {
        orientation = rng.chance(0.7) ? 6 : 8;
        picture = picture.transformed(QTransform().rotate(orientation == 6 ? -90 : 90));
    }
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "jpg", rng.whole(92, 95)))
        return fail(ErrorCode::Internal, u"samples.encode"_s, u"The sample could not be encoded."_s, shot.name);
    return withExif(jpeg, exifFor(rng, picture.size(), orientation), shot.name);
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    auto error = fail(ErrorCode::Unavailable, u"samples.write"_s, u"The sample could not be written."_s, path,
                      u"Check the folder and the free space on its disk."_s);
    error.value().detail = file.errorString();
    return error;
}

QList<Shot> planShots(int count, quint64 seed, QSize sides)
{
    QList<Shot> shots;
    Rng rng(seed);
    int telephone = 2000 + rng.whole(10, 60);
    int camera = 380 + rng.whole(10, 60);
    for (int i = 0; i < count; ++i) {
        Shot shot;
        shot.kind = Kinds[size_t(i) % Kinds.size()];
        shot.seed = rng.next();
        shot.sides = sides;
        const bool fromTelephone = rng.chance(0.6);
        int &number = fromTelephone ? telephone : camera;
        number += rng.whole(1, 3);
        shot.name = fromTelephone ? u"IMG_%1.jpg"_s.arg(number, 4, 10, QChar(u'0'))
                                  : u"DSC_%1.jpg"_s.arg(number, 4, 10, QChar(u'0'));
        shots.append(shot);
    }
    return shots;
}
} // namespace

Result<QStringList> renderSamples(const QString &dir, int count, quint64 seed, std::stop_token stop, QSize sides)
{
    const QDir folder(dir);
    if (!folder.mkpath(u"."_s))
        return fail(ErrorCode::PermissionDenied, u"samples.folder"_s,
                    u"The folder for the samples could not be created."_s, dir, u"Choose a folder you may write to."_s);
    // Exiv2 sets its tables up on first use, which two threads must not do at once.
    Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
    Exiv2::XmpParser::initialize();
    const QList<Shot> shots = planShots(count, seed, sides);
    QStringList paths;
    for (const Shot &shot : shots)
        paths.append(folder.filePath(shot.name));
    std::atomic<qsizetype> next = 0;
    std::mutex mutex;
    std::optional<Error> firstError;
    const auto work = [&] {
        for (qsizetype i = next++; i < shots.size() && !stop.stop_requested(); i = next++) {
            auto done =
                takeShot(shots.at(i)).and_then([&](const QByteArray &bytes) { return writeFile(paths.at(i), bytes); });
            if (done)
                continue;
            const std::lock_guard lock(mutex);
            if (!firstError)
                firstError = done.error();
            next = shots.size();
        }
    };
    {
        std::vector<std::jthread> threads;
        const unsigned workers = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
        for (unsigned i = 0; i < workers; ++i)
            threads.emplace_back(work);
    }
    if (firstError)
        return fail(std::move(*firstError));
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s, dir);
    return paths;
}

} // namespace td
