// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "ui/services.h"
#include "ui/widgets/explanation.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QSet>

namespace td
{

/// A plan as a tree: one branch a rule, one leaf a photo with its reason and a tick that leaves it out. The photos' names come
/// in windows, off the GUI thread, when a view shows them.
class PlanModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { What, Why, Way, Size, Saving, Status, ColumnCount };
    enum Role { PhotoIdRole = Qt::UserRole + 1, ActionRole, FailedRole, StateRole };
    enum class RowState { Waiting, Running, Done, Failed };

    explicit PlanModel(const UiServices &services, QObject *parent = nullptr);

    /// What the savings of the next plan were computed with.
    void setPrices(const PriceBook &prices) { m_prices = prices; }
    [[nodiscard]] const PriceBook &prices() const { return m_prices; }
    /// Of what is ticked.
    [[nodiscard]] QList<PlannedAction> ticked() const;
    /// Photos can be taken out of a plan for now, and of one that looks ahead to the coming night.
    void setPlan(const Plan &plan, bool isForTonight = false);
    [[nodiscard]] bool isTickable() const { return m_tickable; }
    [[nodiscard]] const Plan &plan() const { return m_plan; }
    /// Only this kind of action, and only these photos; unset shows all.
    void setShown(std::optional<Action> action, const std::optional<QSet<QString>> &photoIds);

    [[nodiscard]] QStringList excluded() const { return {m_excluded.cbegin(), m_excluded.cend()}; }
    void setExcluded(const QSet<QString> &photoIds);
    /// Photos, and all photos of a branch that are shown, with one word to who listens. Nothing while ticks are frozen.
    void setTicked(const QModelIndexList &rows, bool ticked);
    [[nodiscard]] bool isExcluded(const QString &photoId) const { return m_excluded.contains(photoId); }
    /// Of what is ticked.
    [[nodiscard]] PlanTotals totals() const;

    /// Ticks are frozen and rows show how far they are.
    void setRunning(bool running);
    void setRowState(const QString &photoId, RowState state, const QString &text = {});
    void clearRowStates();
    [[nodiscard]] bool hasRowStates() const { return !m_states.isEmpty(); }

    [[nodiscard]] const PlannedAction *action(const QModelIndex &index) const; ///< null for a branch
    [[nodiscard]] const Photo *photo(const QModelIndex &index) const;          ///< null while it loads
    [[nodiscard]] QString photoId(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void exclusionChanged();

private:
    struct Group {
        Action action = Action::None;
        Rule rule = Rule::None;
        Tier from = Tier::Temp;
        Tier to = Tier::Temp;
        Seconds limit{0};
        QList<int> shown; ///< indexes into the plan's actions
        qint64 bytes = 0;
        double saving = 0;
    };
    void rebuild();
    void requestNames(int group, int row) const;
    [[nodiscard]] Explanation explained(const QModelIndex &index) const;
    [[nodiscard]] QVariant groupData(const Group &group, int column, int role) const;
    [[nodiscard]] QVariant leafData(const QModelIndex &index, int role) const;
    [[nodiscard]] Qt::CheckState groupCheck(const Group &group) const;
    [[nodiscard]] QString statusText(const QString &photoId) const;

    const UiServices &m_services;
    Plan m_plan;
    PriceBook m_prices;
    QList<Group> m_groups;
    std::optional<Action> m_onlyAction;
    std::optional<QSet<QString>> m_onlyPhotos;
    QSet<QString> m_excluded;
    QHash<QString, std::pair<RowState, QString>> m_states;
    QHash<QString, std::pair<int, int>> m_places; ///< photo id -> group, row; filled when a run starts
    bool m_running = false;
    bool m_tickable = true;
    quint64 m_generation = 0;
    mutable QHash<QString, Photo> m_photos;
    mutable QSet<QString> m_asked;
};

} // namespace td
