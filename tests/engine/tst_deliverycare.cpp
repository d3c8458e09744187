// SPDX-License-Identifier: GPL-3.0-or-later
// Deliveries as files, what is logged of them, and that trouble beside the messenger neither sends anything twice nor
// ends the rest.
#include "engine/deliveryscene.h"
#include "support/testprogram.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

using SentAs = DeliveredPhoto::How;

/// What the program logs while it lives.
class HeardDeliveries
{
public:
    HeardDeliveries()
        : m_before(qInstallMessageHandler(&HeardDeliveries::hear))
    {
        lines.clear();
    }
    ~HeardDeliveries() { qInstallMessageHandler(m_before); }
    HeardDeliveries(const HeardDeliveries &) = delete;
    HeardDeliveries &operator=(const HeardDeliveries &) = delete;
    [[nodiscard]] static QStringList of(QtMsgType type)
    {
        QStringList found;
        for (const auto &[kind, text] : lines) {
            if (kind == type)
                found.append(text);
        }
        return found;
    }
    static inline QList<std::pair<QtMsgType, QString>> lines;

private:
    static void hear(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        if (QByteArrayView(context.category) == "tierdeck.delivery")
            lines.append({type, text});
    }
    QtMessageHandler m_before;
};

/// A bucket whose objects this computer may not read.
class LockedBucket final : public ForwardingStore
{
public:
    using ForwardingStore::ForwardingStore;
    [[nodiscard]] Result<ObjectInfo> get(const QString &key, const ByteSink &, std::stop_token) override
    {
        Error error{.code = ErrorCode::PermissionDenied,
                    .reason = u"s3.forbidden"_s,
                    .message = u"The bucket refuses"_s,
                    .where = key,
                    .remedy = {}};
        error.store = u"Bucket"_s;
        return fail(error);
    }
};

} // namespace

class TestDeliveryCare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asFilesWhenAsked()
    {
        DeliveryScene scene;
        const Photo photo = scene.inHot(1);
        const auto send = [&](bool asFiles) {
            const auto report = scene.f.engine().delivery.deliver(
                {.photoIds = {photo.photoId}, .chat = FakeBotApi::chat(), .caption = {}, .asFiles = asFiles}, {}, {});
            return report && !report->delivered.isEmpty() ? report->delivered.first().how : SentAs::AsLink;
        };
        QCOMPARE(send(true), SentAs::AsFile);
        QCOMPARE(scene.bot.sent().last().method, u"sendDocument"_s);
        QCOMPARE(send(true), SentAs::ById);
        QCOMPARE(scene.bot.sent().last().method, u"sendDocument"_s);
        // Who wants a picture is not sent the file that is known by now, nor the other way round.
        QCOMPARE(send(false), SentAs::AsPicture);
        QCOMPARE(scene.bot.sent().last().method, u"sendPhoto"_s);
        QCOMPARE(send(true), SentAs::ById);
        QCOMPARE(scene.bot.sent().last().method, u"sendDocument"_s);
    }

    void everyTryThatFailsIsLogged()
    {
        DeliveryScene scene;
        const Photo photo = scene.inHot(1);
        const HeardDeliveries heard;
        scene.bot.failNext(503, 2, 0, u"Bad Gateway"_s);
        QCOMPARE(scene.deliver({photo.photoId}).delivered.size(), qsizetype(1));
        QStringList tries = HeardDeliveries::of(QtWarningMsg);
        QCOMPARE(tries.size(), qsizetype(2));
        QVERIFY2(tries.at(0).startsWith("try 1 of 3 failed:"_L1), qPrintable(tries.at(0)));
        QVERIFY2(tries.at(1).startsWith("try 2 of 3 failed:"_L1), qPrintable(tries.at(1)));
        QVERIFY2(tries.at(1).contains("HTTP 503"_L1), qPrintable(tries.at(1)));
        QVERIFY(HeardDeliveries::of(QtCriticalMsg).isEmpty());

        // A photo that is only here has no link either: it is not delivered at all.
        const Photo local = scene.f.upload(2);
        scene.bot.failNext(503, 3);
        QCOMPARE(scene.deliver({local.photoId}).failed.size(), qsizetype(1));
        QCOMPARE(HeardDeliveries::of(QtWarningMsg).size(), qsizetype(5));
        QCOMPARE(HeardDeliveries::of(QtCriticalMsg).size(), qsizetype(1));
        QVERIFY(HeardDeliveries::of(QtCriticalMsg).first().contains(local.photoId));
        for (const auto &[type, text] : HeardDeliveries::lines)
            QVERIFY2(!text.contains(FakeBotApi::token().section(u':', 1)), qPrintable(text));
    }

    /// It arrived: the reader does not get it again as a link, with the words of a database.
    void aCatalogueThatNotesNothingIsNoFailure_data()
    {
        QTest::addColumn<QString>("table");
        QTest::newRow("the id") << u"delivery_refs"_s;
        QTest::newRow("the access") << u"access_log"_s;
    }
    void aCatalogueThatNotesNothingIsNoFailure()
    {
        QFETCH(const QString, table);
        DeliveryScene scene;
        const Photo photo = scene.inHot(1);
        runSql(scene.f,
               u"CREATE TRIGGER no_notes BEFORE INSERT ON %1 BEGIN SELECT RAISE(ABORT, 'no'); END"_s.arg(table));
        const HeardDeliveries heard;
        const DeliveryReport report = scene.deliver({photo.photoId});
        QVERIFY2(report.failed.isEmpty(),
                 report.failed.isEmpty() ? "" : qPrintable(report.failed.first().error.message));
        QCOMPARE(report.delivered.first().how, SentAs::AsPicture);
        QCOMPARE(scene.bot.calls().size(), qsizetype(1));
        QCOMPARE(HeardDeliveries::of(QtWarningMsg).size(), qsizetype(1));
    }

    void aBucketThatRefusesOnePhotoDoesNotEndTheRest()
    {
        DeliveryScene scene;
        const Photo locked = scene.inHot(1);
        const Photo fine = scene.f.upload(2);
        scene.f.remote[Tier::Hot] = std::make_shared<LockedBucket>(scene.bucket);
        scene.f.reopen();
        const DeliveryReport report = scene.deliver({locked.photoId, fine.photoId});
        QCOMPARE(report.failed.size(), qsizetype(1));
        QCOMPARE(report.failed.first().id, locked.photoId);
        QCOMPARE(report.delivered.size(), qsizetype(1));
        QCOMPARE(report.delivered.first().photoId, fine.photoId);
    }

    void aLongCaptionDoesNotCutTheLinkOff()
    {
        DeliveryScene scene;
        const Photo photo = scene.inHot(1);
        scene.bot.failNext(413);
        const auto report = scene.f.engine().delivery.deliver(
            {.photoIds = {photo.photoId}, .chat = FakeBotApi::chat(), .caption = QString(5'000, u'x')}, {}, {});
        QVERIFY(report && report->failed.isEmpty());
        const BotCall message = scene.bot.sent().last();
        QCOMPARE(message.method, u"sendMessage"_s);
        QVERIFY2(message.caption.contains(u"&for=86400"_s), "the link was cut off");
    }

    void moreThanAQuarterOfAnHourIsRefused()
    {
        DeliveryScene scene;
        const QStringList many = QString(u"x,"_s).repeated(Delivery::MostPhotos).split(u',');
        const auto report =
            scene.f.engine().delivery.deliver({.photoIds = many, .chat = FakeBotApi::chat(), .caption = {}}, {}, {});
        QCOMPARE(report.error().reason, u"delivery.too_many"_s);
        QVERIFY(scene.bot.calls().isEmpty());
    }

    void readyAsksNobodyButTheKeyring()
    {
        DeliveryScene scene;
        QVERIFY(scene.f.engine().delivery.ready());
        QVERIFY(scene.bot.calls().isEmpty());
        scene.f.messenger = nullptr;
        scene.f.restart();
        QCOMPARE(scene.f.engine().delivery.ready().error().reason, u"delivery.not_configured"_s);
    }
};

TD_TEST(TestDeliveryCare)
#include "tst_deliverycare.moc"
