// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image.h"

#include <functional>
#include <memory>
#include <optional>

namespace td
{

using ProcessorMaker = std::function<std::unique_ptr<ImageProcessor>()>;
[[nodiscard]] std::unique_ptr<ImageProcessor> defaultProcessor();

/// To be called first in main(), before any application object, setting or profile. When this process was started as a
/// picture helper it confines itself, serves until the program that started it ends or lets it go, and never returns
/// from there; when it was started so by hand, the exit status to return. Unset: it is a program of its own.
[[nodiscard]] std::optional<int> runAsPictureHelper(int argc, char **argv,
                                                    const ProcessorMaker &make = defaultProcessor);

} // namespace td
