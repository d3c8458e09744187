// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draft.h"
#include "core/pricebook.h"
#include "ui/services.h"

#include <QAbstractListModel>

namespace td
{

/// The drafts, newest upload first, read in pages off the GUI thread as a view asks for more.
class DraftsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1 };
    enum class State { Loading, Ready, Failed };

    explicit DraftsModel(const UiServices &services, QObject *parent = nullptr);

    void setQuery(DraftScope scope, const QString &text);
    /// Just these drafts; empty goes back to the query.
    void setOnly(const QStringList &ids);
    void reload();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] bool isFiltered() const { return !m_text.isEmpty() || m_scope != DraftScope::All || !m_only.isEmpty(); }
    [[nodiscard]] const Draft &draft(int row) const { return m_drafts.at(row); }
    [[nodiscard]] int rowOf(const QString &draftId) const;
    [[nodiscard]] double monthlyCost(const Draft &draft) const;
    [[nodiscard]] const PriceBook &prices() const { return m_prices; }
    [[nodiscard]] int keepDays() const { return m_keepDays; } ///< of published photos; 0: the rule is off
    [[nodiscard]] Instant now() const { return m_services.engine.parts.clock.now(); }
    [[nodiscard]] static QString titleOf(const Draft &draft) { return draft.title.isEmpty() ? draft.draftId : draft.title; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void stateChanged();

private:
    struct Loaded {
        QList<Draft> drafts;
        PriceBook prices;
        int keepDays = 0;
    };
    void load(const QString &afterId, int limit, bool replace);
    void replaceWith(const QList<Draft> &drafts);

    const UiServices &m_services;
    DraftScope m_scope = DraftScope::All;
    QString m_text;
    QStringList m_only;
    QList<Draft> m_drafts;
    PriceBook m_prices;
    int m_keepDays = 7;
    State m_state = State::Loading;
    Error m_error;
    bool m_more = false;
    bool m_busy = false;
    bool m_again = false;
    quint64 m_generation = 0;
};

} // namespace td
