// SPDX-License-Identifier: GPL-3.0-or-later
// Many files at once: Ingest::uploadAll.
#include "engine/ingest.h"

#include "engine/workers.h"

#include <QFileInfo>

namespace td
{

UploadReport Ingest::uploadAll(const QStringList &files, const UploadOptions &options, const ProgressFn &progress,
                               std::stop_token stop)
{
    qint64 bytesTotal = 0;
    std::vector<qint64> sizes;
    sizes.reserve(std::size_t(files.size()));
    for (const QString &file : files) {
        sizes.push_back(QFileInfo(file).size());
        bytesTotal += sizes.back();
    }
    ProgressMeter meter(progress, files.size(), bytesTotal);
    std::vector<std::optional<Result<UploadedPhoto>>> results(std::size_t(files.size()));
    parallelEach(files.size(), workerCount(m_parts), stop, [&](qsizetype i) {
        results[std::size_t(i)] = upload(files.at(i), options, stop);
        meter.step(files.at(i), sizes[std::size_t(i)]);
    });
    UploadReport report;
    for (qsizetype i = 0; i < files.size(); ++i) {
        const std::optional<Result<UploadedPhoto>> &result = results[std::size_t(i)];
        if (!result || (!*result && result->error().code == ErrorCode::Cancelled))
            report.cancelled = true;
        else if (*result)
            report.photos.append(**result);
        else
            report.failed.append({files.at(i), result->error()});
    }
    return report;
}

} // namespace td
