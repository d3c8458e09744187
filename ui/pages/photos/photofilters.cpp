// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/photofilters.h"

#include "ui/support/format.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
struct PhotoFilters {
    Q_DECLARE_TR_FUNCTIONS(td::PhotoFilters)
};

Instant present()
{
    return Instant{Seconds{QDateTime::currentSecsSinceEpoch()}};
}

QString span(const std::optional<Instant> &from, const std::optional<Instant> &before)
{
    if (from && before)
        return format::date(*from, present()) + u" – "_s + format::date(*before, present());
    return from ? PhotoFilters::tr("since %1").arg(format::date(*from, present()))
                : PhotoFilters::tr("before %1").arg(format::date(*before, present()));
}

QString days(const std::optional<QDate> &from, const std::optional<QDate> &to)
{
    const auto text = [](QDate day) { return format::locale().toString(day, QLocale::ShortFormat); };
    if (from && to)
        return text(*from) + u" – "_s + text(*to);
    return from ? PhotoFilters::tr("since %1").arg(text(*from)) : PhotoFilters::tr("until %1").arg(text(*to));
}

QString shapeWord(PictureShape shape)
{
    switch (shape) {
    case PictureShape::Landscape:
        return PhotoFilters::tr("Landscape");
    case PictureShape::Portrait:
        return PhotoFilters::tr("Portrait");
    case PictureShape::Square:
        break;
    }
    return PhotoFilters::tr("Square");
}

std::optional<QDate> day(const QVariantMap &map, const QString &key)
{
    const QDate date = QDate::fromString(map.value(key).toString(), Qt::ISODate);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

void putInstant(QVariantMap &map, const QString &key, const std::optional<Instant> &value)
{
    if (value)
        map.insert(key, toIso(*value));
}

std::optional<bool> flag(const QVariantMap &map, const QString &key)
{
    return map.contains(key) ? std::optional(map.value(key).toBool()) : std::nullopt;
}

std::optional<Instant> instant(const QVariantMap &map, const QString &key)
{
    return map.contains(key) ? fromIso(map.value(key).toString()) : std::nullopt;
}
} // namespace

QList<FilterChip> chipsOf(const PhotoFilter &filter)
{
    QList<FilterChip> chips;
    const auto add = [&chips](const QString &id, const QString &label, const QString &value) {
        chips.append({id, label, value});
    };
    if (filter.trash == TrashScope::Only)
        add(u"trash"_s, {}, PhotoFilters::tr("In the trash"));
    if (filter.tier)
        add(u"tier"_s, PhotoFilters::tr("Tier"), tierWord(*filter.tier));
    if (!filter.user.isEmpty())
        add(u"user"_s, PhotoFilters::tr("User"), filter.user);
    if (!filter.draft.isEmpty())
        add(u"draft"_s, PhotoFilters::tr("Draft"), filter.draft);
    if (filter.withoutDraft)
        add(u"withoutDraft"_s, {}, PhotoFilters::tr("In no draft"));
    for (const QString &tag : filter.tags)
        add(u"tag:"_s + tag, PhotoFilters::tr("Tag"), tag);
    if (filter.published)
        add(u"published"_s, {}, *filter.published ? PhotoFilters::tr("Published") : PhotoFilters::tr("Not published"));
    if (filter.pinned)
        add(u"pinned"_s, {}, *filter.pinned ? PhotoFilters::tr("Pinned") : PhotoFilters::tr("Not pinned"));
    if (filter.damaged)
        add(u"damaged"_s, {}, *filter.damaged ? PhotoFilters::tr("Damaged") : PhotoFilters::tr("Not damaged"));
    if (!filter.kind.isEmpty())
        add(u"kind"_s, PhotoFilters::tr("Kind"), filter.kind);
    if (!filter.text.isEmpty())
        add(u"text"_s, PhotoFilters::tr("Contains"), filter.text);
    if (filter.minBytes)
        add(u"minBytes"_s, PhotoFilters::tr("Size"), u"> "_s + format::bytes(*filter.minBytes));
    if (filter.maxBytes)
        add(u"maxBytes"_s, PhotoFilters::tr("Size"), u"< "_s + format::bytes(*filter.maxBytes));
    if (filter.uploadedFrom || filter.uploadedBefore)
        add(u"uploaded"_s, PhotoFilters::tr("Uploaded"), span(filter.uploadedFrom, filter.uploadedBefore));
    if (filter.accessedFrom || filter.accessedBefore)
        add(u"accessed"_s, PhotoFilters::tr("Last access"), span(filter.accessedFrom, filter.accessedBefore));
    if (filter.savedBelowPercent)
        add(u"saved"_s, PhotoFilters::tr("Saved"), u"< "_s + format::percent(*filter.savedBelowPercent));
    if (filter.duplicatesOnly)
        add(u"duplicates"_s, {}, PhotoFilters::tr("Duplicates"));
    if (!filter.camera.isEmpty())
        add(u"camera"_s, PhotoFilters::tr("Camera"), filter.camera);
    if (!filter.lens.isEmpty())
        add(u"lens"_s, PhotoFilters::tr("Lens"), filter.lens);
    if (filter.capturedFrom || filter.capturedTo)
        add(u"captured"_s, PhotoFilters::tr("Captured"), days(filter.capturedFrom, filter.capturedTo));
    if (filter.minPixels)
        add(u"minPixels"_s, {}, PhotoFilters::tr("At least %1 megapixels").arg(format::number(double(*filter.minPixels) / 1e6, 1)));
    if (filter.shape)
        add(u"shape"_s, {}, shapeWord(*filter.shape));
    if (filter.hasPosition)
        add(u"position"_s, {}, *filter.hasPosition ? PhotoFilters::tr("With a position") : PhotoFilters::tr("Without a position"));
    return chips;
}

PhotoFilter without(PhotoFilter filter, const QString &chipId)
{
    const PhotoFilter none;
    if (chipId.startsWith("tag:"_L1))
        filter.tags.removeAll(chipId.mid(4));
    const QHash<QString, std::function<void()>> removals{
        {u"trash"_s, [&] { filter.trash = none.trash; }},
        {u"tier"_s, [&] { filter.tier.reset(); }},
        {u"user"_s, [&] { filter.user.clear(); }},
        {u"draft"_s, [&] { filter.draft.clear(); }},
        {u"withoutDraft"_s, [&] { filter.withoutDraft = false; }},
        {u"published"_s, [&] { filter.published.reset(); }},
        {u"pinned"_s, [&] { filter.pinned.reset(); }},
        {u"damaged"_s, [&] { filter.damaged.reset(); }},
        {u"kind"_s, [&] { filter.kind.clear(); }},
        {u"text"_s, [&] { filter.text.clear(); }},
        {u"minBytes"_s, [&] { filter.minBytes.reset(); }},
        {u"maxBytes"_s, [&] { filter.maxBytes.reset(); }},
        {u"uploaded"_s,
         [&] {
             filter.uploadedFrom.reset();
             filter.uploadedBefore.reset();
         }},
        {u"accessed"_s,
         [&] {
             filter.accessedFrom.reset();
             filter.accessedBefore.reset();
         }},
        {u"saved"_s, [&] { filter.savedBelowPercent.reset(); }},
        {u"duplicates"_s, [&] { filter.duplicatesOnly = false; }},
        {u"camera"_s, [&] { filter.camera.clear(); }},
        {u"lens"_s, [&] { filter.lens.clear(); }},
        {u"captured"_s,
         [&] {
             filter.capturedFrom.reset();
             filter.capturedTo.reset();
         }},
        {u"minPixels"_s, [&] { filter.minPixels.reset(); }},
        {u"shape"_s, [&] { filter.shape.reset(); }},
        {u"position"_s, [&] { filter.hasPosition.reset(); }},
    };
    if (const auto removal = removals.value(chipId))
        removal();
    return filter;
}

QVariantMap filterToMap(const PhotoFilter &filter)
{
    QVariantMap map;
    const auto put = [&map](const QString &key, const QVariant &value, bool set) {
        if (set)
            map.insert(key, value);
    };
    put(u"tier"_s, filter.tier ? tierName(*filter.tier) : QString(), filter.tier.has_value());
    put(u"user"_s, filter.user, !filter.user.isEmpty());
    put(u"draft"_s, filter.draft, !filter.draft.isEmpty());
    put(u"withoutDraft"_s, true, filter.withoutDraft);
    put(u"tags"_s, filter.tags, !filter.tags.isEmpty());
    put(u"published"_s, filter.published.value_or(false), filter.published.has_value());
    put(u"pinned"_s, filter.pinned.value_or(false), filter.pinned.has_value());
    put(u"damaged"_s, filter.damaged.value_or(false), filter.damaged.has_value());
    put(u"kind"_s, filter.kind, !filter.kind.isEmpty());
    put(u"text"_s, filter.text, !filter.text.isEmpty());
    put(u"deleted"_s, true, filter.trash == TrashScope::Only);
    put(u"minBytes"_s, filter.minBytes.value_or(0), filter.minBytes.has_value());
    put(u"maxBytes"_s, filter.maxBytes.value_or(0), filter.maxBytes.has_value());
    put(u"savedBelow"_s, filter.savedBelowPercent.value_or(0), filter.savedBelowPercent.has_value());
    put(u"duplicates"_s, true, filter.duplicatesOnly);
    put(u"camera"_s, filter.camera, !filter.camera.isEmpty());
    put(u"lens"_s, filter.lens, !filter.lens.isEmpty());
    put(u"capturedFrom"_s, filter.capturedFrom.value_or(QDate()).toString(Qt::ISODate), filter.capturedFrom.has_value());
    put(u"capturedTo"_s, filter.capturedTo.value_or(QDate()).toString(Qt::ISODate), filter.capturedTo.has_value());
    put(u"minPixels"_s, filter.minPixels.value_or(0), filter.minPixels.has_value());
    put(u"shape"_s, filter.shape ? pictureShapeName(*filter.shape) : QString(), filter.shape.has_value());
    put(u"position"_s, filter.hasPosition.value_or(false), filter.hasPosition.has_value());
    putInstant(map, u"uploadedFrom"_s, filter.uploadedFrom);
    putInstant(map, u"uploadedBefore"_s, filter.uploadedBefore);
    putInstant(map, u"accessedFrom"_s, filter.accessedFrom);
    putInstant(map, u"accessedBefore"_s, filter.accessedBefore);
    return map;
}

PhotoFilter filterFromMap(const QVariantMap &map)
{
    PhotoFilter filter;
    filter.tier = tierFromName(map.value(u"tier"_s).toString());
    filter.user = map.value(u"user"_s).toString();
    filter.draft = map.value(u"draft"_s).toString();
    filter.withoutDraft = map.value(u"withoutDraft"_s).toBool();
    filter.tags = map.value(u"tags"_s).toStringList();
    if (map.contains(u"tag"_s))
        filter.tags.append(map.value(u"tag"_s).toString());
    filter.published = flag(map, u"published"_s);
    filter.pinned = flag(map, u"pinned"_s);
    filter.damaged = flag(map, u"damaged"_s);
    filter.kind = map.value(u"kind"_s).toString();
    filter.text = map.value(u"text"_s).toString();
    if (map.value(u"deleted"_s).toBool())
        filter.trash = TrashScope::Only;
    if (map.contains(u"minBytes"_s))
        filter.minBytes = map.value(u"minBytes"_s).toLongLong();
    if (map.contains(u"maxBytes"_s))
        filter.maxBytes = map.value(u"maxBytes"_s).toLongLong();
    if (map.contains(u"savedBelow"_s))
        filter.savedBelowPercent = map.value(u"savedBelow"_s).toDouble();
    filter.duplicatesOnly = map.value(u"duplicates"_s).toBool();
    filter.camera = map.value(u"camera"_s).toString();
    filter.lens = map.value(u"lens"_s).toString();
    filter.capturedFrom = day(map, u"capturedFrom"_s);
    filter.capturedTo = day(map, u"capturedTo"_s);
    if (map.contains(u"minPixels"_s))
        filter.minPixels = map.value(u"minPixels"_s).toLongLong();
    filter.shape = pictureShapeFromName(map.value(u"shape"_s).toString());
    filter.hasPosition = flag(map, u"position"_s);
    filter.uploadedFrom = instant(map, u"uploadedFrom"_s);
    filter.uploadedBefore = instant(map, u"uploadedBefore"_s);
    filter.accessedFrom = instant(map, u"accessedFrom"_s);
    filter.accessedBefore = instant(map, u"accessedBefore"_s);
    return filter;
}

} // namespace td
