// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakes3/accounts.h"
#include "support/fakes3/operations.h"
#include "support/fakes3/rsa.h"
#include "support/fakes3/server.h"
#include "support/fakes3/signature.h"

#include <QCryptographicHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace td::test::fake
{
namespace
{

constexpr qint64 Chunk = 64 * 1024;
constexpr qint64 LongestLine = 64 * 1024;

bool matches(const ServerFault &fault, const FakeRequest &request)
{
    if (!fault.method.isEmpty() && fault.method != request.method)
        return false;
    if (!fault.onOperation.isEmpty() && fault.onOperation != request.operation)
        return false;
    if (fault.keyPattern == u"*"_s)
        return true;
    // unlike Qt's wildcards, `*` goes over slashes
    QString pattern = QRegularExpression::escape(fault.keyPattern);
    pattern.replace(u"\\*"_s, u".*"_s).replace(u"\\?"_s, u"."_s);
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(request.key).hasMatch();
}

} // namespace

void Session::run()
{
    for (;;) {
        std::optional<Request> request = readHead();
        if (!request)
            return;
        {
            const std::lock_guard lock(m_server.mutex);
            m_server.mostAtOnce = qMax(m_server.mostAtOnce, ++m_server.underWay);
            request->seen.number = ++m_server.requestCount;
            m_server.requests.append(request->seen);
        }
        const After after = handle(*request);
        const std::lock_guard lock(m_server.mutex);
        --m_server.underWay;
        if (after == After::Close)
            return;
    }
}

QByteArray Session::line()
{
    for (;;) {
        if (const qsizetype end = m_buffer.indexOf("\r\n"); end >= 0) {
            const QByteArray text = m_buffer.left(end);
            m_buffer.remove(0, end + 2);
            return text;
        }
        const QByteArray more = m_buffer.size() > LongestLine ? QByteArray() : m_wire.read(Chunk);
        if (more.isEmpty())
            return {};
        m_buffer += more;
    }
}

QByteArray Session::bytes(qint64 count)
{
    while (m_buffer.size() < count) {
        const QByteArray more = m_wire.read(Chunk);
        if (more.isEmpty())
            break;
        m_buffer += more;
    }
    const QByteArray result = m_buffer.left(count);
    m_buffer.remove(0, result.size());
    return result;
}

Session::Target Session::targetOf(const Request &request) const
{
    QByteArray path = decoded(request.path, false).mid(1);
    const QByteArray own = m_server.options.bucket.toUtf8();
    if (request.header("host").startsWith(QByteArray(own + '.')))
        return {m_server.options.bucket, QString::fromUtf8(path)};
    const qsizetype slash = path.indexOf('/');
    return {QString::fromUtf8(slash < 0 ? path : path.left(slash)),
            slash < 0 ? QString() : QString::fromUtf8(path.mid(slash + 1))};
}

std::optional<Request> Session::readHead()
{
    const QByteArrayList first = line().split(' ');
    if (first.size() != 3)
        return std::nullopt;
    Request request;
    request.seen.at = std::chrono::steady_clock::now();
    request.seen.connection = m_connection;
    request.seen.method = first[0];
    request.seen.target = first[1];
    const qsizetype question = first[1].indexOf('?');
    request.path = question < 0 ? first[1] : first[1].left(question);
    request.rawQuery = question < 0 ? QByteArray() : first[1].mid(question + 1);
    for (const QByteArray &pair : request.rawQuery.split('&')) {
        const qsizetype is = pair.indexOf('=');
        if (!pair.isEmpty())
            request.seen.query.insert(decoded(is < 0 ? pair : pair.left(is), true),
                                      is < 0 ? QByteArray("") : decoded(pair.mid(is + 1), true));
    }
    for (QByteArray header = line(); !header.isEmpty(); header = line()) {
        const qsizetype colon = header.indexOf(':');
        request.seen.headers.insert(header.left(colon).toLower(), header.mid(colon + 1).trimmed());
    }
    const Target target = targetOf(request);
    request.seen.bucket = target.bucket;
    request.seen.key = target.key;
    request.seen.operation = operationOf(request.seen);
    if (request.seen.operation == u"AuthorizeAccount"_s || request.seen.operation == u"Token"_s)
        request.seen.bucket = request.seen.key = QString();
    return request;
}

bool Session::readBody(Request &request, qint64 atMost)
{
    const bool chunked = request.header("transfer-encoding").toLower() == "chunked";
    bool whole = true;
    if (!chunked) {
        const qint64 length = request.header("content-length").toLongLong();
        request.body = bytes(atMost < 0 ? length : qMin(length, atMost));
        whole = request.body.size() == length;
    }
    while (chunked) {
        const qint64 size = line().toLongLong(nullptr, 16);
        const QByteArray part = bytes(size);
        request.body += part;
        whole = part.size() == size && line().isEmpty();
        if (size == 0 || !whole)
            break;
    }
    request.seen.bodyBytes = request.body.size();
    request.seen.bodySha256 = QCryptographicHash::hash(request.body, QCryptographicHash::Sha256).toHex();
    return whole;
}

ServerFault Session::faultFor(const Request &request)
{
    const std::lock_guard lock(m_server.mutex);
    for (auto fault = m_server.faults.begin(); fault != m_server.faults.end(); ++fault) {
        if (!matches(*fault, request.seen))
            continue;
        if (fault->first > 1) {
            --fault->first;
            continue;
        }
        ++m_server.fired;
        const ServerFault chosen = *fault;
        if (fault->count > 0 && --fault->count == 0)
            m_server.faults.erase(fault);
        return chosen;
    }
    return {};
}

Session::After Session::handle(Request &request)
{
    const ServerFault fault = faultFor(request);
    wait(fault.delay);
    switch (fault.cut) {
    case ServerFault::Cut::ResetAfterHead:
        m_wire.reset();
        return After::Close;
    case ServerFault::Cut::ResetInBody:
        std::ignore = readBody(request, fault.cutAt);
        note(request);
        m_wire.reset();
        return After::Close;
    case ServerFault::Cut::Hang:
        waitForTheEnd();
        return After::Close;
    default:
        break;
    }
    const bool asksFirst = request.header("expect").toLower() == "100-continue";
    // R2 never answers this, so a client that waits for it loses a second
    if (asksFirst && m_server.options.dialect != FakeS3Options::Dialect::R2 &&
        !m_wire.write("HTTP/1.1 100 Continue\r\n\r\n"))
        return After::Close;
    if (!readBody(request))
        return After::Close;
    if (fault.storeOnly)
        request.keptBody = request.body.left(*fault.storeOnly);
    if (fault.storeFlipped >= 0 && fault.storeFlipped < request.body.size()) {
        request.keptBody = request.body;
        (*request.keptBody)[fault.storeFlipped] = char(~request.body[fault.storeFlipped]);
    }
    request.listing = fault.listing;

    Reply reply = answer(request, fault);
    request.seen.applied = reply.applied;
    if (fault.cut == ServerFault::Cut::ResetAfterBody || fault.cut == ServerFault::Cut::CloseAfterBody) {
        note(request);
        if (fault.cut == ServerFault::Cut::ResetAfterBody)
            m_wire.reset();
        return After::Close;
    }
    shape(reply, request, fault);
    request.seen.status = reply.status;
    note(request); // before the reply: a test that has its answer finds the log complete
    return send(request, reply, fault);
}

Reply Session::trueAnswer(const Request &request, Bucket &bucket)
{
    const FakeS3Options &options = m_server.options;
    if (request.seen.operation == u"AuthorizeAccount"_s)
        return authorizeB2(request, options, m_server.endpoint());
    if (request.seen.operation == u"Token"_s) {
        QByteArray token;
        const Reply reply = giveGoogleToken(request, m_server.endpoint() + u"/token"_s, m_server.now(), token);
        if (!token.isEmpty())
            m_server.googleTokens.insert(token);
        return reply;
    }
    const Identity identity{.accessKey = options.accessKey,
                            .secret = options.secret,
                            .sessionToken = options.sessionToken,
                            .region = options.region,
                            .bearerTokens = m_server.googleTokens,
                            .rsaPublicKey = rsaKeys().publicPem,
                            .rsaIssuer = QLatin1StringView(ServiceAccountEmail)};
    if (options.checksSignatures) {
        if (std::optional<Reply> refused = refusal(request, identity, m_server.now())) {
            ++m_server.refusedSignatures;
            return *refused;
        }
    }
    Context context{.options = options, .now = m_server.now(), .bucket = bucket};
    return perform(request, context);
}

/// What the server does, and what it says, both under one lock.
Reply Session::answer(const Request &request, const ServerFault &fault)
{
    const std::lock_guard lock(m_server.mutex);
    const bool applies = fault.apply.value_or(fault.replyStatus == 0);
    Bucket unchanged = applies ? Bucket() : m_server.bucket;
    Reply reply = trueAnswer(request, applies ? m_server.bucket : unchanged);
    reply.applied = reply.applied && applies;
    if (fault.replyStatus == 0)
        return reply;
    Reply said = fault.code.isEmpty() ? Reply() : errorReply(fault.replyStatus, fault.code);
    said.status = fault.replyStatus;
    said.applied = reply.applied;
    if (fault.body)
        said.body = *fault.body;
    return said;
}

void Session::wait(ServerFault::Milliseconds time)
{
    std::unique_lock lock(m_server.mutex);
    m_server.changed.wait_for(lock, time, [this] { return m_server.isDown; });
}

void Session::waitForTheEnd()
{
    while (!m_wire.read(Chunk).isEmpty()) {
    }
}

void Session::note(const Request &request)
{
    const std::lock_guard lock(m_server.mutex);
    const int index = request.seen.number - m_server.logStart;
    if (index >= 0 && index < m_server.requests.size())
        m_server.requests[index] = request.seen;
}

} // namespace td::test::fake
