// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/linkkeys.h"
#include "app/settings.h"
#include "core/ports/deliverychannel.h"

namespace td
{

/// Opens the bot that photos are delivered by, when it is first asked, and keeps it: its pace is one for the process.
/// Asking fails with FailedPrecondition "delivery.not_configured" when neither environment nor keyring have a token.
[[nodiscard]] std::function<Result<std::shared_ptr<DeliveryChannel>>()> messengerOf(const Settings &settings,
                                                                                    LateKeyring keyring);

} // namespace td
