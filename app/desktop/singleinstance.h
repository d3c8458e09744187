// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>

namespace td
{

/// One window a profile: a second start raises the first window and goes.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    /// `profile`: absolute root of the profile.
    explicit SingleInstance(const QString &profile, QObject *parent = nullptr);
    /// True when another window has this profile; it was told to come to the front.
    [[nodiscard]] bool raiseOther(const QString &page);
    /// This one is the first from now on. False when the name cannot be taken: the window works all the same.
    bool listen();

Q_SIGNALS:
    void raiseRequested(const QString &page);

private:
    QString m_name;
    QLocalServer m_server;
};

} // namespace td
