// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::fakePhoto;
using td::test::Fixture;

namespace
{

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void damage(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(20) || file.write("#") != 1)
        qFatal("cannot damage %s", qPrintable(path));
}

} // namespace

class TestLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheBytesThatWereStored()
    {
        Fixture f;
        const Photo photo = f.upload(1);
        const Result<QByteArray> master = f.engine().library.bytes(photo.photoId, variant::Master, {});
        QVERIFY(master);
        QCOMPARE(*master, fakePhoto(1));
        QVERIFY(f.engine().library.bytes(photo.photoId, variant::Small, {}));
        QCOMPARE(f.photo(photo.photoId).accessCount, 0); // looking is no access
    }

    void namesTheVariantsThereAre()
    {
        Fixture f;
        const Photo photo = f.upload(1);
        const Result<QByteArray> none = f.engine().library.bytes(photo.photoId, u"poster"_s, {});
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
        for (const QString &name : {variant::Master, variant::Small, variant::Medium, variant::Large})
            QVERIFY2(none.error().remedy.contains(name), qPrintable(none.error().remedy));
        const Result<QByteArray> unknown = f.engine().library.bytes(u"nobody"_s, variant::Master, {});
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().reason, u"photo.unknown"_s);
    }

    void neverGivesDamagedBytes()
    {
        Fixture f;
        const Photo photo = f.upload(1);
        damage(f.masterPath(photo.photoId));
        const Result<QByteArray> bytes = f.engine().library.bytes(photo.photoId, variant::Master, {});
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().code, ErrorCode::DataLoss);
        QVERIFY2(bytes.error().message.contains(photo.storagePath), qPrintable(bytes.error().message));
        const QString out = f.profile() + u"/out.jpg"_s;
        QVERIFY(!f.engine().library.saveTo(photo.photoId, variant::Master, out, false, {}));
        QVERIFY(!QFile::exists(out));
    }

    void thumbnailIsTheSmallestBigEnough_data()
    {
        QTest::addColumn<int>("px");
        QTest::addColumn<QByteArray>("startsWith");
        QTest::newRow("tiny") << 64 << "small"_ba;
        QTest::newRow("exact") << 150 << "small"_ba;
        QTest::newRow("one more") << 151 << "medium"_ba;
        QTest::newRow("grid") << 400 << "large"_ba;
        QTest::newRow("big") << 900 << "FAKE"_ba;
        QTest::newRow("bigger than all") << 5000 << "FAKE"_ba;
    }
    void thumbnailIsTheSmallestBigEnough()
    {
        QFETCH(int, px);
        QFETCH(QByteArray, startsWith);
        Fixture f;
        const Photo photo = f.upload(1);
        const Result<QByteArray> bytes = f.engine().library.thumbnail(photo, px, {});
        QVERIFY(bytes);
        QVERIFY2(bytes->startsWith(startsWith), bytes->constData());
        QCOMPARE(f.photo(photo.photoId).accessCount, 0);
    }

    void thumbnailFallsBackToAnotherVariant()
    {
        Fixture f;
        const Photo photo = f.upload(1);
        const QList<Copy> copies = *f.catalogue().copies().ofPhoto(photo.photoId);
        for (const Copy &copy : copies) {
            if (copy.variant == variant::Small)
                damage(*f.store().localPath(copy.key));
        }
        const Result<QByteArray> bytes = f.engine().library.thumbnail(photo, 100, {});
        QVERIFY(bytes);
        QVERIFY(bytes->startsWith("medium"));
    }

    void savesWithoutOverwriting()
    {
        Fixture f;
        const Photo photo = f.upload(1);
        f.clock.advance(Hour);
        const QString out = QString(f.profile() + u"/out.jpg"_s);
        const Result<Copy> saved = f.engine().library.saveTo(photo.photoId, variant::Master, out, false, {});
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message));
        QCOMPARE(saved->sha256, photo.sha256);
        QCOMPARE(fileBytes(out), fakePhoto(1));
        QCOMPARE(f.photo(photo.photoId).accessCount, 1);
        QCOMPARE(f.photo(photo.photoId).lastAccessDate, f.clock.now());

        const Photo other = f.upload(2);
        const Result<Copy> again = f.engine().library.saveTo(other.photoId, variant::Master, out, false, {});
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::AlreadyExists);
        QCOMPARE(fileBytes(out), fakePhoto(1));
        QCOMPARE(f.photo(other.photoId).accessCount, 0);
        QVERIFY(f.engine().library.saveTo(other.photoId, variant::Master, out, true, {}));
        QCOMPARE(fileBytes(out), fakePhoto(2));
        const QStringList left =
            QDir(f.profile()).entryList({u"*.part"_s, u".tierdeck-*"_s}, QDir::Files | QDir::Hidden);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(u' ')));

        const Result<Copy> folder = f.engine().library.saveTo(photo.photoId, variant::Master, f.profile(), true, {});
        QVERIFY(!folder);
        QVERIFY(!f.engine().library.saveTo(photo.photoId, variant::Master, u"/nowhere/at/all.jpg"_s, false, {}));
    }

    void linksCountAsAccess()
    {
        Fixture f;
        const Photo photo = f.upload(1);
        const Result<IssuedLink> link = f.engine().links.issue({.photoId = photo.photoId, .expires = Seconds(3600)});
        QVERIFY(link);
        QCOMPARE(link->link.kind, LinkKind::File);
        QCOMPARE(fileBytes(QUrl(link->url).toLocalFile()), fakePhoto(1));
        QCOMPARE(f.photo(photo.photoId).accessCount, 1);
        for (const int seconds : {0, -1, 604'801}) {
            const Result<IssuedLink> wrong = f.engine().links.issue({.photoId = photo.photoId, .expires = Seconds(seconds)});
            QVERIFY(!wrong);
            QCOMPARE(wrong.error().code, ErrorCode::InvalidArgument);
        }
        QVERIFY(f.engine().library.trash({photo.photoId}));
        const Result<IssuedLink> trashed = f.engine().links.issue({.photoId = photo.photoId, .expires = Seconds(3600)});
        QVERIFY(!trashed);
        QCOMPARE(trashed.error().reason, u"photo.in_trash"_s);
    }

    void publicHotPhotosHaveACdnLink()
    {
        Fixture f;
        f.links.cdnDomain = u"photos.example.com"_s;
        f.restart();
        const Photo photo = f.upload(1, u"d"_s);
        QVERIFY(f.engine().library.moveTo({photo.photoId}, Tier::Hot, {}, {}).failed.isEmpty());
        QCOMPARE(f.engine().links.issue({.photoId = photo.photoId, .expires = Seconds(60)})->link.kind, LinkKind::File); // not public
        PhotoEdit edit;
        edit.isPublic = true;
        QVERIFY(f.engine().library.edit({photo.photoId}, edit));
        const Result<IssuedLink> link = f.engine().links.issue({.photoId = photo.photoId, .expires = Seconds(60)});
        QVERIFY(link);
        QCOMPARE(link->link.kind, LinkKind::Cdn);
        QCOMPARE(link->url, QString(u"https://photos.example.com/hot/"_s + photo.photoId + u".jpg"_s));
    }

    void theExactUploadIsNeverPublic()
    {
        Fixture f;
        f.links.cdnDomain = u"photos.example.com"_s;
        f.restart();
        UploadOptions options;
        options.draft = u"d"_s;
        options.isPublic = true;
        options.keepOriginal = true;
        const auto stored = f.engine().ingest.uploadBytes(fakePhoto(1), u"a.jpg"_s, options, {});
        QVERIFY(stored);
        const QString id = stored->photo.photoId;
        QVERIFY(f.engine().library.moveTo({id}, Tier::Hot, {}, {}).failed.isEmpty());
        QCOMPARE(f.engine().links.issue({.photoId = id, .expires = Seconds(60)})->link.kind, LinkKind::Cdn);
        const Result<IssuedLink> exact = f.engine().links.issue({.photoId = id, .variant = variant::Original, .expires = Seconds(60)});
        QVERIFY2(exact, exact ? "" : qPrintable(exact.error().message));
        QCOMPARE(exact->link.kind, LinkKind::File);
    }

    void movesByHandCountAsAccess()
    {
        Fixture f;
        const Photo photo = f.upload(1, u"d"_s);
        f.clock.advance(10 * Day);
        qint64 reported = 0;
        const BatchOutcome moved = f.engine().library.moveTo({photo.photoId, u"nobody"_s}, Tier::Cold,
                                                             [&](const Progress &p) { reported = p.done; }, {});
        QCOMPARE(moved.done, QStringList{photo.photoId});
        QCOMPARE(moved.failed.size(), 1);
        QCOMPARE(moved.failed.first().id, u"nobody"_s);
        QCOMPARE(reported, 2);
        QCOMPARE(f.photo(photo.photoId).tier, Tier::Cold);
        QCOMPARE(f.photo(photo.photoId).lastAccessDate, f.clock.now());
        QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
    }

    void movingWhereThereIsNoTier()
    {
        Fixture f;
        f.withCold = false;
        f.restart();
        const Photo photo = f.upload(1, u"d"_s);
        const BatchOutcome moved = f.engine().library.moveTo({photo.photoId}, Tier::Cold, {}, {});
        QCOMPARE(moved.failed.size(), 1);
        QCOMPARE(moved.failed.first().error.reason, u"tier.not_configured"_s);
        QCOMPARE(f.photo(photo.photoId).tier, Tier::Temp);
    }

    void detailsSayWhatHappensNext()
    {
        Fixture f;
        const Photo photo = f.upload(1, u"d"_s);
        const Result<PhotoDetails> details = f.engine().library.details(photo.photoId);
        QVERIFY(details);
        QCOMPARE(details->photo.photoId, photo.photoId);
        QCOMPARE(details->copies.size(), 4);
        QCOMPARE(details->next.action, Action::Promote);
        QVERIFY(!details->next.isDue);
        QCOMPARE(details->next.due, std::optional(photo.uploadDate + 48 * Hour));
        QVERIFY(!details->history.isEmpty());
        QCOMPARE(details->history.last().what, u"uploaded"_s);

        const Photo orphan = f.upload(2);
        const QList<Decision> next = *f.engine().library.nextActions({orphan, photo});
        QCOMPARE(next.size(), 2);
        QCOMPARE(next.at(0).action, Action::Trash);
        QCOMPARE(next.at(1).action, Action::Promote);
    }

    void trashAndRestore()
    {
        Fixture f;
        const Photo photo = f.upload(1);
        const Result<BatchOutcome> trashed = f.engine().library.trash({photo.photoId, u"nobody"_s, photo.photoId});
        QVERIFY(trashed);
        QCOMPARE(trashed->done, QStringList{photo.photoId});
        QCOMPARE(trashed->failed.size(), 1);
        QVERIFY(f.photo(photo.photoId).deletedAt);
        const Result<BatchOutcome> restored = f.engine().library.restore({photo.photoId});
        QVERIFY(restored);
        QCOMPARE(restored->done.size(), 1);
        QVERIFY(!f.photo(photo.photoId).deletedAt);
        QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
    }

    void purgeDestroysOnlyWhatItMay()
    {
        Fixture f;
        const Photo plain = f.upload(1);
        const Photo sold = f.upload(2, u"sold"_s);
        const Photo pinned = f.upload(3);
        const Photo trashed = f.upload(4);
        QVERIFY(f.engine().drafts.addOrder(u"sold"_s, u"o-1"_s, std::nullopt));
        PhotoEdit pin;
        pin.pinned = true;
        QVERIFY(f.engine().library.edit({pinned.photoId}, pin));
        QVERIFY(f.engine().library.trash({trashed.photoId}));
        const BatchOutcome outcome = f.engine().library.purge(
            {plain.photoId, sold.photoId, pinned.photoId, trashed.photoId, u"nobody"_s}, {}, {});
        QCOMPARE(outcome.done, QStringList({plain.photoId, trashed.photoId}));
        QCOMPARE(outcome.failed.size(), 3);
        QCOMPARE(outcome.failed.at(0).error.reason, u"photo.has_orders"_s);
        QCOMPARE(outcome.failed.at(1).error.reason, u"photo.pinned"_s);
        QCOMPARE(outcome.failed.at(2).error.reason, u"photo.unknown"_s);
        QVERIFY(!f.photo(sold.photoId).deletedAt);
        QCOMPARE(f.violations({{sold.photoId, sold.sha256}, {pinned.photoId, pinned.sha256}}), QStringList());
    }

    void stoppedWorkSaysWhatItDidNotReach()
    {
        Fixture f;
        f.workers = 1;
        f.restart();
        QStringList ids;
        for (quint32 seed = 0; seed < 4; ++seed)
            ids.append(f.upload(seed, u"d"_s).photoId);
        std::stop_source stop;
        const ProgressFn stopSoon = [&](const Progress &p) {
            if (p.total == 4)
                stop.request_stop();
        };
        const BatchOutcome outcome = f.engine().library.moveTo(ids, Tier::Hot, stopSoon, stop.get_token());
        QVERIFY(outcome.done.isEmpty());
        QCOMPARE(outcome.failed.size(), 4);
        for (const ItemFailure &failure : outcome.failed)
            QCOMPARE(failure.error.code, ErrorCode::Cancelled);
        QCOMPARE(f.violations(), QStringList());
    }
};

TD_TEST(TestLibrary)
#include "tst_library.moc"
