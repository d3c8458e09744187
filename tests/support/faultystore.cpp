// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultystore.h"

#include "core/digest.h"

namespace td::test
{

using namespace Qt::StringLiterals;

namespace
{

QByteArray spoiled(QByteArray bytes, Fault fault)
{
    if (fault == Fault::Truncate)
        bytes.truncate(bytes.size() / 2);
    else if (!bytes.isEmpty())
        bytes[bytes.size() / 2] = char(bytes.at(bytes.size() / 2) ^ 0x40);
    return bytes;
}

} // namespace

Result<ObjectInfo> FaultyStore::put(const PutRequest &request, ByteSource &body, std::stop_token stop)
{
    const Fault fault = m_plan.next(u"store.put"_s);
    if (fault == Fault::KillBefore)
        ::kill(::getpid(), SIGKILL);
    if (fault == Fault::FailBefore)
        return fail(m_plan.error);
    Result<ObjectInfo> result;
    if (fault == Fault::Flip || fault == Fault::Truncate) {
        // The lying disk: other bytes are stored than were given, and the call says all is well.
        QByteArray bytes(body.size(), Qt::Uninitialized);
        qint64 at = 0;
        while (at < bytes.size()) {
            TD_ASSIGN(const qint64 n, body.read(bytes.data() + at, bytes.size() - at));
            if (n <= 0)
                break;
            at += n;
        }
        bytes = spoiled(bytes, fault);
        PutRequest lie = request;
        lie.sha256 = sha256Hex(bytes);
        lie.md5.clear();
        BytesSource source(bytes);
        result = inner().put(lie, source, stop);
    } else {
        result = inner().put(request, body, stop);
    }
    if (fault == Fault::KillAfter)
        ::kill(::getpid(), SIGKILL);
    if (fault == Fault::FailAfter)
        return fail(m_plan.error);
    return result;
}

Result<ObjectInfo> FaultyStore::get(const QString &key, const ByteSink &sink, std::stop_token stop)
{
    const Fault fault = m_plan.next(u"store.get"_s);
    if (fault == Fault::KillBefore)
        ::kill(::getpid(), SIGKILL);
    if (fault == Fault::FailBefore)
        return fail(m_plan.error);
    Result<ObjectInfo> result;
    if (fault == Fault::Flip || fault == Fault::Truncate) {
        QByteArray bytes;
        const ByteSink gather = [&bytes](QByteArrayView chunk, bool restart) -> Result<void> {
            if (restart)
                bytes.clear();
            bytes.append(chunk);
            return {};
        };
        result = inner().get(key, gather, stop);
        if (result)
            TD_TRY(sink(spoiled(bytes, fault), false));
    } else {
        result = inner().get(key, sink, stop);
    }
    if (fault == Fault::KillAfter)
        ::kill(::getpid(), SIGKILL);
    if (fault == Fault::FailAfter)
        return fail(m_plan.error);
    return result;
}

Result<std::optional<ObjectInfo>> FaultyStore::head(const QString &key, std::stop_token stop)
{
    return m_plan.through(u"store.head"_s, [&] { return inner().head(key, stop); });
}

Result<void> FaultyStore::list(const QString &prefix, const std::function<Result<void>(const ObjectInfo &)> &each,
                               std::stop_token stop)
{
    return m_plan.through(u"store.list"_s, [&] { return inner().list(prefix, each, stop); });
}

Result<void> FaultyStore::remove(const QString &key, const QString &versionId, std::stop_token stop)
{
    return m_plan.through(u"store.remove"_s, [&] { return inner().remove(key, versionId, stop); });
}

Result<Verification> FaultyStore::verify(const QString &key, const Expected &expected, std::stop_token stop)
{
    return m_plan.through(u"store.verify"_s, [&] { return inner().verify(key, expected, stop); });
}

Result<qint64> FaultyStore::sweepPartials(Seconds olderThan, std::stop_token stop)
{
    return m_plan.through(u"store.sweepPartials"_s, [&] { return inner().sweepPartials(olderThan, stop); });
}

Result<QString> FaultyStore::setAside(const QString &key, std::stop_token stop)
{
    return m_plan.through(u"store.setAside"_s, [&] { return inner().setAside(key, stop); });
}

Result<std::optional<ObjectInfo>> FaultyStore::copyFrom(ObjectStore &source, const QString &sourceKey,
                                                        const PutRequest &target, std::stop_token stop)
{
    return m_plan.through(u"store.copyFrom"_s,
                          [&] { return ForwardingStore::copyFrom(source, sourceKey, target, stop); });
}

} // namespace td::test
