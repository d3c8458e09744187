// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storedobject.h"

#include <QJsonObject>

namespace td
{

enum class HealthStatus { Ok, Warning, Error };
[[nodiscard]] QString healthStatusName(HealthStatus status); ///< "ok", "warning", "error"
[[nodiscard]] std::optional<HealthStatus> healthStatusFromName(QStringView name);

/// One thing that the program depends on, and how it was found when somebody looked last.
struct HealthItem {
    QString name; ///< stable: "catalogue", "disk.profile", "tier.hot", "backup"...
    HealthStatus status = HealthStatus::Ok;
    QString finding;              ///< stable, "disk.low": the window's sentence is made of it and `args`
    QJsonObject args;             ///< numbers and names of the sentence
    QString text;                 ///< the same as an English sentence
    QString remedy;               ///< what the operator can do, verb first; empty when there is nothing
    QString action;               ///< what a window offers against it: "open_tiers", "recover"...; empty: nothing
    QList<StoreCheck> steps = {}; ///< of a store that was tried out
    std::optional<Error> problem = std::nullopt; ///< set: the error that says it all
    Instant checkedAt{};
};

/// Everything but name, status and time, for the table health_checks, and back.
[[nodiscard]] QJsonObject healthDetail(const HealthItem &item);
[[nodiscard]] HealthItem healthItemFrom(const QString &name, HealthStatus status, Instant checkedAt,
                                        const QJsonObject &detail);

[[nodiscard]] qint64 healthProblems(const QList<HealthItem> &items); ///< warnings and errors

} // namespace td
