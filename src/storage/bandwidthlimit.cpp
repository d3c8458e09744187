// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/bandwidthlimit.h"

#include <algorithm>

namespace td
{

using namespace std::chrono_literals;

namespace
{

constexpr std::chrono::microseconds Burst = 100ms;
constexpr qint64 LeastPiece = 4096;

} // namespace

BandwidthLimit::BandwidthLimit(std::function<BandwidthRates()> rates, Waiting waiting)
    : m_rates(std::move(rates))
    , m_waiting(std::move(waiting))
{
}

bool BandwidthLimit::takeUpload(qint64 bytes, std::stop_token stop)
{
    return take(m_upload, m_rates().upload, bytes, std::move(stop));
}

bool BandwidthLimit::takeDownload(qint64 bytes, std::stop_token stop)
{
    return take(m_download, m_rates().download, bytes, std::move(stop));
}

qint64 BandwidthLimit::uploadPiece(qint64 max) const
{
    const qint64 rate = m_rates().upload;
    return rate == 0 ? max : std::min(max, std::max(LeastPiece, rate / 4));
}

bool BandwidthLimit::take(Bucket &bucket, qint64 rate, qint64 bytes, std::stop_token stop)
{
    if (rate <= 0 || bytes <= 0)
        return !stop.stop_requested();
    std::chrono::microseconds pause{0};
    {
        const std::lock_guard lock(bucket.mutex);
        const std::chrono::microseconds now = m_waiting.now();
        bucket.free = std::max(bucket.free, now - Burst);
        pause = bucket.free - now;
        bucket.free += std::chrono::microseconds{qint64(double(bytes) * 1e6 / double(rate))};
    }
    return pause <= 0us ? !stop.stop_requested() : m_waiting.wait(pause, std::move(stop));
}

} // namespace td
