// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/checkproofs.h"

#include "engine/checkcopies.h"
#include "engine/journalwork.h"
#include "engine/workers.h"

#include <cmath>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int ProofsAtOnce = 200;

/// As many of the first copies as the bytes allow; at least one, so that a large one comes round as well.
QList<Copy> withinBytes(const QList<Copy> &copies, qint64 left)
{
    qint64 bytes = 0;
    QList<Copy> chosen;
    for (const Copy &copy : copies) {
        bytes += copy.size;
        if (!chosen.isEmpty() && bytes > left)
            break;
        chosen.append(copy);
    }
    return chosen;
}

/// Absence is no evidence: this is a wrong bucket or folder rather than so many lost photos.
Error nothingThere(Tier tier, qint64 asked)
{
    return {.code = ErrorCode::Unavailable,
            .reason = u"tier.looks_empty"_s,
            .message =
                u"None of %1 objects that were asked for is in the store of %2; nothing was changed."_s.arg(asked).arg(
                    tierName(tier).toUpper()),
            .where = tierName(tier),
            .remedy = u"Correct the path or bucket of the tier, and check again."_s};
}

} // namespace

Result<void> proveOldest(const EngineParts &parts, CheckedTiers &tiers, Tier tier, const ProofShare &share, bool repair,
                         CheckReport &report, std::stop_token stop)
{
    CheckedTier *const checked = tierIn(tiers, tier);
    if (!checked || !checked->isChecked() || share.percent <= 0)
        return {};
    TD_ASSIGN(const qint64 copies, parts.catalogue.copies().verifiedCount(tier));
    auto left = qint64(std::ceil(double(copies) * std::min(share.percent, 100.0) / 100.0));
    qint64 bytesLeft = share.maxBytes > 0 ? share.maxBytes : std::numeric_limits<qint64>::max();
    int skip = 0; // the proven ones go to the end of the line by themselves
    while (left > 0 && bytesLeft > 0) {
        TD_ASSIGN(const QList<Copy> oldest,
                  parts.catalogue.copies().longestUnproven(tier, skip, int(std::min<qint64>(left, ProofsAtOnce))));
        const QList<Copy> batch = withinBytes(oldest, bytesLeft);
        if (batch.isEmpty())
            return {};
        std::vector<Result<SeenCopy>> seen(std::size_t(batch.size()));
        parallelEach(batch.size(), storeWorkerCount(parts), stop, [&](qsizetype i) {
            const Result<ObjectAt> object = JournalWork(parts).objectOf(batch.at(i));
            seen[std::size_t(i)] = object ? readCopy(*object->store, batch.at(i), stop)
                                          : Result<SeenCopy>(SeenCopy{SeenCopy::State::Unverifiable, {}});
        });
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s);
        const bool isNothingThere = std::ranges::all_of(
            seen, [](const Result<SeenCopy> &one) { return one && one->state == SeenCopy::State::Missing; });
        if (isNothingThere && batch.size() > 1) {
            checked->problem = nothingThere(tier, batch.size());
            return {};
        }
        QList<qint64> proven;
        for (qsizetype i = 0; i < batch.size(); ++i) {
            const Result<SeenCopy> &one = seen[std::size_t(i)];
            if (!one) {
                checked->problem = one.error();
                return {};
            }
            report.bytesRead += one->bytesRead;
            bytesLeft -= batch.at(i).size;
            if (one->state == SeenCopy::State::Fine && !batch.at(i).sha256.isEmpty()) {
                proven.append(batch.at(i).copyId);
                continue;
            }
            ++skip;
            const bool isWrong = one->state == SeenCopy::State::Damaged || one->state == SeenCopy::State::Missing;
            ++(isWrong ? report.mismatched : report.unverifiable);
            if (isWrong)
                TD_TRY(judgeCopy(parts, batch.at(i), *one, repair, tiers, report, stop));
        }
        TD_TRY(parts.catalogue.copies().recordProofs(proven, u"sha256"_s, parts.clock.now()));
        report.verified += proven.size();
        left -= batch.size();
    }
    return {};
}

} // namespace td
