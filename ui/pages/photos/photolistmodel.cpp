// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/photolistmodel.h"

#include "ui/pages/photos/phototexts.h"
#include "ui/support/async.h"

#include <QTimer>
#include "ui/support/format.h"
#include "ui/support/reasontext.h"
#include "ui/theme/theme.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr int WindowRows = 200;
constexpr int CachedRows = 6000;
constexpr int ParallelReads = 2;
constexpr int WantedLimit = 8;
constexpr int PauseMs = 500;
/// More rows than this changed in the middle: one reset is quicker for every view than row moves.
constexpr std::size_t DiffLimit = 5000;

Result<std::vector<qint64>> spineOf(Library &library, const QStringList &ids)
{
    TD_ASSIGN(const QList<Photo> photos, library.findAll(ids));
    std::vector<qint64> spine;
    spine.reserve(std::size_t(photos.size()));
    for (const Photo &photo : photos)
        spine.push_back(photo.seq);
    return spine;
}
} // namespace

struct PhotoListModel::SpineResult {
    Result<std::vector<qint64>> spine;
};

struct PhotoListModel::SumsResult {
    Result<CountBytes> sums = CountBytes{};
    QMap<Tier, CountBytes> tiers = {};
    PriceBook prices = {};
};

PhotoListModel::PhotoListModel(const UiServices &services, QObject *parent)
    : QAbstractTableModel(parent)
    , m_services(services)
    , m_rows(CachedRows)
{
}

PhotoListModel::~PhotoListModel() = default;

Instant PhotoListModel::now() const
{
    return m_services.engine.parts.clock.now();
}

void PhotoListModel::presetQuery(const PhotoFilter &filter, const PhotoSort &sort)
{
    m_filter = filter;
    m_sort = sort;
}

void PhotoListModel::setQuery(const PhotoFilter &filter, const PhotoSort &sort)
{
    if (filter == m_filter && sort == m_sort && m_ids.isEmpty() && m_generation > 0)
        return;
    m_ids.clear();
    m_filter = filter;
    m_sort = sort;
    ++m_generation;
    m_spineBusy = false;
    if (m_state != State::Ready || m_spine.empty()) {
        m_state = State::Loading;
        Q_EMIT stateChanged();
    }
    loadSpine();
}

void PhotoListModel::setIds(const QStringList &ids)
{
    m_ids = ids;
    m_filter = {};
    ++m_generation;
    m_spineBusy = false;
    loadSpine();
}

void PhotoListModel::reload()
{
    if (m_generation == 0)
        m_generation = 1;
    ++m_epoch;
    loadSpine();
}

void PhotoListModel::loadSpine()
{
    if (m_spineBusy) {
        m_spineStale = true;
        return;
    }
    m_spineBusy = true;
    m_spineStale = false;
    Library &library = m_services.engine.library;
    runAsync(
        m_services.pool, this,
        [&library, filter = m_filter, sort = m_sort, ids = m_ids] {
            return SpineResult{ids.isEmpty() ? library.sequence(filter, sort) : spineOf(library, ids)};
        },
        [this, generation = m_generation](SpineResult result) {
            if (generation != m_generation)
                return;
            m_spineBusy = false;
            if (!result.spine) {
                m_error = result.spine.error();
                m_state = State::Failed;
                Q_EMIT stateChanged();
                return;
            }
            takeSpine(std::move(*result.spine));
            m_state = State::Ready;
            Q_EMIT stateChanged();
            loadSums();
            // Under a stream of changes the list follows in steps, not after every single one.
            if (m_spineStale)
                QTimer::singleShot(PauseMs, this, [this, generation] {
                    if (generation == m_generation && m_spineStale)
                        loadSpine();
                });
        });
}

void PhotoListModel::takeSpine(std::vector<qint64> spine)
{
    const std::size_t oldSize = m_spine.size();
    const std::size_t newSize = spine.size();
    const std::size_t shorter = std::min(oldSize, newSize);
    std::size_t head = 0;
    while (head < shorter && m_spine[head] == spine[head])
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && m_spine[oldSize - 1 - tail] == spine[newSize - 1 - tail])
        ++tail;
    const std::size_t gone = oldSize - head - tail;
    const std::size_t come = newSize - head - tail;
    m_wanted.clear();
    if (gone == 0 && come == 0) {
        if (newSize > 0)
            Q_EMIT dataChanged(index(0, 0), index(int(newSize) - 1, ColumnCount - 1));
        return;
    }
    if (gone + come > DiffLimit || (gone > 0 && come > 0 && gone + come > newSize / 2)) {
        beginResetModel();
        m_spine = std::move(spine);
        endResetModel();
        return;
    }
    if (gone > 0) {
        beginRemoveRows({}, int(head), int(head + gone) - 1);
        m_spine.erase(m_spine.begin() + qptrdiff(head), m_spine.begin() + qptrdiff(head + gone));
        endRemoveRows();
    }
    if (come > 0) {
        beginInsertRows({}, int(head), int(head + come) - 1);
        m_spine = std::move(spine);
        endInsertRows();
    }
    if (!m_spine.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_spine.size()) - 1, ColumnCount - 1));
}

void PhotoListModel::loadSums()
{
    Engine &engine = m_services.engine;
    if (!m_ids.isEmpty()) {
        loadSumsOfIds();
        return;
    }
    runAsync(
        m_services.pool, this,
        [&engine, filter = m_filter] {
            SumsResult result;
            if (const auto prices = engine.rules.prices())
                result.prices = *prices;
            CountBytes sums;
            for (const Tier tier : AllTiers) {
                if (filter.tier && *filter.tier != tier)
                    continue;
                PhotoFilter part = filter;
                part.tier = tier;
                const auto found = engine.library.sums(part);
                if (!found) {
                    result.sums = fail(found.error());
                    return result;
                }
                sums.add(found->count, found->bytes);
                result.tiers.insert(tier, *found);
            }
            result.sums = sums;
            return result;
        },
        [this, generation = m_generation](const SumsResult &result) {
            if (generation == m_generation)
                takeSums(result);
        });
}

void PhotoListModel::loadSumsOfIds()
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, ids = m_ids] {
            SumsResult result;
            const auto prices = engine.rules.prices();
            const auto photos = engine.library.findAll(ids);
            if (!prices || !photos) {
                result.sums = fail(prices ? photos.error() : prices.error());
                return result;
            }
            result.prices = *prices;
            for (const Photo &photo : *photos) {
                result.sums->add(1, photo.storedBytes);
                result.tiers[photo.tier].add(1, photo.storedBytes);
            }
            return result;
        },
        [this, generation = m_generation](const SumsResult &result) {
            if (generation == m_generation)
                takeSums(result);
        });
}

void PhotoListModel::takeSums(const SumsResult &result)
{
    if (!result.sums)
        return;
    m_sums = *result.sums;
    m_tierSums = result.tiers;
    m_prices = result.prices;
    Q_EMIT sumsChanged();
}

const PhotoRow *PhotoListModel::loadedRow(int row) const
{
    if (row < 0 || row >= int(m_spine.size()))
        return nullptr;
    const CachedRow *cached = m_rows.object(seqAt(row));
    return cached && !cached->gone ? &cached->row : nullptr;
}

const PhotoRow *PhotoListModel::row(int row) const
{
    if (row < 0 || row >= int(m_spine.size()))
        return nullptr;
    const CachedRow *cached = m_rows.object(seqAt(row));
    if (!cached || cached->epoch != m_epoch)
        request(row / WindowRows);
    return cached && !cached->gone ? &cached->row : nullptr;
}

void PhotoListModel::request(int window) const
{
    if (m_flying.contains(window))
        return;
    if (!m_wanted.isEmpty() && m_wanted.constLast() == window)
        return;
    m_wanted.removeAll(window);
    m_wanted.append(window);
    // A long scroll passes over windows that nobody will look at: only the newest wishes are kept.
    while (m_wanted.size() > WantedLimit)
        m_wanted.removeFirst();
    dispatch();
}

void PhotoListModel::dispatch() const
{
    while (m_flying.size() < ParallelReads && !m_wanted.isEmpty()) {
        const int window = m_wanted.takeLast();
        const std::size_t first = std::size_t(window) * WindowRows;
        if (first >= m_spine.size())
            continue;
        const std::size_t last = std::min(first + WindowRows, m_spine.size());
        const QList<qint64> seqs(m_spine.begin() + qptrdiff(first), m_spine.begin() + qptrdiff(last));
        m_flying.insert(window);
        Engine &engine = m_services.engine;
        auto *self = const_cast<PhotoListModel *>(this);
        runAsync(
            m_services.pool, self,
            [&engine, seqs]() -> Result<QList<PhotoRow>> {
                TD_ASSIGN(const QList<Photo> photos, engine.library.bySeq(seqs));
                TD_ASSIGN(const QList<Decision> next, engine.library.nextActions(photos));
                TD_ASSIGN(const PriceBook prices, engine.rules.prices());
                QList<PhotoRow> rows;
                rows.reserve(photos.size());
                for (qsizetype i = 0; i < photos.size(); ++i)
                    rows.append({photos.at(i), next.value(i),
                                 storageCost(prices, photos.at(i).tier, photos.at(i).storedBytes)});
                return rows;
            },
            [self, window, seqs, epoch = m_epoch](const Result<QList<PhotoRow>> &rows) {
                self->m_flying.remove(window);
                if (rows) {
                    self->takeRows(window, seqs, *rows, epoch);
                } else {
                    self->m_error = rows.error();
                    self->m_state = State::Failed;
                    Q_EMIT self->stateChanged();
                }
                self->dispatch();
            });
    }
}

void PhotoListModel::takeRows(int window, const QList<qint64> &asked, const QList<PhotoRow> &rows, quint64 epoch)
{
    if (rows.size() < asked.size()) {
        for (const qint64 seq : asked)
            m_rows.insert(seq, new CachedRow{{}, epoch, true});
    }
    for (const PhotoRow &row : rows)
        m_rows.insert(row.photo.seq, new CachedRow{row, epoch, false});
    const int first = window * WindowRows;
    const int last = std::min(first + WindowRows, int(m_spine.size())) - 1;
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

int PhotoListModel::rowOfSeq(qint64 seq) const
{
    const auto found = std::find(m_spine.begin(), m_spine.end(), seq);
    return found == m_spine.end() ? -1 : int(found - m_spine.begin());
}

QList<qint64> PhotoListModel::seqs(const QItemSelection &selection) const
{
    QList<qint64> result;
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom() && row < int(m_spine.size()); ++row)
            result.append(seqAt(row));
    }
    return result;
}

int PhotoListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_spine.size());
}

int PhotoListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

Qt::ItemFlags PhotoListModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren : flags;
}

} // namespace td
