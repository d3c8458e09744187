// SPDX-License-Identifier: GPL-3.0-or-later
// Servers that never answer, that are not who they say, that send elsewhere; clocks that are wrong; listings that lie
// (docs/FAULTS.md, N7, N14 to N16, N21).
#include "networkscene.h"

#include "storage/forwardingstore.h"
#include "storage/retryingstore.h"
#include "storage/s3store.h"
#include "support/testprogram.h"

#include <QElapsedTimer>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;
namespace now = td::test::faults;

namespace
{

/// Takes connections and never says a word; with `isFull` it does not even take them.
class SilentServer
{
public:
    explicit SilentServer(bool isFull)
        : m_listener(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto *plain = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_listener, plain, length) != 0 || ::listen(m_listener, isFull ? 0 : 64) != 0 ||
            ::getsockname(m_listener, plain, &length) != 0)
            qFatal("no socket");
        m_port = ntohs(address.sin_port);
        for (int i = 0; isFull && i < 2; ++i) {
            const int filler = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
            std::ignore = ::connect(filler, plain, length);
            m_fillers.append(filler);
        }
    }
    ~SilentServer()
    {
        for (const int filler : std::as_const(m_fillers))
            ::close(filler);
        ::close(m_listener);
    }
    SilentServer(const SilentServer &) = delete;
    SilentServer &operator=(const SilentServer &) = delete;

    [[nodiscard]] QString endpoint(const QString &scheme) const
    {
        return u"%1://127.0.0.1:%2"_s.arg(scheme).arg(m_port);
    }

private:
    int m_listener;
    QList<int> m_fillers;
    quint16 m_port = 0;
};

/// A bucket under a name of its own, so that the catalogue finds it again at another port.
class NamedStore final : public ForwardingStore
{
public:
    using ForwardingStore::ForwardingStore;
    [[nodiscard]] QString name() const override { return u"s3:photos"_s; }
};

/// Binds HOT to the bucket; takes effect when the fixture is opened the next time.
void bindHot(Fixture &f, const S3Config &config)
{
    RetryingOptions twice;
    twice.policy.tries = 2;
    f.remote.insert(Tier::Hot, std::make_shared<NamedStore>(withRetries(makeS3Store(config), twice)));
}

QString toHot(Fixture &f, const QString &photoId)
{
    const auto moved = f.engine().mover.move(photoId, Tier::Hot, true, {}, {});
    return moved ? u"done"_s : moved.error().reason;
}

} // namespace

Q_DECLARE_METATYPE(td::test::FakeS3Options::Certificate)
Q_DECLARE_METATYPE(td::test::ServerFault::Listing)

class TrustFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void silence_data();
    void silence();
    void wrongCertificates_data();
    void wrongCertificates();
    void redirectsLeadNowhere_data();
    void redirectsLeadNowhere();
    void theClockJumpsInTheMove_data();
    void theClockJumpsInTheMove();
    void lyingListings_data();
    void lyingListings();
};

void TrustFaultsTest::silence_data()
{
    QTest::addColumn<bool>("isFull");
    QTest::addColumn<QString>("scheme");
    QTest::newRow("N15 connect hangs") << true << u"http"_s;
    QTest::newRow("N15 TLS hangs") << false << u"https"_s;
    QTest::newRow("N15 reply hangs") << false << u"http"_s;
}

void TrustFaultsTest::silence()
{
    QFETCH(const bool, isFull);
    QFETCH(const QString, scheme);
    const SilentServer silent(isFull);
    Fixture f;
    S3Config config;
    config.endpoint = silent.endpoint(scheme);
    config.region = u"us-east-1"_s;
    config.bucket = u"photos"_s;
    config.accessKey = u"key"_s;
    config.secret = Secret("secret");
    config.connectTimeoutSeconds = 1;
    config.stallSeconds = 1;
    bindHot(f, config);
    f.reopen();
    const Photo photo = f.upload(1);
    QElapsedTimer timer;
    timer.start();
    const auto moved = f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {});
    QVERIFY(!moved);
    QVERIFY2(moved.error().code == ErrorCode::DeadlineExceeded || moved.error().code == ErrorCode::Unavailable,
             qPrintable(moved.error().reason));
    QVERIFY2(moved.error().reason != u"cancelled"_s, "a timeout is not the operator's stop");
    QVERIFY2(timer.elapsed() < 40'000, "it gives up by itself, after some tries");
    const FakeS3 healthy;
    bindHot(f, configOf(healthy));
    f.restart();
    QVERIFY(f.engine().mover.recover({}));
    QCOMPARE(f.photo(photo.photoId).tier, Tier::Temp);
    QCOMPARE(f.violations({{photo.photoId, photo.sha256}}).join(u"; "_s), QString());
}

void TrustFaultsTest::wrongCertificates_data()
{
    using enum FakeS3Options::Certificate;
    QTest::addColumn<FakeS3Options::Certificate>("certificate");
    QTest::addColumn<bool>("knowsAuthority");
    QTest::addColumn<bool>("isTrusted");
    QTest::newRow("N21 good, authority given in a file") << Good << true << true;
    QTest::newRow("N21 of another host") << WrongHost << true << false;
    QTest::newRow("N21 expired") << Expired << true << false;
    QTest::newRow("N21 signed by itself") << SelfSigned << true << false;
    QTest::newRow("N21 of an unknown authority") << Good << false << false;
}

void TrustFaultsTest::wrongCertificates()
{
    QFETCH(const FakeS3Options::Certificate, certificate);
    QFETCH(const bool, knowsAuthority);
    QFETCH(const bool, isTrusted);
    FakeS3Options options;
    options.https = true;
    options.certificate = certificate;
    const FakeS3 server(options);
    S3Config config = configOf(server);
    if (!knowsAuthority)
        config.caFile.clear();
    Fixture f;
    bindHot(f, config);
    f.reopen();
    const Photo photo = f.upload(1);
    const QString said = toHot(f, photo.photoId);
    QVERIFY2((said == u"done"_s) == isTrusted, qPrintable(said));
    QCOMPARE(f.photo(photo.photoId).tier, isTrusted ? Tier::Hot : Tier::Temp);
    if (isTrusted)
        return;
    QVERIFY2(server.log().isEmpty(), "it spoke to a server that it does not trust");
    const FakeS3 healthy;
    bindHot(f, configOf(healthy));
    f.restart();
    QVERIFY(f.engine().mover.recover({}));
    QCOMPARE(f.violations({{photo.photoId, photo.sha256}}).join(u"; "_s), QString());
}

void TrustFaultsTest::redirectsLeadNowhere_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 307, 308})
        QTest::addRow("N14 %d to another host", status) << status;
}

void TrustFaultsTest::redirectsLeadNowhere()
{
    QFETCH(const int, status);
    const FakeS3 thief;
    NetworkScene scene;
    scene.prepare(Deed::ToHot);
    scene.hot.script(now::redirect(status, thief.endpoint().toUtf8()).always());
    const auto moved = scene.act();
    QVERIFY(!moved);
    QCOMPARE(scene.brokenNow(false).join(u"; "_s), QString());
    for (const FakeRequest &request : thief.log())
        QVERIFY2(!request.hasCredentials(), request.target.constData());
    QVERIFY(thief.keys().isEmpty());
    int orphans = -1;
    QCOMPARE(scene.wrongAfterRestart(&orphans).join(u"; "_s), QString());
    QCOMPARE(orphans, 0);
}

void TrustFaultsTest::theClockJumpsInTheMove_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<qint64>("seconds");
    for (const char *call : {"journal.beginMove", "store.put", "journal.markCopied", "journal.markVerified",
                             "journal.commitMove", "store.remove", "journal.markReleased", "journal.finish"}) {
        for (const qint64 minutes : {-60, -20, 20, 24 * 60 * 400})
            QTest::addRow("N7 %lld min at %s", static_cast<long long>(minutes), call)
                << QString::fromLatin1(call) << minutes * 60;
    }
}

void TrustFaultsTest::theClockJumpsInTheMove()
{
    QFETCH(const QString, call);
    QFETCH(const qint64, seconds);
    NetworkScene scene;
    scene.prepare(Deed::ToCold);
    bool hasJumped = false;
    scene.f.faults.only = [&](const QString &name) {
        if (name == call && !std::exchange(hasJumped, true))
            scene.f.clock.advance(Seconds{seconds});
        return true;
    };
    const auto moved = scene.act();
    scene.f.faults.only = nullptr;
    QVERIFY(hasJumped);
    QCOMPARE(scene.brokenNow(moved.has_value()).join(u"; "_s), QString());
    int orphans = -1;
    QCOMPARE(scene.wrongAfterRestart(&orphans).join(u"; "_s), QString());
    QCOMPARE(orphans, 0);
    const auto again = scene.act();
    QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
    QCOMPARE(scene.wrongAtTheEnd().join(u"; "_s), QString());
}

void TrustFaultsTest::lyingListings_data()
{
    using enum ServerFault::Listing;
    QTest::addColumn<ServerFault::Listing>("listing");
    QTest::newRow("N16 empty") << Empty;
    QTest::newRow("N16 truncated without a token") << NoToken;
    QTest::newRow("N16 the same token again and again") << LoopingToken;
    QTest::newRow("N16 a page twice") << SamePageTwice;
    QTest::newRow("N16 no XML") << BrokenXml;
    QTest::newRow("N16 XML without an end") << EndlessXml;
    QTest::newRow("N16 keys not encoded") << Unencoded;
}

void TrustFaultsTest::lyingListings()
{
    QFETCH(const ServerFault::Listing, listing);
    FakeS3Options paged;
    paged.pageKeys = 2;
    NetworkScene scene({.server = paged, .client = {}, .oneBucket = false});
    scene.prepare(Deed::Restore);
    for (quint32 seed = 10; seed < 13; ++seed) {
        const Photo photo = scene.f.upload(seed);
        scene.truth.insert(photo.photoId, photo.sha256);
        QCOMPARE(toHot(scene.f, photo.photoId), u"done"_s);
    }
    const QStringList before = scene.hot.keys();
    scene.hot.clearLog();
    scene.hot.script(now::listing(listing).operation(u"ListObjectsV2"_s).always());
    const auto check = scene.f.engine().check.run({.readDataPercent = 0, .repair = true}, {}, {});
    // A tier that cannot be listed is said to be unchecked, and nothing else is said of it.
    for (const CheckFinding &finding : check ? check->findings : QList<CheckFinding>())
        QCOMPARE(finding.kind, u"unchecked"_s);
    QCOMPARE(scene.hot.keys(), before);
    QVERIFY(scene.hot.log(u"DeleteObject"_s).isEmpty() && scene.hot.log(u"DeleteObjects"_s).isEmpty());
    scene.heal();
    QCOMPARE(scene.wrongAtTheEnd().join(u"; "_s), QString());
}

TD_TEST(TrustFaultsTest)
#include "tst_faults_trust.moc"
