// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/objectcopier.h"

#include "core/digest.h"
#include "engine/journalwork.h"

namespace td
{

using namespace Qt::StringLiterals;

Result<QString> ObjectCopier::copy(const Copy &source, const ObjectAt &target, const Written &written,
                                  std::stop_token stop)
{
    TD_ASSIGN(const ObjectAt from, JournalWork(m_parts).objectOf(source));
    PutRequest request{.key = target.key,
                       .contentType = source.mimeType,
                       .sha256 = source.sha256,
                       .metadata = {{u"sha256"_s, source.sha256}, {u"photo-id"_s, source.photoId}}};
    TD_ASSIGN(std::optional<QString> copied, copyAtProvider(source, from, target, request, written, stop));
    if (copied)
        return *std::move(copied);
    const ByteBudget::Share memory = m_parts.copyMemory->take(source.size, stop);
    if (!memory)
        return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s, source.photoId);
    TD_ASSIGN(Bytes bytes, read(source, from, stop));
    request.md5 = bytes.md5;
    BytesSource body(std::move(bytes.data));
    TD_ASSIGN(const ObjectInfo stored, target.store->put(request, body, stop));
    TD_TRY(written(stored.versionId, request.md5));
    return prove({target.store, target.key, stored.versionId}, {source.size, source.sha256, request.md5},
                 std::move(stop));
}

Result<ObjectCopier::Bytes> ObjectCopier::read(const Copy &copy, const ObjectAt &object, std::stop_token stop)
{
    // One bad read may be the cable's fault; the same bad bytes twice are the copy's.
    constexpr int Tries = 2;
    for (int attempt = 1; attempt <= Tries; ++attempt) {
        QByteArray bytes;
        bytes.reserve(copy.size);
        const ByteSink sink = [&](QByteArrayView chunk, bool restart) -> Result<void> {
            if (restart)
                bytes.clear();
            if (bytes.size() + chunk.size() > copy.size)
                return fail(ErrorCode::DataLoss, u"copy.damaged"_s, u"The copy is larger than it should be."_s,
                            copy.key);
            bytes.append(chunk);
            return {};
        };
        const Result<ObjectInfo> got = object.store->get(copy.key, sink, stop);
        if (!got && got.error().code != ErrorCode::DataLoss)
            return fail(got.error());
        if (got && bytes.size() == copy.size && sha256Hex(bytes) == copy.sha256) {
            // The row's MD5 is of the bytes with this SHA-256.
            QString md5 = copy.md5.isEmpty() ? md5Hex(bytes) : copy.md5;
            return Bytes{std::move(bytes), std::move(md5)};
        }
    }
    TD_TRY(m_parts.catalogue.copies().setState(copy.copyId, CopyState::Suspect, u"sha256"_s, m_parts.clock.now()));
    return fail(ErrorCode::DataLoss, u"copy.damaged"_s,
                u"The stored bytes are not those that were uploaded, so they were not copied on."_s, copy.key,
                u"Run check --read-data, and restore the photo from a backup."_s);
}

Result<std::optional<QString>> ObjectCopier::copyAtProvider(const Copy &source, const ObjectAt &from,
                                                           const ObjectAt &target, const PutRequest &request,
                                                           const Written &written, std::stop_token stop)
{
    if (from.store->isLocal() || target.store->isLocal())
        return std::nullopt;
    TD_ASSIGN(const std::optional<ObjectInfo> made, target.store->copyFrom(*from.store, source.key, request, stop));
    if (!made)
        return std::nullopt;
    // No version id: a copy request that was sent twice leaves two versions, and whoever removes the object has to take both.
    TD_TRY(written({}, {}));
    // A provider may hand the ETag on without looking at the bytes, so these are read: no MD5 is expected here.
    Result<QString> proven = prove({target.store, target.key, made->versionId}, {source.size, source.sha256}, stop);
    if (proven)
        return *std::move(proven);
    // A faithful copy of damaged bytes: then it is the source that has to be named.
    if (proven.error().code == ErrorCode::DataLoss)
        TD_TRY(read(source, from, std::move(stop)));
    return fail(proven.error());
}

} // namespace td
