// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakebotapi.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <arpa/inet.h>
#include <array>
#include <functional>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace td::test
{

namespace
{

constexpr qsizetype MostBytes = 52'428'800;
constexpr qsizetype MostPictureBytes = 10'485'760;
constexpr qsizetype MostInAlbum = 10;
constexpr int NapMs = 50;

struct BotFormPart {
    QByteArray name, fileName, type, body;
};

QByteArray parameterOf(const QByteArray &header, const QByteArray &name)
{
    const QByteArray start = name + "=\"";
    const qsizetype from = header.indexOf(start);
    if (from < 0)
        return {};
    const qsizetype begin = from + start.size();
    return header.mid(begin, header.indexOf('"', begin) - begin);
}

/// Nothing for a body that is no whole form: a missing last boundary is an error for the real server too.
std::optional<QList<BotFormPart>> formOf(const QByteArray &contentType, const QByteArray &body)
{
    const qsizetype at = contentType.indexOf("boundary=");
    if (!contentType.startsWith("multipart/form-data") || at < 0)
        return std::nullopt;
    const QByteArray boundary = "--" + contentType.mid(at + 9).trimmed();
    QList<BotFormPart> parts;
    if (!body.startsWith(boundary))
        return std::nullopt;
    qsizetype from = boundary.size();
    while (body.mid(from, 2) == "\r\n") {
        const qsizetype headEnd = body.indexOf("\r\n\r\n", from);
        const qsizetype end = body.indexOf(QByteArray("\r\n" + boundary), headEnd);
        if (headEnd < 0 || end < 0)
            return std::nullopt;
        BotFormPart part;
        for (const QByteArray &line : body.mid(from + 2, headEnd - from - 2).split('\n')) {
            const QByteArray header = line.trimmed();
            if (header.toLower().startsWith("content-disposition:")) {
                part.name = parameterOf(header, "; name");
                part.fileName = parameterOf(header, "filename");
            } else if (header.toLower().startsWith("content-type:")) {
                part.type = header.mid(13).trimmed();
            }
        }
        part.body = body.mid(headEnd + 4, end - headEnd - 4);
        parts.append(part);
        from = end + 2 + boundary.size();
    }
    return body.mid(from, 2) == "--" ? std::optional(parts) : std::nullopt;
}

QByteArray refusalBody(int status, const QString &description, int retryAfter = 0)
{
    QJsonObject object{{u"ok"_s, false}, {u"error_code"_s, status}, {u"description"_s, description}};
    if (retryAfter > 0)
        object.insert(u"parameters"_s, QJsonObject{{u"retry_after"_s, retryAfter}});
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Up to `end` bytes of the connection; fewer when the other side is done or slow.
void receiveUntil(int connection, QByteArray &into, const std::function<bool()> &isEnough)
{
    std::array<char, 65536> buffer{};
    ssize_t n = 0;
    while (!isEnough() && (n = ::recv(connection, buffer.data(), buffer.size(), 0)) > 0)
        into.append(buffer.data(), n);
}

void sendAll(int connection, const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t n = ::send(connection, bytes.constData() + at, size_t(bytes.size() - at), MSG_NOSIGNAL);
        if (n <= 0)
            return;
        at += n;
    }
}

QByteArray headerOf(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(QByteArray(name + ":")))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

} // namespace

FakeBotApi::FakeBotApi()
    : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(m_listener, 16) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        qFatal("the bot's server cannot listen");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

FakeBotApi::~FakeBotApi()
{
    m_stops = true;
    m_thread.join();
    ::close(m_listener);
}

QString FakeBotApi::url() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_port);
}

void FakeBotApi::failNext(int status, int times, int retryAfter, const QString &description)
{
    const std::lock_guard lock(m_mutex);
    m_fault = Fault{status, times, retryAfter, description};
}

void FakeBotApi::forgetFiles()
{
    const std::lock_guard lock(m_mutex);
    m_files.clear();
}

void FakeBotApi::refusePictures(bool on)
{
    const std::lock_guard lock(m_mutex);
    m_refusesPictures = on;
}

QList<BotCall> FakeBotApi::calls() const
{
    const std::lock_guard lock(m_mutex);
    return m_calls;
}

QList<BotCall> FakeBotApi::sent() const
{
    QList<BotCall> fine = calls();
    fine.removeIf([](const BotCall &call) { return call.status != 200; });
    return fine;
}

void FakeBotApi::serve()
{
    while (!m_stops) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, NapMs) <= 0)
            continue;
        const int connection = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0)
            continue;
        const timeval patience{10, 0};
        ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        answer(connection);
        ::close(connection);
    }
}

void FakeBotApi::answer(int connection)
{
    QByteArray all;
    receiveUntil(connection, all, [&all] { return all.contains("\r\n\r\n"); });
    const qsizetype end = all.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = all.left(end);
    const qsizetype length = headerOf(head, "content-length").toLongLong();
    if (!headerOf(head, "expect").isEmpty())
        sendAll(connection, "HTTP/1.1 100 Continue\r\n\r\n");
    receiveUntil(connection, all, [&] { return all.size() >= end + 4 + length; });

    BotCall call;
    const Reply reply = perform(head.split(' ').value(1), headerOf(head, "content-type"), all.mid(end + 4), call);
    call.status = reply.status;
    {
        const std::lock_guard lock(m_mutex);
        m_calls.append(call);
    }
    if (reply.status != 0)
        sendAll(connection, "HTTP/1.1 " + QByteArray::number(reply.status) +
                                " X\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
                                QByteArray::number(reply.body.size()) + "\r\n\r\n" + reply.body);
}

FakeBotApi::Reply FakeBotApi::perform(const QByteArray &target, const QByteArray &contentType, const QByteArray &body,
                                      BotCall &call)
{
    call.method = QString::fromLatin1(target.mid(target.lastIndexOf('/') + 1));
    QMap<QByteArray, QByteArray> fields;
    QMap<QByteArray, QByteArray> files;
    const auto form = formOf(contentType, body);
    for (const BotFormPart &part : form.value_or(QList<BotFormPart>())) {
        if (part.fileName.isEmpty()) {
            fields.insert(part.name, part.body);
            continue;
        }
        call.fileName = QString::fromUtf8(part.fileName);
        call.fileType = QString::fromLatin1(part.type);
        call.file = part.body;
        files.insert(part.name, part.body);
    }
    call.chat = QString::fromUtf8(fields.value("chat_id"));
    call.caption = QString::fromUtf8(fields.value("caption", fields.value("text")));

    const std::lock_guard lock(m_mutex);
    if (m_fault && m_fault->times-- > 0)
        return {m_fault->status, refusalBody(m_fault->status, m_fault->description, m_fault->retryAfter)};
    if (!target.startsWith(QByteArray("/bot" + token().toLatin1() + '/')))
        return {401, refusalBody(401, u"Unauthorized"_s)};
    if (body.size() > MostBytes)
        return {413, refusalBody(413, u"Request Entity Too Large"_s)};
    if (!form)
        return {400, refusalBody(400, u"Bad Request: there is no form in the request"_s)};
    if (call.chat == blockedChat())
        return {403, refusalBody(403, u"Forbidden: bot was blocked by the user"_s)};
    if (call.chat != chat())
        return {400, refusalBody(400, u"Bad Request: chat not found"_s)};
    if (call.method == "sendMediaGroup"_L1)
        return sendAlbum(call, fields.value("media"), files);
    return send(call, fields);
}

QString FakeBotApi::refusal(bool isPicture, const QString &id, const QByteArray &file) const
{
    if (id.isEmpty() && file.isEmpty())
        return u"there is no photo in the request"_s;
    if (!id.isEmpty() && !m_files.contains(id))
        return u"wrong file identifier/HTTP URL specified"_s;
    if (!id.isEmpty() && m_files.value(id) != isPicture)
        return u"can't use file of type Document as Photo"_s;
    if (isPicture && file.size() > MostPictureBytes)
        return u"file of size %1 bytes is too big for a photo; the maximum size is 10485760 bytes"_s.arg(file.size());
    return {};
}

QJsonObject FakeBotApi::messageWith(bool isPicture, QString &id)
{
    if (id.isEmpty()) {
        id = u"file-%1"_s.arg(m_nextId);
        m_files.insert(id, isPicture);
    }
    QJsonObject message{{u"message_id"_s, m_nextId++}};
    const QJsonObject file{{u"file_id"_s, id}, {u"file_unique_id"_s, QString(u"u"_s + id)}};
    if (isPicture)
        message.insert(u"photo"_s, QJsonArray{QJsonObject{{u"file_id"_s, u"small"_s}}, file});
    else
        message.insert(u"document"_s, file);
    return message;
}

/// All or nothing: what a file is refused for is told before any is sent.
FakeBotApi::Reply FakeBotApi::sendAlbum(BotCall &call, const QByteArray &media,
                                        const QMap<QByteArray, QByteArray> &files)
{
    const auto refused = [](const QString &words) {
        return Reply{400, refusalBody(400, QString(u"Bad Request: "_s + words))};
    };
    for (const QJsonValue &value : QJsonDocument::fromJson(media).array()) {
        const QJsonObject item = value.toObject();
        const QString what = item.value("media"_L1).toString();
        const bool isAttached = what.startsWith("attach://"_L1);
        const QByteArray part = what.mid(9).toUtf8();
        if (isAttached && !files.contains(part))
            return refused(u"can't parse InputMedia: media not found"_s);
        call.album.append({.kind = item.value("type"_L1).toString(),
                           .caption = item.value("caption"_L1).toString(),
                           .fileId = isAttached ? QString() : what,
                           .file = isAttached ? files.value(part) : QByteArray()});
    }
    if (call.album.isEmpty())
        return refused(u"there are no messages to send"_s);
    if (call.album.size() > MostInAlbum)
        return refused(u"too many messages to send as an album"_s);
    call.caption = call.album.first().caption;
    const bool isPicture = call.album.first().kind == "photo"_L1;
    for (const BotMedia &item : std::as_const(call.album)) {
        if (item.kind != call.album.first().kind)
            return refused(u"document can't be mixed with other media types"_s);
        if (const QString words = refusal(isPicture, item.fileId, item.file); !words.isEmpty())
            return refused(words);
        if (isPicture && m_refusesPictures)
            return refused(u"failed to send message #1 with the error message \"PHOTO_INVALID_DIMENSIONS\""_s);
    }
    QJsonArray messages;
    const QString group = QString::number(m_nextId);
    for (BotMedia &item : call.album) {
        QJsonObject message = messageWith(isPicture, item.fileId);
        message.insert(u"media_group_id"_s, group);
        messages.append(message);
    }
    return {200, QJsonDocument(QJsonObject{{u"ok"_s, true}, {u"result"_s, messages}}).toJson(QJsonDocument::Compact)};
}

FakeBotApi::Reply FakeBotApi::send(BotCall &call, const QMap<QByteArray, QByteArray> &fields)
{
    QJsonObject message;
    const bool isPicture = call.method == "sendPhoto"_L1;
    if (isPicture || call.method == "sendDocument"_L1) {
        call.fileId = QString::fromUtf8(fields.value(isPicture ? "photo" : "document"));
        QString words = refusal(isPicture, call.fileId, call.file);
        if (words.isEmpty() && isPicture && m_refusesPictures)
            words = u"PHOTO_INVALID_DIMENSIONS"_s;
        if (!words.isEmpty())
            return {400, refusalBody(400, QString(u"Bad Request: "_s + words))};
        QString id = call.fileId;
        message = messageWith(isPicture, id);
    } else if (call.method != "sendMessage"_L1) {
        return {404, refusalBody(404, u"Not Found: method not found"_s)};
    } else if (call.caption.isEmpty()) {
        return {400, refusalBody(400, u"Bad Request: message text is empty"_s)};
    } else {
        message.insert(u"message_id"_s, m_nextId++);
    }
    return {200, QJsonDocument(QJsonObject{{u"ok"_s, true}, {u"result"_s, message}}).toJson(QJsonDocument::Compact)};
}

} // namespace td::test
