// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image.h"

#include <functional>

namespace td
{

using EncodeAt = std::function<Result<QByteArray>(int quality)>;

/// The picture at the policy's quality; when that is larger than its target size, at the best lower quality that fits,
/// or at the least quality the policy allows when none does. Encodes at most nine times.
[[nodiscard]] Result<QByteArray> encodeToFit(const EncodeAt &encode, const ImagePolicy &policy);

} // namespace td
