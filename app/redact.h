// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace td
{

/// The text with everything hidden that has the shape of a credential: authorisation headers, signatures and tokens of
/// links, passwords in addresses, bot tokens, private keys. The last line of defence: no message should hold one.
[[nodiscard]] QString redacted(const QString &text);

} // namespace td
