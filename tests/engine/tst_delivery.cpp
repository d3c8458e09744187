// SPDX-License-Identifier: GPL-3.0-or-later
// Photos through the real adapter to a server that answers as Telegram does.
#include "engine/deliveryscene.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace td;
using namespace td::test;

namespace
{

using How = DeliveredPhoto::How;

} // namespace

class TestDelivery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPhotoIsSentOnceAndThenById()
    {
        DeliveryScene scene;
        const Photo photo = scene.inHot(1);
        const int accesses = int(photo.accessCount);
        DeliveryReport report = scene.deliver({photo.photoId});
        QCOMPARE(report.failed.size(), qsizetype(0));
        QCOMPARE(report.delivered.first().how, How::AsPicture);
        const BotCall first = scene.bot.sent().first();
        QCOMPARE(first.method, u"sendPhoto"_s);
        QCOMPARE(first.caption, u"Été"_s);
        QCOMPARE(sha256Of(first.file), photo.sha256);
        QCOMPARE(first.fileType, photo.mimeType);
        QVERIFY(!first.fileName.isEmpty());

        report = scene.deliver({photo.photoId});
        QCOMPARE(report.delivered.first().how, How::ById);
        QVERIFY(scene.bot.sent().last().file.isEmpty());
        QVERIFY(!scene.bot.sent().last().fileId.isEmpty());
        QCOMPARE(scene.f.photo(photo.photoId).accessCount, accesses + 2);
        const auto log = scene.f.catalogue().accesses().ofPhoto(photo.photoId, 1);
        QCOMPARE(log->first().purpose, u"delivery"_s);
        QCOMPARE(log->first().who, FakeBotApi::chat());
    }

    void thumbAndCoverHaveIdsOfTheirOwn()
    {
        DeliveryScene scene;
        const Photo photo = scene.inHot(1);
        QCOMPARE(scene.deliver({photo.photoId}).delivered.first().how, How::AsPicture);
        const auto thumb = [&] { return scene.deliver({photo.photoId}, FakeBotApi::chat(), DeliverySize::Thumb); };
        QCOMPARE(thumb().delivered.first().how, How::AsPicture);
        QCOMPARE(thumb().delivered.first().how, How::ById);
        const QList<BotCall> sent = scene.bot.sent();
        QVERIFY(sent.at(2).fileId != u"file-1"_s);
    }

    void anIdThatIsForgottenIsSentAnew()
    {
        DeliveryScene scene;
        const Photo photo = scene.inHot(1);
        scene.deliver({photo.photoId});
        scene.bot.forgetFiles();
        const DeliveryReport report = scene.deliver({photo.photoId});
        QCOMPARE(report.delivered.first().how, How::AsPicture);
        QCOMPARE(scene.bot.calls().size(), qsizetype(3)); // sent, refused, sent: a refusal is not tried again
        QCOMPARE(scene.deliver({photo.photoId}).delivered.first().how, How::ById);
    }

    void aChangedPhotoIsSentAnew()
    {
        DeliveryScene scene;
        const Photo photo = scene.inHot(1);
        scene.deliver({photo.photoId});
        const auto copies = scene.f.catalogue().copies().ofPhoto(photo.photoId);
        QVERIFY(copies);
        const QString channel = u"telegram:987654321/cover"_s;
        auto ref = scene.f.catalogue().deliveries().find(photo.photoId, channel);
        QVERIFY(ref && *ref);
        (*ref)->sha256 = QString(64, u'0'); // as it was before a re-compression
        QVERIFY(scene.f.catalogue().deliveries().remember(**ref));
        QCOMPARE(scene.deliver({photo.photoId}).delivered.first().how, How::AsPicture);
        QCOMPARE(scene.bot.sent().size(), qsizetype(2));
    }

    void whatIsTooOddForAPictureGoesAsAFile()
    {
        DeliveryScene scene;
        scene.bot.refusePictures(true);
        const Photo photo = scene.inHot(1);
        QCOMPARE(scene.deliver({photo.photoId}).delivered.first().how, How::AsFile);
        QCOMPARE(scene.bot.sent().first().method, u"sendDocument"_s);
        QCOMPARE(scene.deliver({photo.photoId}).delivered.first().how, How::ById);
        QCOMPARE(scene.bot.sent().last().method, u"sendDocument"_s);
    }

    void triesAndWaits_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("times");
        QTest::addColumn<int>("retryAfter");
        QTest::addColumn<How>("how");
        QTest::addColumn<int>("calls");
        QTest::newRow("busy once") << 429 << 1 << 7 << How::AsPicture << 2;
        QTest::newRow("busy twice") << 429 << 2 << 7 << How::AsPicture << 3;
        QTest::newRow("busy three times: a link") << 429 << 3 << 7 << How::AsLink << 4;
        QTest::newRow("down twice") << 502 << 2 << 0 << How::AsPicture << 3;
        QTest::newRow("down three times: a link") << 503 << 3 << 0 << How::AsLink << 4;
        QTest::newRow("cut once") << 0 << 1 << 0 << How::AsPicture << 2;
        QTest::newRow("more than it takes: a link, at once") << 413 << 1 << 0 << How::AsLink << 2;
    }
    void triesAndWaits()
    {
        QFETCH(int, status);
        QFETCH(int, times);
        QFETCH(int, retryAfter);
        QFETCH(How, how);
        QFETCH(int, calls);
        DeliveryScene scene;
        const Photo photo = scene.inHot(1);
        scene.bot.failNext(status, times, retryAfter, u"Too Many Requests"_s);
        const DeliveryReport report = scene.deliver({photo.photoId});
        QVERIFY2(report.failed.isEmpty(),
                 report.failed.isEmpty() ? "" : qPrintable(report.failed.first().error.message));
        QCOMPARE(report.delivered.first().how, how);
        QCOMPARE(int(scene.bot.calls().size()), calls);
        const auto waits = scene.time.waits();
        const auto asked = std::ranges::count_if(waits, [&](auto wait) { return wait == std::chrono::seconds(7); });
        QCOMPARE(int(asked), retryAfter > 0 ? std::min(times, 2) : 0);
        if (how != How::AsLink)
            return;
        const BotCall message = scene.bot.sent().last();
        QCOMPARE(message.method, u"sendMessage"_s);
        QVERIFY(message.caption.contains(report.delivered.first().why->message));
        const QString url = u"https://bucket.example/%1?at="_s.arg(photo.storagePath);
        QVERIFY2(message.caption.contains(url) && message.caption.contains("&for=86400"_L1),
                 qPrintable(message.caption));
        const auto links = scene.f.engine().links.list({}, {}, 10);
        QCOMPARE(links->size(), qsizetype(1));
        QCOMPARE(links->first().purpose, u"delivery"_s);
        QCOMPARE(links->first().recipient, FakeBotApi::chat());
    }

    void aPhotoThatIsTooLargeGoesAsALink()
    {
        DeliveryScene scene;
        const Photo photo = scene.inHot(1);
        // The limit is judged by what the catalogue says, before a byte is read.
        QVERIFY(scene.f.catalogue().copies().ofPhoto(photo.photoId));
        const auto small = std::make_shared<NarrowChannel>(*scene.opened(), 200);
        scene.channel = small;
        const DeliveryReport report = scene.deliver({photo.photoId});
        QCOMPARE(report.delivered.first().how, How::AsLink);
        QCOMPARE(report.delivered.first().why->reason, u"delivery.too_large"_s);
        QCOMPARE(scene.bot.calls().size(), qsizetype(1));
        small->fileBytes = 1'000'000; // too large for a picture alone
        QCOMPARE(scene.deliver({photo.photoId}).delivered.first().how, How::AsFile);
    }

    void theLimitsAreTelegrams()
    {
        DeliveryScene scene;
        QCOMPARE((*scene.opened())->maxPictureBytes(), qint64(10'000'000));
        QCOMPARE((*scene.opened())->maxFileBytes(), qint64(50'000'000));
    }

    void oneMessageASecondInAChat()
    {
        DeliveryScene scene;
        const QString draft = u"d"_s;
        for (quint32 seed = 1; seed <= 4; ++seed)
            (void)scene.inHot(seed);
        const Result<QStringList> ids = scene.f.engine().delivery.photosOf(draft);
        QVERIFY(ids);
        QCOMPARE(ids->size(), qsizetype(4));
        const auto before = scene.time.now();
        const auto report = scene.f.engine().delivery.deliver(
            {.photoIds = *ids, .chat = FakeBotApi::chat(), .caption = u"Été"_s, .inAlbums = false}, {}, {});
        QCOMPARE(report->delivered.size(), qsizetype(4));
        QCOMPARE(scene.time.now() - before, std::chrono::microseconds(3s));
        QCOMPARE(scene.bot.sent().at(0).caption, u"Été"_s);
        QCOMPARE(scene.bot.sent().at(1).caption, QString()); // the caption is under the first one
    }

    void aChatThatRefusesEndsIt_data()
    {
        QTest::addColumn<QString>("chat");
        QTest::newRow("unknown") << u"7"_s;
        QTest::newRow("blocked") << FakeBotApi::blockedChat();
    }
    void aChatThatRefusesEndsIt()
    {
        QFETCH(QString, chat);
        DeliveryScene scene;
        const QStringList ids{scene.inHot(1).photoId, scene.inHot(2).photoId};
        const DeliveryReport report = scene.deliver(ids, chat);
        QVERIFY(report.delivered.isEmpty());
        QCOMPARE(report.failed.size(), qsizetype(2));
        QCOMPARE(report.failed.first().error.reason, u"delivery.chat"_s);
        QCOMPARE(scene.bot.calls().size(), qsizetype(1));
        QCOMPARE(*scene.f.engine().links.count({}), qint64(0)); // no link was made for nobody
    }

    void onlyThePhotoThatCannotBeReadFails()
    {
        DeliveryScene scene;
        const Photo gone = scene.inHot(1);
        const Photo fine = scene.inHot(2);
        QVERIFY(scene.bucket->remove(gone.storagePath, {}, {}));
        const DeliveryReport report = scene.deliver({gone.photoId, u"unknown"_s, fine.photoId});
        QCOMPARE(report.delivered.size(), qsizetype(1));
        QCOMPARE(report.failed.size(), qsizetype(2));
        QCOMPARE(report.failed.at(1).error.reason, u"photo.unknown"_s);
    }

    void aPhotoOnThisComputerHasNoFallback()
    {
        DeliveryScene scene;
        const Photo photo = scene.f.upload(1);
        scene.bot.failNext(503, 3);
        const DeliveryReport report = scene.deliver({photo.photoId});
        QCOMPARE(report.failed.size(), qsizetype(1));
        // The true reason, and that there was no other way.
        QCOMPARE(report.failed.first().error.reason, u"delivery.unavailable"_s);
        QVERIFY(report.failed.first().error.message.contains("no link could be sent instead"_L1));
    }

    void theTokenIsNeverTold()
    {
        DeliveryScene scene;
        const Photo photo = scene.inHot(1);
        const QString token = FakeBotApi::token();
        scene.bot.failNext(503, 6); // three tries to send, three to send a link
        const DeliveryReport report = scene.deliver({photo.photoId});
        QCOMPARE(report.failed.size(), qsizetype(1));
        const Error &error = report.failed.first().error;
        for (const QString &text : {error.message, error.detail, error.where, error.remedy, (*scene.opened())->name()})
            QVERIFY2(!text.contains(token.section(u':', 1)), qPrintable(text));
        const auto bad = telegramChannel({.baseUrl = scene.bot.url(), .token = Secret("not a token")});
        QVERIFY(!bad);
        QVERIFY(!bad.error().message.contains("not a token"_L1));
        // A token that Telegram does not know.
        const auto other =
            telegramChannel({.baseUrl = scene.bot.url(), .token = Secret("1:abcdefghijklmnopqrstuvwxyz")});
        QVERIFY(other);
        const Result<void> refused = (*other)->sendText(FakeBotApi::chat(), u"x"_s, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, u"delivery.bad_token"_s);
    }

    void withoutABotItSaysSo()
    {
        DeliveryScene scene;
        scene.f.messenger = nullptr;
        scene.f.restart();
        const auto report =
            scene.f.engine().delivery.deliver({.photoIds = {u"x"_s}, .chat = u"42"_s, .caption = {}}, {}, {});
        QVERIFY(!report);
        QCOMPARE(report.error().reason, u"delivery.not_configured"_s);
    }
};

TD_TEST(TestDelivery)
#include "tst_delivery.moc"
