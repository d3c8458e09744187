// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/writejob.h"

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

void runTogether(const std::vector<std::shared_ptr<WriteJob>> &jobs, Connection &connection)
{
    const auto alone = [&] {
        for (const auto &job : jobs)
            job->runAlone(connection);
    };
    if (jobs.size() == 1)
        return alone();
    Result<void> committed;
    {
        Transaction transaction(connection);
        const bool hasRun =
            transaction.begin(Transaction::Kind::Write) &&
            std::ranges::all_of(jobs, [&connection](const auto &job) { return job->runInside(connection); });
        if (hasRun)
            committed = transaction.commit();
        else
            committed = fail(ErrorCode::Aborted, u"catalog.conflict"_s, u"The shared transaction came to nothing."_s);
    }
    // Surely nothing was written: each on its own then, so that one job's trouble is not another's. Any other failure
    // of a commit leaves open whether it was, and must not be repeated.
    if (!committed && committed.error().reason == "catalog.conflict"_L1)
        return alone();
    for (const auto &job : jobs)
        job->settle(committed);
}

} // namespace td
