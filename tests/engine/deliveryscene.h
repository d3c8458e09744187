// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/patientchannel.h"
#include "storage/telegramchannel.h"
#include "support/fakebotapi.h"
#include "support/fixture.h"
#include "support/presigningstore.h"
#include "support/virtualtime.h"

#include <QDir>

namespace td::test
{

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
    [[nodiscard]] Photo inHot(quint32 seed, int size = 2000)
    {
        const Photo photo = f.upload(seed, QStringLiteral("d"), size);
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
