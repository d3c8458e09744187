// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rules.h"

namespace td
{

using SettingList = QList<std::pair<QString, QString>>;

/// Groups of shared settings as key and text, in the order people read them; and one setting put into its group with
/// its range checked. InvalidArgument ("setting.invalid") names key, value and what is allowed.
[[nodiscard]] SettingList imageValues(const ImagePolicy &policy);
[[nodiscard]] Result<void> setImageValue(ImagePolicy &policy, const QString &key, const QString &value);
[[nodiscard]] SettingList alertValues(const AlertLimits &limits);
[[nodiscard]] Result<void> setAlertValue(AlertLimits &limits, const QString &key, const QString &value);
[[nodiscard]] SettingList transferValues(const TransferRules &rules);
[[nodiscard]] Result<void> setTransferValue(TransferRules &rules, const QString &key, const QString &value);
/// How much of each remote tier is read and proven a day.
struct CheckRules {
    double dailyPercent = 1;            ///< of the tier's copies; 0: none
    qint64 dailyBytes = 10'000'000'000; ///< at most, of each tier; 0: no limit
};
[[nodiscard]] SettingList checkValues(const CheckRules &rules);
[[nodiscard]] Result<void> setCheckValue(CheckRules &rules, const QString &key, const QString &value);
[[nodiscard]] SettingList scheduleValues(const Rules::Schedule &schedule);
[[nodiscard]] Result<void> setScheduleValue(Rules::Schedule &schedule, const QString &key, const QString &value);

} // namespace td
