// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"

#include <atomic>
#include <memory>

namespace td
{

/// Requests and bytes about as a provider bills them (R2's classes: A writes and lists, B reads, free deletes). A store
/// may need more requests for one call (parts of a large object, a proof by reading): those it makes itself are not
/// seen.
struct StoreMeter {
    std::atomic<qint64> writes{0};   ///< class A: put, copy, and each page of 1000 of a listing
    std::atomic<qint64> reads{0};    ///< class B: get, head, verify
    std::atomic<qint64> deletes{0};  ///< free
    std::atomic<qint64> bytesIn{0};  ///< came from the store
    std::atomic<qint64> bytesOut{0}; ///< went to the store
};

/// The innermost decorator: counts every call that reaches the provider, also those that are repeated.
[[nodiscard]] std::shared_ptr<ObjectStore> withMeter(std::shared_ptr<ObjectStore> store,
                                                     std::shared_ptr<StoreMeter> meter);

} // namespace td
