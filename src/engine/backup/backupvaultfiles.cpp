// SPDX-License-Identifier: GPL-3.0-or-later
// The half of BackupVault that moves bytes: the packed files of a backup, and the objects of photos.
#include "engine/backup/backupvault.h"

#include "core/digest.h"
#include "engine/deleteproof.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qint64 VaultPiece = 256 * 1024;
constexpr qint64 MostObjectBytes = 2LL * 1024 * 1024 * 1024 - 1024 * 1024;
constexpr qint64 SealPieceBytes = 64 * 1024;
constexpr qint64 SealPieceTag = 17;
constexpr qint64 SealBegin = 8 + 24;

tl::unexpected<Error> workFileError(const QFile &file, const QString &what)
{
    return fail(ErrorCode::ResourceExhausted, u"backup.work_file"_s,
                u"The file could not be %1: %2."_s.arg(what, file.errorString()), file.fileName(),
                u"Free disk space, and check that the folder belongs to you."_s);
}

tl::unexpected<Error> backupCancelled()
{
    return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled; no backup was made."_s);
}

/// A file of this computer as the body of a put.
class BackupFileSource final : public ByteSource
{
public:
    explicit BackupFileSource(QFile &file)
        : m_file(file)
    {
    }
    [[nodiscard]] qint64 size() const override { return m_file.size(); }
    [[nodiscard]] Result<void> rewind() override
    {
        return m_file.seek(0) ? Result<void>{} : workFileError(m_file, u"read"_s);
    }
    [[nodiscard]] Result<qint64> read(char *into, qint64 max) override
    {
        const qint64 n = m_file.read(into, max);
        return n >= 0 ? Result<qint64>(n) : workFileError(m_file, u"read"_s);
    }

private:
    QFile &m_file;
};

/// What was hashed while it went by.
struct PackedBytes {
    PackedFile file;
    QString md5;
};

Result<PackedBytes> pack(QFile &from, QFile &to, ByteStage &stages, const std::stop_token &stop)
{
    Digest plain, stored, md5{Digest::Algorithm::Md5};
    PackedBytes packed;
    const auto write = [&](const QByteArray &bytes) -> Result<void> {
        stored.add(bytes);
        md5.add(bytes);
        packed.file.bytes += bytes.size();
        return to.write(bytes) == bytes.size() ? Result<void>{} : workFileError(to, u"written"_s);
    };
    for (;;) {
        if (stop.stop_requested())
            return backupCancelled();
        const QByteArray piece = from.read(VaultPiece);
        if (piece.isEmpty())
            break;
        plain.add(piece);
        packed.file.plainBytes += piece.size();
        TD_ASSIGN(const QByteArray out, stages.add(piece));
        TD_TRY(write(out));
    }
    if (packed.file.plainBytes != from.size())
        return workFileError(from, u"read"_s);
    TD_ASSIGN(const QByteArray last, stages.finish());
    TD_TRY(write(last));
    if (!to.flush())
        return workFileError(to, u"written"_s);
    packed.file.sha256 = stored.hex();
    packed.file.plainSha256 = plain.hex();
    packed.md5 = md5.hex();
    return packed;
}

tl::unexpected<Error> damagedFile(const QString &key, const QString &what)
{
    return fail(ErrorCode::DataLoss, u"backup.damaged"_s, u"The backup is damaged: %1."_s.arg(what), key,
                u"Use another backup, and check the disk or provider that keeps them."_s);
}

tl::unexpected<Error> damagedObject(const QString &key)
{
    return fail(ErrorCode::DataLoss, u"backup.object_damaged"_s,
                u"The bytes of a photo in the backup are not those that were written."_s, key,
                u"Run `tierdeck-cli backup verify --read-data --repair`: the next backup then copies it anew."_s);
}

Result<void> syncFile(QFile &file)
{
    if (!file.flush() || ::fdatasync(file.handle()) != 0)
        return workFileError(file, u"written"_s);
    return {};
}

Result<void> syncFolderOf(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int fd = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool isDone = fd >= 0 && ::fsync(fd) == 0;
    if (fd >= 0)
        ::close(fd);
    if (isDone)
        return {};
    return fail(ErrorCode::ResourceExhausted, u"backup.work_file"_s, u"The folder could not be written."_s, path,
                u"Check the disk."_s);
}

} // namespace

Result<PackedFile> BackupVault::putFile(const QString &name, BackupPart part, const QString &source, int level,
                                        const QString &workFolder, const std::stop_token &stop) const
{
    QFile from(source);
    if (!from.open(QIODevice::ReadOnly))
        return workFileError(from, u"read"_s);
    const QString key = backupKey(name, part, isSealed());
    QFile packedFile(QString(workFolder % u'/' % key.section(u'/', -1)));
    if (!packedFile.open(QIODevice::ReadWrite | QIODevice::Truncate))
        return workFileError(packedFile, u"written"_s);
    StageChain stages;
    stages.append(makeGzip(level));
    if (m_key)
        stages.append(m_key->sealer());
    TD_ASSIGN(const PackedBytes packed, pack(from, packedFile, stages, stop));
    BackupFileSource body(packedFile);
    TD_TRY(body.rewind());
    const PutRequest request{.key = key,
                             .contentType = isSealed() ? u"application/octet-stream"_s : u"application/gzip"_s,
                             .sha256 = packed.file.sha256,
                             .metadata = {{u"sha256"_s, packed.file.sha256}},
                             .md5 = packed.md5};
    TD_TRY(m_store->put(request, body, stop));
    TD_TRY(prove({m_store, key, {}}, {packed.file.bytes, packed.file.sha256, packed.md5}, stop));
    if (!packedFile.remove())
        return workFileError(packedFile, u"removed"_s);
    return packed.file;
}

Result<void> BackupVault::readFile(const QString &name, BackupPart part, const PackedFile &file, const ByteSink &sink,
                                   const std::stop_token &stop) const
{
    const QString key = backupKey(name, part, isSealed());
    std::unique_ptr<StageChain> stages;
    Digest stored, plain;
    qint64 plainBytes = 0;
    const auto begin = [&] {
        stages = std::make_unique<StageChain>();
        if (m_key)
            stages->append(m_key->opener());
        stages->append(makeGunzip());
        stored.reset();
        plain.reset();
        plainBytes = 0;
    };
    const auto take = [&](const QByteArray &out, bool restart) -> Result<void> {
        plain.add(out);
        plainBytes += out.size();
        if (plainBytes > file.plainBytes)
            return damagedFile(key, u"it holds more than it should"_s);
        return out.isEmpty() && !restart ? Result<void>{} : sink(out, restart);
    };
    begin();
    const ByteSink unpack = [&](QByteArrayView chunk, bool restart) -> Result<void> {
        if (restart)
            begin();
        stored.add(chunk);
        TD_ASSIGN(const QByteArray out, stages->add(chunk));
        return take(out, restart);
    };
    const Result<ObjectInfo> got = m_store->get(key, unpack, stop);
    if (!got && got.error().code == ErrorCode::NotFound)
        return damagedFile(key, u"a file of it is missing"_s);
    TD_TRY(got);
    if (stored.hex() != file.sha256)
        return damagedFile(key, u"its bytes are not those that were written"_s);
    TD_ASSIGN(const QByteArray last, stages->finish());
    TD_TRY(take(last, false));
    if (plainBytes != file.plainBytes || plain.hex() != file.plainSha256)
        return damagedFile(key, u"what is in it is not what was packed"_s);
    return {};
}

Result<void> BackupVault::getFile(const QString &name, BackupPart part, const PackedFile &file, const QString &target,
                                  const std::stop_token &stop) const
{
    QFile partial(QString(target % ".partial"_L1));
    if (!partial.open(QIODevice::WriteOnly | QIODevice::Truncate) ||
        !partial.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return workFileError(partial, u"written"_s);
    const ByteSink sink = [&partial](QByteArrayView bytes, bool restart) -> Result<void> {
        if (restart && (!partial.resize(0) || !partial.seek(0)))
            return workFileError(partial, u"written"_s);
        return partial.write(bytes.data(), bytes.size()) == bytes.size() ? Result<void>{}
                                                                         : workFileError(partial, u"written"_s);
    };
    Result<void> done = readFile(name, part, file, sink, stop);
    if (done)
        done = syncFile(partial);
    partial.close();
    if (!done) {
        partial.remove();
        return done;
    }
    if (::rename(QFile::encodeName(partial.fileName()).constData(), QFile::encodeName(target).constData()) != 0)
        return workFileError(partial, u"renamed"_s);
    return syncFolderOf(target);
}

QByteArray BackupVault::objectName(const QString &sha256) const
{
    const QByteArray digest = QByteArray::fromHex(sha256.toLatin1());
    return m_key ? m_key->nameOf(digest) : digest;
}

qint64 BackupVault::storedSize(qint64 size) const
{
    if (!m_key)
        return size;
    const qint64 pieces = std::max<qint64>(1, (size + SealPieceBytes - 1) / SealPieceBytes);
    return SealBegin + size + pieces * SealPieceTag;
}

Result<void> BackupVault::forEachObject(const std::function<Result<void>(const QByteArray &, const ObjectInfo &)> &each,
                                        const std::stop_token &stop) const
{
    return m_store->list(
        BackupObjectsPrefix,
        [&each](const ObjectInfo &info) -> Result<void> {
            const std::optional<QByteArray> name = objectOfKey(info.key);
            return name ? each(*name, info) : Result<void>{};
        },
        stop);
}

Result<void> BackupVault::putObject(const QString &sha256, QByteArray bytes, const QString &contentType,
                                    const std::stop_token &stop) const
{
    const QString key = objectKey(objectName(sha256));
    if (m_key) {
        const auto sealer = m_key->sealer();
        TD_ASSIGN(bytes, throughStage(*sealer, bytes));
    }
    const Expected expected{bytes.size(), m_key ? sha256Hex(bytes) : sha256, md5Hex(bytes)};
    const PutRequest request{.key = key,
                             .contentType = m_key ? u"application/octet-stream"_s : contentType,
                             .sha256 = expected.sha256,
                             .metadata = {{u"sha256"_s, expected.sha256}},
                             .md5 = expected.md5};
    BytesSource body(std::move(bytes));
    const Result<ObjectInfo> stored = m_store->put(request, body, stop);
    if (!stored && stored.error().code == ErrorCode::AlreadyExists && m_key) {
        // of a put whose answer was lost: the same photo, encrypted another time
        TD_TRY(getObject(objectName(sha256), stop));
        return {};
    }
    TD_TRY(stored);
    const Result<QString> proven = prove({m_store, key, {}}, expected, stop);
    if (proven)
        return {};
    // or the next backup would take it for a good one
    if (proven.error().code == ErrorCode::DataLoss)
        TD_TRY(m_store->setAside(key, {}));
    return fail(proven.error());
}

Result<void> BackupVault::readObject(const QByteArray &name, const ByteSink &sink, const std::stop_token &stop) const
{
    const QString key = objectKey(name);
    std::unique_ptr<ByteStage> opener;
    Digest plain;
    const auto begin = [&] {
        opener = m_key ? m_key->opener() : nullptr;
        plain.reset();
    };
    const auto take = [&](QByteArrayView bytes, bool restart) -> Result<void> {
        plain.add(bytes);
        return sink(bytes, restart);
    };
    begin();
    const ByteSink open = [&](QByteArrayView chunk, bool restart) -> Result<void> {
        if (restart)
            begin();
        if (!opener)
            return take(chunk, restart);
        const Result<QByteArray> out = opener->add(chunk);
        return out ? take(*out, restart) : damagedObject(key);
    };
    TD_TRY(m_store->get(key, open, stop));
    if (opener) {
        const Result<QByteArray> last = opener->finish();
        TD_TRY(last ? take(*last, false) : damagedObject(key));
    }
    return objectName(plain.hex()) == name ? Result<void>{} : damagedObject(key);
}

Result<QByteArray> BackupVault::getObject(const QByteArray &name, const std::stop_token &stop) const
{
    QByteArray bytes;
    const ByteSink sink = [&](QByteArrayView chunk, bool restart) -> Result<void> {
        if (restart)
            bytes.clear();
        if (bytes.size() + chunk.size() > MostObjectBytes)
            return damagedObject(objectKey(name));
        bytes.append(chunk);
        return {};
    };
    TD_TRY(readObject(name, sink, stop));
    return bytes;
}

Result<qint64> BackupVault::proveObject(const QByteArray &name, const std::stop_token &stop) const
{
    qint64 bytes = 0;
    const ByteSink sink = [&bytes](QByteArrayView chunk, bool restart) -> Result<void> {
        bytes = (restart ? 0 : bytes) + chunk.size();
        return {};
    };
    TD_TRY(readObject(name, sink, stop));
    return bytes;
}

} // namespace td
