// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLocalSocket>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr int AnswerMs = 500;
}

SingleInstance::SingleInstance(const QString &profile, QObject *parent)
    : QObject(parent)
{
    const QString real = QFileInfo(profile).canonicalFilePath();
    const QByteArray hash =
        QCryptographicHash::hash((real.isEmpty() ? profile : real).toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    m_name = QString(u"tierdeck-"_s + QString::number(::getuid()) + u'-' + QString::fromLatin1(hash));
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
                if (!socket->canReadLine())
                    return;
                const QString page = QString::fromUtf8(socket->readLine(100)).trimmed();
                socket->write("ok\n");
                socket->disconnectFromServer();
                Q_EMIT raiseRequested(page);
            });
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

bool SingleInstance::raiseOther(const QString &page)
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(AnswerMs))
        return false;
    socket.write(QString(page + u'\n').toUtf8());
    return socket.waitForReadyRead(AnswerMs);
}

bool SingleInstance::listen()
{
    if (m_server.listen(m_name))
        return true;
    // A socket that nobody answers is left over from a crash.
    QLocalServer::removeServer(m_name);
    return m_server.listen(m_name);
}

} // namespace td
