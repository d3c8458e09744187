// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/localcopies.h"

#include "core/digest.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qsizetype MostIdBytes = 60; ///< its hex and the hash make a file name of at most 186
constexpr qsizetype HashLength = 64;

bool isHash(const QString &text)
{
    return text.size() == HashLength &&
           std::ranges::all_of(text, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

/// "hash.hex-of-the-id"; nothing for a file that is not ours.
std::optional<LocalCopies::Entry> entryOf(const QString &path)
{
    const QString name = path.section(u'/', -1);
    const QString sha256 = name.section(u'.', 0, 0);
    const QByteArray id = QByteArray::fromHex(name.section(u'.', 1).toLatin1());
    struct stat info {
    };
    if (!isHash(sha256) || id.isEmpty() || ::lstat(QFile::encodeName(path).constData(), &info) != 0 ||
        !S_ISREG(info.st_mode))
        return std::nullopt;
    return LocalCopies::Entry{.photoId = QString::fromUtf8(id),
                              .sha256 = sha256,
                              .bytes = info.st_size,
                              .used = info.st_mtim.tv_sec * 1'000'000'000LL + info.st_mtim.tv_nsec,
                              .path = path};
}

} // namespace

LocalCopies::LocalCopies(QString folder)
    : m_folder(std::move(folder))
{
}

QString LocalCopies::pathOf(const QString &photoId, const QString &sha256) const
{
    const QByteArray id = photoId.toUtf8();
    if (id.isEmpty() || id.size() > MostIdBytes || !isHash(sha256))
        return {};
    return m_folder % u'/' % sha256.left(2) % u'/' % sha256 % u'.' % QString::fromLatin1(id.toHex());
}

std::optional<QByteArray> LocalCopies::read(const QString &photoId, const QString &sha256) const
{
    const QString path = pathOf(photoId, sha256);
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QByteArray bytes = file.readAll();
    if (sha256Hex(bytes) != sha256) {
        file.remove();
        return std::nullopt;
    }
    ::futimens(file.handle(), nullptr);
    return bytes;
}

bool LocalCopies::has(const QString &photoId, const QString &sha256) const
{
    const QString path = pathOf(photoId, sha256);
    return !path.isEmpty() && QFileInfo(path).isFile();
}

Result<void> LocalCopies::keep(const QString &photoId, const QString &sha256, const QByteArray &bytes) const
{
    const QString path = pathOf(photoId, sha256);
    if (path.isEmpty() || QFileInfo::exists(path))
        return {};
    QSaveFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly) ||
        file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::FailedPrecondition, u"local.write_failed"_s,
                    u"The local copy could not be written: %1"_s.arg(file.errorString()), path,
                    u"Free some space on the disk of the profile, or set local.policy to none."_s);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    m_keptSinceTrim += bytes.size();
    return {};
}

void LocalCopies::forget(const QString &photoId, const QString &sha256) const
{
    if (const QString path = pathOf(photoId, sha256); !path.isEmpty())
        QFile::remove(path);
}

QList<LocalCopies::Entry> LocalCopies::entries() const
{
    QList<Entry> found;
    QDirIterator files(m_folder, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        if (std::optional<Entry> entry = entryOf(files.next()))
            found.append(*std::move(entry));
    }
    std::ranges::stable_sort(found, {}, &Entry::used);
    return found;
}

LocalCopies::Evicted LocalCopies::trim(qint64 limit, const std::function<bool(const Entry &)> &mayGo) const
{
    m_keptSinceTrim = 0;
    const QList<Entry> all = entries();
    qint64 held = 0;
    for (const Entry &entry : all)
        held += entry.bytes;
    Evicted evicted;
    for (const Entry &entry : all) {
        if (held <= limit)
            break;
        if (!mayGo(entry) || !QFile::remove(entry.path))
            continue;
        held -= entry.bytes;
        ++evicted.count;
        evicted.bytes += entry.bytes;
    }
    return evicted;
}

} // namespace td
