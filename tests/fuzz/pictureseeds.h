// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace td::fuzz
{

/// Pictures made here, and the small ones of the shared collection (TIERDECK_TEST_DATA).
[[nodiscard]] std::vector<QByteArray> pictureSeeds();

} // namespace td::fuzz
