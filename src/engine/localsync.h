// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/library.h"
#include "engine/localrules.h"

namespace td
{

struct SyncReport {
    LocalPolicy policy = LocalPolicy::Cache;
    qint64 wanted = 0;  ///< photos at providers that the policy wants here
    qint64 present = 0; ///< of these, here before
    qint64 fetched = 0;
    qint64 fetchedBytes = 0;
    qint64 evicted = 0; ///< files: beyond the limit, of photos that are gone, or not wanted any more
    qint64 evictedBytes = 0;
    QList<ItemFailure> failed; ///< id is the photo
    bool cancelled = false;
};

/// Makes the local copies what the policy wants: fetches what is missing, the most recently used photos first, and
/// removes what is too much. A second run finds nothing to do. Blocking; any worker thread.
class LocalSync
{
public:
    LocalSync(const EngineParts &parts, const Rules &rules, Library &library);
    /// Ends early, without an error, once a provider has failed too often in a row.
    [[nodiscard]] Result<SyncReport> run(const ProgressFn &progress, std::stop_token stop);

private:
    struct Missing {
        QString photoId;
        qint64 bytes = 0;
    };
    [[nodiscard]] Result<QList<Missing>> missing(const LocalRules &rules, SyncReport &report, std::stop_token stop);
    void fetch(const QList<Missing> &photos, SyncReport &report, const ProgressFn &progress, std::stop_token stop);
    [[nodiscard]] Result<void> dropUnknown(SyncReport &report);

    const EngineParts &m_parts;
    const Rules &m_rules;
    Library &m_library;
};

} // namespace td
