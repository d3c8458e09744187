// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/runplaces.h"

#include <QSet>

namespace td::test
{

using namespace Qt::StringLiterals;

enum class Deed { ToHot, ToCold, Restore, Purge };

/// How the servers differ from plain ones, and how they are spoken to.
struct NetworkSetting {
    FakeS3Options server = {};
    std::function<void(S3Config &)> client = {};
    bool oneBucket = false; ///< HOT and COLD share a bucket: photos are copied inside the provider
};

/// A photo that is about to be moved or destroyed, another one that must not notice, and HOT and COLD at scripted
/// servers.
class NetworkScene
{
public:
    explicit NetworkScene(const NetworkSetting &setting = {})
        : m_setting(setting)
        , hot(setting.server)
        , m_cold(setting.oneBucket ? nullptr : std::make_unique<FakeS3>(setting.server))
    {
        m_places.hot = tuned(hot);
        m_places.cold = tuned(cold());
        f.overrides.insert(u"image.variants"_s, u"small:150"_s);
        reopen();
    }

    [[nodiscard]] FakeS3 &cold() { return m_cold ? *m_cold : hot; }

    /// Brings a photo to where the deed begins.
    void prepare(Deed deed)
    {
        m_deed = deed;
        const Photo bystander = f.upload(1);
        truth.insert(bystander.photoId, bystander.sha256);
        move(bystander.photoId, Tier::Hot);
        move(bystander.photoId, Tier::Cold);
        const Photo second = f.upload(2);
        truth.insert(second.photoId, second.sha256);
        move(second.photoId, Tier::Hot);
        const Photo photo = f.upload(3);
        subject = photo.photoId;
        if (deed != Deed::Purge)
            truth.insert(subject, photo.sha256);
        if (deed != Deed::ToHot)
            move(subject, Tier::Hot);
        if (deed == Deed::Restore || deed == Deed::Purge)
            move(subject, Tier::Cold);
        if (deed == Deed::Purge && !f.catalogue().photos().trash({subject}, {}, {}, f.clock.now()))
            qFatal("could not prepare a photo in the trash");
        f.faults.disarm();
    }

    Result<void> act()
    {
        switch (m_deed) {
        case Deed::ToHot:
        case Deed::Restore:
            return f.engine().mover.move(subject, Tier::Hot, true, {}, {});
        case Deed::ToCold:
            return f.engine().mover.move(subject, Tier::Cold, true, {}, {});
        case Deed::Purge:
            return f.engine().mover.purge(subject, {}, {});
        }
        Q_UNREACHABLE();
    }

    /// What must hold at any moment, whatever goes wrong: a whole body of every photo lies somewhere, and nothing was
    /// removed before the move was committed. `mostBodies` may have been stored under one key.
    [[nodiscard]] QStringList brokenNow(bool saidDone, int mostBodies = 1)
    {
        QStringList wrong;
        QSet<QString> bodies;
        for (const FakeS3 *server : {&hot, m_cold.get()}) {
            for (const QString &key : server ? server->keys() : QStringList())
                bodies.insert(sha256Of(server->object(key).value_or(QByteArray())));
        }
        const auto gather = [&](const ObjectInfo &object) -> Result<void> {
            TD_ASSIGN(const QByteArray bytes, readAll(f.store(Tier::Temp), object.key, {}));
            bodies.insert(sha256Of(bytes));
            return {};
        };
        if (!f.store(Tier::Temp).list(u"temp/"_s, gather, {}))
            wrong.append(u"TEMP cannot be listed"_s);
        for (auto photo = truth.cbegin(); photo != truth.cend(); ++photo) {
            if (!bodies.contains(photo.value()))
                wrong.append(u"no whole body of photo %1 is left"_s.arg(photo.key()));
        }
        const QStringList calls = f.faults.names();
        const qsizetype removed = calls.indexOf(u"store.remove"_s);
        const qsizetype committed = calls.indexOf(u"journal.commitMove"_s);
        if (m_deed != Deed::Purge && saidDone && removed >= 0 && removed < committed)
            wrong.append(u"something was removed before the move was committed"_s);
        for (const FakeS3 *server : {&hot, m_cold.get()}) {
            const QMap<QString, int> stored = server ? server->bodiesStored() : QMap<QString, int>();
            for (auto body = stored.cbegin(); body != stored.cend(); ++body) {
                if (body.value() > mostBodies)
                    wrong.append(u"%1 was stored %2 times"_s.arg(body.key()).arg(body.value()));
            }
        }
        return wrong;
    }

    /// The servers are well again and the program starts anew: recovery, then a check that repairs. `orphans` is how
    /// many objects that nobody names it finds.
    [[nodiscard]] QStringList wrongAfterRestart(int *orphans)
    {
        heal();
        QStringList wrong;
        reopen();
        for (int run = 1; run <= 2; ++run) {
            const auto recovery = f.engine().mover.recover({});
            if (!recovery)
                wrong.append(recovery.error().message);
            else if (run == 2 && !recovery->failed.isEmpty())
                wrong.append(recovery->failed.first().error.message);
        }
        const auto check = f.engine().check.run({.readDataPercent = 0, .repair = true}, {}, {});
        if (!check)
            return wrong + QStringList{check.error().message};
        if (check->count(u"missing"_s) + check->count(u"damaged"_s) > 0)
            wrong.append(u"check finds photos missing or damaged"_s);
        *orphans = int(check->count(u"orphan"_s));
        return wrong + f.violations(truth);
    }

    /// The end: everything is where it should be, every byte read, and only by what the catalogue names.
    [[nodiscard]] QStringList wrongAtTheEnd()
    {
        QStringList wrong = f.violations(truth);
        const auto check = f.engine().check.run({.readDataPercent = 100, .repair = false}, {}, {});
        if (!check)
            return wrong + QStringList{check.error().message};
        for (const CheckFinding &finding : check->findings)
            wrong.append(finding.kind + u' ' + finding.key);
        return wrong;
    }

    void heal()
    {
        for (FakeS3 *server : {&hot, m_cold.get()}) {
            if (server == nullptr)
                continue;
            server->clearFaults();
            server->deny({});
            server->setDown(false);
            server->setClockAhead(std::chrono::seconds(0));
        }
    }

    /// As another process would.
    void reopen()
    {
        m_places.fit(f);
        f.restart();
    }

private:
    const NetworkSetting m_setting;
    Places m_places;
    Deed m_deed = Deed::ToHot;

    S3Config tuned(const FakeS3 &server) const
    {
        S3Config config = configOf(server);
        if (m_setting.client)
            m_setting.client(config);
        return config;
    }
    void move(const QString &photoId, Tier to)
    {
        const auto moved = f.engine().mover.move(photoId, to, true, {}, {});
        if (!moved)
            qFatal("could not prepare: %s", qPrintable(moved.error().message));
    }

public:
    FakeS3 hot;

private:
    std::unique_ptr<FakeS3> m_cold;

public:
    Fixture f;
    QMap<QString, QString> truth; ///< photo id -> SHA-256 of its master; the test's own knowledge
    QString subject;
};

} // namespace td::test
