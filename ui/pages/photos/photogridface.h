// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace td
{

/// Shows the photo grid to assistive programs: a list of the photos in sight, each with its words, its state, and the
/// actions to select and to open it. Qt knows only its own views. Calling it again does nothing.
void installPhotoGridFace();

} // namespace td
