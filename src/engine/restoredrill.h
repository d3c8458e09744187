// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/library.h"

namespace td
{

/// One photo of a drill.
struct DrillItem {
    QString photoId;
    Tier tier = Tier::Temp;
    QString key;
    qint64 bytes = 0;
    qint64 milliseconds = 0;
    std::optional<Error> error; ///< set: it did not come back as it was stored, or does not decode
};

struct DrillReport {
    Instant at{};
    QList<DrillItem> items;
    QJsonObject document; ///< of the drill, as the catalogue keeps it
    [[nodiscard]] qint64 failures() const;
};

/// Restores a few photos chosen by chance the way any photo is fetched, into a folder that is thrown away: bytes and
/// hash, then the decoder. Leaves an event; the last document is kept in the catalogue (setting "drill.last").
class RestoreDrill
{
public:
    RestoreDrill(const EngineParts &parts, Library &library)
        : m_parts(parts)
        , m_library(library)
    {
    }
    /// Blocks. An error only when nothing could be tried.
    [[nodiscard]] Result<DrillReport> run(int photos, const ProgressFn &progress, std::stop_token stop);

private:
    [[nodiscard]] Result<QStringList> choose(int photos);
    [[nodiscard]] DrillItem restore(const QString &photoId, const QString &folder, const std::stop_token &stop);

    const EngineParts &m_parts;
    Library &m_library;
};

/// What is left of the last drill.
struct LastDrill {
    Instant at{};
    qint64 photos = 0;
    qint64 failures = 0; ///< of them did not come back
};
[[nodiscard]] Result<std::optional<LastDrill>> lastDrill(const EngineParts &parts);

} // namespace td
