// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <functional>

namespace td
{

/// How something that was done is taken back and, where that can be, done again. Both run on the GUI thread, ask nothing and
/// say nothing when they succeed.
struct Deed {
    Deed() = default;
    /// For what cannot be done again. Implicit: a lambda says enough.
    template <std::invocable Undo>
    Deed(Undo undoing)
        : undo(std::move(undoing))
    {
    }
    Deed(std::function<void()> undoing, std::function<void()> redoing)
        : undo(std::move(undoing))
        , redo(std::move(redoing))
    {
    }
    explicit operator bool() const { return bool(undo); }

    std::function<void()> undo;
    std::function<void()> redo;
};

} // namespace td
