// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/photo.h"
#include "core/storagelayouts.h"
#include "core/storagetemplate.h"
#include "support/testprogram.h"

#include <QTest>

using namespace td;
using namespace Qt::StringLiterals;

/// The layouts of other programs, as keys.
class TestStorageLayouts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLayoutMakesKeys_data();
    void everyLayoutMakesKeys();
    void unknownNamesAreNone();
};

void TestStorageLayouts::everyLayoutMakesKeys_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("master");
    QTest::addColumn<QString>("small");
    QTest::newRow("S0") << u"s0"_s << u"hot/p1.jpg"_s << u"hot/p1/small.jpg"_s;
    QTest::newRow("S1 images") << u"s1-images"_s << u"hot/images/compressed/p1.jpg"_s << u"hot/images/small/p1.jpg"_s;
    QTest::newRow("S1 products") << u"s1-products"_s << u"hot/products/shoe-7/compressed/p1.jpg"_s
                                 << u"hot/products/shoe-7/thumbnails/p1-small.jpg"_s;
    QTest::newRow("S1 users") << u"s1-users"_s << u"hot/users/lea/uploads/p1.jpg"_s
                              << u"hot/users/lea/uploads/p1/small.jpg"_s;
    QTest::newRow("S2") << u"s2"_s << u"hot/products/shoe-7/cover-p1.jpg"_s << u"hot/products/shoe-7/small-p1.jpg"_s;
    QTest::newRow("S4") << u"s4"_s << u"hot/images/cloth/lea/images/p1.jpg"_s
                        << u"hot/images/cloth/lea/thumbnails/p1-small.jpg"_s;
}

void TestStorageLayouts::everyLayoutMakesKeys()
{
    QFETCH(const QString, layout);
    QFETCH(const QString, master);
    QFETCH(const QString, small);
    const auto found = storageLayout(layout);
    QVERIFY(found);
    KeyFields fields{.tier = Tier::Hot,
                     .photoId = u"p1"_s,
                     .extension = u"jpg"_s,
                     .variant = variant::Master,
                     .user = u"lea"_s,
                     .draft = u"shoe-7"_s,
                     .product = u"shoe-7"_s,
                     .kind = u"cloth"_s,
                     .owner = u"user"_s,
                     .filename = u"a.jpg"_s,
                     .year = 2026,
                     .month = 3};
    const auto key = keyFor(found->masterTemplate, fields);
    QVERIFY2(key, qPrintable(key ? QString() : key.error().message));
    QCOMPARE(*key, master);
    fields.variant = variant::Small;
    QCOMPARE(keyFor(found->variantTemplate, fields).value_or(QString()), small);
}

void TestStorageLayouts::unknownNamesAreNone()
{
    QVERIFY(!storageLayout(u"s9"_s));
    QCOMPARE(storageLayout(DefaultLayout)->masterTemplate, DefaultMasterTemplate);
    QCOMPARE(storageLayouts().size(), 6);
}

TD_TEST(TestStorageLayouts)
#include "tst_storagelayouts.moc"
