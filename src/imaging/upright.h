// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image.h"
#include "imaging/colour.h"
#include "imaging/deadline.h"
#include "imaging/planar.h"
#include "imaging/probe.h"

namespace td
{

/// A photo fit to the policy's size and as it is meant to be seen, with what was found on the way there.
struct Upright {
    PlanarPicture picture;
    ColourPlan colour;
    QStringList warnings; ///< not empty: the file is damaged
};

/// Two ways lead here. The planes of a usual JPEG are used as they are stored. Everything else, and what has to change
/// its colours, becomes RGB pixels on the way. Warnings of the decoder are kept; what it cannot decode is refused.
[[nodiscard]] Result<Upright> decodeUpright(const QByteArray &file, const Probe &probe, const ImagePolicy &policy,
                                            const ColourProfiles &colours, const Deadline &deadline,
                                            const QString &name);

} // namespace td
