// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/settingvalues.h"

#include "engine/variantsettings.h"

#include <QTimeZone>

#include <array>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

tl::unexpected<Error> invalid(const QString &key, const QString &value, const QString &remedy)
{
    return fail(ErrorCode::InvalidArgument, u"setting.invalid"_s, u"\"%1\" is no value for %2"_s.arg(value, key), key,
                remedy);
}

tl::unexpected<Error> unknownKey(const QString &key)
{
    return fail(ErrorCode::InvalidArgument, u"setting.unknown"_s, u"There is no setting %1"_s.arg(key), key,
                u"List the settings with: tierdeck-cli config show"_s);
}

template <typename Number> Result<Number> number(const QString &key, const QString &value, Number least, Number most)
{
    bool ok = false;
    Number n{};
    if constexpr (std::is_same_v<Number, double>)
        n = value.toDouble(&ok);
    else
        n = Number(value.toLongLong(&ok));
    if (!ok || !(n >= least && n <= most)) {
        const QString whole = std::is_same_v<Number, double> ? u"number"_s : u"whole number"_s;
        return invalid(key, value, u"Give a %1 from %2 to %3"_s.arg(whole).arg(least).arg(most));
    }
    return n;
}

Result<bool> truth(const QString &key, const QString &value)
{
    static const QStringList yes{u"true"_s, u"yes"_s, u"on"_s, u"1"_s};
    static const QStringList no{u"false"_s, u"no"_s, u"off"_s, u"0"_s};
    const QString low = value.toLower();
    if (yes.contains(low))
        return true;
    if (no.contains(low))
        return false;
    return invalid(key, value, u"Give true or false"_s);
}

QString truthText(bool value)
{
    return value ? u"true"_s : u"false"_s;
}

const QString ProfileKept = u"keep"_s;
const QString ProfileConverted = u"srgb"_s;

Result<ProfilePolicy> profilePolicy(const QString &key, const QString &value)
{
    const QString low = value.toLower();
    if (low == ProfileKept)
        return ProfilePolicy::Keep;
    if (low == ProfileConverted)
        return ProfilePolicy::ConvertToSrgb;
    return invalid(key, value, u"Give %1 or %2"_s.arg(ProfileKept, ProfileConverted));
}

} // namespace

SettingList imageValues(const ImagePolicy &policy)
{
    return {{u"image.quality"_s, QString::number(policy.quality)},
            {u"image.max_side"_s, QString::number(policy.maxSide)},
            {u"image.variants"_s, variantsText(policy.variants, policy.maxSide)},
            {u"image.keep_original"_s, truthText(policy.keepOriginal)},
            {u"image.keep_gps"_s, truthText(policy.keepGps)},
            {u"image.profile"_s, policy.profile == ProfilePolicy::Keep ? ProfileKept : ProfileConverted},
            {u"image.accept_heic"_s, truthText(policy.acceptHeic)},
            {u"image.target_bytes"_s, QString::number(policy.targetBytes)},
            {u"image.least_quality"_s, QString::number(policy.leastQuality)},
            {u"image.max_bytes"_s, QString::number(policy.maxBytes)},
            {u"image.max_pixels"_s, QString::number(policy.maxPixels)}};
}

Result<void> setImageValue(ImagePolicy &policy, const QString &key, const QString &value)
{
    if (key == "image.quality"_L1) {
        TD_ASSIGN(policy.quality, number(key, value, 1, 100));
    } else if (key == "image.max_side"_L1) {
        const int before = policy.maxSide;
        TD_ASSIGN(policy.maxSide, number(key, value, 64, 20000));
        for (VariantSpec &spec : policy.variants) {
            if (spec.name == "cover"_L1 && spec.maxSide == before)
                spec.maxSide = policy.maxSide;
        }
    } else if (key == "image.variants"_L1) {
        TD_ASSIGN(policy.variants, variantsFromText(key, value, policy.maxSide));
    } else if (key == "image.keep_original"_L1) {
        TD_ASSIGN(policy.keepOriginal, truth(key, value));
    } else if (key == "image.keep_gps"_L1) {
        TD_ASSIGN(policy.keepGps, truth(key, value));
    } else if (key == "image.profile"_L1) {
        TD_ASSIGN(policy.profile, profilePolicy(key, value));
    } else if (key == "image.accept_heic"_L1) {
        TD_ASSIGN(policy.acceptHeic, truth(key, value));
    } else if (key == "image.target_bytes"_L1) {
        TD_ASSIGN(policy.targetBytes, number<qint64>(key, value, 0, 2'147'483'647));
    } else if (key == "image.least_quality"_L1) {
        TD_ASSIGN(policy.leastQuality, number(key, value, 1, 100));
    } else if (key == "image.max_bytes"_L1) {
        TD_ASSIGN(policy.maxBytes, number<qint64>(key, value, 1024, 2'147'483'647));
    } else if (key == "image.max_pixels"_L1) {
        TD_ASSIGN(policy.maxPixels, number<qint64>(key, value, 10'000, 1'000'000'000));
    } else {
        return unknownKey(key);
    }
    return {};
}

SettingList alertValues(const AlertLimits &limits)
{
    const auto text = [](double v) { return QString::number(v, 'g', 12); };
    return {{u"alerts.monthly_cost"_s, text(limits.monthlyCost)},
            {u"alerts.temp_photos"_s, QString::number(limits.tempPhotos)},
            {u"alerts.hot_gb"_s, text(limits.hotGb)},
            {u"alerts.cost_rise_percent"_s, text(limits.costRisePercent)},
            {u"alerts.disk_free_percent"_s, text(limits.diskFreePercent)},
            {u"alerts.link_uses"_s, QString::number(limits.linkUses)}};
}

Result<void> setAlertValue(AlertLimits &limits, const QString &key, const QString &value)
{
    if (key == "alerts.monthly_cost"_L1) {
        TD_ASSIGN(limits.monthlyCost, number(key, value, 0.0, 1e9));
    } else if (key == "alerts.temp_photos"_L1) {
        TD_ASSIGN(limits.tempPhotos, number<qint64>(key, value, 0, 1'000'000'000));
    } else if (key == "alerts.hot_gb"_L1) {
        TD_ASSIGN(limits.hotGb, number(key, value, 0.0, 1e9));
    } else if (key == "alerts.cost_rise_percent"_L1) {
        TD_ASSIGN(limits.costRisePercent, number(key, value, 0.0, 1e6));
    } else if (key == "alerts.disk_free_percent"_L1) {
        TD_ASSIGN(limits.diskFreePercent, number(key, value, 0.0, 100.0));
    } else if (key == "alerts.link_uses"_L1) {
        TD_ASSIGN(limits.linkUses, number<qint64>(key, value, 1, 1'000'000'000));
    } else {
        return unknownKey(key);
    }
    return {};
}

SettingList transferValues(const TransferRules &rules)
{
    return {{u"transfers.bandwidth"_s, rules.bandwidth.text()},
            {u"transfers.retries"_s, QString::number(rules.retries)},
            {u"transfers.paused"_s, truthText(rules.paused)}};
}

Result<void> setTransferValue(TransferRules &rules, const QString &key, const QString &value)
{
    if (key == "transfers.bandwidth"_L1) {
        const Result<BandwidthTimetable> table = BandwidthTimetable::parse(value);
        if (!table)
            return invalid(key, value, table.error().remedy);
        rules.bandwidth = *table;
    } else if (key == "transfers.retries"_L1) {
        TD_ASSIGN(rules.retries, number(key, value, 0, 100));
    } else if (key == "transfers.paused"_L1) {
        TD_ASSIGN(rules.paused, truth(key, value));
    } else {
        return unknownKey(key);
    }
    return {};
}

SettingList checkValues(const CheckRules &rules)
{
    return {{u"check.daily_percent"_s, QString::number(rules.dailyPercent, 'g', 12)},
            {u"check.daily_bytes"_s, QString::number(rules.dailyBytes)}};
}

Result<void> setCheckValue(CheckRules &rules, const QString &key, const QString &value)
{
    if (key == "check.daily_percent"_L1) {
        TD_ASSIGN(rules.dailyPercent, number(key, value, 0.0, 100.0));
    } else if (key == "check.daily_bytes"_L1) {
        TD_ASSIGN(rules.dailyBytes, number<qint64>(key, value, 0, 1'000'000'000'000'000));
    } else {
        return unknownKey(key);
    }
    return {};
}

SettingList scheduleValues(const Rules::Schedule &schedule)
{
    return {{u"schedule.enabled"_s, schedule.enabled ? truthText(*schedule.enabled) : QString()},
            {u"schedule.time"_s, schedule.time.toString(u"HH:mm"_s)},
            {u"schedule.zone"_s, QString::fromLatin1(schedule.zone)}};
}

Result<void> setScheduleValue(Rules::Schedule &schedule, const QString &key, const QString &value)
{
    if (key == "schedule.enabled"_L1) {
        TD_ASSIGN(schedule.enabled, truth(key, value));
    } else if (key == "schedule.time"_L1) {
        const QTime time = QTime::fromString(value, u"H:mm"_s);
        if (!time.isValid())
            return invalid(key, value, u"Give a time of day such as 03:00"_s);
        schedule.time = time;
    } else if (key == "schedule.zone"_L1) {
        const QByteArray zone = value.toLatin1();
        if (zone != "UTC" && (zone.isEmpty() || !QTimeZone::isTimeZoneIdAvailable(zone)))
            return invalid(key, value, u"Give a zone such as Europe/Paris or UTC"_s);
        schedule.zone = zone;
    } else {
        return unknownKey(key);
    }
    return {};
}

} // namespace td
