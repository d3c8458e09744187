// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::Fixture;

class TestDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishKeepsTheFirstDate()
    {
        Fixture f;
        const Photo photo = f.upload(1, u"d"_s);
        const Result<BatchOutcome> published = f.engine().drafts.publish(u"d"_s, {});
        QVERIFY(published);
        QCOMPARE(published->done, QStringList{photo.photoId});
        const Instant first = f.clock.now();
        QVERIFY(f.photo(photo.photoId).publishedToVinted);
        QCOMPARE(f.photo(photo.photoId).publishedDate, std::optional(first));
        QCOMPARE(f.photo(photo.photoId).scheduledDeletion, std::optional(first + 7 * Day));
        f.clock.advance(3 * Day);
        QVERIFY(f.engine().drafts.publish(u"d"_s, {}));
        QCOMPARE(f.photo(photo.photoId).publishedDate, std::optional(first));
    }

    void publishUsesTheRule()
    {
        Fixture f;
        QVERIFY(f.engine().rules.set(u"lifecycle.published_days"_s, u"3"_s));
        const Photo photo = f.upload(1, u"d"_s);
        QVERIFY(f.engine().drafts.publish(u"d"_s, {}));
        QCOMPARE(f.photo(photo.photoId).scheduledDeletion, std::optional(f.clock.now() + 3 * Day));
    }

    void publishesOnlyItsOwnPhotos()
    {
        Fixture f;
        const Photo mine = f.upload(1, u"mine"_s);
        const Photo notListed = f.upload(2, u"mine"_s);
        const Photo other = f.upload(3, u"other"_s);
        const Result<BatchOutcome> outcome = f.engine().drafts.publish(u"mine"_s, {mine.photoId, other.photoId});
        QVERIFY(outcome);
        QCOMPARE(outcome->done, QStringList{mine.photoId});
        QCOMPARE(outcome->failed.size(), 1);
        QCOMPARE(outcome->failed.first().id, other.photoId);
        QVERIFY(!f.photo(notListed.photoId).publishedToVinted);
        QVERIFY(!f.photo(other.photoId).publishedToVinted);
    }

    void unpublishUndoesIt()
    {
        Fixture f;
        const Photo photo = f.upload(1, u"d"_s);
        QVERIFY(f.engine().drafts.publish(u"d"_s, {}));
        QVERIFY(f.engine().drafts.unpublish(u"d"_s));
        QVERIFY(!f.photo(photo.photoId).publishedToVinted);
        QVERIFY(!f.photo(photo.photoId).publishedDate);
        f.clock.advance(8 * Day);
        QCOMPARE(f.engine().lifecycle.plan(std::nullopt, {})->totals.trash, 0);
    }

    void unknownDraftsAreNamed()
    {
        Fixture f;
        const auto refused = [](const auto &result) {
            return !result && result.error().code == ErrorCode::NotFound &&
                   result.error().reason == u"draft.unknown"_s && result.error().where == u"ghost"_s;
        };
        QVERIFY(refused(f.engine().drafts.find(u"ghost"_s)));
        QVERIFY(refused(f.engine().drafts.publish(u"ghost"_s, {})));
        QVERIFY(refused(f.engine().drafts.unpublish(u"ghost"_s)));
        QVERIFY(refused(f.engine().drafts.remove(u"ghost"_s)));
        QVERIFY(refused(f.engine().drafts.addOrder(u"ghost"_s, u"o"_s, std::nullopt)));
        QVERIFY(refused(f.engine().drafts.orders(u"ghost"_s, 10)));
    }

    void removedDraftsLeaveTheirPhotosADayOfGrace()
    {
        Fixture f;
        const Photo photo = f.upload(1, u"d"_s);
        f.clock.advance(60 * Hour);
        QVERIFY(f.engine().drafts.remove(u"d"_s));
        const auto trashed = [&f] { return f.engine().lifecycle.plan(std::nullopt, {})->totals.trash; };
        QCOMPARE(trashed(), 0);
        f.clock.advance(24 * Hour);
        QCOMPARE(trashed(), 0);
        f.clock.advance(Seconds{1});
        QCOMPARE(trashed(), 1);
        QVERIFY(!f.photo(photo.photoId).deletedAt);
        QVERIFY(f.engine().drafts.list(DraftScope::All, {}, {}, 10)->isEmpty());
    }

    void ordersAreKept()
    {
        Fixture f;
        f.upload(1, u"d"_s);
        QVERIFY(f.engine().drafts.addOrder(u"d"_s, u"o-1"_s, f.clock.now() - 3 * Day));
        QVERIFY(f.engine().drafts.addOrder(u"d"_s, u"o-2"_s, std::nullopt));
        const QList<Order> orders = *f.engine().drafts.orders(u"d"_s, 10);
        QCOMPARE(orders.size(), 2);
        QCOMPARE(f.engine().drafts.find(u"d"_s)->orderCount, 2);
        QVERIFY(!f.engine().drafts.addOrder(u"d"_s, u" "_s, std::nullopt));
        const Result<void> ahead = f.engine().drafts.addOrder(u"d"_s, u"o-3"_s, f.clock.now() + 2 * Day);
        QVERIFY(!ahead);
        QCOMPARE(ahead.error().reason, u"order.in_future"_s);
    }

    void listsByScope()
    {
        Fixture f;
        f.upload(1, u"a"_s);
        f.upload(2, u"b"_s);
        QVERIFY(f.engine().drafts.publish(u"b"_s, {}));
        QCOMPARE(f.engine().drafts.list(DraftScope::All, {}, {}, 10)->size(), 2);
        QCOMPARE(f.engine().drafts.list(DraftScope::Published, {}, {}, 10)->first().draftId, u"b"_s);
        QCOMPARE(f.engine().drafts.list(DraftScope::Unpublished, {}, {}, 10)->first().draftId, u"a"_s);
        QVERIFY(!f.engine().drafts.create(u"  "_s, {}, {}));
        QVERIFY(f.engine().drafts.create(u"c"_s, {}, u"Chairs"_s));
        QCOMPARE(f.engine().drafts.find(u"c"_s)->title, u"Chairs"_s);
    }
};

TD_TEST(TestDrafts)
#include "tst_drafts.moc"
