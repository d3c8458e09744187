// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakes3/server.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace td::test
{
namespace fake
{
namespace
{

/// The folder with the authority and the certificates, made once for the process.
const QString &certificateFolder()
{
    static const QTemporaryDir folder;
    static const QString path = [] {
        const int status =
            QProcess::execute(QString::fromUtf16(TD_SERVER_SCRIPTS) + u"/certificates"_s, {folder.path()});
        if (status != 0)
            qFatal("no certificates: is openssl installed?");
        return folder.path();
    }();
    return path;
}

TlsContext contextFor(FakeS3Options::Certificate certificate)
{
    static const QHash<FakeS3Options::Certificate, QString> names{
        {FakeS3Options::Certificate::Good, u"good"_s},
        {FakeS3Options::Certificate::WrongHost, u"wrong-host"_s},
        {FakeS3Options::Certificate::Expired, u"expired"_s},
        {FakeS3Options::Certificate::SelfSigned, u"self-signed"_s}};
    const QString file = certificateFolder() + u'/' + names.value(certificate);
    return makeTlsContext(file + u".pem"_s, file + u".key"_s);
}

} // namespace

Server::Server(FakeS3Options with)
    : options(std::move(with))
{
    bucket.versioned = options.versioned || options.dialect == FakeS3Options::Dialect::B2;
    if (options.dialect == FakeS3Options::Dialect::R2)
        bucket.versioned = false;
    if (options.https)
        m_tls = contextFor(options.certificate);
    if (m_tls && options.onlyOldTls) {
        SSL_CTX_set_security_level(m_tls.get(), 0); // the only one that still allows it
        SSL_CTX_set_min_proto_version(m_tls.get(), TLS1_VERSION);
        SSL_CTX_set_max_proto_version(m_tls.get(), TLS1_1_VERSION);
    }
    listenAgain();
}

Server::~Server()
{
    if (!isDown)
        stopListening();
}

QString Server::endpoint() const
{
    return options.https ? u"https://localhost:%1"_s.arg(port) : u"http://127.0.0.1:%1"_s.arg(port);
}

QDateTime Server::now() const
{
    return QDateTime::currentDateTimeUtc().addSecs(options.clockAhead.count());
}

void Server::listenAgain()
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(m_listener, 128) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        qFatal("the fake server cannot listen on port %d", int(port));
    port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] {
        for (;;) {
            const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (socket < 0)
                return; // stopListening()
            accept(socket);
        }
    });
}

void Server::accept(int socket)
{
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    reapFinished();
    const std::lock_guard lock(mutex);
    Connection &connection = connections.emplace_back(socket, ++connectionCount);
    connection.thread = std::thread([this, &connection] { serve(connection); });
}

void Server::serve(Connection &connection)
{
    // a client that goes away while OpenSSL writes is no reason to end the process
    sigset_t pipe;
    ::sigemptyset(&pipe);
    ::sigaddset(&pipe, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
    if (!m_tls || connection.wire.handshake(m_tls.get()))
        Session(*this, connection.wire, connection.number).run();
    connection.wire.close();
    const std::lock_guard lock(mutex);
    connection.finished = true;
}

void Server::reapFinished()
{
    std::list<Connection> over;
    {
        const std::lock_guard lock(mutex);
        for (auto it = connections.begin(); it != connections.end();) {
            const auto next = std::next(it);
            if (it->finished)
                over.splice(over.end(), connections, it);
            it = next;
        }
    }
    for (Connection &connection : over)
        connection.thread.join();
}

void Server::stopListening()
{
    ::shutdown(m_listener, SHUT_RDWR); // wakes accept()
    m_acceptor.join();
    ::close(m_listener);
    {
        const std::lock_guard lock(mutex);
        isDown = true;
        for (Connection &connection : connections)
            connection.wire.interrupt();
    }
    changed.notify_all();
    for (Connection &connection : connections) // only the accepting thread added to them
        connection.thread.join();
    connections.clear();
}

} // namespace fake

QString FakeS3::caFile()
{
    return fake::certificateFolder() + u"/ca.pem"_s;
}

} // namespace td::test
