// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace td
{

/// A set of names of 32 bytes, held compactly: that is what it costs in memory, for millions. Each may be marked.
class ObjectNames
{
public:
    using Name = std::array<char, 32>;

    /// False when it was there already.
    bool insert(const QByteArray &name);
    [[nodiscard]] bool contains(const QByteArray &name) const;
    [[nodiscard]] qint64 size() const { return qint64(m_sorted.size() + m_fresh.size()); }

    /// Marks are for a set that is not inserted into any more; false when the name is not in it.
    bool mark(const QByteArray &name);
    [[nodiscard]] bool isMarked(const QByteArray &name);
    [[nodiscard]] qint64 markedCount() const;

    /// Calls `each` with every name, in order, and whether it is marked.
    [[nodiscard]] Result<void> forEach(const std::function<Result<void>(const QByteArray &, bool)> &each);

private:
    void merge();
    /// Its place among all; nothing when it is not in the set. Merges.
    [[nodiscard]] std::optional<std::size_t> placeOf(const QByteArray &name);

    std::vector<Name> m_sorted;
    std::vector<Name> m_fresh; ///< sorted too, and short
    std::vector<bool> m_marks; ///< as m_sorted
};

} // namespace td
