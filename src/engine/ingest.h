// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/knownphoto.h"
#include "engine/context.h"
#include "engine/rules.h"

namespace td
{

struct IncomingFile;
class QuotaHold;

enum class DuplicatePolicy { Skip, Store };

struct UploadOptions {
    QString user = QStringLiteral("default");
    QString ownerType = QStringLiteral("user"); ///< user | vendor: what `user` is
    QString draft;
    QStringList tags;
    QString kind = QStringLiteral("user");
    bool isPublic = false;
    std::optional<bool> keepOriginal; ///< unset: the setting
    DuplicatePolicy duplicates = DuplicatePolicy::Skip;
    QMap<QString, QString> renditions = {}; ///< variant -> file of the caller's own, in place of the one made here
};
[[nodiscard]] QJsonObject uploadOptionsToJson(const UploadOptions &options);
[[nodiscard]] UploadOptions uploadOptionsFromJson(const QJsonObject &json);

enum class UploadStatus { Stored, Skipped, Damaged };
[[nodiscard]] QString uploadStatusName(UploadStatus status); ///< "stored", "skipped", "damaged"

struct UploadedPhoto {
    QString path;
    Photo photo;
    UploadStatus status = UploadStatus::Stored;
    QString duplicateOf; ///< older photo of the same original bytes
};

struct UploadReport {
    QList<UploadedPhoto> photos; ///< in the order of the paths
    QList<ItemFailure> failed;   ///< id is the path
    bool cancelled = false;
};

/// Files found under `paths`; folders are walked when `recursive`. Symbolic links, sockets, fifos and devices are left
/// out and named in `failed`; so are paths that do not exist. Hidden files inside folders are skipped.
struct FileList {
    QStringList files;
    QList<ItemFailure> failed;
};
[[nodiscard]] FileList collectFiles(const QStringList &paths, bool recursive, std::stop_token stop);

/// Photos in: read, compress, journal, store in TEMP, verify, catalogue. One bad file never stops the rest.
class Ingest
{
public:
    Ingest(const EngineParts &parts, const Rules &rules);
    ~Ingest();

    /// Blocks; any worker thread.
    [[nodiscard]] Result<UploadedPhoto> upload(const QString &path, const UploadOptions &options, std::stop_token stop,
                                               const StepFn &step = {});
    /// As upload(), of a photo that another catalogue knows: id, dates and words stay, and it is stored even when its
    /// bytes are here already. Its time in TEMP begins now.
    [[nodiscard]] Result<UploadedPhoto> takeOver(const QString &path, const UploadOptions &options,
                                                 const KnownPhoto &known, std::stop_token stop);
    [[nodiscard]] Result<UploadedPhoto> uploadBytes(const QByteArray &bytes, const QString &filename,
                                                    const UploadOptions &options, std::stop_token stop);
    /// All of them on a bounded pool of EngineParts::workers threads. Memory does not grow with the number of files.
    [[nodiscard]] UploadReport uploadAll(const QStringList &files, const UploadOptions &options,
                                         const ProgressFn &progress, std::stop_token stop);

private:
    struct Prepared;
    class SameBytes;
    [[nodiscard]] Result<UploadedPhoto> uploadFile(const QString &path, const UploadOptions &options,
                                                   const KnownPhoto *known, std::stop_token stop, const StepFn &step);
    [[nodiscard]] Result<UploadedPhoto> take(const IncomingFile &file, const UploadOptions &options,
                                             const ImagePolicy &images, std::stop_token stop, const StepFn &step = {});
    [[nodiscard]] Result<std::optional<UploadedPhoto>> duplicateOf(const IncomingFile &file,
                                                                   const UploadOptions &options, QString &olderId);
    [[nodiscard]] Result<Prepared> prepare(const IncomingFile &file, const ProcessedImage &image,
                                           const UploadOptions &options);
    [[nodiscard]] Result<void> checkSpace(qint64 bytes) const;
    [[nodiscard]] Result<void> storeAll(Prepared &prepared, const ProcessedImage &image, std::stop_token stop,
                                        const StepFn &step);
    [[nodiscard]] Result<Photo> commit(const Prepared &prepared, const JournalEntry &entry, bool refuseDuplicate,
                                       QuotaHold &hold);
    [[nodiscard]] Result<Photo> storeJournalled(Prepared &prepared, const ProcessedImage &image, bool refuseDuplicate,
                                                QuotaHold &hold, std::stop_token stop, const StepFn &step);
    void giveUp(const JournalEntry &entry, const Error &error);

    const EngineParts &m_parts;
    const Rules &m_rules;
    std::unique_ptr<SameBytes> m_sameBytes;
};

} // namespace td
