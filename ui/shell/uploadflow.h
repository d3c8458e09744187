// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QObject>

#include <functional>
#include <stop_token>

namespace td
{

/// From files to the queue: choose them, name a draft, add. Also the sample photos.
class UploadFlow : public QObject
{
    Q_OBJECT
public:
    UploadFlow(const UiServices &services, QWidget *window);
    ~UploadFlow() override;
    void chooseFiles(const QString &draft = {});
    void chooseFolder();
    /// Asks for the draft, then queues them. With options: shows all of them at once.
    void open(const QStringList &paths, const QString &draft, bool withOptions);
    /// Renders the samples in the background, then queues them into a draft of their own.
    void addSamples();

Q_SIGNALS:
    void toast(const QString &text, const std::function<void()> &undo);
    void errorRaised(const td::Error &error);
    void queued(); ///< something was added: show where it goes

private:
    void tellRefused(const QList<ItemFailure> &failed);
    const UiServices &m_services;
    QWidget *m_window;
    std::stop_source m_stop;
    bool m_making = false;
};

} // namespace td
