// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/progressive/huffmantable.h"
#include "imaging/progressive/quantiser.h"
#include "imaging/progressive/scantokens.h"

#include <QSize>

namespace td::progressive
{

/// The longest payload of a marker segment.
inline constexpr qsizetype LongestSegment = 65533;
/// What an ICC profile may measure: 255 segments of it.
inline constexpr qsizetype LongestProfile = 255 * (LongestSegment - 14);

/// A component as the frame header describes it.
struct FrameComponent {
    int sampling = 1; ///< both ways
    bool chroma = false;
};

void appendStart(QByteArray &file);
void appendEnd(QByteArray &file);
void appendSegment(QByteArray &file, quint8 marker, const QByteArray &payload);
void appendProfile(QByteArray &file, const QByteArray &icc);
void appendSteps(QByteArray &file, int table, const Quantiser &quantiser);
void appendFrame(QByteArray &file, QSize size, std::span<const FrameComponent> components);
void appendHuffmanTable(QByteArray &file, bool dc, int table, const HuffmanTable &huffman);
void appendScanHeader(QByteArray &file, const Scan &scan, int components);

} // namespace td::progressive
