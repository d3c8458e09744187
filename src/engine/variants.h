// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/library.h"

namespace td
{

/// What is to be done about the renditions of a photo.
struct VariantWish {
    bool make = true;    ///< those that are wanted and missing
    bool remake = false; ///< all that are wanted anew, e.g. after a size was changed
    bool prune = false;  ///< those that are wanted no more go
    [[nodiscard]] bool operator==(const VariantWish &) const = default;
};
[[nodiscard]] QJsonObject variantWishToJson(const VariantWish &wish);
[[nodiscard]] VariantWish variantWishFromJson(const QJsonObject &json);

struct VariantOutcome {
    QString photoId;
    QStringList made;
    QStringList removed;
    qint64 bytes = 0; ///< more (or fewer, negative) stored than before
};

struct VariantReport {
    QList<VariantOutcome> photos; ///< those that needed something, in the order of the ids
    qint64 unchanged = 0;
    QList<ItemFailure> failed;
};

/// The renditions of stored photos, made again from the master, which stays as it is (from the original when that is
/// kept). They lie where the photo is. Journalled: a rendition is catalogued when it is stored and proven, in one
/// transaction; what a crash leaves is removed by Mover::recover(). Blocking; any worker thread.
class Variants
{
public:
    Variants(const EngineParts &parts, const Rules &rules, Library &library);

    /// Makes and removes what is needed, which may be nothing. Aborted ("photo.busy") while the photo is moved.
    [[nodiscard]] Result<VariantOutcome> complete(const QString &photoId, const VariantWish &wish, std::stop_token stop,
                                                  const StepFn &step = {});
    [[nodiscard]] VariantReport completeAll(QStringList ids, const VariantWish &wish, const ProgressFn &progress,
                                            std::stop_token stop);

    /// Photos of the whole catalogue that complete() would change.
    [[nodiscard]] Result<QStringList> incomplete(const VariantWish &wish, std::stop_token stop) const;
    /// How many photos lack a wanted size, or have one that is not wanted.
    [[nodiscard]] Result<qint64> count(VariantGap gap) const;

private:
    struct Plan;
    [[nodiscard]] Result<Plan> plan(const QString &photoId, const VariantWish &wish) const;
    [[nodiscard]] Result<ProcessedImage> render(const Plan &plan, std::stop_token stop) const;
    [[nodiscard]] Result<void> addMade(Plan &plan, const ProcessedImage &image) const;
    [[nodiscard]] Result<void> carryOut(Plan &plan, const ProcessedImage &image, std::stop_token stop,
                                        const StepFn &step);
    [[nodiscard]] Result<void> storeAll(Plan &plan, const ProcessedImage &image, std::stop_token stop,
                                        const StepFn &step);
    [[nodiscard]] Result<void> commit(const JournalEntry &entry, const VariantChange &change);

    const EngineParts &m_parts;
    const Rules &m_rules;
    Library &m_library;
};

} // namespace td
