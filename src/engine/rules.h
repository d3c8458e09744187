// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommendations.h"
#include "core/transfer.h"
#include "engine/context.h"

#include <QMutex>

namespace td
{

/// Rules, prices, compression, alerts and schedule: read from the catalogue, overridden by environment and command
/// line, written back to the catalogue. Thread-safe; reads are cached for the life of one change counter value.
class Rules
{
public:
    explicit Rules(const EngineParts &parts);

    [[nodiscard]] Result<Policy> policy() const;
    [[nodiscard]] Result<void> setPolicy(const Policy &policy);
    [[nodiscard]] Result<PriceBook> prices() const;
    [[nodiscard]] Result<void> setPrices(const PriceBook &book); ///< a preset or an edited copy
    /// Single prices by name ("prices.hot.gb_month", core/pricevalues.h), all or none: the book is then the operator's
    /// own, of today.
    [[nodiscard]] Result<void> setPriceFigures(const QMap<QString, QString> &figures);
    [[nodiscard]] Result<ImagePolicy> images() const;
    [[nodiscard]] Result<void> setImages(const ImagePolicy &policy);
    [[nodiscard]] Result<AlertLimits> alertLimits() const;
    [[nodiscard]] Result<TransferRules> transfers() const;

    struct Schedule {
        std::optional<bool> enabled; ///< unset: never answered, counts as off
        QTime time{3, 0};
        QByteArray zone = QByteArrayLiteral("UTC"); ///< IANA name
        std::optional<Instant> enabledSince;        ///< when it was last switched on; kept by setSchedule() and set()
    };
    [[nodiscard]] Result<Schedule> schedule() const;
    [[nodiscard]] Result<void> setSchedule(const Schedule &schedule);

    /// Every shared setting with its effective value, for `config show` and Settings: {key, value, source} where source
    /// is "default", "catalogue" or "environment".
    struct Value {
        QString key, value, source;
    };
    [[nodiscard]] Result<QList<Value>> all() const;
    [[nodiscard]] bool knows(const QString &key) const;
    /// By setting name: lifecycle.*, prices.preset, image.*, alerts.*, transfers.*, schedule.*. InvalidArgument names key and
    /// remedy.
    [[nodiscard]] Result<void> set(const QString &key, const QString &value);
    /// The presets shipped with the program, by name ("source-2025-11", "list-2026-09").
    [[nodiscard]] static QStringList pricePresets();
    [[nodiscard]] static Result<PriceBook> pricePreset(const QString &name);
    /// The same prices, drawn on the free allowances of those that the tiers are bound to. prices() does so itself.
    [[nodiscard]] PriceBook asBound(PriceBook book) const;

private:
    [[nodiscard]] Result<PriceBook> list() const; ///< prices() without who is drawn on
    /// The catalogue's change counter; forgets what was read under another one.
    [[nodiscard]] Result<qint64> sync() const;
    [[nodiscard]] Result<std::optional<QString>> stored(const QString &key, qint64 counter) const;
    [[nodiscard]] Result<std::optional<QString>> effective(const QString &key, qint64 counter) const;
    [[nodiscard]] Result<void> write(const QList<std::pair<QString, QString>> &values);
    template <typename Group>
    [[nodiscard]] Result<Group> load(QList<std::pair<QString, QString>> (*values)(const Group &),
                                     Result<void> (*put)(Group &, const QString &, const QString &)) const;
    template <typename Group>
    [[nodiscard]] Result<void> store(const Group &wanted, QList<std::pair<QString, QString>> (*values)(const Group &),
                                     Result<void> (*put)(Group &, const QString &, const QString &));

    const EngineParts &m_parts;
    mutable QMutex m_mutex;
    mutable std::optional<qint64> m_counter; ///< of the catalogue when m_cache was read
    mutable QHash<QString, std::optional<QString>> m_cache;
};

} // namespace td
