// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backup/objectnames.h"

#include <algorithm>

namespace td
{

namespace
{

constexpr std::size_t MostFresh = 16'384;

ObjectNames::Name compactName(const QByteArray &name)
{
    ObjectNames::Name out{};
    std::copy_n(name.cbegin(), std::min<std::size_t>(out.size(), std::size_t(name.size())), out.begin());
    return out;
}

} // namespace

bool ObjectNames::insert(const QByteArray &name)
{
    if (contains(name))
        return false;
    const Name one = compactName(name);
    m_fresh.insert(std::ranges::lower_bound(m_fresh, one), one);
    if (m_fresh.size() >= MostFresh)
        merge();
    return true;
}

bool ObjectNames::contains(const QByteArray &name) const
{
    const Name one = compactName(name);
    return std::ranges::binary_search(m_sorted, one) || std::ranges::binary_search(m_fresh, one);
}

std::optional<std::size_t> ObjectNames::placeOf(const QByteArray &name)
{
    merge();
    const Name one = compactName(name);
    const auto found = std::ranges::lower_bound(m_sorted, one);
    return found == m_sorted.cend() || *found != one ? std::nullopt
                                                     : std::optional(std::size_t(found - m_sorted.cbegin()));
}

bool ObjectNames::mark(const QByteArray &name)
{
    const auto place = placeOf(name);
    if (place)
        m_marks[*place] = true;
    return place.has_value();
}

bool ObjectNames::isMarked(const QByteArray &name)
{
    const auto place = placeOf(name);
    return place && m_marks[*place];
}

qint64 ObjectNames::markedCount() const
{
    return std::ranges::count(m_marks, true);
}

Result<void> ObjectNames::forEach(const std::function<Result<void>(const QByteArray &, bool)> &each)
{
    merge();
    for (std::size_t i = 0; i < m_sorted.size(); ++i)
        TD_TRY(each(QByteArray(m_sorted[i].data(), qsizetype(m_sorted[i].size())), m_marks[i]));
    return {};
}

void ObjectNames::merge()
{
    if (!m_fresh.empty()) {
        const auto middle = std::ptrdiff_t(m_sorted.size());
        m_sorted.insert(m_sorted.end(), m_fresh.cbegin(), m_fresh.cend());
        std::inplace_merge(m_sorted.begin(), m_sorted.begin() + middle, m_sorted.end());
        m_fresh.clear();
    }
    // marks are of one order of names: new names begin a new one
    if (m_marks.size() != m_sorted.size())
        m_marks.assign(m_sorted.size(), false);
}

} // namespace td
