// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storagelayouts.h"

#include "core/storagetemplate.h"

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

const QList<StorageLayout> &storageLayouts()
{
    static const QList<StorageLayout> layouts{
        {DefaultLayout, DefaultMasterTemplate, DefaultVariantTemplate},
        {u"s1-images"_s, u"{tier}/images/compressed/{photo_id}.{ext}"_s, u"{tier}/images/{variant}/{photo_id}.{ext}"_s},
        {u"s1-products"_s, u"{tier}/products/{product}/compressed/{photo_id}.{ext}"_s,
         u"{tier}/products/{product}/thumbnails/{photo_id}-{variant}.{ext}"_s},
        {u"s1-users"_s, u"{tier}/users/{user}/uploads/{photo_id}.{ext}"_s,
         u"{tier}/users/{user}/uploads/{photo_id}/{variant}.{ext}"_s},
        {u"s2"_s, u"{tier}/products/{product}/cover-{photo_id}.{ext}"_s,
         u"{tier}/products/{product}/{variant}-{photo_id}.{ext}"_s},
        {u"s4"_s, u"{tier}/images/{kind}/{user}/images/{photo_id}.{ext}"_s,
         u"{tier}/images/{kind}/{user}/thumbnails/{photo_id}-{variant}.{ext}"_s},
    };
    return layouts;
}

std::optional<StorageLayout> storageLayout(const QString &name)
{
    const auto found = std::ranges::find(storageLayouts(), name, &StorageLayout::name);
    return found == storageLayouts().end() ? std::nullopt : std::optional(*found);
}

} // namespace td
