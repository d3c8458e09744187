// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace td::test::fake
{

struct RsaKeys {
    QByteArray privatePem; ///< PKCS#8, as in a service account's JSON
    QByteArray publicPem;
};

/// Made once for the process.
[[nodiscard]] const RsaKeys &rsaKeys();
/// Whether `signature` is RSASSA-PKCS1-v1_5 with SHA-256 of `text` by the owner of the key.
[[nodiscard]] bool rsaVerifies(const QByteArray &publicPem, const QByteArray &text, const QByteArray &signature);

} // namespace td::test::fake
