// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/knownphoto.h"
#include "engine/ingest.h"
#include "engine/mover.h"

namespace td
{

/// One file to be taken over.
struct ImportItem {
    QString path;
    QString draft;                   ///< empty: the options'
    std::shared_ptr<const KnownPhoto> known; ///< of another catalogue; a file of a folder tree has none
};
struct ImportItems {
    QList<ImportItem> items;
    QList<ItemFailure> failed; ///< id is the path; files that are not there, or not where they may be taken from
};

struct ImportOptions {
    UploadOptions upload;
    bool removeOriginals = false; ///< each file after its photo was proven in its tier
    bool dryRun = false;
};

enum class ImportStatus { Stored, Skipped, Damaged, WouldStore };

struct ImportedPhoto {
    QString path;
    QString photoId = {}; ///< empty for what would be stored
    QString draftId = {};
    Tier tier = Tier::Temp;
    ImportStatus status = ImportStatus::Stored;
    qint64 fileBytes = 0;
    bool originalRemoved = false;
};

struct ImportReport {
    QList<ImportedPhoto> photos; ///< in the order of the items
    QList<ItemFailure> failed;
    bool cancelled = false;
};

/// Takes an existing collection over: a tree of folders, or the files of an existing catalogue. Every file goes through
/// Ingest, so a second run stores nothing again and a run that was cut goes on where it was. Blocking; any worker
/// thread.
class Importer
{
public:
    Importer(const EngineParts &parts, Ingest &ingest, Mover &mover);

    /// Every file below `folder`: those of a folder in it belong to the draft of that name, those in it itself to the
    /// draft of its own name. NotFound ("import.no_folder"). Files that lie in a tier already are refused.
    [[nodiscard]] Result<ImportItems> folder(const QString &folder, std::stop_token stop) const;
    /// The files of these photos: at their path, or below `root` by as much of the end of their path as is there.
    [[nodiscard]] ImportItems files(const QList<KnownPhoto> &photos, const QString &root) const;

    [[nodiscard]] ImportReport run(const QList<ImportItem> &items, const ImportOptions &options,
                                   const ProgressFn &progress, std::stop_token stop);

private:
    [[nodiscard]] bool isInTier(const QString &path) const;
    [[nodiscard]] Result<ImportedPhoto> takeOne(const ImportItem &item, const ImportOptions &options,
                                                std::stop_token stop);
    [[nodiscard]] Result<ImportedPhoto> look(const ImportItem &item, const UploadOptions &options,
                                             std::stop_token stop);
    [[nodiscard]] Result<ImportedPhoto> store(const ImportItem &item, const UploadOptions &options,
                                              std::stop_token stop);
    [[nodiscard]] Result<void> removeOriginal(const QString &path, const QString &photoId, std::stop_token stop);

    const EngineParts &m_parts;
    Ingest &m_ingest;
    Mover &m_mover;
};

} // namespace td
