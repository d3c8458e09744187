// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/patientchannel.h"
#include "storage/telegramchannel.h"
#include "support/fakebotapi.h"
#include "support/fixture.h"
#include "support/presigningstore.h"
#include "support/virtualtime.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace td::test
{

/// A messenger that takes less: pictures of 100 bytes, files of so many.
class NarrowChannel final : public DeliveryChannel
{
public:
    NarrowChannel(std::shared_ptr<DeliveryChannel> inner, qint64 most)
        : fileBytes(most)
        , m_inner(std::move(inner))
    {
    }
    QString name() const override { return m_inner->name(); }
    qint64 maxPictureBytes() const override { return pictureBytes; }
    qint64 maxFileBytes() const override { return fileBytes; }
    Result<QString> sendPicture(const QString &c, const DeliveryFile &f, std::stop_token s) override
    {
        return m_inner->sendPicture(c, f, s);
    }
    Result<QString> sendFile(const QString &c, const DeliveryFile &f, std::stop_token s) override
    {
        return m_inner->sendFile(c, f, s);
    }
    Result<void> sendPictureById(const QString &c, const QString &i, const QString &t, std::stop_token s) override
    {
        return m_inner->sendPictureById(c, i, t, s);
    }
    Result<void> sendFileById(const QString &c, const QString &i, const QString &t, std::stop_token s) override
    {
        return m_inner->sendFileById(c, i, t, s);
    }
    int mostInAlbum() const override { return m_inner->mostInAlbum(); }
    Result<QStringList> sendAlbum(const QString &c, const QList<AlbumPiece> &p, bool f, std::stop_token s) override
    {
        return m_inner->sendAlbum(c, p, f, s);
    }
    Result<void> sendText(const QString &c, const QString &t, std::stop_token s) override
    {
        return m_inner->sendText(c, t, s);
    }
    qint64 pictureBytes = 100;
    qint64 fileBytes;

private:
    std::shared_ptr<DeliveryChannel> m_inner;
};

/// To a catalogue that somebody has open.
inline void runSql(const Fixture &f, const QString &sql)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("deliveries"));
        database.setDatabaseName(QString(f.profile() + QStringLiteral("/catalog.db")));
        if (!database.open() || !QSqlQuery(database).exec(sql))
            qFatal("the catalogue does not take: %s", qPrintable(sql));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("deliveries"));
}

/// A profile with HOT in a bucket, and a bot whose server is the tests' own; no time passes while it waits.
struct DeliveryScene {
    DeliveryScene()
        : f({}, [&](Fixture &fixture) {
            const QString folder = QString(fixture.profile() + QStringLiteral("/bucket"));
            QDir().mkpath(folder);
            bucket = std::make_shared<PresigningStore>(folder);
            fixture.remote[Tier::Hot] = bucket;
            fixture.messenger = [this] { return opened(); };
        })
    {
    }
    Result<std::shared_ptr<DeliveryChannel>> opened()
    {
        if (!channel) {
            TD_ASSIGN(const auto inner,
                      telegramChannel({.baseUrl = bot.url(), .token = Secret(FakeBotApi::token().toLatin1())}));
            channel = withPatience(inner, {.random = [] { return 0.0; }, .waiting = time.waiting()});
        }
        return channel;
    }
    [[nodiscard]] Photo inHot(quint32 seed, int size = 2000, const QString &draft = QStringLiteral("d"))
    {
        const Photo photo = f.upload(seed, draft, size);
        if (!f.engine().library.moveTo({photo.photoId}, Tier::Hot, {}, {}).failed.isEmpty())
            qFatal("the move failed");
        return f.photo(photo.photoId);
    }
    DeliveryReport deliver(const QStringList &ids, const QString &chat = FakeBotApi::chat(),
                           DeliverySize size = DeliverySize::Cover)
    {
        const auto report = f.engine().delivery.deliver(
            {.photoIds = ids, .chat = chat, .size = size, .caption = QStringLiteral("Été")}, {}, {});
        if (!report)
            qFatal("%s", qPrintable(report.error().message));
        return *report;
    }

    FakeBotApi bot;
    VirtualTime time;
    std::shared_ptr<DeliveryChannel> channel;
    std::shared_ptr<PresigningStore> bucket;
    Fixture f;
};

} // namespace td::test
