// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logreader.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qint64 LogPiece = 64 * 1024;
constexpr int MostOldLogs = 100;

tl::unexpected<Error> logError(const QFile &file)
{
    return fail(ErrorCode::PermissionDenied, u"log.unreadable"_s,
                u"The log could not be read: %1."_s.arg(file.errorString()), file.fileName(),
                u"Check that the file belongs to you."_s);
}

struct Identity {
    quint64 device = 0;
    quint64 inode = 0;
};

std::optional<Identity> identityOf(const QString &path)
{
    struct stat found {
    };
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return std::nullopt;
    return Identity{quint64(found.st_dev), quint64(found.st_ino)};
}

/// Reads the whole lines of a file from its end to its beginning.
class LinesBackward
{
public:
    explicit LinesBackward(QFile &file)
        : m_file(file)
        , m_at(file.size())
    {
    }
    /// Behind the last whole line of the file; known after the first next().
    [[nodiscard]] qint64 end() const { return m_end; }
    [[nodiscard]] qint64 bytesRead() const { return m_bytesRead; }

    /// The line before; nothing at the beginning of the file.
    Result<std::optional<QByteArray>> next()
    {
        for (;;) {
            const qsizetype cut = m_rest.lastIndexOf('\n');
            if (cut >= 0 && m_end < 0) {
                m_end = m_at + cut + 1; // what follows is still being written
                m_rest.truncate(cut);
                continue;
            }
            if (cut >= 0 || (m_at == 0 && m_end >= 0 && !m_isDone)) {
                const QByteArray line = m_rest.mid(cut + 1);
                m_isDone = cut < 0;
                m_rest.truncate(std::max<qsizetype>(0, cut));
                return std::optional(line);
            }
            if (m_at == 0) {
                m_end = std::max<qint64>(m_end, 0);
                return std::nullopt;
            }
            const qint64 length = std::min(LogPiece, m_at);
            if (!m_file.seek(m_at - length))
                return logError(m_file);
            const QByteArray piece = m_file.read(length);
            if (piece.size() != length)
                return logError(m_file);
            m_at -= length;
            m_bytesRead += length;
            m_rest.prepend(piece);
        }
    }

private:
    QFile &m_file;
    qint64 m_at;
    qint64 m_end = -1;
    qint64 m_bytesRead = 0;
    QByteArray m_rest;
    bool m_isDone = false;
};

} // namespace

bool LogFilter::matches(const LogLine &line) const
{
    if (line.level < least)
        return false;
    if (!module.isEmpty() && line.module != module && line.module != QString("tierdeck."_L1 % module))
        return false;
    return text.isEmpty() || line.message.contains(text, Qt::CaseInsensitive);
}

std::optional<LogLine> logLineFrom(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto level = logLevelFromName(object.value("level"_L1).toString());
    if (!level)
        return std::nullopt;
    return LogLine{.time = object.value("time"_L1).toString(),
                   .level = *level,
                   .message = object.value("msg"_L1).toString(),
                   .module = object.value("module"_L1).toString(),
                   .function = object.value("function"_L1).toString(),
                   .json = json};
}

Result<QList<LogLine>> LogReader::tail(const LogFilter &filter, int limit)
{
    QList<LogLine> lines;
    m_read = {};
    qint64 bytesLeft = MostBytes;
    for (int age = 0; age <= MostOldLogs && lines.size() < limit && bytesLeft > 0; ++age) {
        const QString path = age == 0 ? file() : u"%1.%2"_s.arg(file()).arg(age);
        QFile log(path);
        const auto identity = identityOf(path);
        if (!identity && age > 0)
            break;
        if (!identity)
            continue;
        if (!log.open(QIODevice::ReadOnly))
            return logError(log);
        LinesBackward backward(log);
        while (lines.size() < limit && backward.bytesRead() < bytesLeft) {
            TD_ASSIGN(const std::optional<QByteArray> json, backward.next());
            if (!json)
                break;
            const auto line = logLineFrom(*json);
            if (line && filter.matches(*line))
                lines.append(*line);
        }
        bytesLeft -= backward.bytesRead();
        if (age == 0)
            m_read = {identity->device, identity->inode, std::max<qint64>(0, backward.end())};
    }
    std::ranges::reverse(lines);
    return lines;
}

Result<QList<LogLine>> LogReader::more(const LogFilter &filter)
{
    QList<LogLine> lines;
    const auto now = identityOf(file());
    if (!now)
        return lines;
    const bool isSame = now->device == m_read.device && now->inode == m_read.inode;
    if (!isSame && m_read.inode != 0) {
        // it was turned over: the end of the old one first
        for (int age = 1; age <= MostOldLogs; ++age) {
            const QString path = u"%1.%2"_s.arg(file()).arg(age);
            const auto old = identityOf(path);
            if (!old)
                break;
            if (old->device == m_read.device && old->inode == m_read.inode) {
                TD_TRY(readFrom(path, m_read.offset, filter, lines));
                break;
            }
        }
    }
    const qint64 offset = isSame ? m_read.offset : 0;
    m_read = {now->device, now->inode, offset};
    TD_TRY(readFrom(file(), offset, filter, lines));
    return lines;
}

Result<void> LogReader::readFrom(const QString &path, qint64 offset, const LogFilter &filter, QList<LogLine> &lines)
{
    QFile log(path);
    if (!log.open(QIODevice::ReadOnly))
        return logError(log);
    // one that became shorter was emptied by somebody
    qint64 at = log.size() < offset ? 0 : offset;
    if (!log.seek(at))
        return logError(log);
    while (!log.atEnd() && at - offset < MostBytes) {
        const QByteArray json = log.readLine();
        if (!json.endsWith('\n'))
            break; // it is still being written
        at += json.size();
        const auto line = logLineFrom(json.chopped(1));
        if (line && filter.matches(*line))
            lines.append(*line);
    }
    m_read.offset = at;
    return {};
}

} // namespace td
