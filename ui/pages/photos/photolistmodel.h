// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/costs.h"
#include "core/pricebook.h"
#include "core/decide.h"
#include "core/query.h"
#include "ui/services.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QItemSelection>
#include <QSet>

namespace td
{

/// One photo as the page shows it.
struct PhotoRow {
    Photo photo;
    Decision next;
    double monthlyCost = 0;
};

/// The whole catalogue, or what a filter leaves of it, as rows: a spine of arrival numbers in memory (8 bytes a photo), the
/// rows themselves in windows that are read off the GUI thread when a view asks for them. Rows not yet there are empty.
class PhotoListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Thumbnail, Name, Draft, TierColumn, Size, Saved, Uploaded, Accessed, Next, Cost, ColumnCount };
    enum Role { SeqRole = Qt::UserRole + 1, IdRole, LoadedRole };
    enum class State { Loading, Ready, Failed };

    explicit PhotoListModel(const UiServices &services, QObject *parent = nullptr);
    ~PhotoListModel() override;

    /// What the first load will be for; loads nothing.
    void presetQuery(const PhotoFilter &filter, const PhotoSort &sort);
    void setQuery(const PhotoFilter &filter, const PhotoSort &sort);
    /// Just these photos, in this order; until the next setQuery().
    void setIds(const QStringList &ids);
    [[nodiscard]] const QStringList &ids() const { return m_ids; }
    /// Reads the spine again; rows that stay keep their place, their selection and their content until the new one is there.
    void reload();

    [[nodiscard]] const PhotoFilter &filter() const { return m_filter; }
    [[nodiscard]] const PhotoSort &sorting() const { return m_sort; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    /// Of the query; bytes and cost arrive a little after the rows.
    [[nodiscard]] CountBytes sums() const { return m_sums; }
    [[nodiscard]] const QMap<Tier, CountBytes> &sumsByTier() const { return m_tierSums; }
    [[nodiscard]] const PriceBook &prices() const { return m_prices; } ///< that the costs were computed with
    [[nodiscard]] Instant now() const;

    /// Nothing while it loads (and then it is asked for). The pointer is good until the next call into the model.
    [[nodiscard]] const PhotoRow *row(int row) const;
    /// As row(), but never asks.
    [[nodiscard]] const PhotoRow *loadedRow(int row) const;
    [[nodiscard]] qint64 seqAt(int row) const { return m_spine.at(std::size_t(row)); }
    [[nodiscard]] int rowOfSeq(qint64 seq) const; ///< -1 when it is not in the query
    [[nodiscard]] QList<qint64> seqs(const QItemSelection &selection) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void stateChanged();
    void sumsChanged();
    void sortRequested(const td::PhotoSort &sort);

private:
    struct SpineResult;
    struct SumsResult;
    void loadSpine();
    void takeSpine(std::vector<qint64> spine);
    void loadSums();
    void loadSumsOfIds();
    void takeSums(const SumsResult &result);
    void request(int window) const;
    void dispatch() const;
    void takeRows(int window, const QList<qint64> &asked, const QList<PhotoRow> &rows, quint64 epoch);
    [[nodiscard]] QVariant display(const PhotoRow &row, int column) const;

    struct CachedRow {
        PhotoRow row;
        quint64 epoch = 0;
        bool gone = false; ///< asked for and no longer there; keeps a view from asking again and again
    };

    const UiServices &m_services;
    PhotoFilter m_filter;
    PhotoSort m_sort;
    QStringList m_ids;
    State m_state = State::Loading;
    Error m_error;
    std::vector<qint64> m_spine;
    CountBytes m_sums;
    QMap<Tier, CountBytes> m_tierSums;
    PriceBook m_prices;
    quint64 m_epoch = 1;      ///< rows of an older one are shown but asked for again
    quint64 m_generation = 0; ///< of the query; answers to an older one are dropped
    bool m_spineBusy = false;
    bool m_spineStale = false;
    mutable QCache<qint64, CachedRow> m_rows;
    mutable QList<int> m_wanted; ///< windows, newest last
    mutable QSet<int> m_flying;
};

} // namespace td
