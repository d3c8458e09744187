// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"

#include <QMutex>
#include <QSet>

namespace td
{

namespace posix
{
class Fd;
struct KeyPath;
} // namespace posix

/// An ObjectStore over a folder of this computer: the key "hot/a.jpg" is the file <root>/hot/a.jpg.
///
/// Every put is written under a temporary name, brought to the disk (file and folder entries), and only then given its
/// name, so that a power cut leaves the whole object or none. Nothing below the root is ever reached through a symbolic
/// link. Files are 0600, folders 0700. Any thread; several processes may share one root.
class FolderStore final : public ObjectStore
{
public:
    /// Free bytes that a put leaves on the disk for everything else.
    static constexpr qint64 DefaultReserve = 64LL * 1024 * 1024;

    /// `prefix` bounds list() and sweepPartials(), e.g. "temp/" when several tiers share the profile as their root; may
    /// be empty.
    FolderStore(QString root, QString prefix, QString name, QString displayName, qint64 reserveBytes = DefaultReserve);
    ~FolderStore() override;

    [[nodiscard]] QString root() const { return m_root; }

    /// The id in the marker of this store's folder; empty when it has none (see storage/tiermarker.h).
    [[nodiscard]] Result<QString> marker() const;
    [[nodiscard]] Result<void> writeMarker(const QString &id);
    /// From now on every call fails with FailedPrecondition ("tier.not_mounted", "tier.taken_over") unless the folder
    /// carries this marker: an unmounted disk must never look like an empty tier. `isOurs` is asked about another one
    /// that is found there, from any thread: this profile may have marked the folder anew elsewhere meanwhile.
    void requireMarker(const QString &id, std::function<Result<bool>(const QString &found)> isOurs = {});

    [[nodiscard]] QString name() const override { return m_name; }
    [[nodiscard]] QString displayName() const override { return m_displayName; }
    [[nodiscard]] bool isLocal() const override { return true; }

    [[nodiscard]] Result<ObjectInfo> put(const PutRequest &request, ByteSource &body, std::stop_token stop) override;
    [[nodiscard]] Result<ObjectInfo> get(const QString &key, const ByteSink &sink, std::stop_token stop) override;
    [[nodiscard]] Result<std::optional<ObjectInfo>> head(const QString &key, std::stop_token stop) override;
    /// Names that cannot be keys (not UTF-8, links, devices) are no objects and are left out.
    [[nodiscard]] Result<void> list(const QString &prefix, const std::function<Result<void>(const ObjectInfo &)> &each,
                                    std::stop_token stop) override;
    [[nodiscard]] Result<void> remove(const QString &key, const QString &versionId, std::stop_token stop) override;
    [[nodiscard]] Result<Verification> verify(const QString &key, const Expected &expected,
                                              std::stop_token stop) override;
    [[nodiscard]] std::optional<QString> localPath(const QString &key) const override;
    /// Leaves alone what a living writer of any process still holds, whatever its age.
    [[nodiscard]] Result<qint64> sweepPartials(Seconds olderThan, std::stop_token stop) override;
    /// Moves to <root>/lost+found/<key>; the answer is that path.
    [[nodiscard]] Result<QString> setAside(const QString &key, std::stop_token stop) override;

private:
    [[nodiscard]] Result<posix::Fd> makeFolders(const QList<QByteArray> &folders, const QString &key);
    [[nodiscard]] Result<void> checkSpace(const posix::Fd &folder, qint64 bytes, const QString &key) const;
    [[nodiscard]] Result<void> publish(const posix::Fd &folder, const QByteArray &partial, const posix::KeyPath &path,
                                       const PutRequest &request, const QString &sha256, std::stop_token stop);
    [[nodiscard]] Result<void> checkSame(const posix::Fd &folder, const posix::KeyPath &path, const PutRequest &request,
                                         const QString &sha256, std::stop_token stop);
    /// The root; refused while a marker is required and missing.
    [[nodiscard]] Result<posix::Fd> openMounted() const;
    [[nodiscard]] Result<void> compareMarker(const QString &found) const;
    [[nodiscard]] Result<posix::Fd> openFolders(const QList<QByteArray> &folders, const QString &key) const;
    void pruneFolders(const QList<QByteArray> &folders);

    const QString m_root;
    const QString m_prefix;
    const QString m_name;
    const QString m_displayName;
    const qint64 m_reserveBytes;
    mutable QMutex m_mutex;
    mutable QString m_marker; ///< empty: none is required
    std::function<Result<bool>(const QString &)> m_isOurs;
    QSet<QByteArray> m_durableFolders; ///< folders whose entry in their parent is known to be on the disk; bounded
};

} // namespace td
