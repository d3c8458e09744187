// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"

#include <QJsonArray>

namespace td::cli
{

/// A clock that stands still until it is moved.
class StoryClock final : public Clock
{
public:
    explicit StoryClock(Instant start)
        : m_now(start.time_since_epoch().count())
    {
    }
    [[nodiscard]] Instant now() const override { return Instant{Seconds{m_now.load()}}; }
    void advance(Seconds by) { m_now += by.count(); }

private:
    std::atomic<qint64> m_now;
};

/// The year that `demo` plays: upload, publish, plan, the nights at which a rule strikes, money, advice.
class DemoStory
{
public:
    DemoStory(Session &session, Settings settings, int photos);
    /// Prints as it goes; ends with one JSON document.
    [[nodiscard]] Result<void> play();

private:
    [[nodiscard]] Result<void> upload();
    [[nodiscard]] Result<void> uploadDraft(const QString &draft, const QStringList &files);
    [[nodiscard]] Result<void> publish();
    [[nodiscard]] Result<void> look(const QString &draft);
    /// Moves the clock, shows the plan, runs it.
    [[nodiscard]] Result<void> night(const QString &title, Seconds later, bool withPlan);
    [[nodiscard]] Result<void> money(const QString &title);
    [[nodiscard]] Result<void> advice();
    void title(const QString &text);

    Session &m_session;
    Output &m_out;
    const Settings m_settings;
    const int m_photos;
    std::shared_ptr<StoryClock> m_clock;
    std::unique_ptr<Container> m_container;
    QString m_currency;
    int m_chapter = 0;
    qint64 m_uploaded = 0;
    QJsonArray m_nights;
    QJsonObject m_stats;
    QJsonObject m_costs;
    QJsonObject m_recommendations;
};

} // namespace td::cli
