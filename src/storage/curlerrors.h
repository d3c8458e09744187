// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>

namespace td
{

/// What libcurl says about a transfer that failed.
struct CurlFailure {
    int code = 0;          ///< CURLcode
    long verifyResult = 0; ///< X509_V_ERR_* of the certificate check, 0 when it was not what failed
    QByteArray text;       ///< the error buffer
    QString host;
    QString caFile;
    QString where;
};

/// A sentence for the operator, and whether trying again can help.
[[nodiscard]] Error curlError(const CurlFailure &failure);

} // namespace td
