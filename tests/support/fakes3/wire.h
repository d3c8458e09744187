// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <memory>
#include <mutex>
#include <openssl/ssl.h>

namespace td::test::fake
{

using TlsContext = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;
/// Null when the files cannot be read.
[[nodiscard]] TlsContext makeTlsContext(const QString &certificate, const QString &key);

/// One blocking connection, plain or TLS. Belongs to one thread; only interrupt() may be called from another.
class Wire
{
public:
    explicit Wire(int socket)
        : m_socket(socket)
    {
    }
    ~Wire() { close(); }
    Wire(const Wire &) = delete;
    Wire &operator=(const Wire &) = delete;

    [[nodiscard]] bool handshake(SSL_CTX *context);
    /// Some bytes, up to `max`; empty at the end of the stream or on an error.
    [[nodiscard]] QByteArray read(qint64 max);
    [[nodiscard]] bool write(const QByteArray &bytes);
    void close();     ///< in order
    void reset();     ///< RST to the other side
    void interrupt(); ///< wakes whoever reads or writes; nothing goes through any more

private:
    void closeSocket();
    std::mutex m_closing; ///< so that interrupt() never meets another connection under this number
    int m_socket;
    SSL *m_tls = nullptr;
};

} // namespace td::test::fake
