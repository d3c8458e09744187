// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bandwidth.h"
#include "storage/waiting.h"

#include <mutex>

namespace td
{

/// What all remote stores of a process together may send and take a second: one token bucket a direction, with a
/// tenth of a second in it. Thread-safe.
class BandwidthLimit
{
public:
    /// `rates` is asked for every piece, so it must be quick (the engine's BandwidthNow caches it).
    explicit BandwidthLimit(std::function<BandwidthRates()> rates, Waiting waiting = realWaiting());

    /// Wait until so many bytes may go; false when cancelled.
    [[nodiscard]] bool takeUpload(qint64 bytes, std::stop_token stop);
    [[nodiscard]] bool takeDownload(qint64 bytes, std::stop_token stop);
    /// Bytes of an upload that should be asked for at once, at most `max`: small enough that a slow pace is even.
    [[nodiscard]] qint64 uploadPiece(qint64 max) const;

private:
    struct Bucket {
        std::mutex mutex;
        std::chrono::microseconds free{0}; ///< when the bytes that were let through so far are paid for
    };
    [[nodiscard]] bool take(Bucket &bucket, qint64 rate, qint64 bytes, std::stop_token stop);

    const std::function<BandwidthRates()> m_rates;
    const Waiting m_waiting;
    Bucket m_upload;
    Bucket m_download;
};

} // namespace td
