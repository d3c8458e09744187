// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/exifrows.h"

#include "ui/support/format.h"
#include "ui/support/varianttext.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(td::PhotoInspector)
};

constexpr double PixelsInMegapixel = 1e6;

QString capturedText(const QJsonObject &exif)
{
    // By the camera's own clock: no zone is known, so none is applied.
    const QDateTime at = QDateTime::fromString(exif.value("captured_at"_L1).toString(), Qt::ISODate);
    if (!at.isValid())
        return {};
    return QString(format::locale().toString(at.date(), u"d MMM yyyy"_s) % u' ' % format::timeOfDay(at.time()));
}

/// "1/250 s · f/2.8 · ISO 100 · 35 mm"
QString exposureText(const QJsonObject &exif)
{
    QStringList parts;
    if (exif.contains("exposure_time"_L1))
        parts.append(Texts::tr("%1 s").arg(exif.value("exposure_time"_L1).toString()));
    if (exif.contains("f_number"_L1))
        parts.append(u"f/"_s + format::number(exif.value("f_number"_L1).toDouble(), 1));
    if (exif.contains("iso"_L1))
        parts.append(Texts::tr("ISO %1").arg(exif.value("iso"_L1).toInteger()));
    if (exif.contains("focal_length_mm"_L1))
        parts.append(Texts::tr("%1 mm").arg(format::number(exif.value("focal_length_mm"_L1).toDouble(), 1)));
    return parts.join(u" · "_s);
}

QString sizeText(const QJsonObject &exif)
{
    const qint64 width = exif.value("width"_L1).toInteger();
    const qint64 height = exif.value("height"_L1).toInteger();
    if (width <= 0 || height <= 0)
        return {};
    return Texts::tr("%1 × %2, %3 megapixels")
        .arg(format::count(width), format::count(height), format::number(double(width * height) / PixelsInMegapixel, 1));
}

QString positionText(const QJsonObject &exif)
{
    const QJsonObject gps = exif.value("gps"_L1).toObject();
    if (gps.isEmpty())
        return {};
    return QString(format::number(gps.value("latitude"_L1).toDouble(), 5) + u"; "_s +
                   format::number(gps.value("longitude"_L1).toDouble(), 5));
}

} // namespace

KeyValueSection exifSection(const Photo &photo)
{
    const QJsonObject exif = photo.metadata.value("exif"_L1).toObject();
    KeyValueSection section{Texts::tr("Taken with"), {}};
    for (const auto &[label, value] :
         {std::pair{Texts::tr("Camera"), exif.value("camera"_L1).toString()},
          std::pair{Texts::tr("Lens"), exif.value("lens"_L1).toString()},
          std::pair{Texts::tr("Captured"), capturedText(exif)}, std::pair{Texts::tr("Exposure"), exposureText(exif)},
          std::pair{Texts::tr("As uploaded"), sizeText(exif)}, std::pair{Texts::tr("Position"), positionText(exif)},
          std::pair{Texts::tr("Software"), exif.value("software"_L1).toString()}}) {
        if (value.isEmpty())
            continue;
        KeyValueRow row;
        row.label = label;
        row.value = value;
        section.rows.append(row);
    }
    return section;
}

KeyValueSection sizesSection(const QList<Copy> &copies, Tier tier)
{
    QList<Copy> shown;
    for (const Copy &copy : copies) {
        const bool isThere = copy.state == CopyState::Verified || copy.state == CopyState::Suspect;
        if (isThere && copy.tier == tier)
            shown.append(copy);
    }
    std::stable_sort(shown.begin(), shown.end(), [](const Copy &a, const Copy &b) {
        return std::max(a.width, a.height) > std::max(b.width, b.height);
    });
    KeyValueSection section{Texts::tr("Sizes"), {}};
    for (const Copy &copy : std::as_const(shown)) {
        KeyValueRow row;
        row.label = variantWord(copy.variant);
        const QString bytes = format::bytes(copy.size);
        row.value = copy.width > 0 ? Texts::tr("%1 × %2, %3").arg(format::count(copy.width), format::count(copy.height), bytes)
                                   : bytes;
        row.toolTip = copy.key;
        section.rows.append(row);
    }
    return section;
}

} // namespace td
