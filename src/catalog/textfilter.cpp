// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/textfilter.h"

#include "catalog/daysearch.h"
#include "catalog/rows.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// What of the catalogue's few names holds the text: users, drafts (by id or title), tags, cameras, lenses; as JSON
/// lists to bind.
struct NameMatches {
    QString users, drafts, tags, cameras, lenses; ///< empty when none
    qint64 photos = 0;                            ///< at most this many photos have one of them
};

Result<NameMatches> matchingNames(Connection &connection, const QString &like)
{
    const QString counts =
        u"SELECT coalesce(sum(tn + hn + cn + xtn + xhn + xcn), 0) FROM totals WHERE scope = '%1' AND key IN "
        "(SELECT value FROM json_each(?))"_s;
    const auto collect = [&](const QString &sql, const QVariantList &args, const QString &countSql, QString &json,
                             qint64 &photos) -> Result<void> {
        TD_ASSIGN(const QStringList names, connection.texts(sql, args));
        if (names.isEmpty())
            return {};
        json = jsonText(names);
        TD_ASSIGN(const qint64 count, connection.number(countSql, {json}));
        photos += count;
        return {};
    };
    NameMatches m;
    TD_TRY(collect(u"SELECT id FROM users WHERE id LIKE ? ESCAPE '\\'"_s, {like}, counts.arg("user"_L1), m.users,
                   m.photos));
    TD_TRY(collect(u"SELECT id FROM drafts WHERE id LIKE ? ESCAPE '\\' OR title LIKE ? ESCAPE '\\'"_s, {like, like},
                   counts.arg("draft"_L1), m.drafts, m.photos));
    TD_TRY(collect(u"SELECT tag FROM tag_uses WHERE tag LIKE ? ESCAPE '\\'"_s, {like},
                   u"SELECT coalesce(sum(uses), 0) FROM tag_uses WHERE tag IN (SELECT value FROM json_each(?))"_s,
                   m.tags, m.photos));
    const QString equipment = u"SELECT name FROM equipment WHERE kind = '%1' AND name LIKE ? ESCAPE '\\'"_s;
    const QString uses =
        u"SELECT coalesce(sum(uses), 0) FROM equipment WHERE kind = '%1' AND name IN (SELECT value FROM "
        "json_each(?))"_s;
    TD_TRY(collect(equipment.arg("camera"_L1), {like}, uses.arg("camera"_L1), m.cameras, m.photos));
    TD_TRY(collect(equipment.arg("lens"_L1), {like}, uses.arg("lens"_L1), m.lenses, m.photos));
    return m;
}

/// Alternatives joined by OR.
class Choices
{
public:
    void add(const QString &term, const QVariantList &args)
    {
        m_terms.append(term);
        m_args.append(args);
    }
    [[nodiscard]] QString sql(QLatin1StringView between) const { return m_terms.join(between); }
    [[nodiscard]] QVariantList args() const { return m_args; }

private:
    QStringList m_terms;
    QVariantList m_args;
};

/// The rows that the full-text index or a name leads to, when they are few.
Choices fewRows(const QString &indexed, const NameMatches &names)
{
    const QString listed = u"(SELECT value FROM json_each(?))"_s;
    Choices rows;
    rows.add(u"SELECT CAST(value AS BIGINT) FROM json_each(?)"_s, {indexed});
    if (!names.users.isEmpty())
        rows.add(QString("SELECT seq FROM photo_metadata WHERE user_id IN "_L1 % listed), {names.users});
    if (!names.drafts.isEmpty())
        rows.add(QString("SELECT seq FROM photo_metadata WHERE draft_id IN "_L1 % listed), {names.drafts});
    if (!names.tags.isEmpty())
        rows.add(QString("SELECT seq FROM photo_tags WHERE tag IN "_L1 % listed), {names.tags});
    if (!names.cameras.isEmpty())
        rows.add(QString("SELECT seq FROM photo_metadata WHERE camera <> '' AND camera IN "_L1 % listed),
                 {names.cameras});
    if (!names.lenses.isEmpty())
        rows.add(QString("SELECT seq FROM photo_metadata WHERE lens <> '' AND lens IN "_L1 % listed), {names.lenses});
    return rows;
}

/// The same text as a condition over one row.
Choices holds(const TextSearch &search, const NameMatches &names)
{
    const QString listed = u" IN (SELECT value FROM json_each(?))"_s;
    Choices own;
    own.add(search.holds, search.holdsArgs);
    if (!names.users.isEmpty())
        own.add(QString("p.user_id"_L1 % listed), {names.users});
    if (!names.drafts.isEmpty())
        own.add(QString("p.draft_id"_L1 % listed), {names.drafts});
    if (!names.tags.isEmpty())
        own.add(QString("p.seq IN (SELECT seq FROM photo_tags WHERE tag"_L1 % listed % ')'_L1), {names.tags});
    if (!names.cameras.isEmpty())
        own.add(QString("p.camera"_L1 % listed), {names.cameras});
    if (!names.lenses.isEmpty())
        own.add(QString("p.lens"_L1 % listed), {names.lenses});
    return own;
}

QString oneOf(const Choices &choices)
{
    return '('_L1 % choices.sql(" OR "_L1) % ')'_L1;
}

/// What was uploaded on these days, then what was captured then, then the `named` rest: each by an index of its own.
QList<SqlCondition> waysOf(const DaySearch &days, const SqlCondition &named)
{
    const auto andNot = [](const SqlCondition &one, const SqlCondition &other) {
        return SqlCondition{.where = QString(one.where % " AND ("_L1 % other.where % ") IS NOT TRUE"_L1),
                            .args = one.args + other.args,
                            .isNarrow = true};
    };
    const SqlCondition captured = andNot(days.captured, days.uploaded);
    return {days.uploaded, captured, andNot(andNot(named, days.uploaded), days.captured)};
}

} // namespace

Result<TextFilter> textFilter(Connection &connection, const QString &text, TrashScope trash, bool isOrdered)
{
    const QString like = likePart(text);
    TD_ASSIGN(const NameMatches names, matchingNames(connection, like));
    const TextSearch search = connection.database().textSearch(text);
    const std::optional<DaySearch> days = daySearch(text);
    Choices own = holds(search, names);

    std::optional<Choices> rows;
    if (!search.rows.isEmpty() && names.photos < NarrowCount) {
        TD_ASSIGN(const QStringList indexed,
                  connection.texts(search.rows, QVariantList(search.rowsArgs) << NarrowCount));
        if (indexed.size() < NarrowCount)
            rows = fewRows('['_L1 % indexed.join(u',') % ']'_L1, names);
    }
    const auto amongRows = [&] {
        return SqlCondition{.where = QString("p.seq IN ("_L1 % rows->sql(" UNION ALL "_L1) % ") AND "_L1 % oneOf(own)),
                            .args = rows->args() + own.args(),
                            .isNarrow = true};
    };
    TextFilter filter;
    if (days) {
        const bool indexesHaveThem = rows && trash == TrashScope::Without;
        QString seqs;
        if (indexesHaveThem && isOrdered) {
            filter.ways = waysOf(*days, amongRows());
        } else if (indexesHaveThem) {
            TD_ASSIGN(seqs, fewSeqs(connection, *days));
        }
        if (seqs.isEmpty())
            rows.reset();
        else
            rows->add(seqs, days->uploaded.args + days->captured.args);
        own.add(days->uploaded.where, days->uploaded.args);
        own.add(days->captured.where, days->captured.args);
    }
    filter.condition = rows ? amongRows() : SqlCondition{.where = oneOf(own), .args = own.args()};
    return filter;
}

} // namespace td
