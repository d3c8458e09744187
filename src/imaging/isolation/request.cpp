// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/isolation/request.h"

#include "imaging/isolation/wire.h"

#include <limits>

namespace td
{

namespace
{
constexpr qint64 AnyNumber = std::numeric_limits<qint64>::max();
constexpr qint64 AnyInt = std::numeric_limits<int>::max();
constexpr qsizetype LongestName = 4096;
constexpr qint64 MostVariants = 256;
} // namespace

// Every field of the policy is named here, so that one more does not compile before it is carried across as well.

QByteArray encodeRequest(const PictureRequest &request)
{
    const auto &[quality, maxSide, variants, keepOriginal, keepGps, profile, acceptHeic, targetBytes, leastQuality,
                 maxBytes, maxPixels] = request.policy;
    WireWriter out;
    out.number(qint64(request.task));
    out.number(request.fileBytes);
    out.text(request.name.left(LongestName / 4));
    for (const qint64 number :
         {qint64(quality), qint64(maxSide), qint64(keepOriginal), qint64(keepGps), qint64(profile), qint64(acceptHeic),
          targetBytes, qint64(leastQuality), maxBytes, maxPixels, qint64(variants.size())})
        out.number(number);
    for (const VariantSpec &variant : variants) {
        out.text(variant.name);
        out.number(variant.maxSide);
    }
    return out.take();
}

std::optional<PictureRequest> decodeRequest(QByteArrayView message)
{
    PictureRequest request;
    auto &[quality, maxSide, variants, keepOriginal, keepGps, profile, acceptHeic, targetBytes, leastQuality, maxBytes,
           maxPixels] = request.policy;
    WireReader in(message);
    request.task = PictureTask(in.number(0, qint64(PictureTask::Show)));
    request.fileBytes = in.number(0, AnyNumber);
    request.name = in.text(LongestName);
    quality = int(in.number(0, AnyInt));
    maxSide = int(in.number(0, AnyInt));
    keepOriginal = in.flag();
    keepGps = in.flag();
    profile = ProfilePolicy(in.number(0, 1));
    acceptHeic = in.flag();
    targetBytes = in.number(0, AnyNumber);
    leastQuality = int(in.number(0, AnyInt));
    maxBytes = in.number(0, AnyNumber);
    maxPixels = in.number(0, AnyNumber);
    const qint64 count = in.number(0, MostVariants);
    variants.clear();
    for (qint64 i = 0; i < count && !in.isWrong(); ++i) {
        QString name = in.text(LongestName);
        variants.append({std::move(name), int(in.number(0, AnyInt))});
    }
    if (!in.isWhole())
        return std::nullopt;
    return request;
}

} // namespace td
