// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/targetsize.h"

namespace td
{

Result<QByteArray> encodeToFit(const EncodeAt &encode, const ImagePolicy &policy)
{
    TD_ASSIGN(QByteArray bytes, encode(policy.quality));
    if (policy.targetBytes <= 0 || bytes.size() <= policy.targetBytes || policy.leastQuality >= policy.quality)
        return bytes;
    // What fits is at `low` or below it; nothing at `high` does.
    int low = policy.leastQuality;
    int high = policy.quality;
    TD_ASSIGN(bytes, encode(low));
    if (bytes.size() > policy.targetBytes)
        return bytes;
    while (high - low > 1) {
        const int middle = (low + high) / 2;
        TD_ASSIGN(QByteArray tried, encode(middle));
        if (tried.size() <= policy.targetBytes) {
            low = middle;
            bytes = std::move(tried);
        } else {
            high = middle;
        }
    }
    return bytes;
}

} // namespace td
