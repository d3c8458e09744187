// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"

#include <QMutex>

#include <atomic>

namespace td::test
{

/// A remote store that answers every call with the same error, or is there and empty; counts how often it was asked.
class AwayStore final : public ObjectStore
{
public:
    explicit AwayStore(std::optional<Error> error)
        : m_error(std::move(error))
    {
    }
    void setError(std::optional<Error> error)
    {
        const QMutexLocker lock(&m_mutex);
        m_error = std::move(error);
    }
    [[nodiscard]] int asked() const { return m_asked; }

    [[nodiscard]] QString name() const override { return QStringLiteral("s3:photos@away"); }
    [[nodiscard]] QString displayName() const override { return QStringLiteral("Away Storage · photos"); }
    [[nodiscard]] bool isLocal() const override { return false; }
    [[nodiscard]] Result<ObjectInfo> put(const PutRequest &request, ByteSource &, std::stop_token) override
    {
        return fail(error(request.key));
    }
    [[nodiscard]] Result<ObjectInfo> get(const QString &key, const ByteSink &, std::stop_token) override
    {
        return fail(error(key));
    }
    [[nodiscard]] Result<std::optional<ObjectInfo>> head(const QString &key, std::stop_token) override
    {
        ++m_asked;
        const QMutexLocker lock(&m_mutex);
        if (m_error)
            return fail(withKey(*m_error, key));
        return std::nullopt;
    }
    [[nodiscard]] Result<void> list(const QString &prefix, const std::function<Result<void>(const ObjectInfo &)> &,
                                    std::stop_token) override
    {
        return fail(error(prefix));
    }
    [[nodiscard]] Result<void> remove(const QString &key, const QString &, std::stop_token) override
    {
        return fail(error(key));
    }
    [[nodiscard]] Result<Verification> verify(const QString &key, const Expected &, std::stop_token) override
    {
        return fail(error(key));
    }
    [[nodiscard]] std::optional<QString> localPath(const QString &) const override { return std::nullopt; }
    [[nodiscard]] Result<qint64> sweepPartials(Seconds, std::stop_token) override { return qint64(0); }
    [[nodiscard]] Result<QString> setAside(const QString &key, std::stop_token) override { return fail(error(key)); }

private:
    static Error withKey(Error error, const QString &key)
    {
        error.where = key;
        return error;
    }
    [[nodiscard]] Error error(const QString &key)
    {
        const QMutexLocker lock(&m_mutex);
        return withKey(m_error.value_or(Error{.code = ErrorCode::NotFound,
                                              .reason = QStringLiteral("object.missing"),
                                              .message = QStringLiteral("Nothing is here"),
                                              .where = {},
                                              .remedy = {}}),
                       key);
    }
    QMutex m_mutex;
    std::optional<Error> m_error;
    std::atomic<int> m_asked = 0;
};

} // namespace td::test
