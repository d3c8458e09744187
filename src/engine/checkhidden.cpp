// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/checkhidden.h"

#include "core/texts.h"
#include "engine/deleteproof.h"
#include "engine/rules.h"

#include <QSet>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype HiddenKeysAtOnce = 500;

struct Sum {
    qint64 count = 0;
    qint64 bytes = 0;
    void add(const HiddenVersion &version)
    {
        ++count;
        bytes += version.size;
    }
};

QString sumText(const Sum &sum)
{
    return u"%1 (%2)"_s.arg(
        countText(sum.count, u"old version or delete marker"_s, u"old versions or delete markers"_s),
        sizeText(sum.bytes));
}

/// The old versions of one tier: which may go, and why the others stay.
class HiddenOfTier
{
public:
    HiddenOfTier(const EngineParts &parts, CheckedTier &tier, const std::stop_token &stop)
        : m_parts(parts)
        , m_tier(tier)
        , m_stop(stop)
    {
    }

    Result<void> sort()
    {
        QSet<QString> keys;
        for (const HiddenVersion &version : std::as_const(m_tier.hidden))
            keys.insert(version.key);
        const QStringList all(keys.cbegin(), keys.cend());
        QSet<QString> known;
        for (qsizetype at = 0; at < all.size(); at += HiddenKeysAtOnce) {
            TD_ASSIGN(const QStringList batch, m_parts.catalogue.copies().knownKeys(all.mid(at, HiddenKeysAtOnce)));
            known.unite(QSet<QString>(batch.cbegin(), batch.cend()));
        }
        QHash<QString, bool> wasOurs;
        for (const HiddenVersion &version : std::as_const(m_tier.hidden)) {
            if (known.contains(version.key)) {
                // the version that was proven when it was stored may be the one to come back to
                const auto live = m_tier.withHidden.constFind(version.key);
                const bool isSurplus = live != m_tier.withHidden.cend() && live->versionId != version.versionId;
                (isSurplus ? m_removable : m_kept).append(version);
                continue;
            }
            if (!wasOurs.contains(version.key)) {
                TD_ASSIGN(const int uses, m_parts.catalogue.copies().keyUses(version.key));
                wasOurs.insert(version.key, uses > 0);
            }
            (wasOurs.value(version.key) ? m_removable : m_kept).append(version);
        }
        // What holds bytes goes first: without its marker an old version would show itself again.
        std::ranges::stable_partition(m_removable, [](const HiddenVersion &version) { return !version.isMarker; });
        return {};
    }

    [[nodiscard]] qint64 removable() const { return m_removable.size(); }

    Result<void> report(const PriceBook &prices, bool repair, CheckReport &report)
    {
        Sum doomed, gone;
        QSet<QString> stuck;
        for (const HiddenVersion &version : std::as_const(m_removable)) {
            if (m_stop.stop_requested())
                return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s);
            doomed.add(version);
            if (!repair || stuck.contains(version.key))
                continue;
            TD_ASSIGN(const bool isGone, remove(version));
            if (isGone)
                gone.add(version);
            else
                stuck.insert(version.key);
        }
        if (doomed.count > 0)
            append(doomed, gone.count == doomed.count, u"remove_versions"_s,
                   gone.count > 0
                       ? u"%1 that no photo needs; %2 of them removed."_s.arg(sumText(doomed)).arg(gone.count)
                       : u"%1 that no photo needs."_s.arg(sumText(doomed)),
                   prices, report);
        Sum kept;
        for (const HiddenVersion &version : std::as_const(m_kept))
            kept.add(version);
        if (kept.count > 0)
            append(kept, false, {},
                   u"%1 that are kept: of photos whose current object is not proven, or of keys that were never ours."_s
                       .arg(sumText(kept)),
                   prices, report);
        return {};
    }

private:
    Result<bool> remove(const HiddenVersion &version)
    {
        const ObjectAt doomed{m_tier.store, version.key, version.versionId};
        const auto live = m_tier.withHidden.constFind(version.key);
        const Result<DeleteProof> proof = live == m_tier.withHidden.cend()
                                              ? DeleteProof::byUnusedKey(doomed, m_parts.catalogue)
                                              : DeleteProof::byNewerVersion(doomed, *live, m_stop);
        if (!proof && proof.error().code == ErrorCode::FailedPrecondition)
            return false;
        if (!proof)
            return fail(proof.error());
        TD_TRY(destroyObject(*proof, m_stop));
        return true;
    }

    void append(const Sum &sum, bool repaired, const QString &action, const QString &text, const PriceBook &prices,
                CheckReport &report) const
    {
        const double cost = storageCost(prices, m_tier.tier, sum.bytes);
        report.findings.append({.kind = u"hidden"_s,
                                .photoId = {},
                                .key = {},
                                .tier = tierName(m_tier.tier),
                                .text = u"%1 They cost %2 a month."_s.arg(text, moneyText(cost, prices.currency)),
                                .action = action,
                                .count = sum.count,
                                .bytes = sum.bytes,
                                .monthlyCost = cost,
                                .repaired = repaired});
    }

    const EngineParts &m_parts;
    CheckedTier &m_tier;
    const std::stop_token &m_stop;
    QList<HiddenVersion> m_removable, m_kept;
};

Result<void> checkUploads(const EngineParts &parts, const CheckedTier &tier, bool repair, CheckReport &report,
                          const std::stop_token &stop)
{
    const Instant now = parts.clock.now();
    for (const QString &folder : foldersOf(parts.stores, tier.tier)) {
        TD_ASSIGN(const QList<UnfinishedUpload> uploads, tier.store->unfinishedUploads(folder, stop));
        for (const UnfinishedUpload &upload : uploads) {
            if (now - upload.started < Day)
                continue; // somebody may be at it
            if (repair)
                TD_TRY(tier.store->abortUpload(upload, stop));
            report.findings.append(
                {.kind = u"unfinished"_s,
                 .photoId = {},
                 .key = upload.key,
                 .tier = tierName(tier.tier),
                 .text = u"An upload in parts was begun %1 and never finished; its parts are billed."_s.arg(
                     toIso(upload.started)),
                 .action = u"abort_upload"_s,
                 .repaired = repair});
        }
    }
    return {};
}

} // namespace

Result<void> checkHidden(const EngineParts &parts, const CheckOptions &options, CheckedTiers &tiers,
                         CheckReport &report, std::stop_token stop)
{
    TD_ASSIGN(const PriceBook prices, Rules(parts).prices());
    for (CheckedTier &tier : tiers) {
        if (!tier.isChecked() || tier.store->isLocal())
            continue;
        HiddenOfTier hidden(parts, tier, stop);
        TD_TRY(hidden.sort());
        const bool isTooMany = hidden.removable() > repairLimit(report.copies) && !options.confirmed;
        if (isTooMany)
            report.withheld += hidden.removable();
        Result<void> done = hidden.report(prices, options.repair && !isTooMany, report);
        if (done)
            done = checkUploads(parts, tier, options.repair, report, stop);
        if (!done && done.error().code == ErrorCode::Cancelled)
            return done;
        if (!done)
            tier.problem = done.error();
    }
    return {};
}

} // namespace td
