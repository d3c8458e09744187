// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/context.h"
#include "engine/rules.h"

namespace td
{

struct IncomingFile;

enum class DuplicatePolicy { Skip, Store };

struct UploadOptions {
    QString user = QStringLiteral("default");
    QString draft;
    QStringList tags;
    QString kind = QStringLiteral("user");
    bool isPublic = false;
    std::optional<bool> keepOriginal; ///< unset: the setting
    DuplicatePolicy duplicates = DuplicatePolicy::Skip;
};
[[nodiscard]] QJsonObject uploadOptionsToJson(const UploadOptions &options);
[[nodiscard]] UploadOptions uploadOptionsFromJson(const QJsonObject &json);

enum class UploadStatus { Stored, Skipped, Damaged };

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
    [[nodiscard]] Result<UploadedPhoto> uploadBytes(const QByteArray &bytes, const QString &filename,
                                                    const UploadOptions &options, std::stop_token stop);
    /// All of them on a bounded pool of EngineParts::workers threads. Memory does not grow with the number of files.
    [[nodiscard]] UploadReport uploadAll(const QStringList &files, const UploadOptions &options,
                                         const ProgressFn &progress, std::stop_token stop);

private:
    struct Prepared;
    class SameBytes;
    [[nodiscard]] Result<UploadedPhoto> take(const IncomingFile &file, const UploadOptions &options,
                                             const ImagePolicy &images, std::stop_token stop, const StepFn &step = {});
    [[nodiscard]] Result<std::optional<UploadedPhoto>> duplicateOf(const IncomingFile &file,
                                                                   const UploadOptions &options, QString &olderId);
    [[nodiscard]] Result<Prepared> prepare(const IncomingFile &file, const ProcessedImage &image,
                                           const UploadOptions &options);
    [[nodiscard]] Result<void> checkSpace(qint64 bytes) const;
    [[nodiscard]] Result<void> storeAll(Prepared &prepared, const ProcessedImage &image, std::stop_token stop,
                                        const StepFn &step);
    [[nodiscard]] Result<Photo> commit(const Prepared &prepared, const JournalEntry &entry, bool refuseDuplicate);
    [[nodiscard]] Result<Photo> storeJournalled(Prepared &prepared, const ProcessedImage &image, bool refuseDuplicate,
                                                std::stop_token stop, const StepFn &step);
    void giveUp(const JournalEntry &entry, const Error &error);

    const EngineParts &m_parts;
    const Rules &m_rules;
    std::unique_ptr<SameBytes> m_sameBytes;
};

} // namespace td
