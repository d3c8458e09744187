// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/time.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace td
{

enum class OrphanAction { Trash, Promote, Hold };
enum class ColdAnchor { Archived, Upload, LastAccess };

/// The lifecycle rules and the brake (CHECKLIST part C and E). Every rule has a switch and a number. Lives in the catalogue.
struct Policy {
    bool promoteEnabled = true;
    int tempHours = 48; ///< rules 4 and 5: age in TEMP
    bool orphanEnabled = true;
    OrphanAction orphanAction = OrphanAction::Trash;
    int orphanGraceHours = 24; ///< after the draft was removed
    bool publishedEnabled = true;
    int publishedDays = 7;
    bool archiveEnabled = true;
    int hotIdleDays = 90;
    bool coldEnabled = true;
    int coldDays = 365;
    ColdAnchor coldAnchor = ColdAnchor::Archived;
    bool maxTotalEnabled = false; ///< hard cap on the age since upload, any tier
    int maxTotalDays = 457;
    bool hotDeleteEnabled = false; ///< delete from HOT after idle days, for those without COLD
    int hotDeleteDays = 365;

    int undoHours = 24; ///< trash to purge, 0 = at once
    int softDeleteDays = 90;
    int orderDays = 30;

    int brakeCount = 1000;  ///< deletes of one run above this are withheld
    int brakePercent = 20;  ///< of the catalogue
    int brakeMinimum = 50;  ///< the percentage counts from this many on

    bool operator==(const Policy &) const = default;
};

[[nodiscard]] QJsonObject policyToJson(const Policy &policy);
/// Unknown keys are ignored, missing ones keep their default, wrong ones are an error that names the key.
[[nodiscard]] Result<Policy> policyFromJson(const QJsonObject &json);
/// Sets one rule by its setting name ("lifecycle.temp_hours", "lifecycle.orphan_action"...).
[[nodiscard]] Result<void> setPolicyValue(Policy &policy, const QString &key, const QString &value);
/// All setting names with the present values, in the order of the rules.
[[nodiscard]] QList<std::pair<QString, QString>> policyValues(const Policy &policy);

/// True when `deletes` of `catalogueSize` photos is more than one run may delete without a person's word.
[[nodiscard]] bool brakeHolds(const Policy &policy, qint64 deletes, qint64 catalogueSize);

} // namespace td
