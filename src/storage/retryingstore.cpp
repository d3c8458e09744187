// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/retryingstore.h"

#include "core/digest.h"
#include "storage/cancelled.h"
#include "storage/circuitbreaker.h"
#include "storage/forwardingstore.h"
#include "storage/resumedwalk.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

Q_LOGGING_CATEGORY(retryLog, "tierdeck.storage", QtWarningMsg)

/// Remembers that it was the body that failed: no store is to blame, and another try would not help.
class WatchedSource final : public ByteSource
{
public:
    WatchedSource(ByteSource &body, bool &isOurs)
        : m_body(body)
        , m_isOurs(isOurs)
    {
    }
    [[nodiscard]] qint64 size() const override { return m_body.size(); }
    [[nodiscard]] Result<void> rewind() override { return watched(m_body.rewind()); }
    [[nodiscard]] Result<qint64> read(char *into, qint64 max) override { return watched(m_body.read(into, max)); }
    [[nodiscard]] Result<QString> md5()
    {
        TD_TRY(rewind());
        Digest digest(Digest::Algorithm::Md5);
        QByteArray chunk(64 * 1024, Qt::Uninitialized);
        for (;;) {
            TD_ASSIGN(const qint64 n, read(chunk.data(), chunk.size()));
            if (n <= 0)
                return digest.hex();
            digest.add(QByteArrayView(chunk).first(n));
        }
    }

private:
    template <typename T> [[nodiscard]] Result<T> watched(Result<T> result)
    {
        m_isOurs = m_isOurs || !result;
        return result;
    }
    ByteSource &m_body;
    bool &m_isOurs;
};

class RetryingStore final : public ForwardingStore
{
public:
    RetryingStore(std::shared_ptr<ObjectStore> inner, RetryingOptions options)
        : ForwardingStore(std::move(inner))
        , m_options(std::move(options))
        , m_breaker(m_options.policy)
    {
    }

    [[nodiscard]] Result<ObjectInfo> put(const PutRequest &request, ByteSource &body, std::stop_token stop) override;
    [[nodiscard]] Result<ObjectInfo> get(const QString &key, const ByteSink &sink, std::stop_token stop) override
    {
        return reading(key, sink, stop, [&](const ByteSink &to) { return inner().get(key, to, stop); });
    }
    [[nodiscard]] Result<ObjectInfo> getRange(const QString &key, qint64 from, qint64 length, const ByteSink &sink,
                                              std::stop_token stop) override
    {
        return reading(key, sink, stop,
                       [&](const ByteSink &to) { return inner().getRange(key, from, length, to, stop); });
    }
    [[nodiscard]] Result<std::optional<ObjectInfo>> head(const QString &key, std::stop_token stop) override
    {
        return repeat<std::optional<ObjectInfo>>(key, stop, [&] { return inner().head(key, stop); });
    }
    [[nodiscard]] Result<void> list(const QString &prefix, const std::function<Result<void>(const ObjectInfo &)> &each,
                                    std::stop_token stop) override
    {
        return walking<ObjectInfo>(
            prefix, stop, each, [](const ObjectInfo &) { return QString(); },
            [&](const auto &to) { return inner().list(prefix, to, stop); });
    }
    [[nodiscard]] Result<void> listHidden(const QString &prefix,
                                          const std::function<Result<void>(const HiddenVersion &)> &each,
                                          std::stop_token stop) override
    {
        return walking<HiddenVersion>(
            prefix, stop, each, [](const HiddenVersion &version) { return version.versionId; },
            [&](const auto &to) { return inner().listHidden(prefix, to, stop); });
    }
    [[nodiscard]] Result<void> remove(const QString &key, const QString &versionId, std::stop_token stop) override
    {
        return repeat<void>(key, stop, [&] { return inner().remove(key, versionId, stop); });
    }
    [[nodiscard]] Result<QList<ObjectFailure>> removeAll(const QList<ObjectRef> &objects,
                                                         std::stop_token stop) override;
    [[nodiscard]] Result<Verification> verify(const QString &key, const Expected &expected,
                                              std::stop_token stop) override
    {
        return repeat<Verification>(key, stop, [&] { return inner().verify(key, expected, stop); });
    }
    [[nodiscard]] Result<qint64> sweepPartials(Seconds olderThan, std::stop_token stop) override
    {
        return repeat<qint64>({}, stop, [&] { return inner().sweepPartials(olderThan, stop); });
    }
    [[nodiscard]] Result<QString> setAside(const QString &key, std::stop_token stop) override
    {
        return repeat<QString>(key, stop, [&] { return inner().setAside(key, stop); });
    }
    [[nodiscard]] Result<std::optional<ObjectInfo>> copyFrom(ObjectStore &source, const QString &sourceKey,
                                                             const PutRequest &target, std::stop_token stop) override;
    [[nodiscard]] Result<QList<UnfinishedUpload>> unfinishedUploads(const QString &prefix,
                                                                    std::stop_token stop) override
    {
        return repeat<QList<UnfinishedUpload>>(prefix, stop, [&] { return inner().unfinishedUploads(prefix, stop); });
    }
    [[nodiscard]] Result<void> abortUpload(const UnfinishedUpload &upload, std::stop_token stop) override
    {
        return repeat<void>(upload.key, stop, [&] { return inner().abortUpload(upload, stop); });
    }

private:
    /// Makes the call until it succeeds, must not be made again, or was cancelled. `isOurs` says that the error is the
    /// caller's own: of its body, its sink, its callback.
    template <typename T, typename Call>
    [[nodiscard]] Result<T> repeat(const QString &where, const std::stop_token &stop, Call call,
                                   const bool &isOurs = false);
    template <typename Call>
    [[nodiscard]] Result<ObjectInfo> reading(const QString &key, const ByteSink &sink, const std::stop_token &stop,
                                             Call call);
    template <typename Entry, typename Call>
    [[nodiscard]] Result<void> walking(const QString &prefix, const std::stop_token &stop,
                                       const std::function<Result<void>(const Entry &)> &each,
                                       QString (*version)(const Entry &), Call call);
    /// The object when it is stored as it should be; nothing when it may be sent.
    [[nodiscard]] Result<std::optional<ObjectInfo>> alreadyStored(const PutRequest &request, WatchedSource &body,
                                                                  const std::stop_token &stop);
    [[nodiscard]] tl::unexpected<Error> paused(const QString &where, std::chrono::microseconds left) const;
    [[nodiscard]] double random() const
    {
        return m_options.random ? m_options.random() : QRandomGenerator::global()->generateDouble();
    }

    const RetryingOptions m_options;
    CircuitBreaker m_breaker;
};

template <typename T, typename Call>
Result<T> RetryingStore::repeat(const QString &where, const std::stop_token &stop, Call call, const bool &isOurs)
{
    const RetryPolicy &policy = m_options.policy;
    for (int attempt = 1;; ++attempt) {
        if (const auto left = m_breaker.pauseLeft(m_options.waiting.now()))
            return paused(where, *left);
        Result<T> result = call();
        if (result) {
            m_breaker.answered();
            return result;
        }
        if (isOurs || result.error().code == ErrorCode::Cancelled)
            return result;
        if (result.error().store.isEmpty())
            result.error().store = displayName();
        if (isOutage(result.error()))
            m_breaker.failed(m_options.waiting.now());
        else
            m_breaker.answered();
        if (!mayRetry(policy, attempt, result.error()))
            return result;
        qCInfo(retryLog).noquote() << displayName() << "is tried again:" << result.error().reason << where;
        if (!m_options.waiting.wait(retryDelay(policy, attempt, random(), result.error()), stop))
            return cancelled(where);
    }
}

tl::unexpected<Error> RetryingStore::paused(const QString &where, std::chrono::microseconds left) const
{
    const qint64 seconds = std::chrono::ceil<Seconds>(left).count();
    return fail(
        Error{.code = ErrorCode::Unavailable,
              .reason = u"store.paused"_s,
              .message = u"%1 failed %2 times in a row, so it is left alone for %3 seconds."_s.arg(displayName())
                             .arg(m_options.policy.breakerFailures)
                             .arg(seconds),
              .where = where,
              .remedy = u"Check the network and the provider; it is tried again by itself."_s,
              .retryAfterSeconds = seconds,
              .store = displayName()});
}

template <typename Call>
Result<ObjectInfo> RetryingStore::reading(const QString &key, const ByteSink &sink, const std::stop_token &stop,
                                          Call call)
{
    bool isOurs = false;
    bool hasGiven = false;
    return repeat<ObjectInfo>(
        key, stop,
        [&]() -> Result<ObjectInfo> {
            bool mustRestart = hasGiven;
            const auto give = [&](QByteArrayView chunk, bool restart) -> Result<void> {
                hasGiven = true;
                Result<void> taken = sink(chunk, restart || std::exchange(mustRestart, false));
                isOurs = isOurs || !taken;
                return taken;
            };
            Result<ObjectInfo> got = call(ByteSink(give));
            if (got && mustRestart) // an empty object, after some bytes of something else
                TD_TRY(give({}, true));
            return got;
        },
        isOurs);
}

template <typename Entry, typename Call>
Result<void> RetryingStore::walking(const QString &prefix, const std::stop_token &stop,
                                    const std::function<Result<void>(const Entry &)> &each,
                                    QString (*version)(const Entry &), Call call)
{
    ResumedWalk walk;
    bool isOurs = false;
    const std::function<Result<void>(const Entry &)> give = [&](const Entry &entry) -> Result<void> {
        const Result<bool> isNew = walk.isNew(entry.key, version(entry));
        Result<void> taken;
        if (!isNew)
            taken = fail(isNew.error());
        else if (*isNew)
            taken = each(entry);
        isOurs = isOurs || !taken;
        return taken;
    };
    return repeat<void>(
        prefix, stop,
        [&]() -> Result<void> {
            walk.restart();
            Result<void> listed = call(give);
            isOurs = isOurs || (!listed && !walk.canResume());
            return listed;
        },
        isOurs);
}

Result<std::optional<ObjectInfo>> RetryingStore::alreadyStored(const PutRequest &request, WatchedSource &body,
                                                               const std::stop_token &stop)
{
    TD_ASSIGN(const QString md5, body.md5());
    TD_ASSIGN(const Verification found,
              inner().verify(request.key, {.size = body.size(), .sha256 = request.sha256, .md5 = md5}, stop));
    if (found.proof == Proof::Mismatch)
        return fail(ErrorCode::AlreadyExists, u"object.exists"_s,
                    u"Another object is stored under this key, so nothing was written."_s, request.key,
                    u"Run check."_s);
    if (found.proof != Proof::Verified)
        return std::nullopt;
    return inner().head(request.key, stop);
}

Result<ObjectInfo> RetryingStore::put(const PutRequest &request, ByteSource &body, std::stop_token stop)
{
    bool isOurs = false;
    bool isUnknown = false; // whether an earlier try took effect
    bool isFirst = true;
    WatchedSource watched(body, isOurs);
    return repeat<ObjectInfo>(
        request.key, stop,
        [&]() -> Result<ObjectInfo> {
            if (isUnknown) {
                TD_ASSIGN(const std::optional<ObjectInfo> there, alreadyStored(request, watched, stop));
                if (there)
                    return *there;
            }
            if (!std::exchange(isFirst, false))
                TD_TRY(watched.rewind());
            Result<ObjectInfo> stored = inner().put(request, watched, stop);
            if (!stored && !isOurs && stored.error().code == ErrorCode::AlreadyExists) {
                // It may be the echo of our own bytes: a connection that broke was sent the request twice.
                const auto there = alreadyStored(request, watched, stop);
                if (there && *there)
                    return **there;
            }
            isUnknown = isUnknown || (!stored && isRetryable(stored.error().code));
            return stored;
        },
        isOurs);
}

Result<std::optional<ObjectInfo>> RetryingStore::copyFrom(ObjectStore &source, const QString &sourceKey,
                                                          const PutRequest &target, std::stop_token stop)
{
    bool isUnknown = false;
    return repeat<std::optional<ObjectInfo>>(target.key, stop, [&]() -> Result<std::optional<ObjectInfo>> {
        auto copied = ForwardingStore::copyFrom(source, sourceKey, target, stop);
        // The caller proves the bytes; here it only matters that an earlier try made the object.
        if (!copied && copied.error().code == ErrorCode::AlreadyExists && isUnknown)
            return inner().head(target.key, stop);
        isUnknown = isUnknown || !copied;
        return copied;
    });
}

Result<QList<ObjectFailure>> RetryingStore::removeAll(const QList<ObjectRef> &objects, std::stop_token stop)
{
    QList<ObjectRef> left = objects;
    QList<ObjectFailure> failed;
    Result<void> removed = repeat<void>({}, stop, [&]() -> Result<void> {
        TD_ASSIGN(const QList<ObjectFailure> refused, inner().removeAll(left, stop));
        left.clear();
        std::optional<Error> passing;
        for (const ObjectFailure &failure : refused) {
            if (mayRetry(m_options.policy, 1, failure.error)) {
                left.append(failure.object);
                passing = failure.error;
            } else {
                failed.append(failure);
            }
        }
        if (passing)
            return fail(*passing);
        return {};
    });
    if (!removed && (left.size() == objects.size() || removed.error().code == ErrorCode::Cancelled))
        return fail(std::move(removed).error());
    for (const ObjectRef &object : std::as_const(left))
        failed.append({object, removed.error()});
    return failed;
}

} // namespace

std::shared_ptr<ObjectStore> withRetries(std::shared_ptr<ObjectStore> store, RetryingOptions options)
{
    return std::make_shared<RetryingStore>(std::move(store), std::move(options));
}

} // namespace td
