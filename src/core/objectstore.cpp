// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/objectstore.h"

#include "core/digest.h"

namespace td
{

using namespace Qt::StringLiterals;

Result<QByteArray> readAll(ObjectStore &store, const QString &key, std::stop_token stop)
{
    QByteArray bytes;
    const ByteSink sink = [&bytes](QByteArrayView chunk, bool restart) -> Result<void> {
        if (restart)
            bytes.clear();
        bytes.append(chunk);
        return {};
    };
    TD_TRY(store.get(key, sink, std::move(stop)));
    return bytes;
}

Result<bool> holdsObjects(ObjectStore &store, const QString &prefix, std::stop_token stop)
{
    bool found = false;
    const auto each = [&found](const ObjectInfo &) -> Result<void> {
        found = true;
        return fail(ErrorCode::Cancelled, u"enough"_s, u"One is enough."_s);
    };
    const Result<void> listed = store.list(prefix, each, std::move(stop));
    if (!listed && !found)
        return fail(listed.error());
    return found;
}

Result<ObjectInfo> ObjectStore::getRange(const QString &key, qint64 from, qint64 length, const ByteSink &sink,
                                         std::stop_token stop)
{
    qint64 at = 0;
    const ByteSink cut = [&](QByteArrayView chunk, bool restart) -> Result<void> {
        if (restart)
            at = 0;
        const qint64 begin = std::clamp<qint64>(from - at, 0, chunk.size());
        const qint64 end = std::clamp<qint64>(from + length - at, begin, chunk.size());
        at += chunk.size();
        return end > begin || restart ? sink(chunk.sliced(begin, end - begin), restart) : Result<void>{};
    };
    return get(key, cut, std::move(stop));
}

Result<std::optional<ObjectInfo>> ObjectStore::copyFrom(ObjectStore &, const QString &, const PutRequest &,
                                                        std::stop_token)
{
    return std::nullopt;
}

Result<QList<ObjectFailure>> ObjectStore::removeAll(const QList<ObjectRef> &objects, std::stop_token stop)
{
    QList<ObjectFailure> failed;
    for (const ObjectRef &object : objects) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s, object.key);
        if (const auto removed = remove(object.key, object.versionId, stop); !removed)
            failed.append({object, removed.error()});
    }
    return failed;
}

Result<void> ObjectStore::listHidden(const QString &, const std::function<Result<void>(const HiddenVersion &)> &,
                                     std::stop_token)
{
    return {};
}

Result<QList<UnfinishedUpload>> ObjectStore::unfinishedUploads(const QString &, std::stop_token)
{
    return QList<UnfinishedUpload>{};
}

Result<void> ObjectStore::abortUpload(const UnfinishedUpload &, std::stop_token)
{
    return {};
}

Result<std::optional<QString>> ObjectStore::link(const LinkRequest &, Instant)
{
    return std::nullopt;
}

Result<StoreReport> ObjectStore::probe(const QString &prefix, const QString &id, std::stop_token stop)
{
    const QByteArray bytes = QByteArrayLiteral("Tierdeck looks whether it can write here.\n");
    const QString sha256 = sha256Hex(bytes);
    const QString key = QString(prefix % "tierdeck-probe-"_L1 % id % ".txt"_L1);
    StoreReport report;
    const auto note = [&report](const QString &check, const Result<void> &step, const QString &found) {
        const bool isFine = step.has_value();
        report.checks.append({.id = check,
                              .outcome = isFine ? StoreCheck::Outcome::Fine : StoreCheck::Outcome::Failed,
                              .message = isFine ? found : step.error().message,
                              .remedy = isFine ? QString() : step.error().remedy,
                              .error = isFine ? std::nullopt : std::optional(step.error())});
        return isFine;
    };
    const auto write = [&]() -> Result<void> {
        BytesSource body(bytes);
        TD_TRY(put({.key = key, .contentType = u"text/plain"_s, .sha256 = sha256, .metadata = {}}, body, stop));
        return {};
    };
    const auto read = [&]() -> Result<void> {
        TD_ASSIGN(const Verification proof, verify(key, {.size = bytes.size(), .sha256 = sha256}, stop));
        if (proof.proof == Proof::Verified)
            return {};
        return fail(ErrorCode::DataLoss, u"tier.probe"_s, u"What was written came back different."_s, key,
                    u"Check the disk or provider."_s);
    };
    const auto destroy = [&]() -> Result<void> {
        TD_TRY(remove(key, {}, {}));
        TD_ASSIGN(const auto left, head(key, stop));
        if (!left)
            return {};
        return fail(ErrorCode::PermissionDenied, u"tier.probe_left"_s, u"The probe object cannot be deleted."_s, key,
                    u"Check the rights of this store."_s);
    };
    if (!note(u"write"_s, write(), u"A small object was written."_s))
        return report;
    note(u"read"_s, read(), u"It was read back unchanged."_s);
    note(u"delete"_s, destroy(), u"It was deleted again."_s);
    return report;
}

} // namespace td
