// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event.h"

#include <array>

namespace td
{

namespace
{

constexpr std::array<std::pair<TransferState, const char *>, 6> StateNames{{{TransferState::Waiting, "waiting"},
                                                                            {TransferState::Running, "running"},
                                                                            {TransferState::Paused, "paused"},
                                                                            {TransferState::Done, "done"},
                                                                            {TransferState::Failed, "failed"},
                                                                            {TransferState::Cancelled, "cancelled"}}};

} // namespace

QString transferStateName(TransferState state)
{
    return QLatin1StringView(StateNames.at(std::size_t(state)).second);
}

std::optional<TransferState> transferStateFromName(QStringView name)
{
    for (const auto &[state, text] : StateNames) {
        if (name == QLatin1StringView(text))
            return state;
    }
    return std::nullopt;
}

} // namespace td
