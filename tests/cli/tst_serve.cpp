// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"
#include "support/jsonschema.h"
#include "support/rawhttp.h"
#include "support/testprogram.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace td::test;

/// `serve` and its tokens, as an operator uses them.
class ServeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokens();
    void servesUntilItIsStopped();
    void refusesAddresses();
};

namespace
{

void fitsServe(const QString &schema, const Answer &answer)
{
    QVERIFY2(answer.status == 0, answer.err.constData());
    QCOMPARE(JsonSchema::named(schema).problems(answer.json), QStringList());
}

/// The end of systemd that a unit of Type=notify reports to.
class ServiceManager
{
public:
    explicit ServiceManager(const QString &path)
        : m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray name = path.toLocal8Bit();
        if (std::size_t(name.size()) >= sizeof address.sun_path)
            qFatal("too long for a socket: %s", name.constData());
        std::copy(name.cbegin(), name.cend(), std::begin(address.sun_path));
        if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            qFatal("cannot listen at %s", name.constData());
    }
    ~ServiceManager() { ::close(m_socket); }
    ServiceManager(const ServiceManager &) = delete;
    ServiceManager &operator=(const ServiceManager &) = delete;
    /// What was said up to now.
    [[nodiscard]] QByteArrayList told()
    {
        std::array<char, 256> text{};
        for (ssize_t size = 0; (size = ::recv(m_socket, text.data(), text.size(), 0)) > 0;)
            m_told.append(QByteArray(text.data(), size));
        return m_told;
    }

private:
    int m_socket;
    QByteArrayList m_told;
};

int servedStatus(quint16 port, const QByteArray &target, const QString &token)
{
    return rawRequest(port, "GET", target, {}, {{"Authorization", "Bearer " + token.toLatin1()}}).status;
}

} // namespace

void ServeTest::tokens()
{
    Console console;
    const Answer made = console.json({u"serve"_s, u"token"_s, u"create"_s, u"--role"_s, u"operator"_s, u"--user"_s,
                                      u"ana"_s, u"--name"_s, u"shop"_s});
    fitsServe(u"serve-token-create"_s, made);
    const QString secret = made.json.value("token"_L1).toString();
    const QString id = made.json.value("token_id"_L1).toString();
    const Answer listed = console.json({u"serve"_s, u"token"_s, u"list"_s});
    fitsServe(u"serve-token-list"_s, listed);
    QVERIFY(!listed.out.contains(secret.toLatin1()));
    QVERIFY(!console.run({u"serve"_s, u"token"_s, u"list"_s}).out.contains(secret.toLatin1()));
    fitsServe(u"serve-token-revoke"_s, console.json({u"serve"_s, u"token"_s, u"revoke"_s, id}));
    QCOMPARE(console.json({u"serve"_s, u"token"_s, u"revoke"_s, u"nobody"_s}).status, 1);
    QCOMPARE(console.run({u"serve"_s, u"token"_s, u"create"_s, u"--role"_s, u"king"_s}).status, 2);
    // An empty variable of a script makes no token for everybody's photos.
    QCOMPARE(
        console.run({u"serve"_s, u"token"_s, u"create"_s, u"--role"_s, u"viewer"_s, u"--user"_s, QString()}).status, 2);
}

void ServeTest::servesUntilItIsStopped()
{
    Console console;
    const QString id = console.upload({1}, u"lamp"_s).first();
    const QString token =
        console.json({u"serve"_s, u"token"_s, u"create"_s, u"--role"_s, u"viewer"_s}).json.value("token"_L1).toString();
    ServiceManager manager(console.path(u"notify"_s));
    console.environment.insert(u"NOTIFY_SOCKET"_s, console.path(u"notify"_s));
    QProcess service;
    service.setProcessEnvironment(console.environment);
    service.start(QString(QString::fromUtf16(TD_BIN_DIR) + u"/tierdeck-cli"_s),
                  {u"--profile"_s, console.profile(), u"--json"_s, u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s});
    static const QRegularExpression listening(u"Listening at http://127\\.0\\.0\\.1:(\\d+)"_s);
    QString said;
    const auto port = [&] {
        said += QString::fromUtf8(service.readAllStandardError());
        return listening.match(said).captured(1).toUShort();
    };
    QTRY_VERIFY_WITH_TIMEOUT(port() != 0, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(manager.told(), QByteArrayList{"READY=1"}, 30'000);
    QCOMPARE(servedStatus(port(), "/api/storage/photo/" + id.toLatin1() + "/metadata", token), 200);
    QCOMPARE(servedStatus(port(), "/api/storage/photos", u"wrong"_s), 401);
    service.terminate();
    QVERIFY(service.waitForFinished(30'000));
    QCOMPARE(service.exitCode(), 0);
    QCOMPARE(manager.told(), (QByteArrayList{"READY=1", "STOPPING=1"}));
    const QJsonObject document = QJsonDocument::fromJson(service.readAllStandardOutput()).object();
    QCOMPARE(JsonSchema::named(u"serve"_s).problems(document), QStringList());
    QCOMPARE(document.value("requests"_L1).toInt(), 2);
}

void ServeTest::refusesAddresses()
{
    Console console;
    QCOMPARE(console.json({u"serve"_s, u"--listen"_s, u"example.org:80"_s}).status, 2);
    QCOMPARE(console.json({u"serve"_s, u"--rate"_s, u"-1"_s}).status, 2);
}

TD_TEST(ServeTest)
#include "tst_serve.moc"
