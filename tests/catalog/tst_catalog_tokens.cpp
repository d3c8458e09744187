// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"
#include "support/testprogram.h"

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

/// What the HTTP service asks of the catalogue alone.
class TestCatalogTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokensAreKept();
    void tokensEnd();
    void hashesAreUnique();
    void photosAreFoundByKey();

private:
    static AccessToken tokenOf(const Shelf &shelf, const QString &id)
    {
        return {.tokenId = id,
                .name = u"shop"_s,
                .role = TokenRole::Operator,
                .userId = u"ana"_s,
                .createdAt = shelf.clock.now(),
                .lastUsedAt = {},
                .revokedAt = {}};
    }
};

void TestCatalogTokens::tokensAreKept()
{
    Shelf shelf;
    TokenRepository &tokens = shelf.catalogue->tokens();
    must(tokens.add(tokenOf(shelf, u"t1"_s), u"hash-1"_s));
    QVERIFY(!must(tokens.findByHash(u"hash-2"_s)));
    const auto found = must(tokens.findByHash(u"hash-1"_s));
    QVERIFY(found.has_value());
    QCOMPARE(found->tokenId, u"t1"_s);
    QCOMPARE(found->name, u"shop"_s);
    QCOMPARE(tokenRoleName(found->role), u"operator"_s);
    QCOMPARE(found->userId, u"ana"_s);
    QVERIFY(!found->lastUsedAt && !found->revokedAt);
    shelf.clock.advance(Hour);
    must(tokens.noteUse(u"t1"_s, shelf.clock.now()));
    QVERIFY(must(tokens.list()).first().lastUsedAt == shelf.clock.now());
}

void TestCatalogTokens::tokensEnd()
{
    Shelf shelf;
    TokenRepository &tokens = shelf.catalogue->tokens();
    must(tokens.add(tokenOf(shelf, u"t1"_s), u"hash-1"_s));
    const Instant first = shelf.clock.now();
    must(tokens.revoke(u"t1"_s, first));
    shelf.clock.advance(Hour);
    must(tokens.revoke(u"t1"_s, shelf.clock.now()));
    const auto found = must(tokens.findByHash(u"hash-1"_s));
    QVERIFY(found && found->revokedAt == first);
    QCOMPARE(reasonOf(tokens.revoke(u"nobody"_s, first)), u"token.unknown"_s);
}

void TestCatalogTokens::hashesAreUnique()
{
    Shelf shelf;
    TokenRepository &tokens = shelf.catalogue->tokens();
    must(tokens.add(tokenOf(shelf, u"t1"_s), u"hash-1"_s));
    QVERIFY(!tokens.add(tokenOf(shelf, u"t2"_s), u"hash-1"_s).has_value());
    QCOMPARE(must(tokens.list()).size(), 1);
}

void TestCatalogTokens::photosAreFoundByKey()
{
    Shelf shelf;
    shelf.add(u"a"_s, Tier::Hot);
    const auto copy = must(shelf.catalogue->copies().ofKey(u"hot/a.jpg"_s));
    QVERIFY(copy.has_value());
    QCOMPARE(copy->photoId, u"a"_s);
    QVERIFY(!must(shelf.catalogue->copies().ofKey(u"hot/b.jpg"_s)));
    must(shelf.catalogue->copies().setState(copy->copyId, CopyState::Gone, {}, shelf.clock.now()));
    QVERIFY(!must(shelf.catalogue->copies().ofKey(u"hot/a.jpg"_s)));
}

TD_CATALOG_TEST(TestCatalogTokens)
#include "tst_catalog_tokens.moc"
