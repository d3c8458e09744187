// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/mover.h"

namespace td
{

struct CheckOptions {
    double readDataPercent = 0; ///< share of the copies whose bytes are read and hashed, those proven longest ago first
    bool repair = false;
    bool confirmed = false; ///< a person agreed to a repair of many objects at once
};

struct CheckFinding {
    /// "missing", "damaged", "misplaced", "orphan", "hidden", "unfinished", "catalogue", "unchecked"
    QString kind;
    QString photoId;
    QString key;
    QString tier;
    QString text;
    QString action = {};    ///< what a repair does about it: a key of repairActions(); empty: nothing
    qint64 count = 1;       ///< objects that it speaks of
    qint64 bytes = 0;       ///< of those objects
    double monthlyCost = 0; ///< of what need not be there, by the price book
    bool repaired = false;
};

/// What was found of one tier's store.
struct TierCheck {
    Tier tier = Tier::Temp;
    QString place;                ///< for people
    qint64 listed = 0;            ///< objects
    std::optional<Error> problem; ///< set: the tier could not be checked, and nothing is concluded about it
};

struct CheckReport {
    qint64 photos = 0;
    qint64 copies = 0;
    qint64 bytesRead = 0;
    qint64 verified = 0;     ///< copies whose bytes were read and are right
    qint64 unverifiable = 0; ///< copies that the store could not show now, as in an archive class
    qint64 mismatched = 0;   ///< copies whose bytes are not those that were stored
    qint64 withheld = 0;     ///< objects that a repair left alone because they are too many at once
    QList<TierCheck> tiers;
    QList<CheckFinding> findings;
    [[nodiscard]] qint64 count(const QString &kind) const;
    [[nodiscard]] bool isClean() const { return findings.isEmpty(); }
    bool cancelled = false;
};

/// Catalogue against stores, both ways, by listings: no request an object. A store that cannot be listed, or whose list
/// looks like somebody else's, is not checked; nothing is concluded about it and nothing in it is changed. An error
/// when no tier that holds photos could be checked.
///
/// Repair recovers the journal, restores copies from another proven one, removes what dead uploads and moves of ours
/// left (hidden versions and parts as well), sets unknown objects aside (never destroys them), and rebuilds counters; a
/// last copy that is missing or damaged is only reported.
class Check
{
public:
    Check(const EngineParts &parts, Mover &mover);
    [[nodiscard]] Result<CheckReport> run(const CheckOptions &options, const ProgressFn &progress,
                                          std::stop_token stop);

private:
    const EngineParts &m_parts;
    Mover &m_mover;
};

/// More objects than this at once are not moved or removed without a person's word: 1,000 or a fifth of the copies,
/// whichever is more.
[[nodiscard]] constexpr qint64 repairLimit(qint64 copies)
{
    return std::max<qint64>(1'000, copies / 5);
}

} // namespace td
