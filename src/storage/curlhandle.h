// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"
#include "storage/sigv4.h"

#include <QHash>

#include <memory>
#include <mutex>
#include <vector>

namespace td
{

struct HttpOptions {
    QString caFile = {}; ///< PEM; replaces the system's authorities. Empty: the system's
    QString proxy = {};  ///< empty: what the environment says. Never used for this computer
    int connectTimeoutSeconds = 10;
    int stallSeconds = 30; ///< no byte in either direction for so long: given up
};

struct HttpReply {
    int status = 0;
    QHash<QByteArray, QByteArray> headers = {}; ///< names in lower case; equal names joined with ", "
    QByteArray body = {};                       ///< empty when onBody took it
    qint64 bodyBytes = 0;                       ///< that came, wherever they went
    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
};

struct HttpRequest {
    QByteArray method;
    QByteArray url = {};        ///< http or https, encoded; http only to this computer
    sigv4::Pairs headers = {};  ///< sent as they are; host is left to curl
    ByteSource *body = nullptr; ///< exactly size() bytes are sent
    QString where = {};         ///< for errors
    /// Takes the body of a 2xx reply piece by piece; without it the body is kept, up to 16 MB.
    std::function<Result<void>(const HttpReply &head, QByteArrayView chunk)> onBody = {};
    std::chrono::seconds patience{}; ///< most time for all of it, DeadlineExceeded after; 0: as long as bytes move
};

/// One libcurl transfer at a time, on a connection that stays open for the next. One thread at a time.
///
/// Redirects are errors that name the target: credentials go nowhere else. TLS 1.2 or later, always verified. Errors:
/// Cancelled; DeadlineExceeded for every timeout; Unavailable for DNS, refused and cut connections ("net.cut" when the
/// reply ended early); FailedPrecondition for TLS, plain http and redirects; DataLoss when the body's source gave fewer
/// bytes than it said. A reply of any status but 3xx is a success here.
class CurlHandle
{
public:
    CurlHandle();
    ~CurlHandle();
    CurlHandle(const CurlHandle &) = delete;
    CurlHandle &operator=(const CurlHandle &) = delete;

    [[nodiscard]] Result<HttpReply> send(const HttpOptions &options, const HttpRequest &request, std::stop_token stop);

private:
    void *m_easy = nullptr;
    void *m_multi = nullptr; ///< owns the connections; lets another thread wake a waiting transfer
};

/// The handles of one store: as many as calls run at once, reused so that their connections are. Any thread.
class HttpClient
{
public:
    explicit HttpClient(HttpOptions options)
        : m_options(std::move(options))
    {
    }
    [[nodiscard]] Result<HttpReply> send(const HttpRequest &request, std::stop_token stop);

private:
    const HttpOptions m_options;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<CurlHandle>> m_idle;
};

/// Host of a URL without port and brackets; empty when it has none or carries a user name.
[[nodiscard]] QByteArray hostOfUrl(QByteArrayView url);

} // namespace td
