// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httphouse.h"

#include "core/digest.h"

#include <QDir>
#include <QTest>

#include <array>
#include <cerrno>
#include <tuple>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace td::test
{

using namespace Qt::StringLiterals;

namespace
{

const QByteArray Boundary = "----tierdeck-test-boundary";

} // namespace

WireClient::WireClient(quint16 port)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{30, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        m_isClosed = true;
}

WireClient::~WireClient()
{
    ::close(m_socket);
}

bool WireClient::send(const QByteArray &bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const ssize_t n = ::send(m_socket, bytes.constData() + at, std::size_t(bytes.size() - at), MSG_NOSIGNAL);
        if (n <= 0)
            return false;
        at += n;
    }
    return true;
}

QByteArray WireClient::readAll()
{
    QByteArray all;
    std::array<char, 65536> buffer{};
    for (;;) {
        const ssize_t n = ::recv(m_socket, buffer.data(), buffer.size(), 0);
        if (n > 0) {
            all.append(buffer.data(), n);
            continue;
        }
        m_isClosed = n == 0 || errno == ECONNRESET;
        return all;
    }
}

HttpAnswer WireClient::readAnswer()
{
    HttpAnswer answer;
    parseInto(answer, readAll());
    return answer;
}

bool WireClient::isClosedByPeer()
{
    if (!m_isClosed)
        std::ignore = readAll();
    return m_isClosed;
}

void WireClient::endSending()
{
    ::shutdown(m_socket, SHUT_WR);
}

HttpLimits HttpHouse::quickLimits()
{
    HttpLimits limits;
    limits.requestsPerSecond = 0;
    return limits;
}

HttpHouse::HttpHouse(HttpLimits limits, const std::function<void(Fixture &)> &fit)
    : fixture({}, fit)
{
    const QString spool = fixture.profile() + u"/spool"_s;
    if (!QDir().mkpath(spool))
        qFatal("no folder for bodies");
    m_service = std::make_unique<HttpService>(
        HttpParts{.engine = fixture.engine(),
                  .backups = [this]() -> Result<BackupPlace> {
                      if (backups)
                          return *backups;
                      return fail(ErrorCode::FailedPrecondition, u"backup.not_configured"_s, u"No place is set"_s);
                  },
                  .spoolFolder = spool,
                  .version = u"0.0.0"_s},
        limits);
    auto started = HttpServer::start(*m_service, {.host = u"127.0.0.1"_s, .port = 0});
    if (!started)
        qFatal("the service does not start: %s", qPrintable(started.error().message));
    m_server = *std::move(started);
}

HttpHouse::~HttpHouse() = default;

QByteArray HttpHouse::token(TokenRole role, const QString &user)
{
    const QString id = u"token-%1"_s.arg(++m_tokens);
    const AccessToken wanted{.tokenId = id,
                             .name = {},
                             .role = role,
                             .userId = user,
                             .createdAt = fixture.clock.now(),
                             .lastUsedAt = {},
                             .revokedAt = {}};
    const QByteArray random = sha256Hex(id.toLatin1()).toLatin1();
    const auto issued = issueToken(fixture.catalogue().tokens(), wanted, random);
    if (!issued)
        qFatal("no token: %s", qPrintable(issued.error().message));
    return issued->secret.reveal();
}

HttpAnswer HttpHouse::ask(const QByteArray &method, const QByteArray &target, const QByteArray &token,
                          const QByteArray &body, const QByteArray &contentType) const
{
    QByteArray head = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port()) +
                      "\r\nConnection: close\r\n";
    if (!token.isEmpty())
        head += "Authorization: Bearer " + token + "\r\n";
    if (!contentType.isEmpty())
        head += "Content-Type: " + contentType + "\r\n";
    if (!body.isEmpty())
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    WireClient client(port());
    client.send(head + "\r\n" + body);
    return client.readAnswer();
}

QByteArray HttpHouse::formOf(const QList<HttpFormFile> &files, const QList<std::pair<QByteArray, QByteArray>> &fields)
{
    QByteArray form;
    for (const auto &[name, value] : fields)
        form += "--" + Boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    for (const HttpFormFile &file : files) {
        form += "--" + Boundary + "\r\nContent-Disposition: form-data; name=\"" + file.field + "\"; filename=\"" +
                file.filename + "\"\r\nContent-Type: image/jpeg\r\n\r\n" + file.bytes + "\r\n";
    }
    return form + "--" + Boundary + "--\r\n";
}

HttpAnswer HttpHouse::upload(const QByteArray &target, const QByteArray &token, const QList<HttpFormFile> &files,
                             const QList<std::pair<QByteArray, QByteArray>> &fields) const
{
    return ask("POST", target, token, formOf(files, fields), "multipart/form-data; boundary=" + Boundary);
}

QByteArray HttpHouse::uploadHead(const QByteArray &token, qsizetype length) const
{
    return "POST /api/storage/upload HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer " +
           token + "\r\nContent-Type: multipart/form-data; boundary=" + Boundary +
           "\r\nContent-Length: " + QByteArray::number(length) + "\r\n\r\n";
}

} // namespace td::test
