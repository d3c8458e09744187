// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/progressive/quantiser.h"

#include <algorithm>
#include <bit>

namespace td::progressive
{

namespace
{
constexpr std::array<quint8, BlockArea> LumaSteps = {16, 11, 10, 16, 24,  40,  51,  61,  //
                                                     12, 12, 14, 19, 26,  58,  60,  55,  //
                                                     14, 13, 16, 24, 40,  57,  69,  56,  //
                                                     14, 17, 22, 29, 51,  87,  80,  62,  //
                                                     18, 22, 37, 56, 68,  109, 103, 77,  //
                                                     24, 35, 55, 64, 81,  104, 113, 92,  //
                                                     49, 64, 78, 87, 103, 121, 120, 101, //
                                                     72, 92, 95, 98, 112, 100, 103, 99};

constexpr std::array<quint8, BlockArea> ChromaSteps = {17, 18, 24, 47, 99, 99, 99, 99, //
                                                       18, 21, 26, 66, 99, 99, 99, 99, //
                                                       24, 26, 56, 99, 99, 99, 99, 99, //
                                                       47, 66, 99, 99, 99, 99, 99, 99, //
                                                       99, 99, 99, 99, 99, 99, 99, 99, //
                                                       99, 99, 99, 99, 99, 99, 99, 99, //
                                                       99, 99, 99, 99, 99, 99, 99, 99, //
                                                       99, 99, 99, 99, 99, 99, 99, 99};

int percentOf(int quality)
{
    quality = std::clamp(quality, 1, 100);
    return quality < 50 ? 5000 / quality : 200 - 2 * quality;
}
} // namespace

Quantiser makeQuantiser(StepTable table, int quality)
{
    const auto &steps = table == StepTable::Luma ? LumaSteps : ChromaSteps;
    const int percent = percentOf(quality);
    Quantiser quantiser;
    for (size_t i = 0; i < BlockArea; ++i) {
        quantiser.step[i] = quint8(std::clamp((steps[i] * percent + 50) / 100, 1, 255));
        const auto divisor = quint32(quantiser.step[i]) * 8;
        int shift = std::bit_width(divisor) - 1;
        quint32 reciprocal = (quint32(1) << (16 + shift)) / divisor;
        const quint32 rest = (quint32(1) << (16 + shift)) % divisor;
        quint32 rounding = divisor / 2;
        if (rest == 0) { // a power of two: the reciprocal is 2^16, one bit too many
            reciprocal /= 2;
            --shift;
        } else if (rest <= divisor / 2) {
            ++rounding;
        } else {
            ++reciprocal;
        }
        quantiser.reciprocal[i] = quint16(reciprocal);
        quantiser.rounding[i] = quint16(rounding);
        quantiser.scale[i] = quint16(1 << (16 - shift));
    }
    return quantiser;
}

} // namespace td::progressive
