// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/tier.h"

#include <QMap>
#include <QProcessEnvironment>
#include <QStringList>

namespace td
{

/// A tier that the variables of one provider bind (R2_BUCKET_NAME...). They count only with their bucket.
struct VariableBinding {
    QString provider;                 ///< id of the provider's profile
    QString bucketVariable;           ///< what binds: for messages
    QMap<QString, QString> variables; ///< setting -> the variable that says it, of those that are set
    QMap<QString, QStringList> names; ///< setting -> the variables that could say it: for what is missing
};

/// What the variables of providers bind (CHECKLIST part D). `chosen` is hot.provider where it is said in our own words
/// ("" otherwise): it settles which of several counts, as STORAGE_PROVIDER does for HOT. Two providers for one tier are
/// a problem that names both.
[[nodiscard]] QMap<Tier, VariableBinding> variableBindings(const QProcessEnvironment &environment,
                                                           const QMap<Tier, QString> &chosen, QList<Error> &problems);

} // namespace td
