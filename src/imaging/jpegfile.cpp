// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/jpegfile.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>

namespace td
{

namespace
{
constexpr quint8 Soi = 0xd8;
constexpr quint8 Eoi = 0xd9;
constexpr quint8 Dht = 0xc4;
constexpr quint8 Dri = 0xdd;
constexpr quint8 Sos = 0xda;
constexpr quint8 App0 = 0xe0;
constexpr quint8 App1 = 0xe1;
constexpr quint8 App2 = 0xe2;
constexpr quint8 App14 = 0xee;
constexpr quint8 App15 = 0xef;
constexpr quint8 Com = 0xfe;
constexpr qsizetype JfifLength = 14;
constexpr QByteArrayView ExifId("Exif\0\0", 6);
constexpr QByteArrayView IccId("ICC_PROFILE\0", 12);

bool standsAlone(quint8 marker)
{
    return marker == 0x01 || (marker >= 0xd0 && marker <= Eoi);
}
bool isFrame(quint8 marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

struct Segment {
    quint8 marker = 0;
    QByteArrayView payload; ///< without the length
    QByteArrayView entropy; ///< the coded data that follows a start of scan
};

/// Goes from marker to marker.
class JpegWalker
{
public:
    explicit JpegWalker(QByteArrayView file)
        : m_file(file)
    {
    }

    /// Nothing at the end, or when what comes is not a marker.
    std::optional<Segment> next()
    {
        if (m_at + 2 > m_file.size() || quint8(m_file[m_at]) != 0xff)
            return std::nullopt;
        while (m_at + 1 < m_file.size() && quint8(m_file[m_at + 1]) == 0xff)
            ++m_at;
        if (m_at + 2 > m_file.size())
            return std::nullopt;
        Segment segment;
        segment.marker = quint8(m_file[m_at + 1]);
        m_at += 2;
        if (segment.marker == 0)
            return std::nullopt;
        if (standsAlone(segment.marker))
            return segment;
        if (m_at + 2 > m_file.size())
            return std::nullopt;
        // A length that does not even count itself is read as an empty segment, as decoders do.
        const qsizetype length = std::max<qsizetype>(2, qFromBigEndian<quint16>(m_file.data() + m_at));
        if (m_at + length > m_file.size())
            return std::nullopt;
        segment.payload = m_file.sliced(m_at + 2, length - 2);
        m_at += length;
        if (segment.marker == Sos)
            segment.entropy = takeEntropy();
        return segment;
    }

private:
    QByteArrayView takeEntropy()
    {
        const qsizetype start = m_at;
        while (m_at < m_file.size()) {
            const void *found = std::memchr(m_file.data() + m_at, 0xff, size_t(m_file.size() - m_at));
            if (found == nullptr) {
                m_at = m_file.size();
                break;
            }
            m_at = static_cast<const char *>(found) - m_file.data();
            if (m_at + 1 >= m_file.size()) {
                m_at = m_file.size();
                break;
            }
            const auto following = quint8(m_file[m_at + 1]);
            const bool data = following == 0 || (following >= 0xd0 && following <= 0xd7);
            if (!data && following != 0xff)
                break;
            m_at += data ? 2 : 1;
        }
        return m_file.sliced(start, m_at - start);
    }

    QByteArrayView m_file;
    qsizetype m_at = 0;
};

QByteArray joined(const std::map<int, QByteArrayView> &parts, int expected)
{
    QByteArray whole;
    for (int n = 1; n <= expected; ++n) {
        const auto part = parts.find(n);
        if (part == parts.end())
            return {};
        whole += part->second;
    }
    return whole;
}

void readFrame(JpegFile &jpeg, const Segment &segment)
{
    if (segment.payload.size() < 6 || jpeg.components != 0)
        return;
    const char *bytes = segment.payload.data();
    jpeg.precision = quint8(bytes[0]);
    jpeg.size = QSize(qFromBigEndian<quint16>(bytes + 3), qFromBigEndian<quint16>(bytes + 1));
    jpeg.components = quint8(bytes[5]);
    jpeg.progressive = segment.marker == 0xc2 || segment.marker == 0xca;
    jpeg.arithmetic = segment.marker > 0xc8;
}

/// Whether the segment defines a table by which every block differs from the last one by half of all brightness or
/// more: no picture does, and sums of such differences overflow in the decoder, which does not even warn.
bool leapsOnly(QByteArrayView tables)
{
    constexpr qsizetype head = 17; // class and number, then how many codes of each length
    constexpr int largestLeap = 11;
    while (tables.size() >= head) {
        qsizetype codes = 0;
        for (qsizetype i = 1; i < head; ++i)
            codes += quint8(tables[i]);
        if (codes > tables.size() - head)
            return false;
        const QByteArrayView values = tables.sliced(head, codes);
        const bool isDc = quint8(tables[0]) >> 4 == 0;
        if (isDc && codes > 0 && std::all_of(values.begin(), values.end(), [](char v) { return v >= largestLeap; }))
            return true;
        tables = tables.sliced(head + codes);
    }
    return false;
}

void append(QByteArray &out, quint8 marker, QByteArrayView payload)
{
    out += '\xff';
    out += char(marker);
    const auto length = quint16(payload.size() + 2);
    out += char(length >> 8);
    out += char(length & 0xff);
    out += payload;
}

bool isKept(const Segment &segment)
{
    if (segment.marker == Com)
        return segment.payload == OurComment;
    if (segment.marker < App0 || segment.marker > App15)
        return true;
    if (segment.marker == App0)
        return segment.payload.startsWith(QByteArrayView("JFIF\0", 5)) && segment.payload.size() >= JfifLength;
    if (segment.marker == App2)
        return segment.payload.startsWith(IccId);
    return segment.marker == App14 && segment.payload.startsWith("Adobe");
}
} // namespace

JpegFile readJpegFile(const QByteArray &file)
{
    JpegFile jpeg;
    std::map<int, QByteArrayView> iccParts;
    int iccCount = 0;
    bool leaps = false;
    bool restarts = false;
    JpegWalker walker(file);
    while (const auto segment = walker.next()) {
        const QByteArrayView payload = segment->payload;
        if (segment->marker == Eoi) {
            jpeg.ended = true;
            break;
        }
        if (isFrame(segment->marker)) {
            readFrame(jpeg, *segment);
        } else if (segment->marker == Sos) {
            ++jpeg.scans;
        } else if (segment->marker == Dht) {
            leaps = leaps || leapsOnly(payload);
        } else if (segment->marker == Dri && payload.size() >= 2) {
            restarts = qFromBigEndian<quint16>(payload.data()) != 0;
        } else if (segment->marker == App1 && payload.startsWith(ExifId) && jpeg.exif.isEmpty()) {
            jpeg.exif = payload.sliced(ExifId.size()).toByteArray();
        } else if (segment->marker == App2 && payload.startsWith(IccId) && payload.size() > IccId.size() + 2) {
            iccCount = quint8(payload[IccId.size() + 1]);
            iccParts.emplace(quint8(payload[IccId.size()]), payload.sliced(IccId.size() + 2));
        } else if (segment->marker == App14 && payload.startsWith("Adobe")) {
            jpeg.adobe = true;
        } else if (segment->marker == Com && payload == OurComment) {
            jpeg.ours = true;
        }
    }
    jpeg.icc = joined(iccParts, iccCount);
    // A single block, and the first after a restart, may well differ that much from nothing.
    constexpr int oneBlock = 16;
    const bool manyBlocks = jpeg.size.width() > oneBlock || jpeg.size.height() > oneBlock;
    jpeg.sane = !(leaps && manyBlocks && !restarts && jpeg.precision == 8);
    return jpeg;
}

QByteArray strippedJpeg(const QByteArray &file, const QByteArray &exifSegment)
{
    QByteArray out;
    out.reserve(file.size());
    JpegWalker walker(file);
    bool exifWanted = !exifSegment.isEmpty();
    while (const auto segment = walker.next()) {
        if (out.isEmpty() != (segment->marker == Soi))
            return {};
        if (segment->marker == Soi) {
            out += QByteArrayView("\xff\xd8", 2);
            continue;
        }
        if (segment->marker == Eoi) {
            out += QByteArrayView("\xff\xd9", 2);
            return out;
        }
        if (standsAlone(segment->marker))
            return {};
        // EXIF follows JFIF where there is one and comes first otherwise.
        if (exifWanted && segment->marker != App0) {
            append(out, App1, exifSegment);
            exifWanted = false;
        }
        if (!isKept(*segment))
            continue;
        if (segment->marker == App0) {
            QByteArray jfif = segment->payload.first(JfifLength).toByteArray();
            jfif[JfifLength - 2] = jfif[JfifLength - 1] = '\0'; // no thumbnail
            append(out, App0, jfif);
        } else {
            append(out, segment->marker, segment->payload);
            out += segment->entropy;
        }
    }
    return {};
}

} // namespace td
