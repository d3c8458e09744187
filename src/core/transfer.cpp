// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer.h"

#include <array>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::array<std::pair<TransferKind, const char *>, 3> TransferKindNames{
    {{TransferKind::Upload, "upload"}, {TransferKind::Move, "move"}, {TransferKind::Variants, "variants"}}};

constexpr std::array<std::pair<TransferState, const char *>, 6> TransferStateNames{{{TransferState::Waiting, "waiting"},
                                                                            {TransferState::Running, "running"},
                                                                            {TransferState::Paused, "paused"},
                                                                            {TransferState::Done, "done"},
                                                                            {TransferState::Failed, "failed"},
                                                                            {TransferState::Cancelled, "cancelled"}}};

} // namespace

QString transferKindName(TransferKind kind)
{
    return QLatin1StringView(TransferKindNames.at(std::size_t(kind)).second);
}

std::optional<TransferKind> transferKindFromName(QStringView name)
{
    for (const auto &[kind, text] : TransferKindNames) {
        if (name == QLatin1StringView(text))
            return kind;
    }
    return std::nullopt;
}

QString transferStateName(TransferState state)
{
    return QLatin1StringView(TransferStateNames.at(std::size_t(state)).second);
}

std::optional<TransferState> transferStateFromName(QStringView name)
{
    for (const auto &[state, text] : TransferStateNames) {
        if (name == QLatin1StringView(text))
            return state;
    }
    return std::nullopt;
}

Transfer afterFailure(Transfer transfer, const Error &error, int retries, Instant now)
{
    transfer.errorReason = error.reason;
    transfer.errorText = error.message;
    transfer.remedy = error.remedy;
    transfer.errorStore = error.store;
    transfer.finishedAt.reset();
    transfer.state = TransferState::Waiting;
    if (error.reason == "store.paused"_L1) {
        transfer.attempts = std::max(0, transfer.attempts - 1);
        transfer.notBefore = now + Seconds{std::max<qint64>(1, error.retryAfterSeconds.value_or(1))};
    } else if (mayPass(error) && transfer.rounds < retries) {
        ++transfer.rounds;
        transfer.notBefore = now + transferPause(transfer.rounds, error);
    } else {
        transfer.state = TransferState::Failed;
        transfer.notBefore.reset();
        transfer.finishedAt = now;
    }
    return transfer;
}

} // namespace td
