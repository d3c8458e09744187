// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QObject>

namespace td
{

class BannerArea;

/// Tells what the nightly run has to say: a night that was missed, a brake that held, a run that failed.
class NightWatch : public QObject
{
    Q_OBJECT
public:
    NightWatch(const UiServices &services, BannerArea *banners, QWidget *window);

Q_SIGNALS:
    void openPage(const QString &id, const QVariantMap &arguments);
    void toast(const QString &text, const std::function<void()> &undo);
    void errorRaised(const td::Error &error);

private:
    void missed(Instant when);
    void finished(const RunResult &run);
    void tellBrake(const RunResult &run, qint64 photos, const Policy &policy);
    void askDelete(const RunResult &run);
    void undo(const QString &runId);

    const UiServices &m_services;
    BannerArea *m_banners;
    QWidget *m_window;
};

} // namespace td
