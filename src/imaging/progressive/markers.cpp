// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/progressive/markers.h"

namespace td::progressive
{

namespace
{
void appendNumber(QByteArray &bytes, int number)
{
    bytes.append(char(number >> 8)).append(char(number));
}
} // namespace

void appendStart(QByteArray &file)
{
    file.append("\xff\xd8", 2);
    // JFIF 1.1: the shape of a pixel is a square, its size is not known, no preview
    appendSegment(file, 0xe0, QByteArray("JFIF\0\1\1\0\0\1\0\1\0\0", 14));
}

void appendEnd(QByteArray &file)
{
    file.append("\xff\xd9", 2);
}

void appendSegment(QByteArray &file, quint8 marker, const QByteArray &payload)
{
    file.append('\xff').append(char(marker));
    appendNumber(file, int(payload.size()) + 2);
    file.append(payload);
}

void appendProfile(QByteArray &file, const QByteArray &icc)
{
    const QByteArray name("ICC_PROFILE\0", 12);
    const qsizetype most = LongestSegment - name.size() - 2;
    const qsizetype parts = (icc.size() + most - 1) / most;
    for (qsizetype part = 0; part < parts; ++part) {
        QByteArray payload = name;
        payload.append(char(part + 1)).append(char(parts));
        payload.append(icc.mid(part * most, most));
        appendSegment(file, 0xe2, payload);
    }
}

void appendSteps(QByteArray &file, int table, const Quantiser &quantiser)
{
    QByteArray payload(1, char(table));
    for (const quint8 from : Zigzag)
        payload.append(char(quantiser.step[from]));
    appendSegment(file, 0xdb, payload);
}

void appendFrame(QByteArray &file, QSize size, std::span<const FrameComponent> components)
{
    QByteArray payload(1, char(8)); // bits a sample
    appendNumber(payload, size.height());
    appendNumber(payload, size.width());
    payload.append(char(components.size()));
    for (size_t i = 0; i < components.size(); ++i) {
        payload.append(char(i + 1));
        payload.append(char(components[i].sampling << 4 | components[i].sampling));
        payload.append(char(components[i].chroma ? 1 : 0));
    }
    appendSegment(file, 0xc2, payload);
}

void appendHuffmanTable(QByteArray &file, bool dc, int table, const HuffmanTable &huffman)
{
    QByteArray payload(1, char((dc ? 0 : 0x10) | table));
    for (size_t length = 1; length < huffman.countOfLength.size(); ++length)
        payload.append(char(huffman.countOfLength[length]));
    payload.append(huffman.symbols);
    appendSegment(file, 0xc4, payload);
}

void appendScanHeader(QByteArray &file, const Scan &scan, int components)
{
    const int first = scan.isDc() ? 0 : scan.component;
    const int count = scan.isDc() ? components : 1;
    QByteArray payload(1, char(count));
    for (int component = first; component < first + count; ++component) {
        const int table = component == 0 ? 0 : 1;
        payload.append(char(component + 1));
        if (scan.isDc())
            payload.append(char(scan.refines() ? 0 : table << 4)); // one more bit needs no code
        else
            payload.append(char(table));
    }
    payload.append(char(scan.first)).append(char(scan.last)).append(char(scan.high << 4 | scan.low));
    appendSegment(file, 0xda, payload);
}

} // namespace td::progressive
