// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest.h"
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::fakePhoto;
using td::test::Fixture;
using td::test::sha256Of;

/// Several files of one photo in one call.
class RenditionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownFilesTakeThePlaceOfMadeOnes();
    void refusesWhatIsNoRendition_data();
    void refusesWhatIsNoRendition();
    void surviveTheQueue();
};

void RenditionsTest::ownFilesTakeThePlaceOfMadeOnes()
{
    Fixture f;
    UploadOptions options;
    options.renditions = {{variant::Small, f.file(u"small.jpg"_s, fakePhoto(2, 300))},
                          {variant::Cover, f.file(u"cover.jpg"_s, fakePhoto(3, 900))}};
    const auto uploaded = f.engine().ingest.upload(f.file(u"a.jpg"_s, fakePhoto(1)), options, {});
    QVERIFY2(uploaded, qPrintable(uploaded ? QString() : uploaded.error().message));
    QMap<QString, QString> hashes;
    const QList<Copy> copies = *f.catalogue().copies().ofPhoto(uploaded->photo.photoId);
    for (const Copy &copy : copies)
        hashes.insert(copy.variant, copy.sha256);
    QCOMPARE(hashes.value(variant::Master), sha256Of(fakePhoto(1)));
    QCOMPARE(hashes.value(variant::Small), sha256Of(fakePhoto(2, 300)));
    QCOMPARE(hashes.value(variant::Cover), sha256Of(fakePhoto(3, 900)));
    QVERIFY(hashes.contains(variant::Large)); // made as ever
    QCOMPARE(f.violations(), QStringList());
}

void RenditionsTest::refusesWhatIsNoRendition_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    QTest::newRow("master") << variant::Master << fakePhoto(2) << u"upload.rendition"_s;
    QTest::newRow("original") << variant::Original << fakePhoto(2) << u"upload.rendition"_s;
    QTest::newRow("no picture") << variant::Small << "BAD"_ba << u"image.unsupported"_s;
    QTest::newRow("damaged") << variant::Small << fakePhoto(2) + "DAMAGED"_ba << u"image.damaged"_s;
}

void RenditionsTest::refusesWhatIsNoRendition()
{
    QFETCH(const QString, variant);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, reason);
    Fixture f;
    UploadOptions options;
    options.renditions = {{variant, f.file(u"own.jpg"_s, bytes)}};
    const auto uploaded = f.engine().ingest.upload(f.file(u"a.jpg"_s, fakePhoto(1)), options, {});
    QVERIFY(!uploaded);
    QCOMPARE(uploaded.error().reason, reason);
    QCOMPARE(f.catalogue().photos().sums({})->count, 0);
    QCOMPARE(f.violations(), QStringList());
}

void RenditionsTest::surviveTheQueue()
{
    UploadOptions options;
    options.renditions = {{u"small"_s, u"/photos/small.jpg"_s}};
    options.ownerType = u"vendor"_s;
    const UploadOptions back = uploadOptionsFromJson(uploadOptionsToJson(options));
    QCOMPARE(back.renditions, options.renditions);
    QCOMPARE(back.ownerType, u"vendor"_s);
}

TD_TEST(RenditionsTest)
#include "tst_renditions.moc"
