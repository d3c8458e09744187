// SPDX-License-Identifier: GPL-3.0-or-later
// What the camera wrote, on its way from a file into the catalogue, and what it must never do there.
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::fakePhoto;
using td::test::Fixture;

namespace
{

Photo uploadTaken(Fixture &f, quint32 seed, const QByteArray &exif)
{
    const auto uploaded =
        f.engine().ingest.uploadBytes(fakePhoto(seed) + "\nEXIF" + exif + '\n', u"%1.jpg"_s.arg(seed), {}, {});
    if (!uploaded)
        qFatal("%s", qPrintable(uploaded.error().message));
    return uploaded->photo;
}

const QByteArray Ancient =
    R"({"camera":"Nikon D70","lens":"18-70mm","captured_at":"2004-07-01T08:30:00","width":3008,"height":2000})";

} // namespace

class TestExif : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isFoundAfterTheUpload();
    void neverMakesAPhotoOld();
};

void TestExif::isFoundAfterTheUpload()
{
    Fixture f;
    const Photo old = uploadTaken(f, 1, Ancient);
    f.upload(2);
    PhotoFilter filter;
    filter.camera = u"d70"_s;
    filter.capturedTo = QDate(2004, 12, 31);
    filter.minPixels = 6'000'000;
    QCOMPARE(*f.engine().library.ids(filter, 10), QStringList{old.photoId});
    filter = {};
    filter.text = u"18-70"_s;
    QCOMPARE(*f.engine().library.ids(filter, 10), QStringList{old.photoId});
}

/// A photo of 2004 that is uploaded today is as young as any other.
void TestExif::neverMakesAPhotoOld()
{
    Fixture f;
    const Photo old = uploadTaken(f, 1, Ancient);
    const Photo plain = f.upload(2);
    const auto same = [&f, &old, &plain](const char *when) {
        const auto next = f.engine().library.nextActions({f.photo(old.photoId), f.photo(plain.photoId)});
        QVERIFY2(next && next->size() == 2, when);
        QCOMPARE(next->at(0).action, next->at(1).action);
        QCOMPARE(next->at(0).due, next->at(1).due);
        QCOMPARE(next->at(0).isDue, next->at(1).isDue);
        QCOMPARE(next->at(0).reason.rule, next->at(1).reason.rule);
    };
    QCOMPARE(f.photo(old.photoId).uploadDate, f.clock.now());
    QCOMPARE(f.photo(old.photoId).scheduledDeletion, f.photo(plain.photoId).scheduledDeletion);
    same("in TEMP");
    f.clock.advance(Hour * 47);
    RunOptions options;
    options.confirmed = true;
    QVERIFY(f.engine().lifecycle.run(options, {}, {}, {}));
    QVERIFY(!f.photo(old.photoId).deletedAt);
    for (const Tier tier : {Tier::Hot, Tier::Cold}) {
        QVERIFY(f.engine().library.moveTo({old.photoId, plain.photoId}, tier, {}, {}).failed.isEmpty());
        same("moved on");
        QVERIFY(f.engine().lifecycle.run(options, {}, {}, {}));
        QCOMPARE(f.photo(old.photoId).tier, tier);
        QVERIFY(!f.photo(old.photoId).deletedAt);
    }
}

TD_TEST(TestExif)
#include "tst_exif.moc"
