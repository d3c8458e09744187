// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <chrono>
#include <optional>
#include <utility>

namespace td::test
{

/// One thing that goes wrong at the FakeS3, and for which requests. Made by the functions of `faults` below and
/// narrowed with the chained setters:
///     server.script(faults::status(503, "SlowDown").header("Retry-After", "1").on("PUT", u"hot/*"_s).times(2));
/// Without a setter: the next request, whatever it is, once.
struct ServerFault {
    using Milliseconds = std::chrono::milliseconds;

    // ---- which requests
    ServerFault &&on(QByteArray verb,
                     QString keyPattern = QStringLiteral("*")) &&; ///< "" = any; `*` and `?` in the key
    ServerFault &&operation(QString name) &&; ///< "PutObject", "ListObjectsV2", ...: names of FakeRequest::operation
    ServerFault &&nth(int n) &&;              ///< from the n-th match on (1 = the next one)
    ServerFault &&times(int n) &&;            ///< so many matches
    ServerFault &&always() &&;                ///< until clearFaults()
    // ---- besides
    ServerFault &&after(Milliseconds wait) &&;                  ///< waits before it does anything with the request
    ServerFault &&header(QByteArray name, QByteArray value) &&; ///< in the reply; a null value takes the header away
    ServerFault &&unapplied() &&; ///< the request changes nothing on the server, whatever the reply says
    ServerFault &&applied() &&;   ///< the request takes effect although the reply says otherwise

    enum class Cut {
        None,
        ResetAfterHead, ///< RST when the request's head was read
        ResetInBody,    ///< RST when `cutAt` bytes of the request's body were read
        ResetAfterBody, ///< RST instead of a reply
        CloseAfterBody, ///< orderly close instead of a reply
        ReplyShort,     ///< the reply's body ends after `cutAt` bytes, then an orderly close
        ReplyReset,     ///< the same with RST
        Hang,           ///< never answers; ends with the server or when the client goes away
    };
    enum class Framing {
        ContentLength, ///< tells the true length of the whole body
        UntilClose,    ///< no length at all: the end of the connection ends the body
        Chunked,       ///< the last chunk is missing when it is cut
    };
    enum class Listing { Right, Empty, NoToken, LoopingToken, SamePageTwice, BrokenXml, EndlessXml, Unencoded };

    QByteArray method;
    QString keyPattern = QStringLiteral("*");
    QString onOperation;
    int first = 1;
    int count = 1; ///< -1: always
    Milliseconds delay{0};
    std::chrono::seconds dateAhead{0}; ///< of the reply's Date header
    bool addsPath = false;             ///< Location goes on with the request's own path and query
    QList<std::pair<QByteArray, QByteArray>> headers;
    std::optional<bool> apply; ///< unset: as the reply says

    int replyStatus = 0; ///< 0: the true one
    QByteArray code;     ///< of the <Error>
    std::optional<QByteArray> body;
    Cut cut = Cut::None;
    qint64 cutAt = 0;
    Framing framing = Framing::ContentLength;
    qint64 flipReplyByte = -1;
    Milliseconds byteInterval{0}; ///< >0: the reply's body trickles, a byte each
    Listing listing = Listing::Right;
    std::optional<qint64> storeOnly; ///< PUT: keeps only so many bytes, and says 200
    qint64 storeFlipped = -1;        ///< PUT: keeps this byte changed, and says 200
};

namespace faults
{

/// An <Error> with this code; nothing changes on the server (but see applied()).
[[nodiscard]] ServerFault status(int http, QByteArray code);
/// Any status, type and body.
[[nodiscard]] ServerFault reply(int http, QByteArray body, QByteArray contentType = "text/html");
/// What a hotel's network says: 200 and a page.
[[nodiscard]] ServerFault htmlPage();
/// 200 with an <Error> inside, as a server-side copy or a Complete may answer.
[[nodiscard]] ServerFault okWithError(QByteArray code = "InternalError");
/// To `url` + the request's own path.
[[nodiscard]] ServerFault redirect(int http, QByteArray url);

[[nodiscard]] ServerFault resetBeforeBody();
[[nodiscard]] ServerFault resetInBody(qint64 afterBytes);
/// Whole body read, then no answer; the object is stored or is not.
[[nodiscard]] ServerFault resetAfterBody(bool stored);
[[nodiscard]] ServerFault closeAfterBody(bool stored);
[[nodiscard]] ServerFault hang();

[[nodiscard]] ServerFault cutReply(qint64 afterBytes,
                                   ServerFault::Framing framing = ServerFault::Framing::ContentLength);
[[nodiscard]] ServerFault resetReply(qint64 afterBytes);
[[nodiscard]] ServerFault flipByte(qint64 at);
[[nodiscard]] ServerFault trickle(std::chrono::milliseconds perByte);
/// The reply's ETag, quotes and all; null: none.
[[nodiscard]] ServerFault etag(QByteArray value);
[[nodiscard]] ServerFault dateSkew(std::chrono::seconds serverAhead); ///< Date header of this reply only
[[nodiscard]] ServerFault listing(ServerFault::Listing kind);

/// 200 or 204, and nothing happened.
[[nodiscard]] ServerFault noEffect();
[[nodiscard]] ServerFault storesOnly(qint64 bytes);
[[nodiscard]] ServerFault storesFlipped(qint64 at);

} // namespace faults
} // namespace td::test
