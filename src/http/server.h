// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/service.h"

#include <memory>

namespace td
{

/// Where the service listens: "127.0.0.1:8080", "[::1]:8080", "localhost:0".
struct HttpAddress {
    QString host;
    quint16 port = 0; ///< 0: any that is free
    [[nodiscard]] bool isLoopback() const;
};
/// InvalidArgument ("http.listen") for anything but a numeric address, or localhost, and a port.
[[nodiscard]] Result<HttpAddress> parseHttpAddress(const QString &text);

/// The wire below a service: connections, time limits, bodies, worker threads. One thread moves all bytes, and never
/// waits for anything else.
class HttpServer
{
public:
    /// Unavailable ("http.listen") when the address cannot be had.
    [[nodiscard]] static Result<std::unique_ptr<HttpServer>> start(HttpService &service, const HttpAddress &address);
    /// stop(), when that was not called.
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    [[nodiscard]] quint16 port() const;
    /// No new connections; what is in hand has HttpLimits::stopTime, then it is told to stop. Blocks.
    void stop();

private:
    struct Private;
    explicit HttpServer(std::unique_ptr<Private> parts);
    std::unique_ptr<Private> d;
};

} // namespace td
