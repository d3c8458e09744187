// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/photo.h"

#include <QHash>

namespace td
{

/// What the choice among photos of the same picture goes by.
struct DuplicateFacts {
    qint64 seq = 0;
    QString photoId;
    QString content; ///< names the uploaded bytes: their SHA-256, else the master's, else the photo
    QString userId;
    QString draftId;
    Tier tier = Tier::Temp;
    std::optional<quint64> phash;
    qint64 pixels = 0;      ///< of the master
    qint64 masterBytes = 0; ///< compressed size
    qint64 storedBytes = 0; ///< with variants and original: what is billed
    Instant uploaded{};
    bool damaged = false;
    bool pinned = false;
    bool published = false; ///< the photo, or the draft it is in
    bool ordered = false;   ///< its draft has orders
};

enum class DuplicateVerdict { Keep, Distinct };
[[nodiscard]] QString duplicateVerdictName(DuplicateVerdict verdict); ///< "keep", "distinct"
[[nodiscard]] std::optional<DuplicateVerdict> duplicateVerdictFromName(QStringView name);

/// The operator's word on a set of photos: they are not the same picture, or all of them are to stay. It is about their
/// contents, so it holds for the same files uploaded again.
struct DuplicateDecision {
    QString decisionId;
    DuplicateVerdict verdict = DuplicateVerdict::Keep;
    Instant decidedAt{};
    QMap<QString, int> contents; ///< content -> how many photos of the set had it
};

/// Looks up whether two photos were decided about together.
class DecidedPairs
{
public:
    DecidedPairs() = default;
    explicit DecidedPairs(const QList<DuplicateDecision> &decisions);
    [[nodiscard]] bool contains(const DuplicateFacts &a, const DuplicateFacts &b) const;

private:
    struct Part {
        qsizetype decision = 0;
        int times = 0;
    };
    QHash<QString, QList<Part>> m_parts;
};

struct DuplicateOptions {
    int distance = 6;          ///< bits in which perceptual hashes may differ, 0 to HashIndex::MaxDistance; see `near`
    bool near = false;         ///< also pictures that look alike, not only the same bytes
    bool acrossDrafts = false; ///< a photo may be given up for one in another draft or of another user
};

enum class DuplicateRole {
    Best,    ///< the one to keep
    Kept,    ///< stays, for the reason given
    Surplus, ///< proposed for the trash
};
[[nodiscard]] QString duplicateRoleName(DuplicateRole role); ///< "best", "kept", "surplus"

struct DuplicateMember {
    DuplicateFacts facts;
    DuplicateRole role = DuplicateRole::Kept;
    /// Of one that is kept: "pinned", "published", "ordered", "other_draft", "larger".
    QString reason;
    int distance = 0;       ///< bits from the best one; 0 also for the same bytes
    bool sameBytes = false; ///< as the best one
};

/// Photos of one picture: the best first, then by rank.
struct DuplicateGroup {
    QList<DuplicateMember> members;
    [[nodiscard]] bool isExact() const;        ///< all have the same bytes
    [[nodiscard]] qint64 surplusBytes() const; ///< stored beside the best one
    [[nodiscard]] qint64 freedBytes() const;   ///< of those proposed for the trash
    [[nodiscard]] QStringList photoIds() const;
    [[nodiscard]] QStringList surplusIds() const;
};

/// Whether `a` is rather kept than `b`: whole rather than damaged, more pixels, more bytes, published or pinned, older.
[[nodiscard]] bool isBetter(const DuplicateFacts &a, const DuplicateFacts &b);

/// Groups photos of the same bytes and, if asked, of alike pictures. Each member is near the best one of its group, so
/// that groups do not chain from picture to picture; each photo is in one group at most. Pairs that were decided about
/// are never grouped. Groups that would free most come first.
///
/// Nothing is proposed for the trash that is pinned, published, in a published or ordered draft, whole where the kept
/// one is damaged, or has more pixels than the kept one; nor, unless `acrossDrafts`, what would leave its own draft
/// without the picture.
[[nodiscard]] QList<DuplicateGroup> groupDuplicates(QList<DuplicateFacts> photos, const DuplicateOptions &options,
                                                    const DecidedPairs &decided);

} // namespace td
