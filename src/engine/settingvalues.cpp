// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/settingvalues.h"

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

/// The renditions with a size of their own (CHECKLIST C39); "cover" is as large as the master.
std::optional<int> knownSide(const QString &name, int maxSide)
{
    if (name == variant::Small)
        return 150;
    if (name == variant::Medium)
        return 300;
    if (name == variant::Large)
        return 600;
    if (name == "telegram"_L1)
        return 512;
    if (name == "cover"_L1)
        return maxSide;
    return std::nullopt;
}

bool isVariantName(const QString &name)
{
    if (name.isEmpty() || name.size() > 40 || name == variant::Master || name == variant::Original)
        return false;
    return std::all_of(name.cbegin(), name.cend(),
                       [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_'; });
}

Result<QList<VariantSpec>> variantsFromText(const QString &key, const QString &value, int maxSide)
{
    const QString remedy = u"Give names out of small, medium, large, telegram, cover, or name:pixels (16 to 20000), "
                           u"separated by commas; none for no variants"_s;
    QList<VariantSpec> specs;
    if (value.trimmed() == "none"_L1)
        return specs;
    const QStringList parts = value.split(u',');
    for (const QString &part : parts) {
        const QString name = part.section(u':', 0, 0).trimmed();
        const QString px = part.section(u':', 1).trimmed();
        bool ok = true;
        const int side = px.isEmpty() ? knownSide(name, maxSide).value_or(0) : px.toInt(&ok);
        const bool twice =
            std::any_of(specs.cbegin(), specs.cend(), [&](const VariantSpec &s) { return s.name == name; });
        if (!ok || side < 16 || side > 20000 || !isVariantName(name) || twice)
            return invalid(key, value, remedy);
        specs.append({name, side});
    }
    return specs;
}

QString variantsToText(const ImagePolicy &policy)
{
    QStringList names;
    for (const VariantSpec &spec : policy.variants) {
        if (knownSide(spec.name, policy.maxSide) == spec.maxSide)
            names.append(spec.name);
        else
            names.append(u"%1:%2"_s.arg(spec.name).arg(spec.maxSide));
    }
    return names.isEmpty() ? u"none"_s : names.join(u',');
}

} // namespace

SettingList imageValues(const ImagePolicy &policy)
{
    return {{u"image.quality"_s, QString::number(policy.quality)},
            {u"image.max_side"_s, QString::number(policy.maxSide)},
            {u"image.variants"_s, variantsToText(policy)},
            {u"image.keep_original"_s, truthText(policy.keepOriginal)},
            {u"image.keep_gps"_s, truthText(policy.keepGps)},
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
            {u"alerts.disk_free_percent"_s, text(limits.diskFreePercent)}};
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
