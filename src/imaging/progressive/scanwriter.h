// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/progressive/huffmantable.h"
#include "imaging/progressive/scantokens.h"

namespace td::progressive
{

/// Entropy-coded bytes with a zero after each 0xFF, as they stand in a file.
void appendTokens(const ScanTokens &tokens, const std::array<Code, 256> &codes, QByteArray &file);

/// One bit per value: the last bit of DC.
void appendBits(std::span<const quint8> bits, QByteArray &file);

} // namespace td::progressive
