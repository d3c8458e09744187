// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLocalSocket>

#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr int AnswerMs = 500;
constexpr qint64 MostBytes = 100; ///< of a message: the name of a page

/// The session's own folder when it is only ours; else the shared one, where the name tells whose it is.
QString socketName(const QByteArray &hash)
{
    const QFileInfo session(qEnvironmentVariable("XDG_RUNTIME_DIR"));
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                                          QFile::WriteOther | QFile::ExeOther;
    const bool isOurs = session.isAbsolute() && session.isDir() && session.ownerId() == ::getuid() &&
                        !(session.permissions() & others);
    const QString name = u"tierdeck-"_s + QString::fromLatin1(hash);
    return isOurs ? session.absoluteFilePath() + u'/' + name
                  : QString(u"tierdeck-"_s + QString::number(::getuid()) + u'-' + QString::fromLatin1(hash));
}

/// The other end is a program of this user.
bool isOurUser(const QLocalSocket &socket)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           peer.uid == ::getuid();
}
}

SingleInstance::SingleInstance(const QString &profile, QObject *parent)
    : QObject(parent)
{
    const QString real = QFileInfo(profile).canonicalFilePath();
    const QByteArray hash =
        QCryptographicHash::hash((real.isEmpty() ? profile : real).toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    m_name = socketName(hash);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            if (!isOurUser(*socket)) {
                socket->abort();
                continue;
            }
            socket->setReadBufferSize(2 * MostBytes);
            connect(socket, &QLocalSocket::readyRead, this, [this, socket] { hear(*socket); });
        }
    });
}

void SingleInstance::hear(QLocalSocket &socket)
{
    if (!socket.canReadLine()) {
        if (socket.bytesAvailable() > MostBytes)
            socket.abort();
        return;
    }
    const QByteArray line = socket.readLine(MostBytes);
    socket.write("ok\n");
    socket.disconnectFromServer();
    Q_EMIT raiseRequested(QString::fromUtf8(line).trimmed());
}

bool SingleInstance::raiseOther(const QString &page)
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(AnswerMs) || !isOurUser(socket))
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
