// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakes3/bucket.h"
#include "support/fakes3/wire.h"

#include <QSet>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

namespace td::test::fake
{

/// The threads behind a FakeS3: one that accepts, one for each connection; and all that they share.
struct Server {
    explicit Server(FakeS3Options with);
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    // ---- under `mutex`
    mutable std::mutex mutex;
    std::condition_variable changed; ///< wakes whoever waits for time to pass
    FakeS3Options options;
    Bucket bucket;
    QList<ServerFault> faults;
    int fired = 0;
    QList<FakeRequest> requests;
    int requestCount = 0;
    int logStart = 1; ///< number of the first request in `requests`
    int refusedSignatures = 0;
    int underWay = 0;
    int mostAtOnce = 0;
    int connectionCount = 0;
    QSet<QByteArray> googleTokens;
    bool isDown = false;
    struct Connection {
        explicit Connection(int socket, int n)
            : wire(socket)
            , number(n)
        {
        }
        Wire wire;
        int number;
        bool finished = false;
        std::thread thread;
    };
    std::list<Connection> connections;

    // ---- the accepting thread
    quint16 port = 0;
    void listenAgain();   ///< on `port`; 0 takes a free one
    void stopListening(); ///< and ends every connection
    [[nodiscard]] QString endpoint() const;
    [[nodiscard]] QDateTime now() const; ///< the server's clock

private:
    void accept(int socket);
    void serve(Connection &connection);
    void reapFinished();

    int m_listener = -1;
    std::thread m_acceptor;
    TlsContext m_tls{nullptr, &SSL_CTX_free};
};

/// One connection's requests, one after the other, until it ends.
class Session
{
public:
    Session(Server &server, Wire &wire, int connection)
        : m_server(server)
        , m_wire(wire)
        , m_connection(connection)
    {
    }
    void run();

private:
    enum class After { KeepOpen, Close };
    struct Target {
        QString bucket, key;
    };

    [[nodiscard]] std::optional<Request> readHead();
    [[nodiscard]] bool readBody(Request &request, qint64 atMost = -1);
    [[nodiscard]] QByteArray line();
    [[nodiscard]] QByteArray bytes(qint64 count);
    [[nodiscard]] Target targetOf(const Request &request) const;

    [[nodiscard]] After handle(Request &request);
    [[nodiscard]] ServerFault faultFor(const Request &request);
    [[nodiscard]] Reply answer(const Request &request, const ServerFault &fault);
    [[nodiscard]] Reply trueAnswer(const Request &request, Bucket &bucket);
    void shape(Reply &reply, const Request &request, const ServerFault &fault) const;
    [[nodiscard]] After send(const Request &request, const Reply &reply, const ServerFault &fault);
    [[nodiscard]] After sendBody(const Reply &reply, const ServerFault &fault);
    [[nodiscard]] After sendEndlessList(const Request &request);
    [[nodiscard]] bool writeSlowly(const QByteArray &text, const ServerFault &fault);
    void wait(ServerFault::Milliseconds time);
    void waitForTheEnd();
    void note(const Request &request);

    Server &m_server;
    Wire &m_wire;
    const int m_connection;
    QByteArray m_buffer;
};

} // namespace td::test::fake
