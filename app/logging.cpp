// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logging.h"

#include "app/redact.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QMutex>

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace td
{

Q_LOGGING_CATEGORY(logApp, "tierdeck.app")

struct LogFile::Private {
    QString path;
    Level level = Level::Info;
    bool echo = false;
    qint64 maxBytes = 0;
    QMutex mutex;
    QtMessageHandler before = nullptr;

    void write(Level at, const QMessageLogContext &context, const QString &message);
    void rotate();
};

namespace
{

// Qt's message handler is a plain function: this is the one it writes to.
QMutex theGuard;
LogFile::Private *theSink = nullptr;

LogFile::Level levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogFile::Level::Debug;
    case QtInfoMsg:
        return LogFile::Level::Info;
    case QtWarningMsg:
        return LogFile::Level::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        return LogFile::Level::Error;
    }
    return LogFile::Level::Error;
}

QString levelName(LogFile::Level level)
{
    switch (level) {
    case LogFile::Level::Debug:
        return u"debug"_s;
    case LogFile::Level::Info:
        return u"info"_s;
    case LogFile::Level::Warning:
        return u"warning"_s;
    case LogFile::Level::Error:
        return u"error"_s;
    }
    return u"error"_s;
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QMutexLocker lock(&theGuard);
    if (theSink)
        theSink->write(levelOf(type), context, redacted(message));
}

} // namespace

void LogFile::Private::write(Level at, const QMessageLogContext &context, const QString &message)
{
    if (at < level)
        return;
    if (echo)
        std::fprintf(stderr, "tierdeck: %s: %s\n", qPrintable(levelName(at)), message.toLocal8Bit().constData());
    const QJsonObject line{{u"time"_s, QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s)},
                           {u"level"_s, levelName(at)},
                           {u"msg"_s, message},
                           {u"module"_s, QString::fromUtf8(context.category)},
                           {u"function"_s, QString::fromUtf8(context.function)},
                           {u"tag"_s, u"STORAGE"_s}};
    QByteArray bytes = QJsonDocument(line).toJson(QJsonDocument::Compact);
    bytes.append('\n');
    const QMutexLocker lock(&mutex);
    rotate();
    // One write of one line to a file opened for appending: lines of several processes never mix.
    const int fd = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    const bool written = fd >= 0 && ::write(fd, bytes.constData(), std::size_t(bytes.size())) == bytes.size();
    if (fd >= 0)
        ::close(fd);
    if (!written)
        std::fprintf(stderr, "tierdeck: the log cannot be written: %s", bytes.constData());
}

void LogFile::Private::rotate()
{
    if (QFileInfo(path).size() < maxBytes)
        return;
    QLockFile lock(path + u".lock"_s);
    if (!lock.tryLock(1000) || QFileInfo(path).size() < maxBytes)
        return;
    QFile::remove(path + u'.' + QString::number(Kept));
    for (int i = Kept - 1; i >= 1; --i)
        QFile::rename(path + u'.' + QString::number(i), path + u'.' + QString::number(i + 1));
    QFile::rename(path, path + u".1"_s);
}

LogFile::Level LogFile::levelFromName(const QString &name)
{
    for (const Level level : {Level::Debug, Level::Info, Level::Warning}) {
        if (name == levelName(level))
            return level;
    }
    return name == "error"_L1 ? Level::Error : Level::Info;
}

LogFile::LogFile(const QString &folder, Level level, bool echo, qint64 maxBytes)
    : d(std::make_unique<Private>())
{
    d->path = QString(folder + u"/tierdeck.log"_s);
    d->level = level;
    d->echo = echo;
    d->maxBytes = maxBytes;
    {
        const QMutexLocker lock(&theGuard);
        theSink = d.get();
    }
    d->before = qInstallMessageHandler(handle);
}

LogFile::~LogFile()
{
    qInstallMessageHandler(d->before);
    const QMutexLocker lock(&theGuard);
    theSink = nullptr;
}

} // namespace td
