// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image.h"

namespace td
{

inline constexpr qsizetype MostVariants = 16;

/// A rendition that is known by name. Any other has a name and a size that the operator chose.
struct VariantPreset {
    QString name;
    int maxSide = 0; ///< px; 0: as large as the master
};
[[nodiscard]] const QList<VariantPreset> &variantPresets();

/// The setting image.variants: names of presets, or name=px, separated by commas; "none" for none. InvalidArgument
/// ("variant.name", "variant.unknown", "variant.pixels", "variant.twice", "variant.many") names `key` and what is
/// wrong.
[[nodiscard]] Result<QList<VariantSpec>> variantsFromText(const QString &key, const QString &text, int maxSide);
[[nodiscard]] QString variantsText(const QList<VariantSpec> &variants, int maxSide);

/// For somebody who changes the setting now: no size of the operator's own is larger than the master, which a rendition
/// never exceeds; else InvalidArgument ("variant.larger"). What was stored earlier stays readable.
[[nodiscard]] Result<void> checkVariantSides(const ImagePolicy &policy);

/// What is stored beside a master. A cover without a size of its own is the master itself: a second copy of the same
/// picture would double what the photo costs, so the name answers with the master (Library::bytes, saveTo, link).
[[nodiscard]] QList<VariantSpec> storedVariants(const ImagePolicy &policy);
[[nodiscard]] QStringList variantNames(const QList<VariantSpec> &variants);

} // namespace td
