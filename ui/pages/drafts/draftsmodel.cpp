// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/drafts/draftsmodel.h"

#include "ui/support/async.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr int PageRows = 100;
}

DraftsModel::DraftsModel(const UiServices &services, QObject *parent)
    : QAbstractListModel(parent)
    , m_services(services)
    , m_prices(sourcePriceBook())
{
}

void DraftsModel::setQuery(DraftScope scope, const QString &text)
{
    m_scope = scope;
    m_text = text;
    m_only.clear();
    m_busy = false;
    ++m_generation;
    load({}, PageRows, true);
}

void DraftsModel::setOnly(const QStringList &ids)
{
    m_only = ids;
    m_busy = false;
    ++m_generation;
    load({}, PageRows, true);
}

void DraftsModel::reload()
{
    if (m_busy) {
        m_again = true;
        return;
    }
    ++m_generation;
    load({}, std::max<int>(PageRows, int(m_drafts.size())), true);
}

void DraftsModel::load(const QString &afterId, int limit, bool replace)
{
    m_busy = true;
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, scope = m_scope, text = m_text, only = m_only, afterId, limit]() -> Result<Loaded> {
            Loaded loaded;
            if (only.isEmpty()) {
                TD_ASSIGN(loaded.drafts, engine.drafts.list(scope, text, afterId, limit));
            } else {
                for (const QString &id : only) {
                    if (const auto draft = engine.drafts.find(id))
                        loaded.drafts.append(*draft);
                }
            }
            TD_ASSIGN(loaded.prices, engine.rules.prices());
            TD_ASSIGN(const Policy policy, engine.rules.policy());
            loaded.keepDays = policy.publishedEnabled ? policy.publishedDays : 0;
            return loaded;
        },
        [this, limit, replace, generation = m_generation](const Result<Loaded> &loaded) {
            if (generation != m_generation)
                return;
            m_busy = false;
            if (!loaded) {
                m_error = loaded.error();
                m_state = State::Failed;
                Q_EMIT stateChanged();
                return;
            }
            m_prices = loaded->prices;
            m_keepDays = loaded->keepDays;
            m_more = m_only.isEmpty() && loaded->drafts.size() >= limit;
            if (replace) {
                replaceWith(loaded->drafts);
            } else if (!loaded->drafts.isEmpty()) {
                beginInsertRows({}, int(m_drafts.size()), int(m_drafts.size() + loaded->drafts.size()) - 1);
                m_drafts += loaded->drafts;
                endInsertRows();
            }
            m_state = State::Ready;
            Q_EMIT stateChanged();
            if (std::exchange(m_again, false))
                reload();
        });
}

void DraftsModel::replaceWith(const QList<Draft> &drafts)
{
    const bool sameRows = std::equal(drafts.begin(), drafts.end(), m_drafts.begin(), m_drafts.end(),
                                     [](const Draft &a, const Draft &b) { return a.draftId == b.draftId; });
    if (sameRows) {
        m_drafts = drafts;
        if (!m_drafts.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(m_drafts.size()) - 1));
        return;
    }
    beginResetModel();
    m_drafts = drafts;
    endResetModel();
}

int DraftsModel::rowOf(const QString &draftId) const
{
    for (int row = 0; row < m_drafts.size(); ++row) {
        if (m_drafts.at(row).draftId == draftId)
            return row;
    }
    return -1;
}

double DraftsModel::monthlyCost(const Draft &draft) const
{
    double cost = 0;
    for (auto it = draft.bytesByTier.cbegin(); it != draft.bytesByTier.cend(); ++it)
        cost += storageCost(m_prices, it.key(), it.value());
    return cost;
}

int DraftsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_drafts.size());
}

QVariant DraftsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Draft &draft = m_drafts.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(draft);
    case IdRole:
        return draft.draftId;
    case ExplanationRole: {
        QMap<Tier, CountBytes> tiers;
        for (const auto &[tier, bytes] : draft.bytesByTier.asKeyValueRange())
            tiers[tier].bytes = bytes;
        return QVariant::fromValue(explainGroup(titleOf(draft), tiers, m_prices));
    }
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3, %4")
            .arg(titleOf(draft), tr("%Ln photo(s)", nullptr, int(draft.photoCount)), format::bytes(draft.bytes),
                 draft.published ? tr("published") : tr("not published"));
    default:
        return {};
    }
}

bool DraftsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more && !m_busy;
}

void DraftsModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent) && !m_drafts.isEmpty())
        load(m_drafts.constLast().draftId, PageRows, false);
}

} // namespace td
