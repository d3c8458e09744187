// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the bytes of photos: Library::bytes, thumbnail, saveTo.
#include "engine/library.h"

#include "core/digest.h"
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

Result<QByteArray> readCopy(const EngineParts &parts, const Copy &copy, std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> store, parts.stores.of(copy.tier));
    TD_ASSIGN(QByteArray bytes, readAll(*store, copy.key, std::move(stop)));
    // A copy that was taken over with an existing database has no hash before the first check or move.
    const bool isRight = copy.sha256.isEmpty() ? bytes.size() == copy.size : sha256Hex(bytes) == copy.sha256;
    if (!isRight)
        return fail(ErrorCode::DataLoss, u"copy.damaged"_s,
                    u"The stored bytes are not those that were written: %1"_s.arg(describe(copy)), copy.key,
                    u"Run a check that reads the data: tierdeck-cli check --read-data"_s);
    return bytes;
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
        return (c.state == CopyState::Verified ? 0 : 2) + (c.tier == photo->tier ? 0 : 1);
    };
    std::stable_sort(fitting.begin(), fitting.end(), [&](const Copy &a, const Copy &b) { return rank(a) < rank(b); });
    return fitting;
}

Result<std::pair<Copy, QByteArray>> Library::read(const QString &photoId, const QString &variant,
                                                  const std::stop_token &stop)
{
    std::optional<Error> first;
    // A move may release the copy between the look into the catalogue and the read: then the catalogue knows the new
    // one.
    for (int attempt = 0; attempt < 2; ++attempt) {
        TD_ASSIGN(const QList<Copy> copies, readableCopies(photoId, variant));
        bool vanished = false;
        for (const Copy &copy : copies) {
            Result<QByteArray> bytes = readCopy(m_parts, copy, stop);
            if (bytes) {
                Copy found = copy;
                if (found.sha256.isEmpty())
                    found.sha256 = sha256Hex(*bytes);
                return std::pair(std::move(found), *std::move(bytes));
            }
            if (bytes.error().code == ErrorCode::Cancelled)
                return fail(std::move(bytes).error());
            vanished = vanished || bytes.error().code == ErrorCode::NotFound;
            if (!first)
                first = std::move(bytes).error();
        }
        if (!vanished)
            break;
    }
    return fail(*first);
}

Result<QByteArray> Library::bytes(const QString &photoId, const QString &variant, std::stop_token stop)
{
    return read(photoId, variant, stop).map([](std::pair<Copy, QByteArray> found) { return std::move(found.second); });
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
            Result<QByteArray> bytes = readCopy(m_parts, copy, stop);
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
    TD_ASSIGN(const auto found, read(photoId, variant, stop));
    TD_TRY(writeFile(file, found.second, overwrite, m_parts.ids.newId()));
    TD_TRY(m_parts.catalogue.photos().touch(photoId, u"get"_s, m_parts.clock.now()));
    return found.first;
}

} // namespace td
