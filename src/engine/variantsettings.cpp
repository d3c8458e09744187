// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/variantsettings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int LeastSide = 16;
constexpr int MostSide = 20'000;
constexpr qsizetype LongestName = 40;

const VariantPreset *presetOf(const QString &name)
{
    const QList<VariantPreset> &presets = variantPresets();
    const auto found = std::ranges::find(presets, name, &VariantPreset::name);
    return found == presets.cend() ? nullptr : &*found;
}

/// Pixels of a preset, 0 when the name is none.
int presetSide(const QString &name, int maxSide)
{
    const VariantPreset *preset = presetOf(name);
    return !preset ? 0 : preset->maxSide > 0 ? preset->maxSide : maxSide;
}

bool isVariantName(const QString &name)
{
    if (name.isEmpty() || name.size() > LongestName || name == variant::Master || name == variant::Original)
        return false;
    return std::ranges::all_of(
        name, [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_'; });
}

tl::unexpected<Error> refused(const QString &reason, const QString &key, const QString &message, const QString &word)
{
    return fail(
        ErrorCode::InvalidArgument, reason, QString(key % ": "_L1 % message), word,
        u"Give names such as small, medium, large, or name=pixels such as banner=1200, separated by commas; none "
        "for no sizes."_s);
}

Result<VariantSpec> specFrom(const QString &key, const QString &text, int maxSide)
{
    // Earlier versions wrote name:px.
    const QString word = text.trimmed().replace(u':', u'=');
    const QString name = word.section(u'=', 0, 0).trimmed();
    const QString pixels = word.section(u'=', 1).trimmed();
    if (!isVariantName(name)) {
        const QString message =
            u"\"%1\" is no name for a size: use a to z, 0 to 9 and _; master and original are taken."_s.arg(name);
        return refused(u"variant.name"_s, key, message, word);
    }
    if (!word.contains(u'=')) {
        const int side = presetSide(name, maxSide);
        if (side > 0)
            return VariantSpec{name, side};
        const QString message = u"There is no size called \"%1\", and no pixels are given."_s.arg(name);
        return refused(u"variant.unknown"_s, key, message, word);
    }
    bool isNumber = false;
    const int side = pixels.toInt(&isNumber);
    if (!isNumber || side < LeastSide || side > MostSide) {
        const QString range = u"give %1 to %2 pixels."_s.arg(LeastSide).arg(maxSide);
        const QString message = u"\"%1\" is no size for %2: "_s.arg(pixels, name);
        return refused(u"variant.pixels"_s, key, QString(message % range), word);
    }
    return VariantSpec{name, side};
}

} // namespace

const QList<VariantPreset> &variantPresets()
{
    static const QList<VariantPreset> presets{
        {variant::Small, 150}, {variant::Medium, 300},    {variant::Large, 600},     {variant::Telegram, 512},
        {variant::Cover, 0},   {variant::Facebook, 2048}, {variant::Instagram, 1080}};
    return presets;
}

Result<QList<VariantSpec>> variantsFromText(const QString &key, const QString &text, int maxSide)
{
    QList<VariantSpec> specs;
    if (text.trimmed() == "none"_L1)
        return specs;
    const QStringList parts = text.split(u',');
    for (const QString &part : parts) {
        TD_ASSIGN(const VariantSpec spec, specFrom(key, part, maxSide));
        if (std::ranges::find(specs, spec.name, &VariantSpec::name) != specs.end())
            return refused(u"variant.twice"_s, key, u"\"%1\" is named twice."_s.arg(spec.name), spec.name);
        specs.append(spec);
    }
    if (specs.size() > MostVariants) {
        const QString message = u"%1 sizes are too many: at most %2 are stored beside a photo."_s;
        return refused(u"variant.many"_s, key, message.arg(specs.size()).arg(MostVariants), text);
    }
    return specs;
}

QString variantsText(const QList<VariantSpec> &variants, int maxSide)
{
    QStringList words;
    for (const VariantSpec &spec : variants)
        words.append(presetSide(spec.name, maxSide) == spec.maxSide
                         ? spec.name
                         : QString(spec.name % u'=' % QString::number(spec.maxSide)));
    return words.isEmpty() ? u"none"_s : words.join(u',');
}

Result<void> checkVariantSides(const ImagePolicy &policy)
{
    for (const VariantSpec &spec : policy.variants) {
        if (spec.maxSide <= policy.maxSide || presetSide(spec.name, policy.maxSide) == spec.maxSide)
            continue;
        const QString word = spec.name % u'=' % QString::number(spec.maxSide);
        const QString message =
            u"image.variants: %1 is larger than the photos that are stored, which have at most %2 pixels "
            "a side (image.max_side)."_s.arg(word)
                .arg(policy.maxSide);
        return fail(ErrorCode::InvalidArgument, u"variant.larger"_s, message, word,
                    u"Make it smaller, or image.max_side larger."_s);
    }
    return {};
}

QList<VariantSpec> storedVariants(const ImagePolicy &policy)
{
    QList<VariantSpec> stored = policy.variants;
    stored.removeIf(
        [&policy](const VariantSpec &spec) { return spec.name == variant::Cover && spec.maxSide >= policy.maxSide; });
    return stored;
}

QStringList variantNames(const QList<VariantSpec> &variants)
{
    QStringList names;
    for (const VariantSpec &spec : variants)
        names.append(spec.name);
    return names;
}

} // namespace td
