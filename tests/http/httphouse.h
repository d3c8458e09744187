// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backup/backupplace.h"
#include "http/server.h"
#include "support/fixture.h"
#include "support/rawhttp.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace td::test
{

/// What came back on a connection.
struct HttpAnswer : RawAnswer {
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QString code() const { return json().value(u"error").toObject().value(u"code").toString(); }
};

/// One TCP connection to the service, to say on it whatever a test likes.
class WireClient
{
public:
    explicit WireClient(quint16 port);
    ~WireClient();
    WireClient(const WireClient &) = delete;
    WireClient &operator=(const WireClient &) = delete;

    [[nodiscard]] bool isConnected() const { return !m_isClosed; }
    /// False when the other side takes no more.
    bool send(const QByteArray &bytes);
    /// Reads until the other side closes, or nothing came for half a minute.
    [[nodiscard]] HttpAnswer readAnswer();
    /// The same as it came, however many answers it is.
    [[nodiscard]] QByteArray readAllText() { return readAll(); }
    /// Whether the other side closes within half a minute, whatever it says before.
    [[nodiscard]] bool isClosedByPeer();
    /// Nothing more is sent.
    void endSending();

private:
    [[nodiscard]] QByteArray readAll();
    int m_socket = -1;
    bool m_isClosed = false;
};

struct HttpFormFile {
    QByteArray filename;
    QByteArray bytes;
    QByteArray field = "file";
};

/// A profile with a service on loopback, and clients of it.
class HttpHouse
{
public:
    explicit HttpHouse(HttpLimits limits = quickLimits(), const std::function<void(Fixture &)> &fit = nullptr);
    ~HttpHouse();

    /// Without limits of rate.
    [[nodiscard]] static HttpLimits quickLimits();

    /// The secret of a new token.
    QByteArray token(TokenRole role, const QString &user = {});
    /// One request on a connection of its own. Without a token when that is empty.
    [[nodiscard]] HttpAnswer ask(const QByteArray &method, const QByteArray &target, const QByteArray &token,
                                 const QByteArray &body = {}, const QByteArray &contentType = {}) const;
    [[nodiscard]] HttpAnswer get(const QByteArray &target, const QByteArray &token) const
    {
        return ask("GET", target, token);
    }
    [[nodiscard]] HttpAnswer post(const QByteArray &target, const QByteArray &token, const QJsonObject &body = {}) const
    {
        return ask("POST", target, token, QJsonDocument(body).toJson(), "application/json");
    }
    [[nodiscard]] HttpAnswer upload(const QByteArray &target, const QByteArray &token, const QList<HttpFormFile> &files,
                                    const QList<std::pair<QByteArray, QByteArray>> &fields = {}) const;
    /// The head of such a request, for tests that send it in pieces.
    [[nodiscard]] QByteArray uploadHead(const QByteArray &token, qsizetype length) const;
    [[nodiscard]] static QByteArray formOf(const QList<HttpFormFile> &files,
                                           const QList<std::pair<QByteArray, QByteArray>> &fields = {});
    [[nodiscard]] quint16 port() const { return m_server->port(); }
    HttpServer &server() { return *m_server; }
    HttpService &service() { return *m_service; }

    Fixture fixture;
    std::optional<BackupPlace> backups; ///< unset: none is configured

private:
    std::unique_ptr<HttpService> m_service;
    std::unique_ptr<HttpServer> m_server;
    int m_tokens = 0;
};

} // namespace td::test
