// SPDX-License-Identifier: GPL-3.0-or-later
// The way a reply goes out: its headers, its framing, and where it breaks off.
#include "support/fakes3/server.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace td::test::fake
{
namespace
{

constexpr qint64 ChunkBytes = 16 * 1024;

QByteArray reasonFor(int status)
{
    static const QHash<int, QByteArray> reasons{{200, "OK"},        {204, "No Content"}, {206, "Partial Content"},
                                                {403, "Forbidden"}, {404, "Not Found"},  {503, "Slow Down"}};
    return reasons.value(status, "Status");
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

bool isCut(const ServerFault &fault)
{
    return fault.cut == ServerFault::Cut::ReplyShort || fault.cut == ServerFault::Cut::ReplyReset;
}

} // namespace

void Session::shape(Reply &reply, const Request &request, const ServerFault &fault) const
{
    QDateTime date;
    {
        const std::lock_guard lock(m_server.mutex);
        date = m_server.now().addSecs(fault.dateAhead.count());
    }
    reply.set("Date", QLocale::c().toString(date, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1());
    reply.set("Server", "fake");
    reply.set("x-amz-request-id", "fake" + QByteArray::number(request.seen.number));
    for (const auto &[name, value] : fault.headers)
        reply.set(name, fault.addsPath && name == "Location" ? value + request.seen.target : value);
    if (fault.flipReplyByte >= 0 && fault.flipReplyByte < reply.body.size())
        reply.body[fault.flipReplyByte] = char(~reply.body[fault.flipReplyByte]);
}

Session::After Session::send(const Request &request, const Reply &reply, const ServerFault &fault)
{
    const bool bodiless = request.seen.method == "HEAD" || reply.status == 204 || reply.status == 304;
    const bool closes = request.header("connection").toLower() == "close" || isCut(fault);
    const bool endless = fault.listing == ServerFault::Listing::EndlessXml;
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonFor(reply.status) + "\r\n";
    for (const auto &[name, value] : reply.headers)
        head += name + ": " + value + "\r\n";
    if (endless || (isCut(fault) && fault.framing == ServerFault::Framing::Chunked))
        head += "Transfer-Encoding: chunked\r\n";
    else if (reply.status != 204 && !(isCut(fault) && fault.framing == ServerFault::Framing::UntilClose))
        head += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    if (closes)
        head += "Connection: close\r\n";
    if (!m_wire.write(head + "\r\n"))
        return After::Close;
    if (bodiless)
        return closes ? After::Close : After::KeepOpen;
    if (endless)
        return sendEndlessList(request);
    const After after = sendBody(reply, fault);
    return closes ? After::Close : after;
}

Session::After Session::sendBody(const Reply &reply, const ServerFault &fault)
{
    const QByteArray body = isCut(fault) ? reply.body.left(fault.cutAt) : reply.body;
    bool sent = true;
    if (isCut(fault) && fault.framing == ServerFault::Framing::Chunked) {
        for (qint64 at = 0; sent && at < body.size(); at += ChunkBytes)
            sent = m_wire.write(chunk(body.mid(at, ChunkBytes)));
    } else {
        sent = fault.byteInterval.count() > 0 ? writeSlowly(body, fault) : m_wire.write(body);
    }
    if (fault.cut == ServerFault::Cut::ReplyReset)
        m_wire.reset();
    return sent && !isCut(fault) ? After::KeepOpen : After::Close;
}

bool Session::writeSlowly(const QByteArray &text, const ServerFault &fault)
{
    for (const char byte : text) {
        wait(fault.byteInterval);
        if (!m_wire.write(QByteArray(1, byte)))
            return false;
    }
    return true;
}

/// A listing that goes on as long as anybody reads it.
Session::After Session::sendEndlessList(const Request &request)
{
    QByteArray part = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult><IsTruncated>false</IsTruncated>";
    for (qint64 n = 0; m_wire.write(chunk(part)); ++n) {
        part.clear();
        for (int i = 0; i < 200; ++i)
            part += "<Contents>" +
                    element("Key", request.query("prefix") + QByteArray::number(n * 200 + i).rightJustified(12, '0')) +
                    element("Size", "1") + "</Contents>";
    }
    return After::Close;
}

} // namespace td::test::fake
