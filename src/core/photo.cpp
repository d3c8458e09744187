// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/photo.h"

#include <cmath>

namespace td
{

double compressionRatio(qint64 fileSizeBytes, qint64 compressedSizeBytes)
{
    if (fileSizeBytes <= 0 || compressedSizeBytes >= fileSizeBytes)
        return 0.0;
    const double saved = 100.0 * double(fileSizeBytes - compressedSizeBytes) / double(fileSizeBytes);
    return std::round(saved * 10.0) / 10.0;
}

QString copyStateName(CopyState state)
{
    switch (state) {
    case CopyState::Writing: return QStringLiteral("writing");
    case CopyState::Verified: return QStringLiteral("verified");
    case CopyState::Suspect: return QStringLiteral("suspect");
    case CopyState::Deleting: return QStringLiteral("deleting");
    case CopyState::Gone: return QStringLiteral("gone");
    }
    return {};
}

std::optional<CopyState> copyStateFromName(QStringView name)
{
    for (const CopyState state :
         {CopyState::Writing, CopyState::Verified, CopyState::Suspect, CopyState::Deleting, CopyState::Gone}) {
        if (name == copyStateName(state))
            return state;
    }
    return std::nullopt;
}

} // namespace td
