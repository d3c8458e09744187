// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/limitedstore.h"

#include "core/retrypolicy.h"
#include "storage/cancelled.h"
#include "storage/forwardingsource.h"
#include "storage/forwardingstore.h"

#include <condition_variable>
#include <limits>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// Lets only so many calls through at once.
class Turnstile
{
public:
    explicit Turnstile(std::function<int()> parallel)
        : m_parallel(std::move(parallel))
    {
    }

    /// The number of the turn; nothing when cancelled.
    [[nodiscard]] std::optional<qint64> enter(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        if (!m_freed.wait(lock, stop, [this] { return m_inside < allowed(); }) || stop.stop_requested())
            return std::nullopt;
        ++m_inside;
        return ++m_turns;
    }

    void leave(qint64 turn, const Error *error)
    {
        const std::lock_guard lock(m_mutex);
        --m_inside;
        if (error && error->code == ErrorCode::ResourceExhausted && isOutage(*error)) {
            // Calls that were under way when it was halved tell the same story again.
            if (turn > m_halvedAt) {
                m_ceiling = std::max(1, allowed() / 2);
                m_halvedAt = m_turns;
            }
            m_successes = 0;
        } else if (!error && ++m_successes >= 2 * m_ceiling) {
            m_successes = 0;
            m_ceiling = std::min(m_ceiling, std::max(1, m_parallel())) + 1;
        }
        m_freed.notify_all();
    }

private:
    [[nodiscard]] int allowed() const { return std::min(m_ceiling, std::max(1, m_parallel())); }

    const std::function<int()> m_parallel;
    std::mutex m_mutex; ///< guards what follows
    std::condition_variable_any m_freed;
    int m_inside = 0;
    qint64 m_turns = 0;
    int m_ceiling = std::numeric_limits<int>::max() / 2; ///< what the store was found to bear
    qint64 m_halvedAt = 0;
    int m_successes = 0;
};

/// A body that is handed on no faster than the limit.
class PacedSource final : public ForwardingSource
{
public:
    PacedSource(ByteSource &body, BandwidthLimit &limit, std::stop_token stop)
        : ForwardingSource(body)
        , m_limit(limit)
        , m_stop(std::move(stop))
    {
    }
    [[nodiscard]] Result<qint64> read(char *into, qint64 max) override
    {
        TD_ASSIGN(const qint64 n, inner().read(into, m_limit.uploadPiece(max)));
        if (!m_limit.takeUpload(n, m_stop))
            return cancelled({});
        return n;
    }

private:
    BandwidthLimit &m_limit;
    std::stop_token m_stop;
};

class LimitedStore final : public ForwardingStore
{
public:
    LimitedStore(std::shared_ptr<ObjectStore> inner, std::function<int()> parallel,
                 std::shared_ptr<BandwidthLimit> limit)
        : ForwardingStore(std::move(inner))
        , m_turnstile(std::move(parallel))
        , m_limit(std::move(limit))
    {
    }

    [[nodiscard]] Result<ObjectInfo> put(const PutRequest &request, ByteSource &body, std::stop_token stop) override
    {
        return inTurn<ObjectInfo>(request.key, stop, [&]() -> Result<ObjectInfo> {
            if (!m_limit)
                return inner().put(request, body, stop);
            PacedSource paced(body, *m_limit, stop);
            return inner().put(request, paced, stop);
        });
    }
    [[nodiscard]] Result<ObjectInfo> get(const QString &key, const ByteSink &sink, std::stop_token stop) override
    {
        return inTurn<ObjectInfo>(key, stop, [&] { return inner().get(key, paced(sink, key, stop), stop); });
    }
    [[nodiscard]] Result<ObjectInfo> getRange(const QString &key, qint64 from, qint64 length, const ByteSink &sink,
                                              std::stop_token stop) override
    {
        return inTurn<ObjectInfo>(key, stop,
                                  [&] { return inner().getRange(key, from, length, paced(sink, key, stop), stop); });
    }
    [[nodiscard]] Result<std::optional<ObjectInfo>> head(const QString &key, std::stop_token stop) override
    {
        return inTurn<std::optional<ObjectInfo>>(key, stop, [&] { return inner().head(key, stop); });
    }
    [[nodiscard]] Result<void> remove(const QString &key, const QString &versionId, std::stop_token stop) override
    {
        return inTurn<void>(key, stop, [&] { return inner().remove(key, versionId, stop); });
    }
    [[nodiscard]] Result<Verification> verify(const QString &key, const Expected &expected,
                                              std::stop_token stop) override
    {
        return inTurn<Verification>(key, stop, [&] { return inner().verify(key, expected, stop); });
    }
    [[nodiscard]] Result<QString> setAside(const QString &key, std::stop_token stop) override
    {
        return inTurn<QString>(key, stop, [&] { return inner().setAside(key, stop); });
    }
    [[nodiscard]] Result<std::optional<ObjectInfo>> copyFrom(ObjectStore &source, const QString &sourceKey,
                                                             const PutRequest &target, std::stop_token stop) override
    {
        return inTurn<std::optional<ObjectInfo>>(
            target.key, stop, [&] { return ForwardingStore::copyFrom(source, sourceKey, target, stop); });
    }
    [[nodiscard]] Result<QList<ObjectFailure>> removeAll(const QList<ObjectRef> &objects, std::stop_token stop) override
    {
        return inTurn<QList<ObjectFailure>>({}, stop, [&] { return inner().removeAll(objects, stop); });
    }
    [[nodiscard]] Result<void> abortUpload(const UnfinishedUpload &upload, std::stop_token stop) override
    {
        return inTurn<void>(upload.key, stop, [&] { return inner().abortUpload(upload, stop); });
    }

private:
    template <typename T, typename Call>
    [[nodiscard]] Result<T> inTurn(const QString &key, const std::stop_token &stop, Call call)
    {
        const std::optional<qint64> turn = m_turnstile.enter(stop);
        if (!turn)
            return cancelled(key);
        Result<T> result = call();
        m_turnstile.leave(*turn, result ? nullptr : &result.error());
        return result;
    }

    [[nodiscard]] ByteSink paced(const ByteSink &sink, const QString &key, const std::stop_token &stop) const
    {
        if (!m_limit)
            return sink;
        return [&sink, &key, stop, limit = m_limit](QByteArrayView chunk, bool restart) -> Result<void> {
            if (!limit->takeDownload(chunk.size(), stop))
                return cancelled(key);
            return sink(chunk, restart);
        };
    }

    Turnstile m_turnstile;
    std::shared_ptr<BandwidthLimit> m_limit;
};

} // namespace

std::shared_ptr<ObjectStore> withLimits(std::shared_ptr<ObjectStore> store, std::function<int()> parallel,
                                        std::shared_ptr<BandwidthLimit> limit)
{
    return std::make_shared<LimitedStore>(std::move(store), std::move(parallel), std::move(limit));
}

} // namespace td
