// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backup/backuprules.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int MostKeepDays = 36'500;

tl::unexpected<Error> wrongBackupValue(const QString &key, const QString &value, const QString &remedy)
{
    return fail(ErrorCode::InvalidArgument, u"setting.invalid"_s, u"\"%1\" is no value for %2"_s.arg(value, key), key,
                remedy);
}

Result<int> backupNumber(const QString &key, const QString &value, int least, int most)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (isNumber && number >= least && number <= most)
        return number;
    return wrongBackupValue(key, value, u"Give a whole number from %1 to %2"_s.arg(least).arg(most));
}

QString tierList(const QList<Tier> &tiers)
{
    QStringList names;
    for (const Tier tier : tiers)
        names.append(tierName(tier));
    return names.isEmpty() ? u"none"_s : names.join(u',');
}

Result<QList<Tier>> tiersFromList(const QString &key, const QString &value)
{
    const QString low = value.toLower().trimmed();
    QList<Tier> tiers;
    if (low == "none"_L1)
        return tiers;
    const QStringList names = low == "all"_L1 ? QStringList{u"temp"_s, u"hot"_s, u"cold"_s} : low.split(u',');
    for (const QString &name : names) {
        const std::optional<Tier> tier = tierFromName(name.trimmed());
        if (!tier)
            return wrongBackupValue(key, value, u"Give none, all, or tiers such as hot,cold"_s);
        if (!tiers.contains(*tier))
            tiers.append(*tier);
    }
    return tiers;
}

} // namespace

SettingList backupValues(const BackupRules &rules)
{
    return {{u"backup.enabled"_s, !rules.enabled   ? QString()
                                  : *rules.enabled ? u"true"_s
                                                   : u"false"_s},
            {u"backup.time"_s, rules.time.toString(u"HH:mm"_s)},
            {u"backup.keep_days"_s, QString::number(rules.keepDays)},
            {u"backup.level"_s, QString::number(rules.level)},
            {u"backup.photos"_s, tierList(rules.photos)},
            {u"backup.drill_days"_s, QString::number(rules.drillDays)}};
}

Result<void> setBackupValue(BackupRules &rules, const QString &key, const QString &value)
{
    if (key == "backup.enabled"_L1 && value.isEmpty()) {
        rules.enabled.reset(); // as the schedule again
    } else if (key == "backup.enabled"_L1) {
        Rules::Schedule schedule; // what counts as yes is said in one place
        TD_TRY(setScheduleValue(schedule, u"schedule.enabled"_s, value));
        rules.enabled = schedule.enabled;
    } else if (key == "backup.time"_L1) {
        const QTime time = QTime::fromString(value, u"H:mm"_s);
        if (!time.isValid())
            return wrongBackupValue(key, value, u"Give a time of day such as 02:00"_s);
        rules.time = time;
    } else if (key == "backup.keep_days"_L1) {
        TD_ASSIGN(rules.keepDays, backupNumber(key, value, 1, MostKeepDays));
    } else if (key == "backup.level"_L1) {
        TD_ASSIGN(rules.level, backupNumber(key, value, 1, 9));
    } else if (key == "backup.photos"_L1) {
        TD_ASSIGN(rules.photos, tiersFromList(key, value));
    } else if (key == "backup.drill_days"_L1) {
        TD_ASSIGN(rules.drillDays, backupNumber(key, value, 0, MostKeepDays));
    } else {
        return fail(ErrorCode::InvalidArgument, u"setting.unknown"_s, u"There is no setting %1"_s.arg(key), key,
                    u"List the settings with: tierdeck-cli config show"_s);
    }
    return {};
}

Result<BackupRules> backupRules(const Rules &rules)
{
    TD_ASSIGN(const QList<Rules::Value> all, rules.all());
    BackupRules found;
    for (const Rules::Value &value : all) {
        if (value.key.startsWith("backup."_L1) && !value.value.isEmpty())
            TD_TRY(setBackupValue(found, value.key, value.value));
    }
    return found;
}

Result<Rules::Schedule> backupSchedule(const Rules &rules)
{
    TD_ASSIGN(Rules::Schedule schedule, rules.schedule());
    TD_ASSIGN(const BackupRules own, backupRules(rules));
    if (own.enabled)
        schedule.enabled = own.enabled;
    schedule.time = own.time;
    return schedule;
}

} // namespace td
