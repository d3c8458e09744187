// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>

class QLocalSocket;

namespace td
{

/// One window a profile: a second start raises the first window and goes. Only programs of the same user are heard, and all
/// they can say is a page's name.
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
    [[nodiscard]] QString path() const { return m_server.fullServerName(); } ///< of the socket, once it listens

Q_SIGNALS:
    void raiseRequested(const QString &page);

private:
    void hear(QLocalSocket &socket);

    QString m_name;
    QLocalServer m_server;
};

} // namespace td
