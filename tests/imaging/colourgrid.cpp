// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/colourgrid.h"

#include <QBuffer>
#include <QColorSpace>
#include <QFile>
#include <QImageReader>

#include <lcms2.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace td::test
{

namespace
{
constexpr int Side = 4;

struct CloseGridProfile {
    void operator()(void *profile) const { cmsCloseProfile(profile); }
};
using GridProfile = std::unique_ptr<void, CloseGridProfile>;

void applyProfile(QImage &rgba, const QByteArray &icc)
{
    const GridProfile profile(cmsOpenProfileFromMem(icc.constData(), cmsUInt32Number(icc.size())));
    const bool gray = profile && cmsGetColorSpace(profile.get()) == cmsSigGrayData;
    if (!profile || (!gray && cmsGetColorSpace(profile.get()) != cmsSigRgbData))
        return;
    const GridProfile srgb(cmsCreate_sRGBProfile());
    cmsHTRANSFORM transform = cmsCreateTransform(profile.get(), gray ? TYPE_GRAY_8 : TYPE_RGBA_8, srgb.get(),
                                                 TYPE_RGBA_8, INTENT_PERCEPTUAL, cmsFLAGS_COPY_ALPHA);
    if (transform == nullptr)
        return;
    for (int y = 0; y < rgba.height(); ++y) {
        quint8 *row = rgba.scanLine(y);
        if (!gray) {
            cmsDoTransform(transform, row, row, cmsUInt32Number(rgba.width()));
            continue;
        }
        for (int x = 0; x < rgba.width(); ++x) {
            const quint8 level = row[4 * x];
            cmsDoTransform(transform, &level, row + 4 * x, 1);
            row[4 * x + 3] = 255;
        }
    }
    cmsDeleteTransform(transform);
}

QImage seen(const QByteArray &file)
{
    QBuffer buffer;
    buffer.setData(file);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    QImage image = reader.read();
    if (image.isNull())
        return {};
    const QByteArray icc = image.colorSpace().iccProfile();
    image.setColorSpace({});
    image = std::move(image).convertToFormat(QImage::Format_RGBA8888);
    if (!icc.isEmpty())
        applyProfile(image, icc);
    return image;
}

/// How much of the position `at` lies in cell `cell` of `Side` over a length.
double share(int at, int cell, int length)
{
    const double from = std::max(double(at), double(cell) * length / Side);
    const double to = std::min(double(at + 1), double(cell + 1) * length / Side);
    return std::max(0.0, to - from);
}
} // namespace

std::optional<ColourGrid> colourGrid(const QByteArray &file)
{
    const QImage image = seen(file);
    if (image.isNull())
        return std::nullopt;
    ColourGrid grid = {};
    const double area = double(image.width()) * image.height() / (Side * Side);
    for (int y = 0; y < image.height(); ++y) {
        const quint8 *row = image.constScanLine(y);
        for (int x = 0; x < image.width(); ++x) {
            const double alpha = row[4 * x + 3] / 255.0;
            for (int cy = y * Side / image.height(); cy < Side; ++cy) {
                const double down = share(y, cy, image.height());
                if (down == 0)
                    break;
                for (int cx = x * Side / image.width(); cx < Side; ++cx) {
                    const double part = down * share(x, cx, image.width()) / area;
                    if (part == 0)
                        break;
                    for (int c = 0; c < 3; ++c)
                        grid[size_t((cy * Side + cx) * 3 + c)] += part * (row[4 * x + c] * alpha + 255 * (1 - alpha));
                }
            }
        }
    }
    return grid;
}

QHash<QString, ColourGrid> referenceColours(const QString &path)
{
    QHash<QString, ColourGrid> colours;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return colours;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> parts = line.split('\t');
        const QByteArray bytes = parts.size() == 2 ? QByteArray::fromHex(parts.last()) : QByteArray();
        ColourGrid grid;
        if (bytes.size() != qsizetype(grid.size()))
            continue;
        std::transform(bytes.begin(), bytes.end(), grid.begin(), [](char c) { return double(quint8(c)); });
        colours.insert(QString::fromUtf8(parts.first()), grid);
    }
    return colours;
}

double difference(const ColourGrid &a, const ColourGrid &b)
{
    double sum = 0;
    for (size_t i = 0; i < a.size(); ++i)
        sum += std::abs(a[i] - b[i]);
    return sum / double(a.size());
}

} // namespace td::test
