// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakefault.h"

namespace td::test
{

ServerFault &&ServerFault::on(QByteArray verb, QString pattern) &&
{
    method = std::move(verb);
    keyPattern = std::move(pattern);
    return std::move(*this);
}

ServerFault &&ServerFault::operation(QString name) &&
{
    onOperation = std::move(name);
    return std::move(*this);
}

ServerFault &&ServerFault::nth(int n) &&
{
    first = n;
    return std::move(*this);
}

ServerFault &&ServerFault::times(int n) &&
{
    count = n;
    return std::move(*this);
}

ServerFault &&ServerFault::always() &&
{
    count = -1;
    return std::move(*this);
}

ServerFault &&ServerFault::after(Milliseconds wait) &&
{
    delay = wait;
    return std::move(*this);
}

ServerFault &&ServerFault::header(QByteArray name, QByteArray value) &&
{
    headers.append({std::move(name), std::move(value)});
    return std::move(*this);
}

ServerFault &&ServerFault::unapplied() &&
{
    apply = false;
    return std::move(*this);
}

ServerFault &&ServerFault::applied() &&
{
    apply = true;
    return std::move(*this);
}

namespace faults
{
namespace
{

ServerFault cutting(ServerFault::Cut cut, qint64 at = 0)
{
    ServerFault fault;
    fault.cut = cut;
    fault.cutAt = at;
    return fault;
}

} // namespace

ServerFault status(int http, QByteArray code)
{
    ServerFault fault;
    fault.replyStatus = http;
    fault.code = std::move(code);
    return fault;
}

ServerFault reply(int http, QByteArray body, QByteArray contentType)
{
    ServerFault fault;
    fault.replyStatus = http;
    fault.body = std::move(body);
    return std::move(fault).header("Content-Type", std::move(contentType));
}

ServerFault htmlPage()
{
    return reply(200, "<!DOCTYPE html><html><head><title>Welcome</title></head>"
                      "<body><form action=\"/login\">Please accept our terms</form></body></html>");
}

ServerFault okWithError(QByteArray code)
{
    return status(200, std::move(code));
}

ServerFault redirect(int http, QByteArray url)
{
    ServerFault fault = status(http, "TemporaryRedirect");
    fault.addsPath = true;
    return std::move(fault).header("Location", std::move(url));
}

ServerFault resetBeforeBody()
{
    return cutting(ServerFault::Cut::ResetAfterHead);
}

ServerFault resetInBody(qint64 afterBytes)
{
    return cutting(ServerFault::Cut::ResetInBody, afterBytes);
}

ServerFault resetAfterBody(bool stored)
{
    ServerFault fault = cutting(ServerFault::Cut::ResetAfterBody);
    fault.apply = stored;
    return fault;
}

ServerFault closeAfterBody(bool stored)
{
    ServerFault fault = cutting(ServerFault::Cut::CloseAfterBody);
    fault.apply = stored;
    return fault;
}

ServerFault hang()
{
    return cutting(ServerFault::Cut::Hang);
}

ServerFault cutReply(qint64 afterBytes, ServerFault::Framing framing)
{
    ServerFault fault = cutting(ServerFault::Cut::ReplyShort, afterBytes);
    fault.framing = framing;
    return fault;
}

ServerFault resetReply(qint64 afterBytes)
{
    return cutting(ServerFault::Cut::ReplyReset, afterBytes);
}

ServerFault flipByte(qint64 at)
{
    ServerFault fault;
    fault.flipReplyByte = at;
    return fault;
}

ServerFault trickle(std::chrono::milliseconds perByte)
{
    ServerFault fault;
    fault.byteInterval = perByte;
    return fault;
}

ServerFault etag(QByteArray value)
{
    return ServerFault().header("ETag", std::move(value));
}

ServerFault dateSkew(std::chrono::seconds serverAhead)
{
    ServerFault fault;
    fault.dateAhead = serverAhead;
    return fault;
}

ServerFault listing(ServerFault::Listing kind)
{
    ServerFault fault;
    fault.listing = kind;
    return fault;
}

ServerFault noEffect()
{
    return ServerFault().unapplied();
}

ServerFault storesOnly(qint64 bytes)
{
    ServerFault fault;
    fault.storeOnly = bytes;
    return fault;
}

ServerFault storesFlipped(qint64 at)
{
    ServerFault fault;
    fault.storeFlipped = at;
    return fault;
}

} // namespace faults
} // namespace td::test
