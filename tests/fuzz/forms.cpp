// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies that clients send to the HTTP service, through the real server library but no network. The first line of an
// input is the content type, the rest is the body.
#include "fuzz/target.h"
#include "http/bodyreader.h"
#include "http/field.h"

#include <QTemporaryDir>

#include <microhttpd.h>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace td;
using namespace Qt::StringLiterals;
using td::fuzz::require;

namespace
{
constexpr int MostTurns = 20'000;

HttpLimits smallLimits()
{
    HttpLimits limits;
    limits.jsonBytes = 20'000;
    limits.fileBytes = 10'000;
    limits.formBytes = 10'000;
    limits.filesInForm = 5;
    return limits;
}

/// The request under way: one at a time.
struct Incoming {
    std::unique_ptr<BodyReader> body;
    bool isRefused = false;
    bool isAnswered = false;
} incoming;

void judgeForm(const ServiceRequest &request)
{
    static const HttpLimits limits = smallLimits();
    qint64 words = 0;
    for (const auto &[name, value] : request.form) {
        words += value.toUtf8().size();
        require(!value.contains(QChar(0)), "a field has no NUL");
    }
    require(words <= limits.formBytes, "fields stay within their limit");
    require(qint64(request.files.size()) <= limits.filesInForm, "files are counted");
    for (const FormFile &file : request.files) {
        require(file.bytes.size() <= limits.fileBytes, "a file stays within its limit");
        require(file.bytes.readAll().value_or(QByteArray()).size() == file.bytes.size(), "a file can be read again");
    }
    (void)Inputs::of({},
                     {required(textField(u"user_id"_s, {})), listField(u"tags"_s, {}), flagField(u"public"_s, {}),
                      integerField(u"n"_s, 1, 10, {}), momentField(u"at"_s, {}), objectField(u"metadata"_s, {})},
                     request);
}

MHD_Result takeRequest(void *, MHD_Connection *connection, const char *, const char *, const char *, const char *data,
                       std::size_t *size, void **seen)
{
    static const HttpLimits limits = smallLimits();
    static const QTemporaryDir folder;
    if (!*seen) {
        *seen = &incoming;
        const char *type = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Type");
        if (QByteArrayView(type ? type : "").startsWith("application/json")) {
            incoming.body = jsonBody(limits);
        } else if (auto form = formBody(connection, limits, folder.path())) {
            incoming.body = *std::move(form);
        }
        incoming.isRefused = !incoming.body;
        return MHD_YES;
    }
    if (*size > 0) {
        if (!incoming.isRefused)
            incoming.isRefused = !incoming.body->take(QByteArrayView(data, qsizetype(*size)));
        *size = 0;
        return MHD_YES;
    }
    ServiceRequest request;
    if (!incoming.isRefused && incoming.body->finish(request))
        judgeForm(request);
    incoming.body.reset(); // it holds a parser of this connection
    incoming.isAnswered = true;
    MHD_Response *empty = MHD_create_response_from_buffer(0, nullptr, MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(empty, "Connection", "close");
    const MHD_Result queued = MHD_queue_response(connection, MHD_HTTP_OK, empty);
    MHD_destroy_response(empty);
    return queued;
}

unsigned connections(MHD_Daemon *daemon)
{
    return MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS)->num_connections;
}

[[maybe_unused]] std::vector<QByteArray> formsOfClients()
{
    const QByteArray form = "multipart/form-data; boundary=b\n";
    return {form +
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg"
                "\r\n\r\n\xff\xd8\xff\r\n--b\r\nContent-Disposition: form-data; name=\"user_id\"\r\n\r\nu\r\n--b--\r\n",
            form + "--b\r\nContent-Disposition: form-data; name=\"tags[]\"\r\n\r\n\r\n--b\r\nContent-Disposition: "
                   "form-data; name=\"tags[]\"\r\n\r\nb\r\n--b--\r\n",
            "multipart/form-data; boundary=\"two words\"\n--two words\r\nContent-Disposition: form-data; "
            "name=\"metadata\"\r\n\r\n{\"a\":1}\r\n--two words--\r\n",
            "multipart/form-data; boundary=b\n--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\n--c--"
            "\r\n--b--\r\n",
            "application/x-www-form-urlencoded\nuser_id=a+b%20c&tags=1&tags=2&public=yes&n=3&at=2026-11-20T03:00:00Z",
            R"(application/json
{"user_id":"u","tags":["a","b"],"public":true,"n":3,"metadata":{"a":"b"}})"};
}

void tryFormsInput(const QByteArray &input)
{
    static MHD_Daemon *daemon =
        MHD_start_daemon(MHD_USE_NO_LISTEN_SOCKET, 0, nullptr, nullptr, &takeRequest, nullptr,
                         MHD_OPTION_CONNECTION_MEMORY_LIMIT, std::size_t(32 * 1024), MHD_OPTION_END);
    require(daemon != nullptr, "the server starts");
    const qsizetype line = input.indexOf('\n');
    if (line < 0 || input.size() > 100'000)
        return;
    const QByteArray body = input.sliced(line + 1);
    const QByteArray request = "POST /x HTTP/1.1\r\nHost: h\r\nContent-Type: " + input.first(line).replace('\r', ' ') +
                               "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    int ends[2];
    require(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) == 0, "there are sockets");
    sockaddr_in client{};
    client.sin_family = AF_INET;
    client.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    incoming = {};
    require(MHD_add_connection(daemon, ends[0], reinterpret_cast<const sockaddr *>(&client), sizeof client) == MHD_YES,
            "a client is let in");
    qsizetype sent = 0;
    bool isClosed = false;
    for (int turn = 0; connections(daemon) > 0; ++turn) {
        require(turn < MostTurns, "every request comes to an end");
        if (sent < request.size()) {
            const auto more =
                ::send(ends[1], request.constData() + sent, std::size_t(request.size() - sent), MSG_NOSIGNAL);
            sent += std::max<qsizetype>(0, more);
        } else if (!isClosed) {
            isClosed = ::shutdown(ends[1], SHUT_WR) == 0;
        }
        MHD_run(daemon);
        char answer[4096];
        while (::recv(ends[1], answer, sizeof answer, 0) > 0) {
        }
    }
    ::close(ends[1]);
    incoming = {};
}
} // namespace

TD_FUZZ_TARGET(forms, formsOfClients, tryFormsInput)
