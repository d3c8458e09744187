// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/estimate.h"
#include "engine/accounts.h"
#include "engine/library.h"

namespace td
{

/// A way to compress that is tried.
struct LabSetting {
    QString text; ///< "current", "quality=80,max_side=1600"
    ImagePolicy policy;
};

struct LabTrial {
    qint64 bytes = 0; ///< of the master
    QSize size;       ///< px
    double similarity = 0;
};

enum class LabSource { Original, Master, File };
[[nodiscard]] QString labSourceName(LabSource source); ///< "original", "master", "file"

/// One picture of the sample.
struct LabPhoto {
    QString photoId; ///< empty for a file
    QString path;    ///< of a file
    QString name;
    LabSource source = LabSource::Master;
    bool compressedBefore = false; ///< the source came out of this program; ingest would not compress it again
    qint64 sourceBytes = 0;
    qint64 masterBytes = 0; ///< stored now
    qint64 storedBytes = 0; ///< with variants and original
    QList<LabTrial> trials; ///< one a setting
};

/// What one setting comes to.
struct LabResult {
    LabSetting setting;
    qint64 bytes = 0; ///< masters of the sample
    double meanSimilarity = 0;
    double leastSimilarity = 0;
    std::optional<Estimate> catalogueBytes; ///< all photos, had each been uploaded with it; none for files
    std::optional<Estimate> monthlyCost;
};

struct LabReport {
    QList<LabPhoto> photos; ///< in the order they were drawn
    QList<LabResult> results;
    QList<ItemFailure> failed; ///< by photo id or path
    qint64 sourceBytes = 0;
    int fromOriginals = 0;
    int compressedBefore = 0;
    qint64 catalogueCount = 0; ///< photos not in the trash
    qint64 catalogueBytes = 0;
    double monthlyCost = 0; ///< their storage now, without free allowances
    QString currency;
};

/// Tries compression settings on a sample of the operator's photos; stores nothing and changes nothing. Blocking; any
/// worker thread.
class Lab
{
public:
    static constexpr int MaxSettings = 4;
    static constexpr int MaxSample = 500;

    Lab(const EngineParts &parts, const Rules &rules, Library &library, Accounts &accounts);

    /// The present setting with changes: "quality=80,max_side=1600,profile=keep,target_bytes=300000"; "current" or
    /// empty for none. InvalidArgument names what is wrong.
    [[nodiscard]] Result<LabSetting> setting(const QString &text) const;

    struct Options {
        QList<LabSetting> settings; ///< one to MaxSettings
        int sample = 24;            ///< photos, drawn evenly over the catalogue by upload
        QStringList files;          ///< instead of the catalogue's photos
    };
    /// Cancelled when stopped; FailedPrecondition ("lab.no_photos") when there is nothing to try them on.
    [[nodiscard]] Result<LabReport> run(const Options &options, const ProgressFn &progress,
                                        const std::stop_token &stop);

    struct Pictures {
        QByteArray source;
        ImageTrial trial;
    };
    /// One picture of the sample again, to be looked at.
    [[nodiscard]] Result<Pictures> pictures(const LabPhoto &photo, const LabSetting &setting,
                                            const std::stop_token &stop);

private:
    [[nodiscard]] Result<QList<LabPhoto>> draw(const Options &options);
    [[nodiscard]] Result<QByteArray> sourceOf(LabPhoto &photo, const ImagePolicy &policy, const std::stop_token &stop);
    [[nodiscard]] Result<void> tryOn(LabPhoto &photo, const QList<LabSetting> &settings, const std::stop_token &stop);
    [[nodiscard]] Result<void> sumUp(LabReport &report, const Options &options);

    const EngineParts &m_parts;
    const Rules &m_rules;
    Library &m_library;
    Accounts &m_accounts;
};

} // namespace td
