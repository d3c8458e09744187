// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/raster.h"

#include "imaging/pngcheck.h"
#include "imaging/pngfile.h"
#include "imaging/resize.h"

#include <QBuffer>
#include <QColorSpace>
#include <QColorTransform>
#include <QImage>
#include <QImageReader>
#include <QRgba64>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
/// One row as opaque sRGB, or as gray when `channels` is 1.
class RowConverter
{
public:
    using Key = std::optional<std::array<quint16, 3>>;

    /// `qtConverts`: by the colour space that Qt found; else `toSrgb` does, when not null.
    RowConverter(const QImage &image, int channels, const Key &transparent, bool qtConverts,
                 std::shared_ptr<const ToSrgb> toSrgb)
        : m_image(image)
        , m_channels(channels)
        , m_transparent(transparent)
        , m_toSrgb(std::move(toSrgb))
        , m_row(size_t(image.width()) * size_t(channels))
    {
        const QColorSpace space = image.colorSpace();
        const QColorSpace srgb(QColorSpace::SRgb);
        m_convert = qtConverts && space.isValid() && space != srgb;
        if (m_convert)
            m_transform = space.transformationToColorSpace(srgb);
    }
    [[nodiscard]] bool converts() const { return m_convert || m_toSrgb; }

    const quint8 *row(int y)
    {
        if (m_channels == 1 && m_image.format() == QImage::Format_Grayscale8 && !m_toSrgb)
            return m_image.constScanLine(y);
        QImage line(m_image.constScanLine(y), m_image.width(), 1, m_image.bytesPerLine(), m_image.format());
        if (m_image.colorCount() > 0)
            line.setColorTable(m_image.colorTable());
        if (m_channels == 1) {
            line = std::move(line).convertToFormat(QImage::Format_Grayscale8);
            std::copy_n(line.constScanLine(0), m_row.size(), m_row.data());
            return shown();
        }
        if (m_transparent) {
            line = std::move(line).convertToFormat(QImage::Format_RGBA64);
            clearKey(line);
        }
        if (m_convert) {
            const bool deep = m_image.depth() > 32 || m_image.format() == QImage::Format_Grayscale16;
            line = std::move(line).convertToFormat(deep ? QImage::Format_RGBA64 : QImage::Format_ARGB32);
            line.applyColorTransform(m_transform);
        }
        line = std::move(line).convertToFormat(QImage::Format_RGBA8888);
        flatten(line.constScanLine(0));
        return shown();
    }

private:
    const quint8 *shown()
    {
        if (m_toSrgb)
            m_toSrgb->convert(m_row.data(), m_row.data(), m_image.width());
        return m_row.data();
    }
    void clearKey(QImage &line) const
    {
        auto *pixels = reinterpret_cast<QRgba64 *>(line.scanLine(0));
        for (int x = 0; x < line.width(); ++x) {
            QRgba64 &pixel = pixels[x];
            const std::array<quint16, 3> colour{pixel.red(), pixel.green(), pixel.blue()};
            if (colour == *m_transparent)
                pixel.setAlpha(0);
        }
    }
    void flatten(const quint8 *rgba)
    {
        quint8 *out = m_row.data();
        for (int x = 0; x < m_image.width(); ++x, rgba += 4, out += 3) {
            const int alpha = rgba[3];
            for (int c = 0; c < 3; ++c)
                out[c] = quint8((rgba[c] * alpha + 255 * (255 - alpha) + 127) / 255);
        }
    }

    const QImage &m_image;
    int m_channels;
    Key m_transparent;
    std::shared_ptr<const ToSrgb> m_toSrgb;
    bool m_convert = false;
    QColorTransform m_transform;
    std::vector<quint8> m_row;
};

/// Reads the other frames to see that they are there; what is wrong with them.
QString checkFrames(QImageReader &reader, const Probe &probe, const Deadline &deadline)
{
    for (int frame = 1; frame < probe.frames; ++frame) {
        if (deadline.passed())
            return u"the animation takes too long to decode"_s;
        if (reader.read().isNull())
            return u"frame %1 of %2 cannot be decoded"_s.arg(frame + 1).arg(probe.frames);
    }
    return {};
}

QByteArray rasterFormat(FileType type)
{
    switch (type) {
    case FileType::Png:
        return "png"_ba;
    case FileType::Gif:
        return "gif"_ba;
    default:
        return "webp"_ba;
    }
}
} // namespace

Result<Decoded> decodeRaster(const QByteArray &file, const Probe &probe, QSize target, const ColourProfiles &colours,
                             const Deadline &deadline, const QString &name)
{
    // Text and metadata chunks never reach the decoder: one of them can unpack to a gigabyte.
    QByteArray lean = file;
    RowConverter::Key transparent;
    PngFault fault;
    if (probe.type == FileType::Png) {
        // Judged first: Qt's decoder would write about it to the terminal, and refuse it as well.
        fault = pngFault(file, deadline);
        if (fault.isFatal)
            return undecodable(name, fault.text);
        // Qt mixes up the channels of 16-bit pictures with a transparent colour, so we apply that colour ourselves.
        transparent = readPngFile(file).deepKey;
        lean = transparent ? opaquePng(file) : strippedPng(file);
    }
    QBuffer buffer;
    buffer.setData(lean);
    if (!buffer.open(QIODevice::ReadOnly))
        return undecodable(name, u"it cannot be read"_s);
    QImageReader reader(&buffer, rasterFormat(probe.type));
    reader.setAutoTransform(false);
    reader.setDecideFormatFromContent(false);
    if (reader.size().isValid() && reader.size() != probe.size)
        return undecodable(name, u"its headers contradict each other"_s);
    QImage image = reader.read();
    if (image.isNull())
        return undecodable(name, reader.errorString().toLower());
    if (image.size() != probe.size)
        return undecodable(name, u"it is not as large as its header says"_s);

    Decoded decoded;
    if (!probe.intact)
        decoded.warnings.append(u"the file is incomplete or its checksums are wrong"_s);
    if (!fault.text.isEmpty())
        decoded.warnings.append(fault.text);
    const bool gray = image.format() == QImage::Format_Grayscale8 || image.format() == QImage::Format_Grayscale16;
    const bool qtKnows = image.colorSpace().isValid() && !probe.codePoints;
    const int channels = gray && !qtKnows ? 1 : 3;
    Resizer resizer(image.size(), target, channels);
    const ColourPlan plan = qtKnows ? ColourPlan() : colours.plan(probe.icc, channels, ProfilePolicy::ConvertToSrgb);
    RowConverter rows(image, channels, transparent, qtKnows, plan.toSrgb);
    decoded.colour.foreign = rows.converts();
    for (int y = 0; y < image.height(); ++y)
        resizer.push(rows.row(y));
    decoded.pixels = resizer.take();
    image = QImage();
    if (const QString wrong = checkFrames(reader, probe, deadline); !wrong.isEmpty())
        decoded.warnings.append(wrong);
    return decoded;
}

} // namespace td
