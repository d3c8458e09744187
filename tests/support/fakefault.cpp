// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakefault.h"

namespace td::test
{

Fault &&Fault::on(QByteArray verb, QString pattern) &&
{
    method = std::move(verb);
    keyPattern = std::move(pattern);
    return std::move(*this);
}

Fault &&Fault::operation(QString name) &&
{
    onOperation = std::move(name);
    return std::move(*this);
}

Fault &&Fault::nth(int n) &&
{
    first = n;
    return std::move(*this);
}

Fault &&Fault::times(int n) &&
{
    count = n;
    return std::move(*this);
}

Fault &&Fault::always() &&
{
    count = -1;
    return std::move(*this);
}

Fault &&Fault::after(Milliseconds wait) &&
{
    delay = wait;
    return std::move(*this);
}

Fault &&Fault::header(QByteArray name, QByteArray value) &&
{
    headers.append({std::move(name), std::move(value)});
    return std::move(*this);
}

Fault &&Fault::unapplied() &&
{
    apply = false;
    return std::move(*this);
}

Fault &&Fault::applied() &&
{
    apply = true;
    return std::move(*this);
}

namespace faults
{
namespace
{

Fault cutting(Fault::Cut cut, qint64 at = 0)
{
    Fault fault;
    fault.cut = cut;
    fault.cutAt = at;
    return fault;
}

} // namespace

Fault status(int http, QByteArray code)
{
    Fault fault;
    fault.replyStatus = http;
    fault.code = std::move(code);
    return fault;
}

Fault reply(int http, QByteArray body, QByteArray contentType)
{
    Fault fault;
    fault.replyStatus = http;
    fault.body = std::move(body);
    return std::move(fault).header("Content-Type", std::move(contentType));
}

Fault htmlPage()
{
    return reply(200, "<!DOCTYPE html><html><head><title>Welcome</title></head>"
                      "<body><form action=\"/login\">Please accept our terms</form></body></html>");
}

Fault okWithError(QByteArray code)
{
    return status(200, std::move(code));
}

Fault redirect(int http, QByteArray url)
{
    Fault fault = status(http, "TemporaryRedirect");
    fault.addsPath = true;
    return std::move(fault).header("Location", std::move(url));
}

Fault resetBeforeBody()
{
    return cutting(Fault::Cut::ResetAfterHead);
}

Fault resetInBody(qint64 afterBytes)
{
    return cutting(Fault::Cut::ResetInBody, afterBytes);
}

Fault resetAfterBody(bool stored)
{
    Fault fault = cutting(Fault::Cut::ResetAfterBody);
    fault.apply = stored;
    return fault;
}

Fault closeAfterBody(bool stored)
{
    Fault fault = cutting(Fault::Cut::CloseAfterBody);
    fault.apply = stored;
    return fault;
}

Fault hang()
{
    return cutting(Fault::Cut::Hang);
}

Fault cutReply(qint64 afterBytes, Fault::Framing framing)
{
    Fault fault = cutting(Fault::Cut::ReplyShort, afterBytes);
    fault.framing = framing;
    return fault;
}

Fault resetReply(qint64 afterBytes)
{
    return cutting(Fault::Cut::ReplyReset, afterBytes);
}

Fault flipByte(qint64 at)
{
    Fault fault;
    fault.flipReplyByte = at;
    return fault;
}

Fault trickle(std::chrono::milliseconds perByte)
{
    Fault fault;
    fault.byteInterval = perByte;
    return fault;
}

Fault etag(QByteArray value)
{
    return Fault().header("ETag", std::move(value));
}

Fault dateSkew(std::chrono::seconds serverAhead)
{
    Fault fault;
    fault.dateAhead = serverAhead;
    return fault;
}

Fault listing(Fault::Listing kind)
{
    Fault fault;
    fault.listing = kind;
    return fault;
}

Fault noEffect()
{
    return Fault().unapplied();
}

Fault storesOnly(qint64 bytes)
{
    Fault fault;
    fault.storeOnly = bytes;
    return fault;
}

Fault storesFlipped(qint64 at)
{
    Fault fault;
    fault.storeFlipped = at;
    return fault;
}

} // namespace faults
} // namespace td::test
