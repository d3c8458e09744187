// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signedlink.h"
#include "support/testprogram.h"

#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace td;

namespace
{

const QByteArray FirstSecret("0123456789abcdef0123456789abcdef");
const QByteArray SecondSecret("a-second-secret-that-is-long-enough-too");
const Instant LinkNow = instantOf(1'800'000'000);

LinkKeys keysOf(const QByteArray &text)
{
    return LinkKeys::parse(Secret(text)).value();
}

LinkClaims someClaims()
{
    return {.linkId = u"3f0c3c1e-7f55-4a6a-9a44-2f1f3a6f6a01"_s,
            .photoId = u"b1946ac9-2492-4d23-9c0e-0a5d0f4c1d11"_s,
            .variant = u"large"_s,
            .use = LinkUse::View,
            .expires = LinkNow + Hour};
}

QString urlOf(const LinkClaims &claims, const LinkKeys &keys, const QString &base = u"https://photos.example.com"_s)
{
    return signedLinkUrl(base, claims, keys.current()).value();
}

QString reasonFor(const QString &url, const LinkKeys &keys, Instant now)
{
    const Result<PresentedLink> link = parseSignedLink(url);
    if (!link)
        return link.error().reason;
    const Result<LinkClaims> claims = verifySignedLink(*link, keys, now);
    return claims ? u"fine"_s : claims.error().reason;
}

QString withQuery(const QString &url, const QString &name, const QString &value)
{
    QUrl changed(url);
    QUrlQuery query(changed);
    query.removeAllQueryItems(name);
    query.addQueryItem(name, value);
    changed.setQuery(query);
    return changed.toString(QUrl::FullyEncoded);
}

} // namespace

class TestSignedLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSignedComesBack_data()
    {
        QTest::addColumn<QString>("photo");
        QTest::addColumn<QString>("variant");
        QTest::addColumn<LinkUse>("use");
        QTest::addColumn<QString>("base");
        const QString host = u"https://photos.example.com"_s;
        QTest::newRow("a photo to look at") << u"b1946ac9"_s << u"master"_s << LinkUse::View << host;
        QTest::newRow("to download") << u"b1946ac9"_s << u"original"_s << LinkUse::Download << host;
        QTest::newRow("an id of an older database")
            << u"photos/2019/été & co?#%.jpg"_s << u"small"_s << LinkUse::View << host;
        QTest::newRow("behind a prefix") << u"b1946ac9"_s << u"master"_s << LinkUse::View << u"https://h.example/t/"_s;
        QTest::newRow("on this computer")
            << u"b1946ac9"_s << u"master"_s << LinkUse::View << u"http://127.0.0.1:8080"_s;
    }
    void whatIsSignedComesBack()
    {
        QFETCH(QString, photo);
        QFETCH(QString, variant);
        QFETCH(LinkUse, use);
        QFETCH(QString, base);
        LinkClaims claims = someClaims();
        claims.photoId = photo;
        claims.variant = variant;
        claims.use = use;
        const LinkKeys keys = keysOf(FirstSecret);
        const QString url = urlOf(claims, keys, base);
        QVERIFY2(url.startsWith(base), qPrintable(url));
        const Result<PresentedLink> link = parseSignedLink(url);
        QVERIFY(link);
        const Result<LinkClaims> found = verifySignedLink(*link, keys, LinkNow);
        QVERIFY(found);
        QCOMPARE(*found, claims);
        // A server sees path and query alone.
        const QUrl whole(url);
        QCOMPARE(reasonFor(whole.path(QUrl::FullyEncoded) + u'?' + whole.query(QUrl::FullyEncoded), keys, LinkNow),
                 u"fine"_s);
    }

    void claimsThatNoLinkCanHold_data()
    {
        QTest::addColumn<QString>("photo");
        QTest::addColumn<QString>("variant");
        QTest::addColumn<QString>("link");
        QTest::newRow("no photo") << QString() << u"master"_s << u"l"_s;
        QTest::newRow("no variant") << u"p"_s << QString() << u"l"_s;
        QTest::newRow("a slash in the variant") << u"p"_s << u"a/b"_s << u"l"_s;
        QTest::newRow("no id") << u"p"_s << u"master"_s << QString();
    }
    void claimsThatNoLinkCanHold()
    {
        QFETCH(QString, photo);
        QFETCH(QString, variant);
        QFETCH(QString, link);
        const LinkClaims claims{.linkId = link, .photoId = photo, .variant = variant, .use = {}, .expires = LinkNow};
        const Result<QString> url = signedLinkUrl(u"https://h.example"_s, claims, keysOf(FirstSecret).current());
        QVERIFY(!url);
        QCOMPARE(url.error().reason, u"link.malformed"_s);
    }

    void everyFieldIsSigned_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("reason");
        QTest::newRow("view to download") << u"use"_s << u"download"_s << u"link.invalid"_s;
        QTest::newRow("an unknown use") << u"use"_s << u"edit"_s << u"link.invalid"_s;
        QTest::newRow("a later end") << u"expires"_s << u"1900000000"_s << u"link.invalid"_s;
        QTest::newRow("the same end written otherwise") << u"expires"_s << u"01800003600"_s << u"link.invalid"_s;
        QTest::newRow("an end that is no number") << u"expires"_s << u"never"_s << u"link.invalid"_s;
        QTest::newRow("another link of the register") << u"link"_s << u"other"_s << u"link.invalid"_s;
        QTest::newRow("an unknown key") << u"key"_s << u"0000000000000000"_s << u"link.invalid"_s;
        QTest::newRow("no signature at all") << u"sig"_s << u"x"_s << u"link.invalid"_s;
        QTest::newRow("an empty signature") << u"sig"_s << QString() << u"link.malformed"_s;
        QTest::newRow("a long signature") << u"sig"_s << QString(5'000, u'A') << u"link.malformed"_s;
    }
    void everyFieldIsSigned()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, reason);
        const LinkKeys keys = keysOf(FirstSecret);
        const QString url = urlOf(someClaims(), keys);
        QCOMPARE(reasonFor(url, keys, LinkNow), u"fine"_s);
        QCOMPARE(reasonFor(withQuery(url, name, value), keys, LinkNow), reason);
    }

    void thePathIsSignedAndSoIsThePhoto()
    {
        const LinkKeys keys = keysOf(FirstSecret);
        const QString url = urlOf(someClaims(), keys);
        LinkClaims other = someClaims();
        other.photoId = u"another"_s;
        const QUrl theirs(urlOf(other, keys));
        QUrl mixed(url);
        mixed.setPath(theirs.path());
        QCOMPARE(reasonFor(mixed.toString(QUrl::FullyEncoded), keys, LinkNow), u"link.invalid"_s);
        // Other spellings of the same bytes are other links.
        QUrl padded(url);
        padded.setPath(padded.path() + u"=="_s);
        QCOMPARE(reasonFor(padded.toString(QUrl::FullyEncoded), keys, LinkNow), u"link.invalid"_s);
    }

    void everyCharacterOfTheSignatureCounts()
    {
        const LinkKeys keys = keysOf(FirstSecret);
        const Result<PresentedLink> link = parseSignedLink(urlOf(someClaims(), keys));
        QVERIFY(link);
        QCOMPARE(link->signature.size(), 43); // 32 bytes
        for (qsizetype i = 0; i < link->signature.size(); ++i) {
            PresentedLink changed = *link;
            changed.signature[i] = changed.signature.at(i) == u'A' ? u'B' : u'A';
            QVERIFY2(!verifySignedLink(changed, keys, LinkNow), qPrintable(QString::number(i)));
        }
    }

    void aLinkWorksUntilItsEnd_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("reason");
        QTest::newRow("at once") << 0 << u"fine"_s;
        QTest::newRow("in its last second") << 3599 << u"fine"_s;
        QTest::newRow("at its end") << 3600 << u"link.expired"_s;
        QTest::newRow("long after") << 999'999 << u"link.expired"_s;
    }
    void aLinkWorksUntilItsEnd()
    {
        QFETCH(int, seconds);
        QFETCH(QString, reason);
        const LinkKeys keys = keysOf(FirstSecret);
        QCOMPARE(reasonFor(urlOf(someClaims(), keys), keys, LinkNow + Seconds(seconds)), reason);
    }

    void anExpiredLinkThatWasChangedIsInvalid()
    {
        const LinkKeys keys = keysOf(FirstSecret);
        const QString url = withQuery(urlOf(someClaims(), keys), u"use"_s, u"download"_s);
        QCOMPARE(reasonFor(url, keys, LinkNow + Day), u"link.invalid"_s);
    }

    void malformedAddresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("nothing") << QString();
        QTest::newRow("another place") << u"https://h.example/storage/images/1"_s;
        QTest::newRow("no parameters") << u"https://h.example/storage/signed/abc"_s;
        QTest::newRow("no path") << u"https://h.example/storage/signed/?use=view&expires=1&key=k&link=l&sig=s"_s;
        QTest::newRow("one missing") << u"/storage/signed/abc?use=view&expires=1&key=k&link=l"_s;
        QTest::newRow("one twice") << u"/storage/signed/abc?use=view&use=view&expires=1&key=k&link=l&sig=s"_s;
    }
    void malformedAddresses()
    {
        QFETCH(QString, url);
        QCOMPARE(reasonFor(url, keysOf(FirstSecret), LinkNow), u"link.malformed"_s);
    }

    void anotherKeySignsNothing()
    {
        const LinkKeys theirs = keysOf(SecondSecret);
        QCOMPARE(reasonFor(urlOf(someClaims(), theirs), keysOf(FirstSecret), LinkNow), u"link.invalid"_s);
        // Their signature under our key's name.
        const LinkKeys ours = keysOf(FirstSecret);
        QCOMPARE(reasonFor(withQuery(urlOf(someClaims(), theirs), u"key"_s, ours.current().id), ours, LinkNow),
                 u"link.invalid"_s);
    }

    void aReplacedKeyIsTakenUntilItsLinksEnd()
    {
        const LinkKeys before = keysOf(FirstSecret);
        const QString old = urlOf(someClaims(), before);
        const Result<LinkKeys> after = before.rotated(Secret(SecondSecret), LinkNow, LinkNow + Hour);
        QVERIFY(after);
        QVERIFY(after->current().id != before.current().id);
        QCOMPARE(reasonFor(old, *after, LinkNow + Hour - Seconds(1)), u"fine"_s);
        QCOMPARE(after->find(before.current().id, LinkNow + Hour), nullptr);
        QCOMPARE(reasonFor(urlOf(someClaims(), *after), *after, LinkNow), u"fine"_s);

        // What is kept in a keyring comes back from it.
        const LinkKeys kept = keysOf(after->toSecret().reveal());
        QCOMPARE(kept.all().size(), qsizetype(2));
        QCOMPARE(kept.current().id, after->current().id);
        QCOMPARE(kept.all().last().until, std::optional(LinkNow + Hour));
        QCOMPARE(reasonFor(old, kept, LinkNow), u"fine"_s);

        // Once its time is over the next rotation forgets it.
        const Result<LinkKeys> later =
            kept.rotated(Secret("a-third-secret-that-is-long-enough-too!"), LinkNow + Day, LinkNow + 2 * Day);
        QVERIFY(later);
        QCOMPARE(later->all().size(), qsizetype(2));
        QCOMPARE(later->find(before.current().id, LinkNow + Day), nullptr);
    }

    void keysThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("blanks") << QByteArray(" \n ");
        QTest::newRow("too short") << QByteArray("secret");
        QTest::newRow("the second too short") << FirstSecret + " short@2027-01-01T00:00:00Z";
    }
    void keysThatAreNone()
    {
        QFETCH(QByteArray, text);
        const Result<LinkKeys> keys = LinkKeys::parse(Secret(text));
        QVERIFY(!keys);
        QCOMPARE(keys.error().reason, u"link.key_invalid"_s);
        QVERIFY2(text.trimmed().isEmpty() || !keys.error().message.contains(QString::fromLatin1(text.trimmed())),
                 "the message repeats the key");
    }

    void aNewKeyIsNew()
    {
        const LinkKeys keys = keysOf(FirstSecret);
        QVERIFY(!keys.rotated(Secret(FirstSecret), LinkNow, LinkNow));
        QVERIFY(!keys.rotated(Secret("short"), LinkNow, LinkNow));
        QVERIFY(!keys.rotated(Secret("two words that are long enough to pass"), LinkNow, LinkNow));
    }
};

TD_TEST(TestSignedLink)
#include "tst_signedlink.moc"
