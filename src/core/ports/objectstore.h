// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/storedobject.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace td
{

/// Bytes to be sent. May be read several times: a retry calls rewind().
class ByteSource
{
public:
    virtual ~ByteSource() = default;
    [[nodiscard]] virtual qint64 size() const = 0;
    [[nodiscard]] virtual Result<void> rewind() = 0;
    /// Up to `max` bytes; 0 at the end.
    [[nodiscard]] virtual Result<qint64> read(char *into, qint64 max) = 0;
};

/// A ByteSource over bytes in memory.
class BytesSource final : public ByteSource
{
public:
    explicit BytesSource(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    [[nodiscard]] Result<void> rewind() override
    {
        m_at = 0;
        return {};
    }
    [[nodiscard]] Result<qint64> read(char *into, qint64 max) override
    {
        const qint64 n = std::min(max, m_bytes.size() - m_at);
        std::copy_n(m_bytes.constData() + m_at, n, into);
        m_at += n;
        return n;
    }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

/// Takes bytes as they arrive; may be called again from the start after a retry (then with `restart` true first).
using ByteSink = std::function<Result<void>(QByteArrayView chunk, bool restart)>;

/// Objects under keys. Every method may be called from several threads at once and blocks its caller.
///
/// - put: must be durable before it returns (a power cut later cannot lose it) and must be atomic: a reader sees the
/// whole
///   object or none. An existing object under the key must be replaced only with identical bytes, else AlreadyExists.
/// - get: must fail with DataLoss when fewer or more bytes came than the object has; NotFound for no object.
/// - remove: a missing object is success. On versioned stores it must remove the version.
/// - list: must give every key under the prefix exactly once, or fail; never a silent partial answer.
/// - verify: must read what is stored now, never answer from memory.
/// - Cancel (stop requested) must end a call soon with ErrorCode::Cancelled and leave no partial object.
/// - Keys are UTF-8 text; a key that would leave the store ("..", absolute, NUL) must be refused with InvalidArgument.
class ObjectStore
{
public:
    virtual ~ObjectStore() = default;
    /// Stable name for the catalogue, e.g. "folder" or "s3:bucket@host".
    [[nodiscard]] virtual QString name() const = 0;
    /// For people: "this computer", "Cloudflare R2 · photos-eu".
    [[nodiscard]] virtual QString displayName() const = 0;
    [[nodiscard]] virtual bool isLocal() const = 0;

    [[nodiscard]] virtual Result<ObjectInfo> put(const PutRequest &request, ByteSource &body, std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<ObjectInfo> get(const QString &key, const ByteSink &sink, std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<std::optional<ObjectInfo>> head(const QString &key, std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<void>
    list(const QString &prefix, const std::function<Result<void>(const ObjectInfo &)> &each, std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<void> remove(const QString &key, const QString &versionId, std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<Verification> verify(const QString &key, const Expected &expected,
                                                      std::stop_token stop) = 0;
    /// Path of the object on this computer when the store has one; for links and opening.
    [[nodiscard]] virtual std::optional<QString> localPath(const QString &key) const = 0;
    /// Removes what a killed put left behind (temporary files older than `olderThan`); how many.
    [[nodiscard]] virtual Result<qint64> sweepPartials(Seconds olderThan, std::stop_token stop) = 0;
    /// Moves an object nobody knows out of the key space, to be looked at by a person; never destroys it.
    [[nodiscard]] virtual Result<QString> setAside(const QString &key, std::stop_token stop) = 0;

    // What follows only some stores can do; the answers here are those of a store that cannot.

    /// Bytes `from`, at most `length` of them. NotFound as get(); an offset behind the end gives no bytes.
    [[nodiscard]] virtual Result<ObjectInfo> getRange(const QString &key, qint64 from, qint64 length,
                                                      const ByteSink &sink, std::stop_token stop);
    /// Copies an object of `source` into this store without its bytes coming here; nothing when the two stores cannot
    /// (other provider, other account). The caller verifies the result like a put.
    [[nodiscard]] virtual Result<std::optional<ObjectInfo>> copyFrom(ObjectStore &source, const QString &sourceKey,
                                                                     const PutRequest &target, std::stop_token stop);
    /// Removes many; a missing one is success. Those that stay are in the answer, each with its reason.
    [[nodiscard]] virtual Result<QList<ObjectFailure>> removeAll(const QList<ObjectRef> &objects, std::stop_token stop);
    /// Every version that is not the current one, markers too, each exactly once, or a failure.
    [[nodiscard]] virtual Result<void> listHidden(const QString &prefix,
                                                  const std::function<Result<void>(const HiddenVersion &)> &each,
                                                  std::stop_token stop);
    [[nodiscard]] virtual Result<QList<UnfinishedUpload>> unfinishedUploads(const QString &prefix,
                                                                            std::stop_token stop);
    [[nodiscard]] virtual Result<void> abortUpload(const UnfinishedUpload &upload, std::stop_token stop);
    /// A presigned address, made without asking the server; nothing when the store has none. `now` is the server's
    /// time.
    [[nodiscard]] virtual Result<std::optional<QString>> link(const LinkRequest &request, Instant now);
    /// Tries everything the tiers need: writes, proves, reads, lists and deletes a small object of its own under
    /// `prefix`, and looks at the clock, the rights of the key, and the bucket. A failed step is a check that says so,
    /// not an error. `id` makes the names unique.
    [[nodiscard]] virtual Result<StoreReport> probe(const QString &prefix, const QString &id, std::stop_token stop);
};

/// The whole object in memory; for objects known to be small.
[[nodiscard]] Result<QByteArray> readAll(ObjectStore &store, const QString &key, std::stop_token stop);
/// Whether any object's key begins with `prefix`.
[[nodiscard]] Result<bool> holdsObjects(ObjectStore &store, const QString &prefix, std::stop_token stop);

} // namespace td
