// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/changefeed.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace td
{

struct ChangeFeed::Private {
    explicit Private(Catalogue &c)
        : catalogue(c)
    {
    }

    Catalogue &catalogue;
    std::mutex mutex;
    std::condition_variable_any wake;
    std::jthread poller;
};

ChangeFeed::ChangeFeed(Catalogue &catalogue, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(catalogue))
{
}

ChangeFeed::~ChangeFeed()
{
    d->poller.request_stop();
    if (d->poller.joinable())
        d->poller.join();
}

void ChangeFeed::start(int intervalMs)
{
    if (d->poller.joinable())
        return;
    d->poller = std::jthread([this, interval = std::chrono::milliseconds(intervalMs)](std::stop_token stop) {
        std::optional<qint64> known;
        bool isFailing = false;
        while (!stop.stop_requested()) {
            const Result<qint64> counter = d->catalogue.changeCounter();
            if (!counter && !std::exchange(isFailing, true)) {
                QMetaObject::invokeMethod(
                    this, [this, error = counter.error()] { Q_EMIT failed(error); }, Qt::QueuedConnection);
            } else if (counter) {
                // whoever could not read in the meantime reads again
                const bool isBack = std::exchange(isFailing, false);
                if (isBack || (known && *known != *counter))
                    QMetaObject::invokeMethod(
                        this, [this] { Q_EMIT changed(); }, Qt::QueuedConnection);
                known = *counter;
            }
            std::unique_lock lock(d->mutex);
            d->wake.wait_for(lock, stop, interval, [] { return false; });
        }
    });
}

} // namespace td
