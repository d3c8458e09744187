// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/checklisting.h"

namespace td
{

/// Finds the bytes of a copy whose object is missing or damaged elsewhere, and restores it from there.
class CopyRestorer
{
public:
    CopyRestorer(const EngineParts &parts, CheckedTiers &tiers)
        : m_parts(parts)
        , m_tiers(tiers)
    {
    }

    /// A proven object with the bytes of the copy: another row of the same picture (also one that a move has not
    /// released yet), or an object of its key in another tier's store, described like a row. Nothing when there is
    /// none.
    [[nodiscard]] Result<std::optional<Copy>> sourceOf(const Copy &copy, std::stop_token stop);
    /// Delete markers that somebody put upon the copy's object, which is still there below them.
    [[nodiscard]] QList<HiddenVersion> markersOn(const Copy &copy) const;

    /// Copies the source's bytes to a new key of the copy's tier, proves them, and puts that in the copy's place; an
    /// object with other bytes that lies under the old key is set aside. The new key.
    [[nodiscard]] Result<QString> restore(const Copy &copy, const Copy &source, std::stop_token stop);
    /// Takes the markers away and proves the object below them. False when that is not the copy's.
    [[nodiscard]] Result<bool> uncover(const Copy &copy, const QList<HiddenVersion> &markers, std::stop_token stop);

private:
    [[nodiscard]] Result<bool> isProven(const Copy &copy, const std::stop_token &stop);

    const EngineParts &m_parts;
    CheckedTiers &m_tiers;
};

} // namespace td
