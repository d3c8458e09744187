// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/totals.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype MaxFindings = 20;

/// All counters of one scope, counted from the photos: scope, key, then TotalsColumns.
QString recount(const QString &scope, const QString &key, const QString &condition = u"true"_s)
{
    QStringList sums;
    for (const QString &deleted : {u"IS NULL"_s, u"IS NOT NULL"_s}) {
        for (const Tier tier : AllTiers) {
            const QString holds = "sum(CASE WHEN tier = '"_L1 % tierName(tier) % "' AND deleted_at "_L1 % deleted;
            sums.append(QString(holds % " THEN 1 ELSE 0 END)"_L1));
            sums.append(QString(holds % " THEN stored_bytes ELSE 0 END)"_L1));
        }
    }
    return "SELECT '"_L1 % scope % "' AS scope, "_L1 % key % " AS key, "_L1 % sums.join(", "_L1) %
           " FROM photo_metadata WHERE "_L1 % condition % " GROUP BY 2"_L1;
}

/// The same for the objects of each variant; they are in no trash.
QString recountObjects()
{
    QStringList sums;
    for (const Tier tier : AllTiers) {
        const QString holds = "sum(CASE WHEN tier = '"_L1 % tierName(tier) % "' THEN "_L1;
        sums.append(QString(holds % "1 ELSE 0 END)"_L1));
        sums.append(QString(holds % "size ELSE 0 END)"_L1));
    }
    return "SELECT 'variant' AS scope, variant AS key, "_L1 % sums.join(", "_L1) %
           ", 0, 0, 0, 0, 0, 0 FROM copies WHERE state IN ('verified', 'suspect') GROUP BY variant"_L1;
}

QString recountAll()
{
    return QStringList{recount(u"all"_s, u"''"_s),
                       recount(u"user"_s, u"user_id"_s),
                       recount(u"vendor"_s, u"user_id"_s, u"owner_type = 'vendor'"_s),
                       recount(u"draft"_s, u"ifnull(draft_id, '')"_s),
                       recount(u"kind"_s, u"kind"_s),
                       recountObjects()}
        .join(" UNION ALL "_L1);
}

} // namespace

TierTotals totalsOf(const QSqlQuery &q, int at)
{
    TierTotals totals;
    for (auto *map : {&totals.live, &totals.trash}) {
        for (const Tier tier : AllTiers) {
            map->insert(tier, {q.value(at).toLongLong(), q.value(at + 1).toLongLong()});
            at += 2;
        }
    }
    return totals;
}

Result<TierTotals> totalsFor(Connection &connection, const QString &scope, const QString &key)
{
    TD_ASSIGN(const std::optional<TierTotals> found,
              connection.one<TierTotals>(
                  QString("SELECT "_L1 % TotalsColumns % " FROM totals WHERE scope = ? AND key = ?"_L1), {scope, key},
                  [](const QSqlQuery &q) { return totalsOf(q); }));
    if (found)
        return *found;
    TierTotals none;
    for (const Tier tier : AllTiers) {
        none.live.insert(tier, {});
        none.trash.insert(tier, {});
    }
    return none;
}

Result<QStringList> checkTotals(Connection &connection, bool repair)
{
    const QString kept =
        "SELECT scope, key, "_L1 % TotalsColumns %
        " FROM totals WHERE tn <> 0 OR hn <> 0 OR cn <> 0 OR xtn <> 0 OR xhn <> 0 OR xcn <> 0 OR tb <> 0 OR hb <> 0 OR "
        "cb <> 0 OR xtb <> 0 OR xhb <> 0 OR xcb <> 0"_L1;
    const QString counted = recountAll();
    QStringList findings;
    for (const QString &difference :
         {QString("SELECT scope, key FROM ("_L1 % kept % " EXCEPT SELECT * FROM ("_L1 % counted % ") AS c) AS d"_L1),
          QString("SELECT scope, key FROM ("_L1 % counted % " EXCEPT "_L1 % kept % ") AS d"_L1)}) {
        TD_TRY(connection.each(difference, {}, [&](const QSqlQuery &q) {
            const QString finding = "Counter "_L1 % q.value(0).toString() % " \""_L1 % q.value(1).toString() %
                                    "\" does not agree with the photos"_L1;
            if (findings.size() < MaxFindings && !findings.contains(finding))
                findings.append(finding);
        }));
    }
    if (repair && !findings.isEmpty()) {
        TD_TRY(connection.exec(u"DELETE FROM totals"_s));
        TD_TRY(connection.exec(QString("INSERT INTO totals(scope, key, "_L1 % TotalsColumns % ") "_L1 % counted)));
    }
    return findings;
}

} // namespace td
