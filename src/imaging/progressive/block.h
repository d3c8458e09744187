// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/progressive/quantiser.h"

#include <QtGlobal>

namespace td::progressive
{

/// The quantised coefficients of one block as the scans want them. Coefficient k of the zigzag order is bit 63 - k of
/// every mask and place 63 - k of `level`: the first coefficient is the highest bit. DC is in none of the masks.
struct Block {
    quint64 ones = 0;                    ///< bit 0 of the magnitude
    quint64 twos = 0;                    ///< bit 1 of the magnitude
    quint64 fours = 0;                   ///< the magnitude is 4 or more
    quint64 negative = 0;                ///< the coefficient is below zero
    quint64 onesOfKnown = 0;             ///< `ones` of those that reach 2, packed into the low bits, their order kept
    quint64 twosOfKnown = 0;             ///< `twos` of those that reach 4, packed likewise
    alignas(32) qint16 level[BlockArea]; ///< coefficients >> shift, towards zero; the shift is the component's
    qint16 dc = 0;                       ///< unshifted
};

/// Blocks that are transformed before their scans are coded: few enough to stay in the first cache.
inline constexpr int ChunkBlocks = 32;
inline constexpr int ChunkSamples = ChunkBlocks * BlockSide;

/// Forward DCT and quantisation of an even number of neighbouring blocks: `rows` are eight rows of `count` * 8 samples.
using TransformFunction = void (*)(const quint8 *const *rows, int count, const Quantiser &quantiser, int shift,
                                   Block *blocks);

void transformPlain(const quint8 *const *rows, int count, const Quantiser &quantiser, int shift, Block *blocks);
#if defined(__x86_64__)
/// For processors with AVX2 and BMI2; the same results.
void transformAvx2(const quint8 *const *rows, int count, const Quantiser &quantiser, int shift, Block *blocks);
#endif

} // namespace td::progressive
