// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"

#include <QCryptographicHash>
#include <QMap>
#include <QMutex>

namespace td::test
{

/// An ObjectStore that lives in memory and keeps the same promises as a real one, for tests that need a store and no
/// disk.
class MemoryStore final : public ObjectStore
{
public:
    /// `isHere`: false for one that is to be taken for a provider's.
    explicit MemoryStore(QString storeName = QStringLiteral("memory"), bool isHere = true)
        : m_name(std::move(storeName))
        , m_isHere(isHere)
    {
    }

    [[nodiscard]] QString name() const override { return m_name; }
    [[nodiscard]] QString displayName() const override { return m_name; }
    [[nodiscard]] bool isLocal() const override { return m_isHere; }

    [[nodiscard]] Result<ObjectInfo> put(const PutRequest &request, ByteSource &body, std::stop_token stop) override
    {
        TD_TRY(checkKey(request.key));
        QByteArray bytes;
        QByteArray chunk(64 * 1024, Qt::Uninitialized);
        for (;;) {
            if (stop.stop_requested())
                return cancelled(request.key);
            TD_ASSIGN(const qint64 n, body.read(chunk.data(), chunk.size()));
            if (n <= 0)
                break;
            bytes.append(chunk.constData(), n);
        }
        if (bytes.size() != body.size() || (!request.sha256.isEmpty() && hashOf(bytes) != request.sha256))
            return fail(ErrorCode::DataLoss, QStringLiteral("object.checksum"), QStringLiteral("Other bytes came."),
                        request.key);
        const QMutexLocker lock(&m_mutex);
        const auto found = m_objects.constFind(request.key);
        if (found != m_objects.constEnd() && *found != bytes)
            return fail(ErrorCode::AlreadyExists, QStringLiteral("object.exists"),
                        QStringLiteral("Another object is stored under this key."), request.key);
        m_objects.insert(request.key, bytes);
        return infoOf(request.key, bytes);
    }
    [[nodiscard]] Result<ObjectInfo> get(const QString &key, const ByteSink &sink, std::stop_token stop) override
    {
        TD_TRY(checkKey(key));
        const std::optional<QByteArray> bytes = find(key);
        if (!bytes)
            return missing(key);
        constexpr qsizetype step = 64 * 1024;
        for (qsizetype at = 0; at < bytes->size(); at += step) {
            if (stop.stop_requested())
                return cancelled(key);
            TD_TRY(sink(QByteArrayView(*bytes).sliced(at, std::min(step, bytes->size() - at)), false));
        }
        return infoOf(key, *bytes);
    }
    [[nodiscard]] Result<std::optional<ObjectInfo>> head(const QString &key, std::stop_token stop) override
    {
        TD_TRY(checkKey(key));
        if (stop.stop_requested())
            return cancelled(key);
        const std::optional<QByteArray> bytes = find(key);
        if (!bytes)
            return std::nullopt;
        return infoOf(key, *bytes);
    }
    [[nodiscard]] Result<void> list(const QString &prefix, const std::function<Result<void>(const ObjectInfo &)> &each,
                                    std::stop_token stop) override
    {
        QMap<QString, QByteArray> objects;
        {
            const QMutexLocker lock(&m_mutex);
            objects = m_objects;
        }
        for (auto it = objects.cbegin(); it != objects.cend(); ++it) {
            if (stop.stop_requested())
                return cancelled(prefix);
            if (it.key().startsWith(prefix))
                TD_TRY(each(infoOf(it.key(), it.value())));
        }
        return {};
    }
    [[nodiscard]] Result<void> remove(const QString &key, const QString &, std::stop_token stop) override
    {
        TD_TRY(checkKey(key));
        if (stop.stop_requested())
            return cancelled(key);
        const QMutexLocker lock(&m_mutex);
        m_objects.remove(key);
        return {};
    }
    [[nodiscard]] Result<Verification> verify(const QString &key, const Expected &expected,
                                              std::stop_token stop) override
    {
        TD_TRY(checkKey(key));
        if (stop.stop_requested())
            return cancelled(key);
        const std::optional<QByteArray> bytes = find(key);
        const QString method = QStringLiteral("sha256");
        if (!bytes)
            return Verification{Proof::Missing, method};
        if (bytes->size() != expected.size)
            return Verification{Proof::Mismatch, QStringLiteral("size")};
        if (expected.sha256.isEmpty())
            return Verification{Proof::Unverifiable, QStringLiteral("size")};
        return Verification{hashOf(*bytes) == expected.sha256 ? Proof::Verified : Proof::Mismatch, method};
    }
    [[nodiscard]] std::optional<QString> localPath(const QString &) const override { return std::nullopt; }
    [[nodiscard]] Result<qint64> sweepPartials(Seconds, std::stop_token) override { return 0; }
    [[nodiscard]] Result<QString> setAside(const QString &key, std::stop_token) override
    {
        TD_TRY(checkKey(key));
        const QMutexLocker lock(&m_mutex);
        if (!m_objects.contains(key))
            return missing(key);
        const QString target = QStringLiteral("lost+found/%1").arg(key);
        m_setAside.insert(target, m_objects.take(key));
        return target;
    }

    /// What setAside() has taken away.
    [[nodiscard]] QMap<QString, QByteArray> asides() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_setAside;
    }
    /// Damages a stored object behind the store's back.
    void overwrite(const QString &key, const QByteArray &bytes)
    {
        const QMutexLocker lock(&m_mutex);
        m_objects.insert(key, bytes);
    }

private:
    static Result<void> checkKey(const QString &key)
    {
        const QStringList parts = key.split(u'/');
        const bool valid = QString::fromUtf8(key.toUtf8()) == key && !key.contains(QChar(0)) && !key.contains(u'\\') &&
                           parts.first() != QStringLiteral("lost+found") &&
                           std::none_of(parts.begin(), parts.end(), [](const QString &part) {
                               return part.isEmpty() || part == QStringLiteral(".") || part == QStringLiteral("..") ||
                                      part.toUtf8().size() > 255;
                           });
        if (valid)
            return {};
        return fail(ErrorCode::InvalidArgument, QStringLiteral("key.invalid"), QStringLiteral("This is no key."), key);
    }
    static QString hashOf(const QByteArray &bytes)
    {
        return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }
    static ObjectInfo infoOf(const QString &key, const QByteArray &bytes)
    {
        ObjectInfo info;
        info.key = key;
        info.size = bytes.size();
        return info;
    }
    static tl::unexpected<Error> cancelled(const QString &key)
    {
        return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"), QStringLiteral("Cancelled."), key);
    }
    static tl::unexpected<Error> missing(const QString &key)
    {
        return fail(ErrorCode::NotFound, QStringLiteral("object.missing"), QStringLiteral("There is no such object."),
                    key);
    }
    std::optional<QByteArray> find(const QString &key) const
    {
        const QMutexLocker lock(&m_mutex);
        const auto found = m_objects.constFind(key);
        return found == m_objects.constEnd() ? std::nullopt : std::optional(*found);
    }

    QString m_name;
    bool m_isHere = true;
    mutable QMutex m_mutex;
    QMap<QString, QByteArray> m_objects;
    QMap<QString, QByteArray> m_setAside;
};

} // namespace td::test
