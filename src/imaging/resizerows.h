// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/lanczos.h"

namespace td
{

/// Which code works on the rows; both give the same bytes.
enum class RowCode { Fastest, Plain };

/// The vertical pass: `count` rows of `width` samples, each times its weight, become one row with LanczosFractionBits
/// of fraction.
void combineRows(const quint8 *const *rows, const qint16 *weights, int count, int width, qint16 *middle, RowCode code);

/// The horizontal pass over that row. Behind its last sample `middle` has kernel.padded more that may be read.
void acrossRow(const qint16 *middle, const LanczosKernel &kernel, quint8 *out, RowCode code);

} // namespace td
