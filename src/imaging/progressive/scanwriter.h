// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/progressive/huffmantable.h"
#include "imaging/progressive/scantokens.h"

namespace td::progressive
{

/// Writes the tokens; `codes` are a scan's with the room for the bits that follow them. Returns the end.
using WriteFunction = quint8 *(*)(const ScanTokens &tokens, const std::array<Code, 256> &codes, quint8 *to);
quint8 *writeTokensPlain(const ScanTokens &tokens, const std::array<Code, 256> &codes, quint8 *to);
#if defined(__x86_64__)
quint8 *writeTokensBmi2(const ScanTokens &tokens, const std::array<Code, 256> &codes, quint8 *to);
#endif

/// A scan's entropy-coded bytes with a zero after each 0xFF, as they stand in a file.
void appendTokens(const ScanTokens &tokens, const std::array<Code, 256> &codes, WriteFunction write, QByteArray &file);

/// The last bit of each value.
void appendLastBits(std::span<const qint16> values, QByteArray &file);

} // namespace td::progressive
