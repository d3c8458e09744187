// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace td::cli
{

/// Tells the service manager that started the program how far it is, "READY=1" or "STOPPING=1" (sd_notify(3)), by the
/// socket that NOTIFY_SOCKET names. Nothing when nobody waits for it.
void tellServiceManager(const QByteArray &state);

} // namespace td::cli
