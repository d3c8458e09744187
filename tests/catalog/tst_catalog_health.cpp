// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

/// What was found of the parts of the program is kept as it was, and the newest of each wins.
class TestCatalogHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isKeptWhole();
    void theNewestWins();
};

namespace
{

HealthItem wholeItem(Instant at)
{
    HealthItem item;
    item.name = u"tier.hot@computer"_s;
    item.status = HealthStatus::Error;
    item.finding = u"store.failed"_s;
    item.args = {{u"place"_s, u"R2 · photos"_s}, {u"count"_s, qint64(5'000'000'000)}};
    item.text = u"It does not answer."_s;
    item.remedy = u"Look at it."_s;
    item.action = u"open_tiers"_s;
    item.checkedAt = at;
    item.problem = Error{.code = ErrorCode::Unauthenticated,
                         .reason = u"key.refused"_s,
                         .message = u"The key is refused"_s,
                         .where = u"hot"_s,
                         .remedy = u"Make another"_s,
                         .detail = u"403"_s,
                         .store = u"R2"_s};
    item.steps = {{.id = u"reach"_s, .outcome = StoreCheck::Outcome::Fine, .message = u"ok"_s, .remedy = {}},
                  {.id = u"write"_s,
                   .outcome = StoreCheck::Outcome::Failed,
                   .message = u"no"_s,
                   .remedy = u"do"_s,
                   .error = item.problem}};
    return item;
}

} // namespace

void TestCatalogHealth::isKeptWhole()
{
    Shelf shelf;
    const HealthItem item = wholeItem(shelf.clock.now());
    must(shelf.catalogue->healthChecks().record({item}));
    const QList<HealthItem> all = must(shelf.catalogue->healthChecks().all());
    QCOMPARE(all.size(), 1);
    const HealthItem &back = all.first();
    QCOMPARE(back.name, item.name);
    QCOMPARE(back.status, item.status);
    QCOMPARE(back.checkedAt, item.checkedAt);
    QCOMPARE(healthDetail(back), healthDetail(item));
    QCOMPARE(back.problem->code, ErrorCode::Unauthenticated);
    QCOMPARE(back.steps.size(), 2);
    QCOMPARE(back.steps.last().outcome, StoreCheck::Outcome::Failed);
    QCOMPARE(back.steps.last().error->reason, u"key.refused"_s);
}

void TestCatalogHealth::theNewestWins()
{
    Shelf shelf;
    HealthItem first = wholeItem(shelf.clock.now());
    HealthItem second;
    second.name = u"journal"_s;
    second.checkedAt = shelf.clock.now();
    must(shelf.catalogue->healthChecks().record({first, second}));
    shelf.clock.advance(Hour);
    first.status = HealthStatus::Ok;
    first.problem.reset();
    first.steps.clear();
    first.checkedAt = shelf.clock.now();
    must(shelf.catalogue->healthChecks().record({first}));
    const QList<HealthItem> all = must(shelf.catalogue->healthChecks().all());
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.first().name, u"journal"_s);
    QCOMPARE(all.first().checkedAt, shelf.clock.now() - Hour);
    QCOMPARE(all.last().status, HealthStatus::Ok);
    QVERIFY(!all.last().problem && all.last().steps.isEmpty());
    QCOMPARE(healthProblems(all), 0);
}

TD_CATALOG_TEST(TestCatalogHealth)
#include "tst_catalog_health.moc"
