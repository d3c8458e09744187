// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakes3/wire.h"

#include <sys/socket.h>
#include <unistd.h>

namespace td::test::fake
{

TlsContext makeTlsContext(const QString &certificate, const QString &key)
{
    TlsContext context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
    const QByteArray certificatePath = certificate.toUtf8();
    const QByteArray keyPath = key.toUtf8();
    if (SSL_CTX_use_certificate_chain_file(context.get(), certificatePath.constData()) != 1 ||
        SSL_CTX_use_PrivateKey_file(context.get(), keyPath.constData(), SSL_FILETYPE_PEM) != 1)
        context.reset();
    return context;
}

bool Wire::handshake(SSL_CTX *context)
{
    m_tls = SSL_new(context);
    SSL_set_fd(m_tls, m_socket);
    return SSL_accept(m_tls) == 1;
}

QByteArray Wire::read(qint64 max)
{
    QByteArray bytes(max, Qt::Uninitialized);
    const auto n = m_tls ? SSL_read(m_tls, bytes.data(), int(max)) : ::recv(m_socket, bytes.data(), size_t(max), 0);
    bytes.truncate(std::max<qint64>(0, n));
    return bytes;
}

bool Wire::write(const QByteArray &bytes)
{
    qint64 done = 0;
    while (done < bytes.size()) {
        const auto n = m_tls ? SSL_write(m_tls, bytes.constData() + done, int(bytes.size() - done))
                             : ::send(m_socket, bytes.constData() + done, size_t(bytes.size() - done), MSG_NOSIGNAL);
        if (n <= 0)
            return false;
        done += n;
    }
    return true;
}

void Wire::close()
{
    if (m_tls) {
        SSL_shutdown(m_tls);
        SSL_free(m_tls);
        m_tls = nullptr;
    }
    if (m_socket >= 0)
        ::shutdown(m_socket, SHUT_WR);
    closeSocket();
}

void Wire::reset()
{
    const linger abandon{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &abandon, sizeof abandon);
    if (m_tls) { // no farewell alert
        SSL_free(m_tls);
        m_tls = nullptr;
    }
    closeSocket();
}

void Wire::closeSocket()
{
    const std::lock_guard lock(m_closing);
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
}

void Wire::interrupt()
{
    const std::lock_guard lock(m_closing);
    if (m_socket >= 0)
        ::shutdown(m_socket, SHUT_RDWR);
}

} // namespace td::test::fake
