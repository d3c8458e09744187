// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QMap>

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <tuple>
#include <unistd.h>

namespace td::test
{

/// What came over the wire, however it ended.
struct RawAnswer {
    int status = 0;                       ///< 0: no status line came
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;                      ///< as sent, chunk marks and all
    bool wasReset = false;                ///< ended with RST instead of an orderly close
};

/// Status, headers and body of what came; leaves `answer` as it is when its head never ended.
inline void parseInto(RawAnswer &answer, const QByteArray &all)
{
    const qsizetype end = all.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArrayList lines = all.left(end).split('\n');
    answer.status = lines.constFirst().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1))
        answer.headers.insert(line.left(line.indexOf(':')).toLower(), line.mid(line.indexOf(':') + 1).trimmed());
    answer.body = all.mid(end + 4);
}

using RawHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// One request on a connection of its own, with nothing added but Host, Connection and Content-Length, so that a test
/// sees exactly what a server does. Reads until the other side closes.
[[nodiscard]] inline RawAnswer rawRequest(quint16 port, const QByteArray &method, const QByteArray &target,
                                          const QByteArray &body = {}, const RawHeaders &headers = {})
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    RawAnswer answer;
    QByteArray all;
    if (::connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0) {
        QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
                             "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        for (const auto &[name, value] : headers)
            request += name + ": " + value + "\r\n";
        request += "\r\n" + body;
        // a server may reset the connection before it has read all of it
        std::ignore = ::send(socket, request.constData(), size_t(request.size()), MSG_NOSIGNAL);
        std::array<char, 16384> buffer{};
        ssize_t n = 0;
        while ((n = ::recv(socket, buffer.data(), buffer.size(), 0)) > 0)
            all.append(buffer.data(), n);
        answer.wasReset = n < 0 && errno == ECONNRESET;
    }
    ::close(socket);
    parseInto(answer, all);
    return answer;
}

} // namespace td::test
