// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/samples/rng.h"

#include <QImage>

namespace td::samples
{

/// What a lens and a sensor add: darker corners, a slight tint, a soft curve of contrast, and grain.
void develop(QImage &picture, Rng &rng);

} // namespace td::samples
