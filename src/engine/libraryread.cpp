// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the bytes of photos: Library::bytes, thumbnail, saveTo.
#include "engine/library.h"

#include "core/digest.h"
#include "engine/localrules.h"
#include <QFileInfo>
#include <QSaveFile>
#include <QScopeGuard>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

QString describe(const Copy &copy)
{
    return u"%1 of %2 in %3 (%4)"_s.arg(copy.variant, copy.photoId, tierName(copy.tier), copy.key);
}

tl::unexpected<Error> damagedCopy(const Copy &copy)
{
    return fail(ErrorCode::DataLoss, u"copy.damaged"_s,
                u"The stored bytes are not those that were written: %1"_s.arg(describe(copy)), copy.key,
                u"Run a check that reads the data: tierdeck-cli check --read-data"_s);
}

/// A copy that was taken over with an existing database has no hash before the first check or move.
bool isAsWritten(const Copy &copy, qint64 size, const QString &sha256)
{
    return copy.sha256.isEmpty() ? size == copy.size : sha256 == copy.sha256;
}

Result<QByteArray> readCopy(const EngineParts &parts, const Copy &copy, std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> store, parts.stores.of(copy.tier));
    TD_ASSIGN(QByteArray bytes, readAll(*store, copy.key, std::move(stop)));
    if (!isAsWritten(copy, bytes.size(), copy.sha256.isEmpty() ? QString() : sha256Hex(bytes)))
        return damagedCopy(copy);
    return bytes;
}

std::optional<QByteArray> localBytes(const EngineParts &parts, const Copy &copy)
{
    if (!parts.localCopies || copy.sha256.isEmpty())
        return std::nullopt;
    return parts.localCopies->read(copy.photoId, copy.sha256);
}

/// From the file on this computer when there is one; what comes from a provider is kept as the rules want it.
Result<QByteArray> readNearest(const EngineParts &parts, const Rules &rules, const Copy &copy, std::stop_token stop)
{
    if (std::optional<QByteArray> here = localBytes(parts, copy))
        return *std::move(here);
    TD_ASSIGN(QByteArray bytes, readCopy(parts, copy, std::move(stop)));
    const auto store = parts.stores.of(copy.tier);
    if (store && !(*store)->isLocal())
        keepLocally(parts, rules, copy, bytes);
    return bytes;
}

/// The copy with the hash that its bytes have.
Result<Copy> pourCopy(const EngineParts &parts, const Copy &copy, const ByteSink &sink, std::stop_token stop)
{
    if (const std::optional<QByteArray> here = localBytes(parts, copy)) {
        TD_TRY(sink(*here, true));
        return copy;
    }
    TD_ASSIGN(const std::shared_ptr<ObjectStore> store, parts.stores.of(copy.tier));
    Digest digest;
    qint64 size = 0;
    bool isFirst = true;
    const ByteSink hashing = [&](QByteArrayView chunk, bool restart) -> Result<void> {
        const bool isAnew = restart || isFirst;
        isFirst = false;
        if (isAnew) {
            digest.reset();
            size = 0;
        }
        digest.add(chunk);
        size += chunk.size();
        return sink(chunk, isAnew);
    };
    TD_TRY(store->get(copy.key, hashing, std::move(stop)));
    Copy found = copy;
    found.sha256 = digest.hex();
    if (!isAsWritten(copy, size, found.sha256))
        return damagedCopy(copy);
    return found;
}

/// What `attempt` makes of the first copy that it can read, of those that `readable` names, best first. A move may
/// release a copy between the look into the catalogue and the read: then the catalogue knows the new one.
template <typename Readable, typename Attempt>
auto fromAnyCopy(const Readable &readable, const Attempt &attempt) -> decltype(attempt(Copy()))
{
    std::optional<Error> first;
    for (int round = 0; round < 2; ++round) {
        TD_ASSIGN(const QList<Copy> copies, readable());
        bool vanished = false;
        for (const Copy &copy : copies) {
            auto result = attempt(copy);
            if (result || result.error().code == ErrorCode::Cancelled)
                return result;
            vanished = vanished || result.error().code == ErrorCode::NotFound;
            if (!first)
                first = std::move(result).error();
        }
        if (!vanished)
            break;
    }
    return fail(*first);
}

tl::unexpected<Error> cannotWrite(const QString &file, const QString &why)
{
    return fail(ErrorCode::FailedPrecondition, u"file.write_failed"_s, u"%1 could not be written: %2"_s.arg(file, why), file,
                u"Choose another folder or free some space"_s);
}

tl::unexpected<Error> alreadyThere(const QString &file)
{
    return fail(ErrorCode::AlreadyExists, u"file.exists"_s, u"%1 is already there"_s.arg(file), file,
                u"Choose another name"_s);
}

/// The name appears only with the whole content behind it.
Result<void> writeFile(const QString &file, const QByteArray &bytes, bool overwrite, const QString &unique)
{
    const QFileInfo info(file);
    if (info.isDir())
        return fail(ErrorCode::InvalidArgument, u"file.is_folder"_s, u"%1 is a folder"_s.arg(file), file,
                    u"Give a file name"_s);
    if (overwrite) {
        QSaveFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
            return cannotWrite(file, out.errorString());
        return {};
    }
    if (info.exists() || info.isSymLink())
        return alreadyThere(file);
    QFile out(info.absolutePath() + u"/.tierdeck-"_s + unique + u".part"_s);
    const auto tidy = qScopeGuard([&out] { out.remove(); });
    if (!out.open(QIODevice::WriteOnly | QIODevice::NewOnly) || out.write(bytes) != bytes.size() || !out.flush() ||
        ::fsync(out.handle()) != 0)
        return cannotWrite(file, out.errorString());
    out.close();
    // A hard link takes the name only when it is free; file systems without links fall back to a checked rename.
    if (::link(QFile::encodeName(out.fileName()).constData(), QFile::encodeName(info.absoluteFilePath()).constData()) ==
        0)
        return {};
    if (errno == EEXIST)
        return alreadyThere(file);
    if (!QFile::rename(out.fileName(), info.absoluteFilePath()))
        return cannotWrite(file, u"the temporary file could not be renamed"_s);
    return {};
}

} // namespace

Result<QList<Copy>> Library::readableCopies(const QString &photoId, const QString &variant)
{
    TD_ASSIGN(const std::optional<Photo> photo, m_parts.catalogue.photos().find(photoId));
    if (!photo)
        return fail(ErrorCode::NotFound, u"photo.unknown"_s, u"There is no photo %1"_s.arg(photoId), photoId,
                    u"List the photos with: tierdeck-cli photos list"_s);
    TD_ASSIGN(const QList<Copy> copies, m_parts.catalogue.copies().ofPhoto(photoId));
    QList<Copy> fitting;
    QStringList names;
    // A cover that is not stored is the master itself (storedVariants).
    const bool hasCover = std::ranges::any_of(
        copies, [](const Copy &copy) { return copy.variant == variant::Cover && isReadable(copy); });
    const QString wanted = variant == variant::Cover && !hasCover ? variant::Master : variant;
    for (const Copy &copy : copies) {
        if (!isReadable(copy))
            continue;
        if (copy.variant == wanted)
            fitting.append(copy);
        if (!names.contains(copy.variant))
            names.append(copy.variant);
    }
    if (fitting.isEmpty())
        return fail(ErrorCode::NotFound, u"photo.no_variant"_s,
                    u"The photo %1 has no variant %2"_s.arg(photoId, variant), photoId,
                    names.isEmpty() ? QString() : u"Choose one of: %1"_s.arg(names.join(u", "_s)));
    const auto rank = [&](const Copy &c) {
        return (c.state == CopyState::Verified ? 0 : int(AllTiers.size())) + int(c.tier);
    };
    std::stable_sort(fitting.begin(), fitting.end(), [&](const Copy &a, const Copy &b) { return rank(a) < rank(b); });
    return fitting;
}

Result<std::pair<Copy, QByteArray>> Library::read(const QString &photoId, const QString &variant, Source source,
                                                  const std::stop_token &stop)
{
    const auto whole = [&](const Copy &copy) -> Result<std::pair<Copy, QByteArray>> {
        TD_ASSIGN(QByteArray bytes, source == Source::Tiers ? readCopy(m_parts, copy, stop)
                                                            : readNearest(m_parts, m_rules, copy, stop));
        Copy found = copy;
        if (found.sha256.isEmpty())
            found.sha256 = sha256Hex(bytes);
        return std::pair(std::move(found), std::move(bytes));
    };
    return fromAnyCopy([&] { return readableCopies(photoId, variant); }, whole);
}

Result<Copy> Library::readTo(const QString &photoId, const QString &variant, const ByteSink &sink,
                             std::stop_token stop)
{
    return fromAnyCopy([&] { return readableCopies(photoId, variant); },
                       [&](const Copy &copy) { return pourCopy(m_parts, copy, sink, stop); });
}

Result<QByteArray> Library::bytes(const QString &photoId, const QString &variant, std::stop_token stop, Source source)
{
    return read(photoId, variant, source, stop).map([](std::pair<Copy, QByteArray> found) { return std::move(found.second); });
}

Result<QByteArray> Library::thumbnail(const Photo &photo, int px, std::stop_token stop)
{
    std::optional<Error> first;
    for (int attempt = 0; attempt < 2; ++attempt) {
        TD_ASSIGN(QList<Copy> copies, m_parts.catalogue.copies().ofPhoto(photo.photoId));
        copies.removeIf([](const Copy &c) { return !isReadable(c); });
        const auto side = [](const Copy &c) { return std::max(c.width, c.height); };
        // Big enough ones first and the smallest of them; then the biggest of the rest. The exact upload comes last: it
        // may be of any size and kind.
        const auto before = [&](const Copy &a, const Copy &b) {
            const bool originalA = a.variant == variant::Original;
            const bool originalB = b.variant == variant::Original;
            if (originalA != originalB)
                return originalB;
            const bool enoughA = side(a) >= px;
            const bool enoughB = side(b) >= px;
            if (enoughA != enoughB)
                return enoughA;
            return enoughA ? side(a) < side(b) : side(a) > side(b);
        };
        std::stable_sort(copies.begin(), copies.end(), before);
        for (const Copy &copy : std::as_const(copies)) {
            if (side(copy) < px)
                continue;
            if (std::optional<QByteArray> here = localBytes(m_parts, copy))
                return *std::move(here);
        }
        for (const Copy &copy : std::as_const(copies)) {
            Result<QByteArray> bytes = readNearest(m_parts, m_rules, copy, stop);
            if (bytes || bytes.error().code == ErrorCode::Cancelled)
                return bytes;
            if (!first)
                first = std::move(bytes).error();
        }
        if (!first || first->code != ErrorCode::NotFound)
            break;
    }
    if (first)
        return fail(*first);
    return fail(ErrorCode::NotFound, u"photo.no_variant"_s, u"The photo %1 has no stored picture"_s.arg(photo.photoId),
                photo.photoId);
}

Result<Copy> Library::saveTo(const QString &photoId, const QString &variant, const QString &file, bool overwrite,
                             std::stop_token stop)
{
    // Before the bytes are fetched, which may be far away.
    if (!overwrite && QFileInfo::exists(file))
        return alreadyThere(file);
    TD_ASSIGN(const auto found, read(photoId, variant, Source::Nearest, stop));
    TD_TRY(writeFile(file, found.second, overwrite, m_parts.ids.newId()));
    TD_TRY(m_parts.catalogue.photos().touch(photoId, u"get"_s, m_parts.clock.now()));
    return found.first;
}

} // namespace td
