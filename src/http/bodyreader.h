// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httplimits.h"
#include "http/message.h"

#include <memory>

struct MHD_Connection;

namespace td
{

/// Takes the body of a request as it arrives, within limits. Used by one thread at a time.
class BodyReader
{
public:
    virtual ~BodyReader() = default;
    /// After an error the rest is of no interest.
    [[nodiscard]] virtual Result<void> take(QByteArrayView bytes) = 0;
    /// All of it came: what it says goes into the request.
    [[nodiscard]] virtual Result<void> finish(ServiceRequest &request) = 0;
};

/// One object; no body stands for an empty one. InvalidArgument ("http.json"), "http.too_large".
[[nodiscard]] std::unique_ptr<BodyReader> jsonBody(const HttpLimits &limits);
/// A form, its files on the disk. "http.content_type" when the request says that it is none, "http.form" when it is
/// broken, "http.too_large".
[[nodiscard]] Result<std::unique_ptr<BodyReader>> formBody(MHD_Connection *connection, const HttpLimits &limits,
                                                           const QString &spoolFolder);
/// Reads and forgets.
[[nodiscard]] std::unique_ptr<BodyReader> ignoredBody();

} // namespace td
