// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rules.h"

#include "core/pricevalues.h"
#include "engine/backup/backuprules.h"
#include "engine/localrules.h"
#include "engine/settingvalues.h"
#include "engine/variantsettings.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

// A resource in a static library is only there once somebody names it; the macro must stand outside any namespace.
static void loadPriceResources()
{
    Q_INIT_RESOURCE(prices);
}

namespace td
{

namespace
{

const QString PresetKey = u"prices.preset"_s;
const QString BookKey = u"prices.book"_s;
const QString EnabledKey = u"schedule.enabled"_s;
const QString EnabledSinceKey = u"schedule.enabled_since"_s;
const QString DefaultPreset = u"source-2025-11"_s;

QString environmentName(const QString &key)
{
    return u"TIERDECK_"_s + QString(key).replace(u'.', u'_').toUpper();
}

Result<PriceBook> bookFromText(const QString &text)
{
    QJsonParseError problem;
    const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8(), &problem);
    if (!json.isObject())
        return fail(ErrorCode::InvalidArgument, u"setting.invalid"_s,
                    u"The price book is no JSON object: %1"_s.arg(problem.errorString()), BookKey,
                    u"Choose a preset: tierdeck-cli config set prices.preset %1"_s.arg(DefaultPreset));
    return priceBookFromJson(json.object());
}

QString bookText(const PriceBook &book)
{
    return QString::fromUtf8(QJsonDocument(priceBookToJson(book)).toJson(QJsonDocument::Compact));
}

/// A book with figures that an operator wrote, who is then their source.
PriceBook edited(PriceBook book, const QStringList &keys, QDate day)
{
    const QString was = book.preset;
    if (was != OwnPrices)
        book.source = u"Own prices, changed from %1"_s.arg(was);
    book.preset = OwnPrices;
    book.asOf = day;
    for (const QString &key : keys)
        book.sources.insert(key.mid(7), u"Entered by hand on %1"_s.arg(day.toString(Qt::ISODate)));
    return book;
}

bool hasKey(const SettingList &list, const QString &key)
{
    return std::any_of(list.cbegin(), list.cend(), [&](const auto &entry) { return entry.first == key; });
}

QString valueOf(const SettingList &list, const QString &key)
{
    for (const auto &[name, value] : list) {
        if (name == key)
            return value;
    }
    return {};
}

} // namespace

Rules::Rules(const EngineParts &parts)
    : m_parts(parts)
{
}

Result<qint64> Rules::sync() const
{
    TD_ASSIGN(const qint64 counter, m_parts.catalogue.changeCounter());
    const QMutexLocker lock(&m_mutex);
    if (m_counter != counter) {
        m_cache.clear();
        m_counter = counter;
    }
    return counter;
}

Result<std::optional<QString>> Rules::stored(const QString &key, qint64 counter) const
{
    {
        const QMutexLocker lock(&m_mutex);
        if (const auto found = m_cache.constFind(key); m_counter == counter && found != m_cache.cend())
            return *found;
    }
    TD_ASSIGN(std::optional<QString> value, m_parts.catalogue.settings().value(key));
    if (value && value->isEmpty())
        value.reset();
    const QMutexLocker lock(&m_mutex);
    if (m_counter == counter)
        m_cache.insert(key, value);
    return value;
}

Result<std::optional<QString>> Rules::effective(const QString &key, qint64 counter) const
{
    if (const auto found = m_parts.overrides.constFind(key); found != m_parts.overrides.cend() && !found->isEmpty())
        return std::optional<QString>(*found);
    return stored(key, counter);
}

Result<void> Rules::write(const QList<std::pair<QString, QString>> &values)
{
    for (const auto &[key, value] : values) {
        if (!m_parts.overrides.value(key).isEmpty())
            return fail(ErrorCode::FailedPrecondition, u"setting.overridden"_s,
                        u"%1 is set by the environment or the command line, which wins over the catalogue"_s.arg(key),
                        key, u"Unset %1 and try again"_s.arg(environmentName(key)));
    }
    QJsonObject changed;
    for (const auto &[key, value] : values) {
        TD_TRY(m_parts.catalogue.settings().setValue(key, value));
        changed.insert(key, value);
    }
    {
        const QMutexLocker lock(&m_mutex);
        m_counter.reset();
        m_cache.clear();
    }
    if (changed.isEmpty())
        return {};
    Event event;
    event.at = m_parts.clock.now();
    event.what = u"settings"_s;
    event.count = 0;
    event.detail = changed;
    return m_parts.catalogue.events().append(event);
}

template <typename Group>
Result<Group> Rules::load(QList<std::pair<QString, QString>> (*values)(const Group &),
                          Result<void> (*put)(Group &, const QString &, const QString &)) const
{
    TD_ASSIGN(const qint64 counter, sync());
    Group group;
    const SettingList defaults = values(group);
    for (const auto &entry : defaults) {
        TD_ASSIGN(const std::optional<QString> text, effective(entry.first, counter));
        if (text)
            TD_TRY(put(group, entry.first, *text));
    }
    return group;
}

template <typename Group>
Result<void> Rules::store(const Group &wanted, QList<std::pair<QString, QString>> (*values)(const Group &),
                          Result<void> (*put)(Group &, const QString &, const QString &))
{
    TD_ASSIGN(const qint64 counter, sync());
    Group checked;
    const SettingList defaults = values(checked);
    const SettingList all = values(wanted);
    SettingList changes;
    for (const auto &[key, value] : all) {
        if (value.isEmpty())
            continue;
        TD_TRY(put(checked, key, value));
        TD_ASSIGN(const std::optional<QString> present, effective(key, counter));
        if (present.value_or(valueOf(defaults, key)) != value)
            changes.append({key, value});
    }
    return write(changes);
}

Result<Policy> Rules::policy() const
{
    return load<Policy>(policyValues, setPolicyValue);
}

Result<void> Rules::setPolicy(const Policy &policy)
{
    return store<Policy>(policy, policyValues, setPolicyValue);
}

Result<ImagePolicy> Rules::images() const
{
    return load<ImagePolicy>(imageValues, setImageValue);
}

Result<void> Rules::setImages(const ImagePolicy &policy)
{
    return store<ImagePolicy>(policy, imageValues, setImageValue);
}

Result<AlertLimits> Rules::alertLimits() const
{
    return load<AlertLimits>(alertValues, setAlertValue);
}

Result<TransferRules> Rules::transfers() const
{
    return load<TransferRules>(transferValues, setTransferValue);
}

Result<Rules::Schedule> Rules::schedule() const
{
    TD_ASSIGN(Schedule schedule, load<Schedule>(scheduleValues, setScheduleValue));
    TD_ASSIGN(const qint64 counter, sync());
    TD_ASSIGN(const std::optional<QString> since, stored(EnabledSinceKey, counter));
    if (since)
        schedule.enabledSince = fromIso(*since);
    return schedule;
}

Result<void> Rules::setSchedule(const Schedule &schedule)
{
    TD_ASSIGN(const qint64 counter, sync());
    TD_ASSIGN(const std::optional<QString> before, effective(EnabledKey, counter));
    TD_TRY(store<Schedule>(schedule, scheduleValues, setScheduleValue));
    // Without this moment a schedule switched on at noon would count this morning's run as missed.
    if (schedule.enabled.value_or(false) && before != u"true"_s)
        return m_parts.catalogue.settings().setValue(EnabledSinceKey, toIso(m_parts.clock.now()));
    return {};
}

Result<PriceBook> Rules::prices() const
{
    return list().transform([this](PriceBook book) { return asBound(std::move(book)); });
}

Result<PriceBook> Rules::list() const
{
    const QString preset = m_parts.overrides.value(PresetKey);
    if (!preset.isEmpty())
        return pricePreset(preset);
    TD_ASSIGN(const qint64 counter, sync());
    TD_ASSIGN(const std::optional<QString> book, effective(BookKey, counter));
    if (book)
        return bookFromText(*book);
    TD_ASSIGN(const std::optional<QString> name, stored(PresetKey, counter));
    return pricePreset(name.value_or(DefaultPreset));
}

PriceBook Rules::asBound(PriceBook book) const
{
    for (const Tier tier : AllTiers)
        book.tiers[tier].account = m_parts.stores.account(tier);
    return book;
}

Result<void> Rules::setPrices(const PriceBook &book)
{
    TD_TRY(priceBookFromJson(priceBookToJson(book)));
    const Result<PriceBook> preset = pricePreset(book.preset);
    if (preset && priceBookToJson(*preset) == priceBookToJson(book))
        return write({{PresetKey, book.preset}, {BookKey, QString()}});
    return write({{BookKey, bookText(book)}});
}

Result<void> Rules::setPriceFigures(const QMap<QString, QString> &figures)
{
    TD_ASSIGN(PriceBook book, prices());
    for (const auto &[key, value] : figures.asKeyValueRange())
        TD_TRY(setPriceValue(book, key, value));
    return setPrices(edited(book, figures.keys(), utcDay(m_parts.clock.now())));
}

Result<QList<Rules::Value>> Rules::all() const
{
    SettingList defaults = policyValues(Policy{});
    defaults.append({PresetKey, DefaultPreset});
    defaults += imageValues(ImagePolicy{});
    defaults += alertValues(AlertLimits{});
    defaults += transferValues(TransferRules{});
    defaults += checkValues(CheckRules{});
    defaults += scheduleValues(Schedule{});
    defaults += backupValues(BackupRules{});
    defaults += localValues(LocalRules{});
    TD_ASSIGN(const qint64 counter, sync());
    TD_ASSIGN(const std::optional<QString> book, effective(BookKey, counter));
    if (book)
        defaults.append({BookKey, QString()});

    QList<Value> values;
    for (const auto &[key, fallback] : defaults) {
        TD_ASSIGN(const std::optional<QString> saved, stored(key, counter));
        const QString given = m_parts.overrides.value(key);
        if (!given.isEmpty())
            values.append({key, given, u"environment"_s});
        else if (saved)
            values.append({key, *saved, u"catalogue"_s});
        else
            values.append({key, fallback, u"default"_s});
    }
    return values;
}

bool Rules::knows(const QString &key) const
{
    return key == PresetKey || key == BookKey || isPriceKey(key) || hasKey(policyValues(Policy{}), key) ||
           hasKey(imageValues(ImagePolicy{}), key) || hasKey(alertValues(AlertLimits{}), key) ||
           hasKey(transferValues(TransferRules{}), key) || hasKey(checkValues(CheckRules{}), key) ||
           hasKey(scheduleValues(Schedule{}), key) || hasKey(backupValues(BackupRules{}), key) ||
           hasKey(localValues(LocalRules{}), key);
}

Result<void> Rules::set(const QString &key, const QString &value)
{
    if (key == PresetKey) {
        TD_TRY(pricePreset(value));
        return write({{PresetKey, value}, {BookKey, QString()}});
    }
    if (key == BookKey) {
        TD_ASSIGN(const PriceBook book, bookFromText(value));
        return setPrices(book);
    }
    if (isPriceKey(key))
        return setPriceFigures({{key, value}});
    // The text is put into a fresh group and read back, so that what is stored has one spelling.
    if (Policy group; hasKey(policyValues(group), key)) {
        TD_TRY(setPolicyValue(group, key, value));
        return write({{key, valueOf(policyValues(group), key)}});
    }
    if (ImagePolicy group; hasKey(imageValues(group), key)) {
        TD_ASSIGN(group, images());
        TD_TRY(setImageValue(group, key, value));
        if (key == "image.variants"_L1 || key == "image.max_side"_L1)
            TD_TRY(checkVariantSides(group));
        return write({{key, valueOf(imageValues(group), key)}});
    }
    if (AlertLimits group; hasKey(alertValues(group), key)) {
        TD_TRY(setAlertValue(group, key, value));
        return write({{key, valueOf(alertValues(group), key)}});
    }
    if (TransferRules group; hasKey(transferValues(group), key)) {
        TD_TRY(setTransferValue(group, key, value));
        return write({{key, valueOf(transferValues(group), key)}});
    }
    if (CheckRules group; hasKey(checkValues(group), key)) {
        TD_TRY(setCheckValue(group, key, value));
        return write({{key, valueOf(checkValues(group), key)}});
    }
    if (BackupRules group; hasKey(backupValues(group), key)) {
        TD_TRY(setBackupValue(group, key, value));
        return write({{key, valueOf(backupValues(group), key)}});
    }
    if (LocalRules group; hasKey(localValues(group), key)) {
        TD_TRY(setLocalValue(group, key, value));
        return write({{key, valueOf(localValues(group), key)}});
    }
    Schedule group;
    TD_TRY(setScheduleValue(group, key, value));
    const QString text = valueOf(scheduleValues(group), key);
    TD_ASSIGN(const qint64 counter, sync());
    TD_ASSIGN(const std::optional<QString> before, effective(key, counter));
    TD_TRY(write({{key, text}}));
    if (key == EnabledKey && text == "true"_L1 && before != text)
        return m_parts.catalogue.settings().setValue(EnabledSinceKey, toIso(m_parts.clock.now()));
    return {};
}

QStringList Rules::pricePresets()
{
    loadPriceResources();
    QStringList names = QDir(u":/prices"_s).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(5);
    names.removeAll(DefaultPreset);
    names.prepend(DefaultPreset);
    return names;
}

Result<PriceBook> Rules::pricePreset(const QString &name)
{
    const QStringList presets = pricePresets();
    if (!presets.contains(name))
        return fail(ErrorCode::InvalidArgument, u"setting.invalid"_s, u"There is no price list \"%1\""_s.arg(name),
                    PresetKey, u"Choose one of: %1"_s.arg(presets.join(u", "_s)));
    QFile file(u":/prices/%1.json"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, u"prices.unreadable"_s,
                    u"The price list %1 is not in this program"_s.arg(name), name);
    return bookFromText(QString::fromUtf8(file.readAll()));
}

} // namespace td
