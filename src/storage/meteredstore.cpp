// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/meteredstore.h"

#include "storage/forwardingsource.h"
#include "storage/forwardingstore.h"

namespace td
{

namespace
{

constexpr qint64 PageKeys = 1000;

qint64 pagesOf(qint64 keys)
{
    return std::max<qint64>(1, (keys + PageKeys - 1) / PageKeys);
}

/// Counts the bytes that a store reads of a body to send them.
class MeteredSource final : public ForwardingSource
{
public:
    MeteredSource(ByteSource &body, std::atomic<qint64> &bytes)
        : ForwardingSource(body)
        , m_bytes(bytes)
    {
    }
    [[nodiscard]] Result<qint64> read(char *into, qint64 max) override
    {
        TD_ASSIGN(const qint64 n, inner().read(into, max));
        m_bytes += n;
        return n;
    }

private:
    std::atomic<qint64> &m_bytes;
};

class MeteredStore final : public ForwardingStore
{
public:
    MeteredStore(std::shared_ptr<ObjectStore> inner, std::shared_ptr<StoreMeter> meter)
        : ForwardingStore(std::move(inner))
        , m_meter(std::move(meter))
    {
    }

    [[nodiscard]] Result<ObjectInfo> put(const PutRequest &request, ByteSource &body, std::stop_token stop) override
    {
        ++m_meter->writes;
        MeteredSource counted(body, m_meter->bytesOut);
        return inner().put(request, counted, std::move(stop));
    }
    [[nodiscard]] Result<ObjectInfo> get(const QString &key, const ByteSink &sink, std::stop_token stop) override
    {
        ++m_meter->reads;
        return inner().get(key, counted(sink), std::move(stop));
    }
    [[nodiscard]] Result<ObjectInfo> getRange(const QString &key, qint64 from, qint64 length, const ByteSink &sink,
                                              std::stop_token stop) override
    {
        ++m_meter->reads;
        return inner().getRange(key, from, length, counted(sink), std::move(stop));
    }
    [[nodiscard]] Result<std::optional<ObjectInfo>> head(const QString &key, std::stop_token stop) override
    {
        ++m_meter->reads;
        return inner().head(key, std::move(stop));
    }
    [[nodiscard]] Result<Verification> verify(const QString &key, const Expected &expected,
                                              std::stop_token stop) override
    {
        ++m_meter->reads;
        return inner().verify(key, expected, std::move(stop));
    }
    [[nodiscard]] Result<void> list(const QString &prefix, const std::function<Result<void>(const ObjectInfo &)> &each,
                                    std::stop_token stop) override
    {
        qint64 keys = 0;
        const auto listed = inner().list(
            prefix,
            [&](const ObjectInfo &info) {
                ++keys;
                return each(info);
            },
            std::move(stop));
        m_meter->writes += pagesOf(keys);
        return listed;
    }
    [[nodiscard]] Result<void> listHidden(const QString &prefix,
                                          const std::function<Result<void>(const HiddenVersion &)> &each,
                                          std::stop_token stop) override
    {
        qint64 versions = 0;
        const auto listed = inner().listHidden(
            prefix,
            [&](const HiddenVersion &version) {
                ++versions;
                return each(version);
            },
            std::move(stop));
        m_meter->writes += pagesOf(versions);
        return listed;
    }
    [[nodiscard]] Result<QList<UnfinishedUpload>> unfinishedUploads(const QString &prefix,
                                                                    std::stop_token stop) override
    {
        ++m_meter->writes;
        return inner().unfinishedUploads(prefix, std::move(stop));
    }
    [[nodiscard]] Result<void> remove(const QString &key, const QString &versionId, std::stop_token stop) override
    {
        ++m_meter->deletes;
        return inner().remove(key, versionId, std::move(stop));
    }
    [[nodiscard]] Result<QList<ObjectFailure>> removeAll(const QList<ObjectRef> &objects, std::stop_token stop) override
    {
        m_meter->deletes += pagesOf(objects.size());
        return inner().removeAll(objects, std::move(stop));
    }
    [[nodiscard]] Result<void> abortUpload(const UnfinishedUpload &upload, std::stop_token stop) override
    {
        ++m_meter->deletes;
        return inner().abortUpload(upload, std::move(stop));
    }
    [[nodiscard]] Result<std::optional<ObjectInfo>> copyFrom(ObjectStore &source, const QString &sourceKey,
                                                             const PutRequest &target, std::stop_token stop) override
    {
        auto copied = ForwardingStore::copyFrom(source, sourceKey, target, std::move(stop));
        if (!copied || *copied)
            ++m_meter->writes;
        return copied;
    }
    [[nodiscard]] Result<QString> setAside(const QString &key, std::stop_token stop) override
    {
        ++m_meter->writes;
        ++m_meter->deletes;
        return inner().setAside(key, std::move(stop));
    }

private:
    [[nodiscard]] ByteSink counted(const ByteSink &sink) const
    {
        return [this, &sink](QByteArrayView chunk, bool restart) {
            m_meter->bytesIn += chunk.size();
            return sink(chunk, restart);
        };
    }

    std::shared_ptr<StoreMeter> m_meter;
};

} // namespace

std::shared_ptr<ObjectStore> withMeter(std::shared_ptr<ObjectStore> store, std::shared_ptr<StoreMeter> meter)
{
    return std::make_shared<MeteredStore>(std::move(store), std::move(meter));
}

} // namespace td
