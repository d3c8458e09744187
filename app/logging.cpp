// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logging.h"

#include "app/redact.h"
#include "app/settings.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QMutex>

#include <array>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace td
{

Q_LOGGING_CATEGORY(logApp, "tierdeck.app")

struct LogFile::Private {
    QString path;
    Options options;
    QMutex mutex;
    QtMessageHandler before = nullptr;
    QLoggingCategory::CategoryFilter filterBefore = nullptr;

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

QtMsgType typeOf(LogLevel level)
{
    static constexpr std::array types{QtDebugMsg, QtInfoMsg, QtWarningMsg, QtCriticalMsg};
    return types[std::size_t(level)];
}

/// Of our own parts only what will be written is made into text at all; Qt's parts stay as they were.
void chooseHeard(QLoggingCategory *category)
{
    const QMutexLocker lock(&theGuard);
    if (!theSink)
        return;
    if (theSink->filterBefore)
        theSink->filterBefore(category);
    const QString name = QString::fromUtf8(category->categoryName());
    if (!name.startsWith("tierdeck."_L1))
        return;
    const LogLevel least = theSink->options.levels.of(name);
    for (const LogLevel level : {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error})
        category->setEnabled(typeOf(level), level >= least);
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
    if (at < options.levels.of(QString::fromUtf8(context.category)))
        return;
    if (options.echo)
        std::fprintf(stderr, "tierdeck: %s: %s\n", qPrintable(logLevelName(at)), message.toLocal8Bit().constData());
    const QJsonObject line{{u"time"_s, QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s)},
                           {u"level"_s, logLevelName(at)},
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
    if (QFileInfo(path).size() < options.maxBytes)
        return;
    QLockFile lock(path + u".lock"_s);
    if (!lock.tryLock(1000) || QFileInfo(path).size() < options.maxBytes)
        return;
    const auto old = [this](int age) { return QString(path + u'.' + QString::number(age)); };
    // one more than is kept: fewer may be kept now than before
    for (int age = std::max(1, options.kept); QFile::remove(old(age)); ++age) {
    }
    for (int age = options.kept - 1; age >= 1; --age)
        QFile::rename(old(age), old(age + 1));
    if (options.kept > 0)
        QFile::rename(path, old(1));
    else
        QFile::remove(path);
}

LogFile::LogFile(const QString &folder, Level level, bool echo, qint64 maxBytes)
    : LogFile(folder, Options{.levels = {.base = level, .modules = {}}, .echo = echo, .maxBytes = maxBytes})
{
}

LogFile::Options LogFile::optionsOf(const Settings &settings, bool echo)
{
    return {.levels = logLevelsFrom(settings.logLevel).value_or(LogLevels{}),
            .echo = echo,
            .maxBytes = settings.logMaxBytes,
            .kept = settings.logKept};
}

LogFile::LogFile(const QString &folder, const Options &options)
    : d(std::make_unique<Private>())
{
    d->path = QString(folder + u"/tierdeck.log"_s);
    d->options = options;
    {
        const QMutexLocker lock(&theGuard);
        theSink = d.get();
    }
    d->before = qInstallMessageHandler(handle);
    const auto filterBefore = QLoggingCategory::installFilter(chooseHeard);
    {
        const QMutexLocker lock(&theGuard);
        d->filterBefore = filterBefore;
    }
    // once more, now that the rules of the environment (QT_LOGGING_RULES) come first
    QLoggingCategory::installFilter(chooseHeard);
}

LogFile::~LogFile()
{
    QLoggingCategory::installFilter(d->filterBefore);
    qInstallMessageHandler(d->before);
    const QMutexLocker lock(&theGuard);
    theSink = nullptr;
}

} // namespace td
