// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/duplicates.h"
#include "core/result.h"

#include <vector>

/// What is known about photos that may be the same picture. Every method is one transaction or one consistent read
/// (ports/repositories.h). Photos in the trash are left out everywhere.
namespace td
{

/// Two lists of the same length: a million photos are a few megabytes.
struct PhotoHashes {
    std::vector<qint64> seqs;
    std::vector<quint64> hashes;
};

class DuplicateRepository
{
public:
    virtual ~DuplicateRepository() = default;
    /// Every perceptual hash there is, by arrival.
    [[nodiscard]] virtual Result<PhotoHashes> hashes() = 0;
    /// Arrival numbers of all photos whose uploaded bytes another photo has too.
    [[nodiscard]] virtual Result<std::vector<qint64>> sameBytes() = 0;
    /// In no order; unknown ones are left out.
    [[nodiscard]] virtual Result<QList<DuplicateFacts>> facts(const std::vector<qint64> &seqs) = 0;
    [[nodiscard]] virtual Result<QList<DuplicateFacts>> factsOf(const QStringList &photoIds) = 0;

    [[nodiscard]] virtual Result<void> decide(const DuplicateDecision &decision) = 0;
    [[nodiscard]] virtual Result<QList<DuplicateDecision>> decisions() = 0; ///< newest first
    /// False when there is none of that id.
    [[nodiscard]] virtual Result<bool> forget(const QString &decisionId) = 0;
};

} // namespace td
