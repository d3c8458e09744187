// SPDX-License-Identifier: GPL-3.0-or-later
// The way to a bucket: TLS, redirects, proxies, dead ends, cancel at every stage, and connections that are kept.
#include "contract/storekit.h"
#include "storage/s3store.h"
#include "support/fakes3config.h"
#include "support/testprogram.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QProcess>
#include <QTest>

#include <arpa/inet.h>
#include <condition_variable>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;
using Certificate = FakeS3Options::Certificate;

namespace
{
const QString Key = u"hot/a.jpg"_s;

/// A port that takes connections, notes what the first one says, and never answers.
class SilentPort
{
public:
    SilentPort()
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        (void)::bind(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address);
        (void)::listen(m_socket, 8);
        socklen_t length = sizeof address;
        (void)::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &length);
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this] { listen(); });
    }
    ~SilentPort()
    {
        ::shutdown(m_socket, SHUT_RDWR);
        m_thread.join();
        ::close(m_socket);
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    /// What came first; waits for it.
    [[nodiscard]] QByteArray heard()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, std::chrono::seconds(10), [this] { return !m_heard.isEmpty(); });
        return m_heard;
    }

private:
    void listen()
    {
        const int peer = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
        if (peer < 0)
            return;
        char bytes[4096];
        for (ssize_t n = 0; (n = ::recv(peer, bytes, sizeof bytes, 0)) > 0;) {
            const std::lock_guard lock(m_mutex);
            m_heard.append(bytes, n);
            m_changed.notify_all();
        }
        ::close(peer);
    }
    int m_socket = -1;
    quint16 m_port = 0;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    QByteArray m_heard;
    std::jthread m_thread;
};

Error headError(const S3Config &config, std::stop_token stop = {})
{
    const auto head = makeS3Store(config)->head(Key, std::move(stop));
    Error none;
    none.reason = u"none"_s;
    return head ? none : head.error();
}

S3Config configAt(const QString &endpoint)
{
    S3Config config;
    config.endpoint = endpoint;
    config.region = u"us-east-1"_s;
    config.bucket = u"photos"_s;
    config.accessKey = u"KEY"_s;
    config.secret = Secret("canary-secret");
    config.connectTimeoutSeconds = 1;
    config.stallSeconds = 1;
    return config;
}
} // namespace

class TestS3Network : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void certificates_data()
    {
        QTest::addColumn<int>("certificate");
        QTest::addColumn<bool>("knowsAuthority");
        QTest::addColumn<QString>("reason");
        QTest::newRow("good") << int(Certificate::Good) << true << u"none"_s;
        QTest::newRow("unknown authority") << int(Certificate::Good) << false << u"tls.unknown_authority"_s;
        QTest::newRow("wrong host") << int(Certificate::WrongHost) << true << u"tls.wrong_host"_s;
        QTest::newRow("expired") << int(Certificate::Expired) << true << u"tls.expired"_s;
        QTest::newRow("self-signed") << int(Certificate::SelfSigned) << true << u"tls.self_signed"_s;
    }
    void certificates()
    {
        QFETCH(int, certificate);
        QFETCH(bool, knowsAuthority);
        QFETCH(QString, reason);
        FakeS3Options options;
        options.https = true;
        options.certificate = Certificate(certificate);
        FakeS3 server(options);
        server.putObject(Key, "x");
        S3Config config = configOf(server);
        if (!knowsAuthority)
            config.caFile.clear();
        const Error error = headError(config);
        QCOMPARE(error.reason, reason);
        QVERIFY(reason == u"none"_s || error.code == ErrorCode::FailedPrecondition);
        QCOMPARE(server.log().isEmpty(), reason != u"none"_s);
    }

    void anOldServerIsRefused()
    {
        FakeS3Options options;
        options.https = true;
        options.onlyOldTls = true;
        const FakeS3 server(options);
        // It does speak, to who is content with that.
        QProcess content;
        content.start(u"openssl"_s, {u"s_client"_s, u"-brief"_s, u"-tls1_1"_s, u"-cipher"_s, u"ALL:@SECLEVEL=0"_s,
                                     u"-connect"_s, u"127.0.0.1:%1"_s.arg(server.port())});
        if (!content.waitForStarted())
            QSKIP("openssl is not installed");
        content.closeWriteChannel();
        QVERIFY(content.waitForFinished());
        const QByteArray said = content.readAllStandardError() + content.readAllStandardOutput();
        QVERIFY2(said.contains("Protocol version: TLSv1.1"), said.constData());

        const Error error = headError(configOf(server));
        QCOMPARE(error.reason, u"tls.failed"_s);
        QCOMPARE(error.code, ErrorCode::FailedPrecondition);
        QVERIFY2(error.remedy.contains("TLS 1.2"_L1), qPrintable(error.remedy));
        QVERIFY(server.log().isEmpty());
    }

    void aMissingCaFile()
    {
        S3Config config = configAt(u"https://localhost:1"_s);
        config.caFile = u"/nonexistent/ca.pem"_s;
        const QString reason = headError(config).reason;
        QVERIFY2(reason == u"tls.ca_file"_s || reason == u"net.refused"_s, qPrintable(reason));
    }

    void deadEnds_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no such name") << u"https://no-such-host.invalid"_s << ErrorCode::Unavailable << u"net.dns"_s;
        QTest::newRow("nobody listens") << u"http://127.0.0.1:1"_s << ErrorCode::Unavailable << u"net.refused"_s;
        QTest::newRow("plain http") << u"http://s3.example.com"_s << ErrorCode::FailedPrecondition << u"net.insecure"_s;
        QTest::newRow("looks like this computer")
            << u"http://127.0.0.1.example.com"_s << ErrorCode::FailedPrecondition << u"net.insecure"_s;
        QTest::newRow("no web address") << u"ftp://localhost"_s << ErrorCode::InvalidArgument << u"net.url"_s;
    }
    void deadEnds()
    {
        QFETCH(QString, endpoint);
        QFETCH(ErrorCode, code);
        QFETCH(QString, reason);
        const Error error = headError(configAt(endpoint));
        QCOMPARE(error.reason, reason);
        QCOMPARE(error.code, code);
        QVERIFY(!error.message.isEmpty());
    }

    void hangsEndByThemselves()
    {
        SilentPort port;
        QElapsedTimer timer;
        timer.start();
        const Error tls = headError(configAt(u"https://127.0.0.1:%1"_s.arg(port.port())));
        QCOMPARE(tls.code, ErrorCode::DeadlineExceeded);
        QCOMPARE(tls.reason, u"net.timeout"_s);
        SilentPort plain;
        const Error header = headError(configAt(u"http://127.0.0.1:%1"_s.arg(plain.port())));
        QCOMPARE(header.code, ErrorCode::DeadlineExceeded);
        QCOMPARE(header.reason, u"net.stalled"_s);
        QVERIFY(timer.elapsed() < 6000);
    }

    void cancelIsAtOnce_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("in the TLS handshake") << u"https"_s;
        QTest::newRow("waiting for the reply") << u"http"_s;
    }
    void cancelIsAtOnce()
    {
        QFETCH(QString, scheme);
        SilentPort port;
        S3Config config = configAt(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(port.port()));
        config.connectTimeoutSeconds = 30;
        config.stallSeconds = 30;
        std::stop_source stop;
        QElapsedTimer sinceStop;
        const std::jthread canceller([&] {
            (void)port.heard();
            sinceStop.start();
            stop.request_stop();
        });
        QCOMPARE(headError(config, stop.get_token()).code, ErrorCode::Cancelled);
        QVERIFY2(sinceStop.elapsed() < 300, qPrintable(QString::number(sinceStop.elapsed())));
    }

    void cancelInTheMiddleOfABody()
    {
        FakeS3 server;
        server.putObject(Key, noise(300'000, 1));
        server.script(faults::trickle(std::chrono::milliseconds(5)).on("GET"));
        S3Config config = configOf(server);
        config.stallSeconds = 30;
        std::stop_source stop;
        QElapsedTimer sinceStop;
        const ByteSink sink = [&](QByteArrayView, bool) -> Result<void> {
            if (!sinceStop.isValid())
                sinceStop.start();
            stop.request_stop();
            return {};
        };
        QCOMPARE(makeS3Store(config)->get(Key, sink, stop.get_token()).error().code, ErrorCode::Cancelled);
        QVERIFY(sinceStop.elapsed() < 300);
    }

    void redirectsGetNoCredentials()
    {
        FakeS3 server;
        FakeS3 thief;
        for (const int status : {301, 302, 307, 308}) {
            server.script(faults::redirect(status, thief.endpoint().toUtf8()));
            const Error error = headError(configOf(server));
            QCOMPARE(error.reason, u"net.redirect"_s);
            QVERIFY(error.message.contains(u"127.0.0.1"_s));
        }
        QVERIFY(thief.log().isEmpty());
        QCOMPARE(server.log().size(), 4);
    }

    void theProxyIsAskedAndSeesNoCredentials()
    {
        SilentPort proxy;
        S3Config config = configAt(u"https://s3.example.com"_s);
        config.proxy = u"http://127.0.0.1:%1"_s.arg(proxy.port());
        QCOMPARE(headError(config).code, ErrorCode::DeadlineExceeded);
        const QByteArray heard = proxy.heard();
        QVERIFY2(heard.startsWith("CONNECT s3.example.com:443 "), heard.constData());
        QVERIFY(!heard.toLower().contains("authorization"));
        // Never for this computer: nobody else can reach it.
        FakeS3 server;
        server.putObject(Key, "x");
        config = configOf(server);
        config.proxy = u"http://127.0.0.1:1"_s;
        QCOMPARE(headError(config).reason, u"none"_s);
    }

    void connectionsAreKept()
    {
        FakeS3 server;
        const auto store = makeS3Store(configOf(server));
        for (int i = 0; i < 10; ++i)
            QVERIFY(putBytes(*store, u"hot/%1"_s.arg(i), noise(100'000, quint32(i))));
        for (const FakeRequest &request : server.log())
            QCOMPARE(request.connection, 1);
        server.clearLog();
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t) {
                threads.emplace_back([&, t] {
                    for (int i = 0; i < 25; ++i)
                        (void)store->head(u"hot/%1"_s.arg(t), {});
                });
            }
        }
        QSet<int> connections;
        for (const FakeRequest &request : server.log())
            connections.insert(request.connection);
        QCOMPARE(server.log().size(), 100);
        QVERIFY(connections.size() <= 4);
    }

    void aKeptConnectionThatWasClosed()
    {
        FakeS3 server;
        const auto store = makeS3Store(configOf(server));
        QVERIFY(putBytes(*store, Key, "x"_ba));
        server.setDown(true);
        QVERIFY(!store->head(Key, {}));
        server.setDown(false);
        const auto head = store->head(Key, {});
        QVERIFY2(head && *head, told(head).constData());
    }

    void nothingSecretIsSaid()
    {
        static QStringList said;
        said.clear();
        const auto old = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &, const QString &text) { said.append(text); });
        QLoggingCategory::setFilterRules(u"tierdeck.storage.debug=true"_s);
        FakeS3Options options;
        options.sessionToken = "canary-token";
        options.secret = "canary-secret";
        FakeS3 server(options);
        S3Config config = configOf(server);
        config.sessionToken = Secret("canary-token");
        const auto store = makeS3Store(config);
        const auto put = putBytes(*store, Key, "x"_ba);
        config.secret = Secret("canary-wrong");
        const Error refused = readAll(*makeS3Store(config), Key, {}).error();
        QLoggingCategory::setFilterRules(QString());
        qInstallMessageHandler(old);
        QVERIFY2(put, told(put).constData());
        QVERIFY(said.size() >= 3);
        said += {refused.message, refused.detail, refused.remedy, refused.where};
        for (const QString &text : said) {
            QVERIFY2(!text.contains(u"canary"_s), qPrintable(text));
            QVERIFY2(!text.contains(u"Signature="_s), qPrintable(text));
        }
    }
};

TD_TEST(TestS3Network)
#include "tst_s3_network.moc"
