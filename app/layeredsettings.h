// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providervariables.h"
#include "app/settings.h"

namespace td
{

/// Every profile setting with the value that holds, before anything is made of it.
struct LayeredSettings {
    QMap<QString, SettingValue> values;
    QMap<QString, QString> names;          ///< how the operator said it: the variable, or the key itself
    QMap<QString, Secret> secrets;         ///< by setting; never in `values`
    QMap<Tier, VariableBinding> variables; ///< tiers that a provider's own variables bind

    [[nodiscard]] QString value(const QString &key) const { return values.value(key).value; }
    [[nodiscard]] bool isGiven(const QString &key) const
    {
        return values.value(key).source != QLatin1String("default");
    }
};

/// Command line before environment before profile before default. Values that are wrong by themselves are problems.
[[nodiscard]] LayeredSettings layered(const SettingsSource &source, const QMap<QString, QString> &inFile,
                                      SettingProblems &problems);

/// Folders, buckets and database out of the layers; all that contradicts itself or is partial goes to `problems`.
void bindTiers(LayeredSettings &layers, Settings &settings, SettingProblems &problems);
void bindSharing(const LayeredSettings &layers, Settings &settings);
void bindBackups(LayeredSettings &layers, Settings &settings, SettingProblems &problems);
void bindCatalogue(const LayeredSettings &layers, Settings &settings);

} // namespace td
