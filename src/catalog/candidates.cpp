// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/lifecycle.h"
#include "catalog/rows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::size_t BatchSize = 4000;

struct RuleQuery {
    QString sql; ///< gives seq
    QVariantList args;
};

void addTierRules(const LifecycleCutoffs &cutoffs, QList<RuleQuery> &queries)
{
    const Policy &policy = cutoffs.policy;
    const auto add = [&](Tier tier, Seconds age) {
        queries.append({"SELECT seq FROM photo_metadata INDEXED BY ix_due WHERE "_L1 % DueRows %
                            " AND tier = ? AND "_L1 % DueSince % " < ?"_L1,
                        {tierName(tier), cutoff(cutoffs.now, age)}});
    };
    if (policy.promoteEnabled || (policy.orphanEnabled && policy.orphanAction != OrphanAction::Hold))
        add(Tier::Temp, policy.tempHours * Hour);
    if (cutoffs.coldConfigured && policy.archiveEnabled)
        add(Tier::Hot, policy.hotIdleDays * Day);
    if (!cutoffs.coldConfigured && policy.hotDeleteEnabled)
        add(Tier::Hot, policy.hotDeleteDays * Day);
    if (!policy.coldEnabled)
        return;
    const QString anchor = otherColdAnchor(policy.coldAnchor);
    if (anchor.isEmpty())
        add(Tier::Cold, policy.coldDays * Day);
    else
        queries.append({"SELECT seq FROM photo_metadata INDEXED BY ix_due WHERE "_L1 % DueRows %
                            " AND tier = 'cold' AND "_L1 % anchor % " < ?"_L1,
                        {cutoff(cutoffs.now, policy.coldDays * Day)}});
}

/// One query a rule of CHECKLIST part C. A photo that several find is judged once.
QList<RuleQuery> ruleQueries(const LifecycleCutoffs &cutoffs)
{
    const Policy &policy = cutoffs.policy;
    QList<RuleQuery> queries;
    queries.append(
        {u"SELECT seq FROM photo_metadata INDEXED BY ix_trash WHERE deleted_at IS NOT NULL AND deleted_at <= ? AND pinned = 0"_s,
         {cutoff(cutoffs.now, policy.undoHours * Hour)}});
    if (policy.publishedEnabled)
        queries.append({u"SELECT seq FROM photo_metadata INDEXED BY ix_due_published WHERE deleted_at IS NULL AND "
                        "published_to_vinted = 1 AND pinned = 0 AND published_date < ?"_s,
                        {cutoff(cutoffs.now, policy.publishedDays * Day)}});
    addTierRules(cutoffs, queries);
    if (policy.maxTotalEnabled && policy.maxTotalDays > 0)
        queries.append({QString("SELECT seq FROM photo_metadata INDEXED BY ix_due WHERE "_L1 % DueRows %
                                " AND upload_date < ?"_L1),
                        {cutoff(cutoffs.now, policy.maxTotalDays * Day)}});
    return queries;
}

Result<std::vector<qint64>> candidateSeqs(Connection &c, const LifecycleCutoffs &cutoffs)
{
    std::vector<qint64> seqs;
    const QList<RuleQuery> queries = ruleQueries(cutoffs);
    for (const RuleQuery &query : queries)
        TD_TRY(c.each(query.sql, query.args, [&](const QSqlQuery &q) { seqs.push_back(q.value(0).toLongLong()); }));
    // In order of arrival the rows lie side by side on the disk.
    std::ranges::sort(seqs);
    const auto rest = std::ranges::unique(seqs);
    seqs.erase(rest.begin(), rest.end());
    return seqs;
}

Result<QSet<QString>> openPhotos(Connection &c)
{
    QSet<QString> ids;
    TD_TRY(c.each(u"SELECT photo_id FROM journal WHERE state NOT IN ('done','abandoned')"_s, {},
                  [&](const QSqlQuery &q) { ids.insert(q.value(0).toString()); }));
    return ids;
}

Result<QList<LifecycleFacts>> readFacts(Connection &c, const QString &column, const QString &jsonList)
{
    TD_ASSIGN(const QSet<QString> open, openPhotos(c));
    QList<LifecycleFacts> list;
    TD_TRY(c.each(QString("SELECT "_L1 % FactsColumns % " FROM json_each(?) k CROSS JOIN photo_metadata p ON "_L1 %
                          listedIn(column, u"k"_s) % " LEFT JOIN drafts d ON d.id = p.draft_id ORDER BY k.key"_L1),
                  {jsonList}, [&](const QSqlQuery &q) {
                      LifecycleFacts facts = factsOf(q);
                      facts.journalOpen = open.contains(facts.photoId);
                      list.append(std::move(facts));
                  }));
    return list;
}

QString jsonNumbers(const std::vector<qint64> &numbers, std::size_t from, std::size_t to)
{
    QString json = u"["_s;
    for (std::size_t i = from; i < to; ++i) {
        if (i > from)
            json += u',';
        json += QString::number(numbers[i]);
    }
    json += u']';
    return json;
}

} // namespace

QString cutoff(Instant now, Seconds age)
{
    static const Instant Earliest{std::chrono::sys_days{std::chrono::year{0} / 1 / 1}};
    static const Instant Latest{std::chrono::sys_days{std::chrono::year{9999} / 12 / 31}};
    return toIso(std::clamp(now - age, Earliest, Latest));
}

QString otherColdAnchor(ColdAnchor anchor)
{
    switch (anchor) {
    case ColdAnchor::Upload:
        return u"upload_date"_s;
    case ColdAnchor::LastAccess:
        return u"(CASE WHEN last_access_date > '1970-01-01T00:00:00Z' THEN last_access_date ELSE ifnull(archived_at, "
               u"upload_date) "
               "END)"_s;
    case ColdAnchor::Archived:
        break;
    }
    return {};
}

Result<qint64> SqlLifecycle::candidates(const LifecycleCutoffs &cutoffs,
                                           const std::function<Result<void>(const QList<LifecycleFacts> &)> &batch)
{
    TD_ASSIGN(const std::vector<qint64> seqs, m_store.read([&](Connection &c) { return candidateSeqs(c, cutoffs); }));
    qint64 visited = 0;
    for (std::size_t from = 0; from < seqs.size(); from += BatchSize) {
        const QString numbers = jsonNumbers(seqs, from, std::min(from + BatchSize, seqs.size()));
        TD_ASSIGN(const QList<LifecycleFacts> facts,
                  m_store.read([&](Connection &c) { return readFacts(c, u"seq"_s, numbers); }));
        visited += facts.size();
        TD_TRY(batch(facts));
    }
    return visited;
}

Result<QList<LifecycleFacts>> SqlLifecycle::facts(const QStringList &photoIds)
{
    return m_store.read([&](Connection &c) { return readFacts(c, u"photo_id"_s, jsonText(photoIds)); });
}

} // namespace td
