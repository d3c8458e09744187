// SPDX-License-Identifier: GPL-3.0-or-later
// Photos of a listing in one message, through the real adapter to a server that answers as Telegram does.
#include "engine/deliveryscene.h"
#include "support/testprogram.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace td;
using namespace td::test;

namespace
{

using AlbumHow = DeliveredPhoto::How;

QStringList hotPhotos(DeliveryScene &scene, int count, const QString &draft = u"d"_s)
{
    static quint32 seed = 0;
    QStringList ids;
    for (int i = 0; i < count; ++i)
        ids.append(scene.inHot(++seed, 2000, draft).photoId);
    return ids;
}

QList<AlbumHow> howsOf(const DeliveryReport &report)
{
    QList<AlbumHow> hows;
    for (const DeliveredPhoto &photo : report.delivered)
        hows.append(photo.how);
    return hows;
}

/// "3" for an album of three, "1" for a photo alone, "t" for words.
QString messagesOf(const QList<BotCall> &calls)
{
    QStringList shape;
    for (const BotCall &call : calls)
        shape.append(call.method == "sendMessage"_L1 ? u"t"_s
                                                     : QString::number(std::max<qsizetype>(1, call.album.size())));
    return shape.join(u' ');
}

} // namespace

class TestDeliveryAlbums : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aListingIsOneMessageAndThenItsIds()
    {
        DeliveryScene scene;
        const QStringList ids = hotPhotos(scene, 3);
        DeliveryReport report = scene.deliver(ids);
        QCOMPARE(howsOf(report), QList<AlbumHow>(3, AlbumHow::AsPicture));
        QCOMPARE(messagesOf(scene.bot.calls()), u"3"_s);
        const QList<BotMedia> album = scene.bot.sent().first().album;
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(report.delivered.at(i).photoId, ids.at(i));
            QCOMPARE(album.at(i).kind, u"photo"_s);
            QCOMPARE(sha256Of(album.at(i).file), scene.f.photo(ids.at(i)).sha256);
            QCOMPARE(album.at(i).caption, i == 0 ? u"Été"_s : QString());
        }
        report = scene.deliver(ids);
        QCOMPARE(howsOf(report), QList<AlbumHow>(3, AlbumHow::ById));
        const BotCall again = scene.bot.sent().last();
        for (int i = 0; i < 3; ++i) {
            QVERIFY(again.album.at(i).file.isEmpty());
            QCOMPARE(again.album.at(i).fileId, album.at(i).fileId);
        }
        // The id that an album gave serves a photo alone as well.
        QCOMPARE(howsOf(scene.deliver({ids.at(1)})), QList<AlbumHow>{AlbumHow::ById});
        const auto accesses = scene.f.catalogue().accesses().ofPhoto(ids.at(1), 9);
        QCOMPARE(std::ranges::count(*accesses, u"delivery"_s, &PhotoAccess::purpose), 3);
    }

    void tenAtMostAndEachCounts()
    {
        DeliveryScene scene;
        const QStringList ids = hotPhotos(scene, 13);
        const auto before = scene.time.now();
        const DeliveryReport report = scene.deliver(ids);
        QCOMPARE(report.delivered.size(), qsizetype(13));
        QCOMPARE(messagesOf(scene.bot.calls()), u"10 3"_s);
        QCOMPARE(scene.time.now() - before, std::chrono::microseconds(10s)); // ten messages before the second album
        QCOMPARE(scene.bot.sent().last().caption, QString());
    }

    void listingsDoNotMix()
    {
        DeliveryScene scene;
        const QStringList lamp = hotPhotos(scene, 3, u"lamp"_s);
        const QStringList chair = hotPhotos(scene, 2, u"chair"_s);
        const DeliveryReport report = scene.deliver({lamp.at(0), lamp.at(1), chair.at(0), chair.at(1), lamp.at(2)});
        QCOMPARE(report.delivered.size(), qsizetype(5));
        QCOMPARE(messagesOf(scene.bot.calls()), u"2 2 1"_s);
    }

    void filesAreAnAlbumOfFiles()
    {
        DeliveryScene scene;
        const QStringList ids = hotPhotos(scene, 2);
        const auto report = scene.f.engine().delivery.deliver(
            {.photoIds = ids, .chat = FakeBotApi::chat(), .caption = {}, .asFiles = true}, {}, {});
        QCOMPARE(howsOf(*report), QList<AlbumHow>(2, AlbumHow::AsFile));
        QCOMPARE(scene.bot.sent().first().album.first().kind, u"document"_s);
    }

    void togetherNoMoreThanAFileMayHave()
    {
        DeliveryScene scene;
        const QStringList ids = hotPhotos(scene, 5);
        qint64 largest = 0;
        for (const QString &id : ids)
            largest = std::max(largest, scene.f.photo(id).compressedSizeBytes);
        const auto narrow = std::make_shared<NarrowChannel>(*scene.opened(), 2 * largest);
        narrow->pictureBytes = largest;
        scene.channel = narrow;
        QCOMPARE(scene.deliver(ids).delivered.size(), qsizetype(5));
        for (const BotCall &call : scene.bot.sent()) {
            qint64 bytes = 0;
            for (const BotMedia &item : call.album)
                bytes += item.file.size();
            QVERIFY(bytes <= 2 * largest);
        }
        QVERIFY(messagesOf(scene.bot.sent()).startsWith("2 2"_L1));
    }

    void forgottenIdsGoAsBytesTogether()
    {
        DeliveryScene scene;
        const QStringList ids = hotPhotos(scene, 3);
        (void)scene.deliver({ids.at(0), ids.at(1)});
        scene.bot.forgetFiles();
        QCOMPARE(howsOf(scene.deliver(ids)), QList<AlbumHow>(3, AlbumHow::AsPicture));
        QCOMPARE(messagesOf(scene.bot.calls()), u"2 3 3"_s); // sent, refused, sent
        QCOMPARE(howsOf(scene.deliver(ids)), QList<AlbumHow>(3, AlbumHow::ById));
    }

    void aRefusedAlbumGoesOneByOne()
    {
        DeliveryScene scene;
        scene.bot.refusePictures(true);
        const QStringList ids = hotPhotos(scene, 2);
        QCOMPARE(howsOf(scene.deliver(ids)), QList<AlbumHow>(2, AlbumHow::AsFile));
        QCOMPARE(scene.bot.sent().first().caption, u"Été"_s);
        QCOMPARE(scene.bot.sent().last().caption, QString());
        // Nobody tries them as pictures again.
        const qsizetype calls = scene.bot.calls().size();
        QCOMPARE(howsOf(scene.deliver(ids)), QList<AlbumHow>(2, AlbumHow::ById));
        QCOMPARE(scene.bot.calls().size(), calls + 2);
    }

    void aShapeThatIsNoPictureGoesAloneAsAFile()
    {
        DeliveryScene scene;
        const QStringList ids = hotPhotos(scene, 3);
        runSql(scene.f, u"UPDATE copies SET width = 2000, height = 99 WHERE photo_id = '%1'"_s.arg(ids.last()));
        QCOMPARE(howsOf(scene.deliver(ids)),
                 QList<AlbumHow>({AlbumHow::AsPicture, AlbumHow::AsPicture, AlbumHow::AsFile}));
        QCOMPARE(messagesOf(scene.bot.calls()), u"2 1"_s); // it was never tried as a picture
    }

    void triesAnAlbumThreeTimes_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("times");
        QTest::addColumn<int>("retryAfter");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("messages");
        QTest::addColumn<int>("waits");
        const QString slow = u"Too Many Requests"_s;
        const QString inWords =
            u"Bad Request: failed to send message #1 with the error message \"Too Many Requests: retry after 8\""_s;
        QTest::newRow("busy twice") << 429 << 2 << 7 << slow << u"2 2 2"_s << 7;
        QTest::newRow("busy three times: links") << 429 << 3 << 7 << slow << u"2 2 2 t t"_s << 7;
        QTest::newRow("one of them too soon") << 400 << 1 << 0 << inWords << u"2 2"_s << 8;
        QTest::newRow("down three times: links") << 503 << 3 << 0 << slow << u"2 2 2 t t"_s << 0;
        QTest::newRow("cut once") << 0 << 1 << 0 << slow << u"2 2"_s << 0;
        QTest::newRow("more than it takes: one by one") << 413 << 1 << 0 << slow << u"2 1 1"_s << 0;
    }
    void triesAnAlbumThreeTimes()
    {
        QFETCH(const int, status);
        QFETCH(const int, times);
        QFETCH(const int, retryAfter);
        QFETCH(const QString, words);
        QFETCH(const QString, messages);
        QFETCH(const int, waits);
        DeliveryScene scene;
        const QStringList ids = hotPhotos(scene, 2);
        scene.bot.failNext(status, times, retryAfter, words);
        const DeliveryReport report = scene.deliver(ids);
        QCOMPARE(report.delivered.size(), qsizetype(2));
        QString calls = messagesOf(scene.bot.calls());
        // A call that was answered by force is not read as an album.
        QCOMPARE(calls.size(), messages.size());
        QVERIFY2(messages.endsWith(calls.last(1)), qPrintable(calls));
        if (waits > 0)
            QVERIFY(std::ranges::count(scene.time.waits(), std::chrono::microseconds(std::chrono::seconds(waits))) > 0);
        const bool byLink = messages.endsWith(u't');
        for (const DeliveredPhoto &photo : report.delivered) {
            QCOMPARE(photo.how == AlbumHow::AsLink, byLink);
            QCOMPARE(photo.why.has_value(), byLink);
        }
    }

    void onlyThePhotoThatCannotBeReadIsLeftOut()
    {
        DeliveryScene scene;
        const QStringList ids = hotPhotos(scene, 3);
        QVERIFY(scene.bucket->remove(scene.f.photo(ids.first()).storagePath, {}, {}));
        const DeliveryReport report = scene.deliver(ids);
        QCOMPARE(howsOf(report), QList<AlbumHow>(2, AlbumHow::AsPicture));
        QCOMPARE(report.failed.first().id, ids.first());
        QCOMPARE(messagesOf(scene.bot.calls()), u"2"_s);
        QCOMPARE(scene.bot.sent().first().caption, u"Été"_s); // under the first that arrives
    }

    void aRefusedChatEndsAllAlbums()
    {
        DeliveryScene scene;
        const QStringList ids = hotPhotos(scene, 3, u"lamp"_s) + hotPhotos(scene, 2, u"chair"_s);
        const DeliveryReport report = scene.deliver(ids, FakeBotApi::blockedChat());
        QVERIFY(report.delivered.isEmpty());
        QCOMPARE(report.failed.size(), qsizetype(5));
        QCOMPARE(scene.bot.calls().size(), qsizetype(1));
        QCOMPARE(*scene.f.engine().links.count({}), qint64(0));
    }

    void progressReachesItsEnd()
    {
        DeliveryScene scene;
        const QStringList ids = hotPhotos(scene, 3);
        Progress last;
        const auto report = scene.f.engine().delivery.deliver(
            {.photoIds = ids, .chat = FakeBotApi::chat(), .caption = {}}, [&](const Progress &p) { last = p; }, {});
        QVERIFY(report);
        QCOMPARE(last.done, qint64(3));
        QCOMPARE(last.total, qint64(3));
    }
};

TD_TEST(TestDeliveryAlbums)
#include "tst_deliveryalbums.moc"
