// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/curlhandle.h"

#include "storage/cancelled.h"
#include "storage/curlerrors.h"
#include "storage/providerprofile.h"

#include <array>
#include <chrono>
#include <curl/curl.h>

namespace td
{

using namespace Qt::StringLiterals;
using Moment = std::chrono::steady_clock;

namespace
{
constexpr qsizetype MaxHeaderBytes = 128 * 1024;
constexpr qsizetype MaxKeptBody = 16 * 1024 * 1024;
constexpr long BufferBytes = 256 * 1024;
/// Slower than this over the whole transfer is as good as stalled.
constexpr qint64 LeastBytesPerSecond = 1024;
constexpr int PatienceStalls = 4;
constexpr std::chrono::milliseconds LongestNap{1000};

void initCurlOnce()
{
    static const CURLcode done = curl_global_init(CURL_GLOBAL_DEFAULT);
    (void)done;
}

/// What the callbacks of one transfer share.
struct Exchange {
    const HttpRequest &request;
    const std::stop_token stop;
    HttpReply reply = {};
    std::optional<Error> error = {}; ///< why a callback gave up
    qsizetype headerBytes = 0;
    qint64 sent = 0;
    Moment::time_point started = Moment::now();
    Moment::time_point lastMove = started;
    Moment::duration ours{}; ///< time spent in our own source or sink, which may be throttled: not the network's fault

    bool giveUp(Error why)
    {
        if (!error)
            error = std::move(why);
        return false;
    }
    bool shouldStop()
    {
        if (!stop.stop_requested())
            return false;
        giveUp(cancelled(request.where).value());
        return true;
    }
    template <typename F> auto timed(F &&call)
    {
        const auto before = Moment::now();
        auto result = call();
        lastMove = Moment::now();
        ours += lastMove - before;
        return result;
    }
};

bool takeHeader(Exchange &t, QByteArrayView line)
{
    t.lastMove = Moment::now();
    t.headerBytes += line.size();
    if (t.headerBytes > MaxHeaderBytes)
        return t.giveUp(
            fail(ErrorCode::DataLoss, u"net.reply_too_large"_s, u"The server sent endless headers."_s, t.request.where)
                .value());
    line = line.trimmed();
    if (line.startsWith("HTTP/")) { // the status line, once more after each 1xx
        t.reply.headers.clear();
        const qsizetype space = line.indexOf(' ');
        t.reply.status =
            space < 0 ? 0 : line.sliced(space + 1).first(std::min<qsizetype>(3, line.size() - space - 1)).toInt();
        return true;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0)
        return true;
    QByteArray &value = t.reply.headers[line.first(colon).trimmed().toByteArray().toLower()];
    value = value.isEmpty() ? line.sliced(colon + 1).trimmed().toByteArray()
                            : QByteArray(value + ", " + line.sliced(colon + 1).trimmed().toByteArray());
    return true;
}

size_t onHeader(char *bytes, size_t size, size_t count, void *user)
{
    auto &t = *static_cast<Exchange *>(user);
    return takeHeader(t, QByteArrayView(bytes, qsizetype(size * count))) ? size * count : 0;
}

bool takeBody(Exchange &t, QByteArrayView chunk)
{
    if (t.shouldStop())
        return false;
    t.reply.bodyBytes += chunk.size();
    if (t.request.onBody && t.reply.isSuccess()) {
        const Result<void> taken = t.timed([&] { return t.request.onBody(t.reply, chunk); });
        return taken || t.giveUp(taken.error());
    }
    t.lastMove = Moment::now();
    if (t.reply.body.size() + chunk.size() > MaxKeptBody)
        return t.giveUp(fail(ErrorCode::DataLoss, u"net.reply_too_large"_s,
                             u"The server sent an answer that is far too large."_s, t.request.where)
                            .value());
    t.reply.body.append(chunk);
    return true;
}

size_t onWrite(char *bytes, size_t size, size_t count, void *user)
{
    auto &t = *static_cast<Exchange *>(user);
    // anything but the full count ends the transfer; an empty chunk has no other count
    return takeBody(t, QByteArrayView(bytes, qsizetype(size * count))) ? size * count : CURL_WRITEFUNC_ERROR;
}

size_t onRead(char *into, size_t size, size_t count, void *user)
{
    auto &t = *static_cast<Exchange *>(user);
    if (t.shouldStop())
        return CURL_READFUNC_ABORT;
    const qint64 most = std::min(qint64(size * count), t.request.body->size() - t.sent);
    if (most <= 0)
        return 0;
    const Result<qint64> got = t.timed([&] { return t.request.body->read(into, most); });
    if (!got) {
        t.giveUp(got.error());
        return CURL_READFUNC_ABORT;
    }
    if (*got <= 0) {
        t.giveUp(fail(ErrorCode::DataLoss, u"object.size"_s,
                      u"The source gave %1 bytes instead of %2."_s.arg(t.sent).arg(t.request.body->size()),
                      t.request.where)
                     .value());
        return CURL_READFUNC_ABORT;
    }
    t.sent += *got;
    return size_t(*got);
}

/// curl sends a request again by itself when a kept connection turned out to be closed. That is safe as long as the
/// server cannot have had all of the body; after that its effect is unknown, and the caller must look first.
int onSeek(void *user, curl_off_t offset, int origin)
{
    auto &t = *static_cast<Exchange *>(user);
    const bool mayHaveArrived = t.sent >= t.request.body->size();
    if (offset != 0 || origin != SEEK_SET || mayHaveArrived || !t.request.body->rewind())
        return CURL_SEEKFUNC_FAIL;
    t.sent = 0;
    return CURL_SEEKFUNC_OK;
}

struct HeaderList {
    curl_slist *list = nullptr;
    HeaderList() = default;
    HeaderList(const HeaderList &) = delete;
    HeaderList &operator=(const HeaderList &) = delete;
    ~HeaderList() { curl_slist_free_all(list); }
    void add(const QByteArray &line) { list = curl_slist_append(list, line.constData()); }
};

Result<void> checkUrl(const HttpRequest &request)
{
    const QByteArray host = hostOfUrl(request.url);
    const bool plain = request.url.startsWith("http://");
    if (host.isEmpty() || (!plain && !request.url.startsWith("https://")))
        return fail(ErrorCode::InvalidArgument, u"net.url"_s, u"The endpoint is not an https address."_s, request.where,
                    u"Check the endpoint."_s);
    if (plain && !isLoopbackHost(QString::fromUtf8(host)))
        return fail(ErrorCode::FailedPrecondition, u"net.insecure"_s,
                    u"%1 would be spoken to without encryption."_s.arg(QString::fromUtf8(host)), request.where,
                    u"Use an https endpoint; plain http is only for a server on this computer."_s);
    return {};
}

void setOptions(CURL *easy, const HttpOptions &options, Exchange &t, char *errorText)
{
    curl_easy_setopt(easy, CURLOPT_URL, t.request.url.constData());
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!options.caFile.isEmpty()) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, options.caFile.toUtf8().constData());
        curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
    }
    if (isLoopbackHost(QString::fromUtf8(hostOfUrl(t.request.url))))
        curl_easy_setopt(easy, CURLOPT_PROXY, "");
    else if (!options.proxy.isEmpty())
        curl_easy_setopt(easy, CURLOPT_PROXY, options.proxy.toUtf8().constData());
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, long(options.connectTimeoutSeconds));
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); // a hanging name lookup must not hold up a cancel
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, BufferBytes);
    curl_easy_setopt(easy, CURLOPT_UPLOAD_BUFFERSIZE, BufferBytes);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "Tierdeck");
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, errorText);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &onHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &t);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &onWrite);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &t);
    if (t.request.method == "HEAD") {
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    } else if (t.request.body != nullptr) {
        curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(easy, CURLOPT_INFILESIZE_LARGE, curl_off_t(t.request.body->size()));
        curl_easy_setopt(easy, CURLOPT_READFUNCTION, &onRead);
        curl_easy_setopt(easy, CURLOPT_READDATA, &t);
        curl_easy_setopt(easy, CURLOPT_SEEKFUNCTION, &onSeek);
        curl_easy_setopt(easy, CURLOPT_SEEKDATA, &t);
    }
    if (t.request.method != "GET" && t.request.method != "HEAD")
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, t.request.method.constData());
}

/// Bytes that went over the wire so far, both ways.
qint64 movedBytes(CURL *easy)
{
    curl_off_t up = 0;
    curl_off_t down = 0;
    curl_easy_getinfo(easy, CURLINFO_SIZE_UPLOAD_T, &up);
    curl_easy_getinfo(easy, CURLINFO_SIZE_DOWNLOAD_T, &down);
    return qint64(up) + qint64(down);
}

/// Runs the transfer that was added to `multi` to its end, however it ends.
Result<void> drive(CURL *easy, CURLM *multi, Exchange &t, const HttpOptions &options)
{
    const std::stop_callback wake(t.stop, [multi] { curl_multi_wakeup(multi); });
    const auto stall = std::chrono::seconds(options.stallSeconds);
    qint64 moved = 0;
    for (int running = 1;;) {
        if (t.shouldStop())
            return fail(*t.error);
        if (curl_multi_perform(multi, &running) != CURLM_OK)
            return fail(ErrorCode::Internal, u"net.internal"_s, u"The transfer could not be run."_s, t.request.where);
        if (running == 0)
            return {};
        const auto now = Moment::now();
        if (const qint64 total = movedBytes(easy); total != moved) {
            moved = total;
            t.lastMove = now;
        }
        curl_off_t connectedAfter = 0;
        curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME_T, &connectedAfter);
        const auto allowed = PatienceStalls * stall + std::chrono::seconds(moved / LeastBytesPerSecond);
        const bool outOfPatience = t.request.patience.count() > 0 && now - t.started >= t.request.patience;
        // Before the connection stands, curl's own connect timeout counts.
        const bool stalled = connectedAfter > 0 && (now - t.lastMove >= stall || now - t.started - t.ours >= allowed);
        if (stalled || outOfPatience)
            return fail(ErrorCode::DeadlineExceeded, u"net.stalled"_s,
                        u"%1 stopped answering in the middle."_s.arg(QString::fromUtf8(hostOfUrl(t.request.url))),
                        t.request.where, u"Try again later; check this computer's connection."_s);
        const auto nap = std::min<Moment::duration>(
            LongestNap, std::max<Moment::duration>(stall - (now - t.lastMove), LongestNap / 20));
        curl_multi_poll(multi, nullptr, 0, int(std::chrono::ceil<std::chrono::milliseconds>(nap).count()), nullptr);
    }
}

Result<HttpReply> refuseRedirect(HttpReply reply, const HttpRequest &request)
{
    const QByteArray location = reply.headers.value("location");
    if (reply.status < 300 || reply.status >= 400 || location.isEmpty())
        return reply;
    const QByteArray target = hostOfUrl(location);
    return fail(ErrorCode::FailedPrecondition, u"net.redirect"_s,
                u"%1 sends us on to %2, which is not followed: credentials go only to the endpoint."_s.arg(
                    QString::fromUtf8(hostOfUrl(request.url)),
                    target.isEmpty() ? u"another address"_s : QString::fromUtf8(target)),
                request.where, u"Set the endpoint and the region of the bucket itself."_s);
}
} // namespace

CurlHandle::CurlHandle()
{
    initCurlOnce();
    m_easy = curl_easy_init();
    m_multi = curl_multi_init();
}

CurlHandle::~CurlHandle()
{
    curl_easy_cleanup(m_easy);
    curl_multi_cleanup(static_cast<CURLM *>(m_multi));
}

Result<HttpReply> CurlHandle::send(const HttpOptions &options, const HttpRequest &request, std::stop_token stop)
{
    TD_TRY(checkUrl(request));
    if (m_easy == nullptr || m_multi == nullptr)
        return fail(ErrorCode::ResourceExhausted, u"net.memory"_s, u"There was no memory for a connection."_s,
                    request.where);
    if (request.body != nullptr)
        TD_TRY(request.body->rewind());
    Exchange t{.request = request, .stop = std::move(stop)};
    std::array<char, CURL_ERROR_SIZE> errorText{};
    HeaderList headers;
    headers.add("Expect:"); // R2 never answers 100-continue: a second lost for each upload
    for (const sigv4::Pair &header : request.headers)
        headers.add(header.value.isEmpty() ? QByteArray(header.name + ";")
                                           : QByteArray(header.name + ": " + header.value));
    curl_easy_reset(m_easy);
    setOptions(m_easy, options, t, errorText.data());
    curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, headers.list);

    auto *multi = static_cast<CURLM *>(m_multi);
    curl_multi_add_handle(multi, m_easy);
    const Result<void> driven = drive(m_easy, multi, t, options);
    CURLcode code = CURLE_OK;
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(multi, &left)) {
        if (message->msg == CURLMSG_DONE)
            code = message->data.result;
    }
    long verifyResult = 0;
    curl_easy_getinfo(m_easy, CURLINFO_SSL_VERIFYRESULT, &verifyResult);
    curl_multi_remove_handle(multi, m_easy);
    curl_easy_reset(m_easy); // nothing of this request, and no pointer to it, outlives it

    if (t.error)
        return fail(*std::move(t.error));
    if (!driven)
        return fail(driven.error());
    // A server may refuse an upload and hang up before it read all of it: what it said counts.
    const bool refusedEarly =
        t.reply.status >= 400 && (code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR || code == CURLE_PARTIAL_FILE);
    if (code != CURLE_OK && !refusedEarly)
        return fail(curlError({.code = int(code),
                               .verifyResult = verifyResult,
                               .text = errorText.data(),
                               .host = QString::fromUtf8(hostOfUrl(request.url)),
                               .caFile = options.caFile,
                               .where = request.where}));
    return refuseRedirect(std::move(t.reply), request);
}

Result<HttpReply> HttpClient::send(const HttpRequest &request, std::stop_token stop)
{
    std::unique_ptr<CurlHandle> handle;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) { // the last one used has the warmest connection
            handle = std::move(m_idle.back());
            m_idle.pop_back();
        }
    }
    if (!handle)
        handle = std::make_unique<CurlHandle>();
    Result<HttpReply> reply = handle->send(m_options, request, std::move(stop));
    const std::lock_guard lock(m_mutex);
    m_idle.push_back(std::move(handle));
    return reply;
}

QByteArray hostOfUrl(QByteArrayView url)
{
    const qsizetype scheme = url.indexOf("://");
    if (scheme < 0)
        return {};
    QByteArrayView authority = url.sliced(scheme + 3);
    const auto end = std::ranges::find_if(authority, [](char c) { return c == '/' || c == '?' || c == '#'; });
    authority = authority.first(end - authority.begin());
    if (authority.contains('@'))
        return {};
    if (authority.startsWith('[')) {
        const qsizetype close = authority.indexOf(']');
        return close < 0 ? QByteArray() : authority.sliced(1, close - 1).toByteArray();
    }
    const qsizetype colon = authority.indexOf(':');
    return (colon < 0 ? authority : authority.first(colon)).toByteArray();
}

} // namespace td
