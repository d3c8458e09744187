// SPDX-License-Identifier: GPL-3.0-or-later
// A store that is held may be read and not changed, until it is let go.
#include "core/digest.h"
#include "storage/heldstore.h"
#include "support/memorystore.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class HeldStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadAndNotChanged();
};

void HeldStoreTest::isReadAndNotChanged()
{
    const auto inner = std::make_shared<MemoryStore>();
    bool isHeld = false;
    HeldStore store(inner, [&isHeld]() -> Result<void> {
        return isHeld ? Result<void>(fail(ErrorCode::FailedPrecondition, u"test.held"_s, u"Held."_s)) : Result<void>();
    });
    const QByteArray bytes = "a photo";
    const auto put = [&](const QString &key) -> Result<void> {
        BytesSource body(bytes);
        TD_TRY(store.put({.key = key, .contentType = u"image/jpeg"_s, .sha256 = sha256Hex(bytes), .metadata = {}}, body,
                         {}));
        return {};
    };
    QVERIFY(put(u"hot/a.jpg"_s));
    const auto reasonOf = [](const auto &result) { return result ? QString() : result.error().reason; };
    isHeld = true;
    QCOMPARE(reasonOf(put(u"hot/b.jpg"_s)), u"test.held"_s);
    QCOMPARE(reasonOf(store.remove(u"hot/a.jpg"_s, {}, {})), u"test.held"_s);
    QCOMPARE(reasonOf(store.removeAll({ObjectRef{.key = u"hot/a.jpg"_s, .versionId = {}}}, {})), u"test.held"_s);
    QCOMPARE(reasonOf(store.setAside(u"hot/a.jpg"_s, {})), u"test.held"_s);
    QCOMPARE(reasonOf(store.sweepPartials(Seconds{0}, {})), u"test.held"_s);
    QCOMPARE(reasonOf(store.abortUpload({}, {})), u"test.held"_s);
    MemoryStore other;
    QCOMPARE(reasonOf(store.copyFrom(other, u"x"_s,
                                     {.key = u"hot/c.jpg"_s, .contentType = {}, .sha256 = {}, .metadata = {}}, {})),
             u"test.held"_s);
    LinkRequest upload;
    upload.method = LinkRequest::Method::Put;
    QCOMPARE(reasonOf(store.link(upload, {})), u"test.held"_s);
    QCOMPARE(*readAll(store, u"hot/a.jpg"_s, {}), bytes);
    QVERIFY(*holdsObjects(store, u"hot/"_s, {}));
    QVERIFY(!*holdsObjects(store, u"cold/"_s, {}));
    QVERIFY(store.link({}, {}));
    isHeld = false;
    QVERIFY(store.remove(u"hot/a.jpg"_s, {}, {}));
    QVERIFY(!*holdsObjects(store, u"hot/"_s, {}));
}

TD_TEST(HeldStoreTest)
#include "tst_heldstore.moc"
