// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <array>
#include <optional>

namespace td::test
{

/// The mean colours of 4 x 4 cells of a picture: red, green, blue.
using ColourGrid = std::array<double, 48>;

/// A file as a colour-managed viewer shows it: decoded by Qt, its profile applied by lcms2, on white. Nothing when Qt
/// cannot decode it.
[[nodiscard]] std::optional<ColourGrid> colourGrid(const QByteArray &file);

/// What measure-reference-colours wrote, by path.
[[nodiscard]] QHash<QString, ColourGrid> referenceColours(const QString &path);

/// Mean over cells and channels, of 255 levels.
[[nodiscard]] double difference(const ColourGrid &a, const ColourGrid &b);

} // namespace td::test
