// SPDX-License-Identifier: GPL-3.0-or-later
// How long the search for near duplicates takes among a million photos, beside the other ways that were considered.
// bench-duplicates [PHOTOS]
#include "core/duplicates.h"
#include "core/hashindex.h"

#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <memory>

using namespace td;
using namespace Qt::StringLiterals;

namespace
{

constexpr int Queries = 2000;

/// Hashes as photos have them: 31 bits set; one in ten a copy that differs in up to six bits, one in a thousand a plain
/// surface, one in five hundred one of a single much repeated picture.
std::vector<quint64> generated(std::size_t count)
{
    QRandomGenerator random(42);
    std::vector<quint64> hashes;
    hashes.reserve(count);
    const quint64 repeated = 0x6a5be1903cf24d17ULL;
    while (hashes.size() < count) {
        const quint32 kind = random.bounded(1000);
        if (kind < 100 && !hashes.empty()) {
            quint64 copy = hashes[random.bounded(quint32(hashes.size()))];
            for (int flips = random.bounded(7); flips > 0; --flips)
                copy ^= quint64(1) << random.bounded(64);
            hashes.push_back(copy);
        } else if (kind == 100) {
            hashes.push_back(random.bounded(16));
        } else if (kind < 103) {
            hashes.push_back(repeated);
        } else {
            quint64 hash = 0;
            for (int bits = 0; bits < 31;) {
                const quint64 bit = quint64(1) << random.bounded(64);
                bits += (hash & bit) == 0 ? 1 : 0;
                hash |= bit;
            }
            hashes.push_back(hash);
        }
    }
    return hashes;
}

double megabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

/// Of the processor, so that other work on the machine does not count; everything here has one thread.
template <typename Work> double milliseconds(const Work &work)
{
    const std::clock_t before = std::clock();
    work();
    return 1000.0 * double(std::clock() - before) / CLOCKS_PER_SEC;
}

/// The tree of W. Burkhard and R. Keller (1973): children by their distance from the parent.
class BkTree
{
public:
    void add(quint64 hash)
    {
        std::size_t at = 0;
        if (m_nodes.empty()) {
            m_nodes.push_back({hash, {}});
            return;
        }
        for (;;) {
            const int distance = hashDistance(m_nodes[at].hash, hash);
            if (distance == 0)
                return;
            auto [it, isNew] = m_nodes[at].children.try_emplace(quint8(distance), quint32(m_nodes.size()));
            if (isNew) {
                m_nodes.push_back({hash, {}});
                return;
            }
            at = it->second;
        }
    }
    std::size_t near(quint64 hash, int distance) const
    {
        std::size_t found = 0;
        std::vector<quint32> open{0};
        while (!open.empty()) {
            const Node &node = m_nodes[open.back()];
            open.pop_back();
            const int own = hashDistance(node.hash, hash);
            found += own <= distance ? 1 : 0;
            for (const auto &[step, child] : node.children) {
                if (std::abs(int(step) - own) <= distance)
                    open.push_back(child);
            }
        }
        return found;
    }

private:
    struct Node {
        quint64 hash;
        std::map<quint8, quint32> children;
    };
    std::vector<Node> m_nodes;
};

void measureIndex(const std::vector<quint64> &hashes)
{
    std::unique_ptr<HashIndex> index;
    const double before = megabytes();
    const double built = milliseconds([&] { index = std::make_unique<HashIndex>(hashes); });
    std::printf("index built                %9.0f ms, %.0f MB\n", built, megabytes() - before);
    for (const int distance : {2, 4, 6, 8}) {
        std::vector<quint32> found;
        std::size_t total = 0;
        const double one = milliseconds([&] {
            for (int i = 0; i < Queries; ++i) {
                index->near(hashes[std::size_t(i) * hashes.size() / Queries], distance, found);
                total += found.size();
            }
        });
        std::vector<bool> marked;
        const double all = milliseconds([&] { marked = index->havingNeighbours(distance); });
        std::printf("distance %d: one photo      %9.3f ms (%.1f found); all photos %8.0f ms (%zu have another)\n",
                    distance, one / Queries, double(total) / Queries, all,
                    std::size_t(std::ranges::count(marked, true)));
    }
}

void measureGroups(const std::vector<quint64> &hashes, int distance)
{
    QList<DuplicateFacts> photos;
    const double pick = milliseconds([&] {
        std::vector<quint64> telling;
        for (const quint64 hash : hashes) {
            if (!isPlainHash(hash))
                telling.push_back(hash);
        }
        const std::vector<bool> marked = HashIndex(telling).havingNeighbours(distance);
        for (std::size_t i = 0; i < telling.size(); ++i) {
            if (!marked[i])
                continue;
            DuplicateFacts facts;
            facts.seq = qint64(i) + 1;
            facts.photoId = QString::number(i);
            facts.content = facts.photoId;
            facts.phash = telling[i];
            facts.pixels = 3'000'000;
            facts.masterBytes = 600'000 + qint64(i % 1000);
            photos.append(std::move(facts));
        }
    });
    QList<DuplicateGroup> groups;
    const qsizetype candidates = photos.size();
    const double group = milliseconds([&] {
        groups = groupDuplicates(std::move(photos), {.distance = distance, .near = true, .acrossDrafts = false}, {});
    });
    qsizetype largest = 0;
    for (const DuplicateGroup &one : groups)
        largest = std::max(largest, one.members.size());
    std::printf("distance %d: all groups     %9.0f ms (%.0f to pick %lld photos, %.0f to group them): %lld groups, the "
                "largest %lld; %.0f MB in all\n",
                distance, pick + group, pick, static_cast<long long>(candidates), group,
                static_cast<long long>(groups.size()), static_cast<long long>(largest), megabytes());
}

void measureOthers(const std::vector<quint64> &hashes)
{
    for (const int distance : {4, 8}) {
        std::size_t found = 0;
        const double scan = milliseconds([&] {
            for (int i = 0; i < 100; ++i) {
                const quint64 hash = hashes[std::size_t(i) * hashes.size() / 100];
                for (const quint64 other : hashes)
                    found += hashDistance(hash, other) <= distance ? 1 : 0;
            }
        });
        std::printf("distance %d: comparing all  %9.3f ms a photo (%zu found)\n", distance, scan / 100, found);
    }
    BkTree tree;
    std::printf("BK tree built              %9.0f ms\n", milliseconds([&] {
                    for (const quint64 hash : hashes)
                        tree.add(hash);
                }));
    for (const int distance : {4, 8}) {
        std::size_t found = 0;
        const double one = milliseconds([&] {
            for (int i = 0; i < 100; ++i)
                found += tree.near(hashes[std::size_t(i) * hashes.size() / 100], distance);
        });
        std::printf("distance %d: BK tree        %9.3f ms a photo (%zu found)\n", distance, one / 100, found);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const std::size_t count = argc > 1 ? std::size_t(QByteArray(argv[1]).toULongLong()) : 1'000'000;
    const std::vector<quint64> hashes = generated(count);
    std::printf("%zu perceptual hashes\n", count);
    measureIndex(hashes);
    measureGroups(hashes, 4);
    measureGroups(hashes, 8);
    measureOthers(hashes);
    return 0;
}
