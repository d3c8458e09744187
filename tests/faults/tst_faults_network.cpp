// SPDX-License-Identifier: GPL-3.0-or-later
// What storage servers and the way to them do wrong in a move or a purge, a row each (docs/FAULTS.md, N1 to N20). After
// each: nothing is lost and nothing stored twice at that very moment; the program starts again, recovers, and all is
// well; the deed can be done.
#include "networkscene.h"
#include "support/testprogram.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;
namespace now = td::test::faults;

namespace
{

using Server = FakeS3 &;
using Setting = NetworkSetting;

const QString Done; ///< no error

struct Row {
    const char *name;
    Deed deed;
    std::function<void(Server hot, Server cold)> script;
    QString reason = Done; ///< of the failure
    int orphans = 0;       ///< objects that nobody names afterwards, found by check
    Setting setting = {};
    int mostBodies = 1; ///< stored under one key
};

Setting oneBucket()
{
    return {.server = {}, .client = {}, .oneBucket = true};
}
Setting conditional()
{
    return {.server = {},
            .client = [](S3Config &config) { config.provider.conditionalPut = ConditionalPut::Always; },
            .oneBucket = false};
}
Setting opaqueEtags()
{
    return {.server = {}, .client = [](S3Config &config) { config.provider.etagIsMd5 = false; }, .oneBucket = false};
}
Setting impatient()
{
    return {.server = {}, .client = [](S3Config &config) { config.stallSeconds = 1; }, .oneBucket = false};
}

QList<Row> cutConnections()
{
    return {
        {"N1 reset before the body", Deed::ToHot,
         [](Server hot, Server) { hot.script(now::resetBeforeBody().on("PUT")); }},
        {"N1 reset in the body", Deed::ToHot, [](Server hot, Server) { hot.script(now::resetInBody(700).on("PUT")); }},
        {"N1 reset in every body", Deed::ToHot,
         [](Server hot, Server) { hot.script(now::resetInBody(700).on("PUT").always()); }, u"net.*"_s},
        {"N2 reset without an answer, stored", Deed::ToHot,
         [](Server hot, Server) { hot.script(now::resetAfterBody(true).on("PUT")); }},
        {"N2 closed without an answer, stored", Deed::ToCold,
         [](Server, Server cold) { cold.script(now::closeAfterBody(true).on("PUT")); }},
        // libcurl itself sends a request without a body again when a kept connection ends without an answer: the same
        // bytes once more.
        {"N2 copied inside, the answer lost", Deed::ToCold,
         [](Server hot, Server) { hot.script(now::closeAfterBody(true).operation(u"CopyObject"_s)); }, Done, 0,
         oneBucket(), 2},
        {"N3 reset without an answer, not stored", Deed::ToHot,
         [](Server hot, Server) { hot.script(now::resetAfterBody(false).on("PUT")); }},
        {"N3 closed without an answer, not stored", Deed::Restore,
         [](Server hot, Server) { hot.script(now::closeAfterBody(false).on("PUT")); }},
        {"N4 stored, and 412 for its echo", Deed::ToHot,
         [](Server hot, Server) { hot.script(now::status(412, "PreconditionFailed").on("PUT").applied()); }, Done, 0,
         conditional()},
        {"N4 closed without an answer, stored, conditional", Deed::ToHot,
         [](Server hot, Server) { hot.script(now::closeAfterBody(true).on("PUT")); }, Done, 0, conditional()},
        {"N15 no answer to a PUT", Deed::ToHot, [](Server hot, Server) { hot.script(now::hang().on("PUT")); }, Done, 0,
         impatient()},
        {"N15 a body that trickles", Deed::Restore,
         [](Server, Server cold) { cold.script(now::trickle(std::chrono::seconds(5)).on("GET")); }, Done, 0,
         impatient()},
        {"server down in the move", Deed::ToCold, [](Server, Server cold) { cold.setDown(true); }, u"net.*"_s},
    };
}

QList<Row> refusals()
{
    return {
        {"N5 500 once", Deed::ToHot,
         [](Server hot, Server) { hot.script(now::status(500, "InternalError").on("PUT")); }},
        {"N5 500 once, stored", Deed::ToHot,
         [](Server hot, Server) { hot.script(now::status(500, "InternalError").on("PUT").applied()); }},
        {"N5 503 five times", Deed::ToCold,
         [](Server, Server cold) { cold.script(now::status(503, "SlowDown").on("PUT").times(5)); }},
        {"N5 503 twenty times", Deed::ToCold,
         [](Server, Server cold) { cold.script(now::status(503, "SlowDown").times(20)); }, u"s3.unavailable"_s},
        {"N5 503 for good", Deed::Restore,
         [](Server hot, Server) { hot.script(now::status(503, "SlowDown").always()); }, u"s3.unavailable"_s},
        {"N5 429 with Retry-After", Deed::ToHot,
         [](Server hot, Server) {
             hot.script(now::status(429, "TooManyRequests").header("Retry-After", "2").on("PUT").times(2));
         }},
        {"N6 403 on PUT", Deed::ToHot, [](Server hot, Server) { hot.deny({u"PutObject"_s}); }, u"s3.access_denied"_s},
        {"N6 403 on HEAD", Deed::ToHot, [](Server hot, Server) { hot.deny({u"HeadObject"_s}); }, u"s3.access_denied"_s},
        {"N6 403 on DELETE: both copies stay", Deed::ToCold, [](Server hot, Server) { hot.deny({u"DeleteObject"_s}); }},
        {"N6 403 on DELETE of a purge", Deed::Purge, [](Server, Server cold) { cold.deny({u"DeleteObject"_s}); },
         u"s3.access_denied"_s},
        {"N7 the server's clock is 20 minutes ahead", Deed::ToHot,
         [](Server hot, Server) { hot.setClockAhead(std::chrono::minutes(20)); }},
        {"N7 the server's clock is 20 minutes behind", Deed::ToCold,
         [](Server hot, Server) { hot.setClockAhead(-std::chrono::minutes(20)); }},
        {"N14 200 with an error inside, once", Deed::ToCold,
         [](Server hot, Server) { hot.script(now::okWithError().operation(u"CopyObject"_s)); }, Done, 0, oneBucket()},
        {"N14 200 with an error inside, for good", Deed::ToCold,
         [](Server hot, Server) { hot.script(now::okWithError().operation(u"CopyObject"_s).always()); },
         u"s3.unavailable"_s, 0, oneBucket()},
        {"N14 a login page answers once", Deed::ToHot,
         [](Server hot, Server) { hot.script(now::htmlPage().on("PUT")); }},
        {"N14 a login page answers everything", Deed::ToHot,
         [](Server hot, Server) { hot.script(now::htmlPage().always()); }, u"s3.not_s3"_s},
        {"N14 a login page answers the reader", Deed::Restore,
         [](Server, Server cold) { cold.script(now::htmlPage().on("GET").always()); }, u"s3.not_s3"_s},
        {"N20 the archive is asleep", Deed::Restore,
         [](Server, Server cold) { cold.script(now::status(403, "InvalidObjectState").on("GET").always()); },
         u"s3.needs_restore"_s},
        {"no bucket any more", Deed::ToHot,
         [](Server hot, Server) { hot.script(now::status(404, "NoSuchBucket").always()); }, u"s3.no_such_bucket"_s},
    };
}

QList<Row> lies()
{
    const auto rightEtag = [](int size) {
        const QByteArray md5 = QCryptographicHash::hash(fakePhoto(3, size), QCryptographicHash::Md5).toHex();
        return QByteArray("\"" + md5 + "\"");
    };
    return {
        {"N8 404 once right after 200", Deed::ToHot,
         [](Server hot, Server) { hot.script(now::status(404, "NoSuchKey").on("HEAD", u"hot/*"_s).nth(2)); }},
        {"N8 404 for good after 200", Deed::ToHot,
         [](Server hot, Server) {
             hot.script(now::status(404, "NoSuchKey").on("HEAD", u"hot/*"_s).always());
             hot.script(now::status(404, "NoSuchKey").on("GET", u"hot/*"_s).always());
         },
         u"copy.not_stored"_s, 1},
        {"N8 200 and nothing stored", Deed::ToHot, [](Server hot, Server) { hot.script(now::noEffect().on("PUT")); },
         u"copy.not_stored"_s},
        {"N9 stored empty", Deed::ToHot, [](Server hot, Server) { hot.script(now::storesOnly(0).on("PUT")); },
         u"copy.not_stored"_s},
        {"N9 stored short", Deed::ToCold, [](Server, Server cold) { cold.script(now::storesOnly(700).on("PUT")); },
         u"copy.not_stored"_s},
        {"N9 stored with another byte", Deed::Restore,
         [](Server hot, Server) { hot.script(now::storesFlipped(700).on("PUT")); }, u"copy.not_stored"_s},
        {"N12 false proof: other bytes under the right ETag", Deed::ToHot,
         [rightEtag](Server hot, Server) {
             hot.script(now::storesFlipped(700).on("PUT"));
             hot.script(now::etag(rightEtag(2000)).on("HEAD").always());
         },
         u"copy.not_stored"_s, 0, opaqueEtags()},
        {"N10 cut, with its length", Deed::Restore,
         [](Server, Server cold) { cold.script(now::cutReply(700).on("GET")); }},
        {"N10 cut, without a length", Deed::Restore,
         [](Server, Server cold) { cold.script(now::cutReply(700, ServerFault::Framing::UntilClose).on("GET")); }},
        {"N10 cut, chunked", Deed::Restore,
         [](Server, Server cold) { cold.script(now::cutReply(700, ServerFault::Framing::Chunked).on("GET")); }},
        {"N10 reset in the reply", Deed::Restore,
         [](Server, Server cold) { cold.script(now::resetReply(700).on("GET")); }},
        {"N10 cut for good", Deed::Restore,
         [](Server, Server cold) { cold.script(now::cutReply(700).on("GET").always()); }, u"copy.damaged"_s},
        {"N10 cut for good, without a length", Deed::Restore,
         [](Server, Server cold) {
             cold.script(now::cutReply(700, ServerFault::Framing::UntilClose).on("GET").always());
         },
         u"copy.damaged"_s},
        {"N11 one byte flipped once", Deed::Restore,
         [](Server, Server cold) { cold.script(now::flipByte(700).on("GET")); }},
        {"N11 one byte flipped for good", Deed::Restore,
         [](Server, Server cold) { cold.script(now::flipByte(700).on("GET").always()); }, u"copy.damaged"_s},
        {"N11 a faithful copy of bad bytes", Deed::ToCold,
         [](Server hot, Server) { hot.script(now::flipByte(700).on("GET").always()); }, u"copy.damaged"_s, 0,
         oneBucket()},
        {"N12 ETag of an upload in parts", Deed::ToHot,
         [](Server hot, Server) { hot.script(now::etag("\"0123456789abcdef0123456789abcdef-2\"").always()); }},
        {"N12 ETag without quotes", Deed::ToHot,
         [](Server hot, Server) { hot.script(now::etag("0123456789abcdef0123456789abcdef").on("HEAD").always()); }},
        {"N12 ETag in capitals, of other bytes", Deed::ToCold,
         [](Server, Server cold) { cold.script(now::etag("\"0123456789ABCDEF0123456789ABCDEF\"").always()); }},
        {"N12 ETag that changes between calls", Deed::ToCold,
         [](Server, Server cold) { cold.script(now::etag("\"feedfeedfeedfeedfeedfeedfeedfeed\"").on("HEAD").nth(2)); }},
        {"N12 no ETag at all", Deed::ToHot,
         [](Server hot, Server) { hot.script(now::etag(QByteArray()).on("PUT").always()); }},
        {"N13 a checksum header of other bytes", Deed::ToHot,
         [](Server hot, Server) {
             hot.script(now::status(0, {}).header("x-amz-checksum-sha256", QByteArray(44, 'A')).on("HEAD").always());
         }},
        {"N18 204 and the object is still there", Deed::ToCold,
         [](Server hot, Server) { hot.script(now::noEffect().on("DELETE").always()); }, Done, 2},
        {"N18 404 on DELETE", Deed::ToCold,
         [](Server hot, Server) { hot.script(now::status(404, "NoSuchKey").on("DELETE").applied().always()); }},
        {"N18 500 on DELETE, applied", Deed::ToCold,
         [](Server hot, Server) { hot.script(now::status(500, "InternalError").on("DELETE").applied()); }},
        {"N18 500 on DELETE of a purge, applied", Deed::Purge,
         [](Server, Server cold) { cold.script(now::status(500, "InternalError").on("DELETE").applied()); }},
    };
}

} // namespace

class NetworkFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRow_data();
    void everyRow();
    void aForeignObjectUnderOurKey_data();
    void aForeignObjectUnderOurKey();
    void noVersionStaysHidden();
    void noVersionStaysHiddenAfterALostAnswer();

private:
    QList<Row> m_rows = cutConnections() + refusals() + lies();
};

void NetworkFaultsTest::everyRow_data()
{
    QTest::addColumn<int>("row");
    for (int row = 0; row < m_rows.size(); ++row)
        QTest::newRow(m_rows.at(row).name) << row;
}

void NetworkFaultsTest::everyRow()
{
    QFETCH(const int, row);
    const Row &fault = m_rows.at(row);
    NetworkScene scene(fault.setting);
    scene.prepare(fault.deed);
    scene.hot.clearLog();
    scene.cold().clearLog();
    fault.script(scene.hot, scene.cold());
    const Result<void> said = scene.act();
    const QString reason = said ? QString() : said.error().reason;
    const bool isAsExpected =
        fault.reason.endsWith(u'*') ? reason.startsWith(fault.reason.chopped(1)) : reason == fault.reason;
    QVERIFY2(isAsExpected, qPrintable(QString(u"'%1' "_s.arg(reason) % (said ? QString() : said.error().message))));
    QCOMPARE(scene.brokenNow(said.has_value(), fault.mostBodies).join(u"; "_s), QString());
    int orphans = -1;
    QCOMPARE(scene.wrongAfterRestart(&orphans).join(u"; "_s), QString());
    QCOMPARE(orphans, fault.orphans);
    const auto photo = scene.f.catalogue().photos().find(scene.subject);
    QVERIFY(photo);
    if (said && fault.deed == Deed::Purge)
        QVERIFY2(!*photo, "it said the photo was destroyed");
    else if (said)
        QCOMPARE((*photo)->tier, fault.deed == Deed::ToCold ? Tier::Cold : Tier::Hot);
    if (*photo) {
        const Result<void> again = scene.act();
        QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
    }
    QCOMPARE(scene.wrongAtTheEnd().join(u"; "_s), QString());
}

void NetworkFaultsTest::aForeignObjectUnderOurKey_data()
{
    QTest::addColumn<bool>("isConditional");
    QTest::newRow("N17 found before the put") << false;
    QTest::newRow("N17 412 of a conditional put") << true;
}

void NetworkFaultsTest::aForeignObjectUnderOurKey()
{
    QFETCH(const bool, isConditional);
    NetworkScene scene(isConditional ? conditional() : Setting());
    scene.prepare(Deed::ToHot);
    const QByteArray foreign = "somebody else's";
    scene.hot.putObject(u"hot/%1.jpg"_s.arg(scene.subject), foreign);
    const Result<void> said = scene.act();
    QVERIFY(!said);
    QCOMPARE(said.error().reason, u"object.exists"_s);
    int orphans = 0;
    QCOMPARE(scene.wrongAfterRestart(&orphans).join(u"; "_s), QString());
    QVERIFY(scene.act());
    QCOMPARE(scene.wrongAtTheEnd().join(u"; "_s), QString());
    bool isThere = false;
    for (const QString &key : scene.hot.keys())
        isThere = isThere || scene.hot.object(key) == foreign;
    QVERIFY2(isThere, "the foreign object was destroyed");
}

void NetworkFaultsTest::noVersionStaysHidden()
{
    FakeS3Options versioned;
    versioned.versioned = true;
    NetworkScene scene({.server = versioned, .client = {}, .oneBucket = false});
    scene.prepare(Deed::Restore);
    QVERIFY(scene.act());
    QVERIFY(scene.f.catalogue().photos().trash({scene.subject}, {}, {}, scene.f.clock.now()));
    QVERIFY(scene.f.engine().mover.purge(scene.subject, {}, {}));
    scene.truth.remove(scene.subject);
    QCOMPARE(scene.wrongAtTheEnd().join(u"; "_s), QString());
    QCOMPARE(scene.hot.storedVersions(), scene.hot.keys().size());
    QCOMPARE(scene.cold().storedVersions(), scene.cold().keys().size());
    for (const QString &key : {u"hot/%1.jpg"_s.arg(scene.subject), u"cold/%1.jpg"_s.arg(scene.subject)}) {
        QVERIFY2(scene.hot.versions(key).isEmpty(), qPrintable(key));
        QVERIFY2(scene.cold().versions(key).isEmpty(), qPrintable(key));
    }
}

// libcurl sends the copy again when its answer is lost, and a bucket with versions then keeps both.
void NetworkFaultsTest::noVersionStaysHiddenAfterALostAnswer()
{
    FakeS3Options versioned;
    versioned.versioned = true;
    NetworkScene scene({.server = versioned, .client = {}, .oneBucket = true});
    scene.prepare(Deed::ToCold);
    scene.hot.script(now::closeAfterBody(true).operation(u"CopyObject"_s));
    QVERIFY(scene.act());
    QVERIFY(scene.f.catalogue().photos().trash({scene.subject}, {}, {}, scene.f.clock.now()));
    QVERIFY(scene.f.engine().mover.purge(scene.subject, {}, {}));
    for (const QString &key : {u"hot/%1.jpg"_s.arg(scene.subject), u"cold/%1.jpg"_s.arg(scene.subject)})
        QVERIFY2(scene.hot.versions(key).isEmpty(), qPrintable(key));
    scene.truth.remove(scene.subject);
    QCOMPARE(scene.wrongAtTheEnd().join(u"; "_s), QString());
}

TD_TEST(NetworkFaultsTest)
#include "tst_faults_network.moc"
