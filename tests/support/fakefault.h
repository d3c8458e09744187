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
struct Fault {
    using Milliseconds = std::chrono::milliseconds;

    // ---- which requests
    Fault &&on(QByteArray verb, QString keyPattern = QStringLiteral("*")) &&; ///< "" = any; `*` and `?` in the key
    Fault &&operation(QString name) &&; ///< "PutObject", "ListObjectsV2", ...: names of FakeRequest::operation
    Fault &&nth(int n) &&;              ///< from the n-th match on (1 = the next one)
    Fault &&times(int n) &&;            ///< so many matches
    Fault &&always() &&;                ///< until clearFaults()
    // ---- besides
    Fault &&after(Milliseconds wait) &&;                  ///< waits before it does anything with the request
    Fault &&header(QByteArray name, QByteArray value) &&; ///< in the reply; a null value takes the header away
    Fault &&unapplied() &&; ///< the request changes nothing on the server, whatever the reply says
    Fault &&applied() &&;   ///< the request takes effect although the reply says otherwise

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
[[nodiscard]] Fault status(int http, QByteArray code);
/// Any status, type and body.
[[nodiscard]] Fault reply(int http, QByteArray body, QByteArray contentType = "text/html");
/// What a hotel's network says: 200 and a page.
[[nodiscard]] Fault htmlPage();
/// 200 with an <Error> inside, as a server-side copy or a Complete may answer.
[[nodiscard]] Fault okWithError(QByteArray code = "InternalError");
/// To `url` + the request's own path.
[[nodiscard]] Fault redirect(int http, QByteArray url);

[[nodiscard]] Fault resetBeforeBody();
[[nodiscard]] Fault resetInBody(qint64 afterBytes);
/// Whole body read, then no answer; the object is stored or is not.
[[nodiscard]] Fault resetAfterBody(bool stored);
[[nodiscard]] Fault closeAfterBody(bool stored);
[[nodiscard]] Fault hang();

[[nodiscard]] Fault cutReply(qint64 afterBytes, Fault::Framing framing = Fault::Framing::ContentLength);
[[nodiscard]] Fault resetReply(qint64 afterBytes);
[[nodiscard]] Fault flipByte(qint64 at);
[[nodiscard]] Fault trickle(std::chrono::milliseconds perByte);
/// The reply's ETag, quotes and all; null: none.
[[nodiscard]] Fault etag(QByteArray value);
[[nodiscard]] Fault dateSkew(std::chrono::seconds serverAhead); ///< Date header of this reply only
[[nodiscard]] Fault listing(Fault::Listing kind);

/// 200 or 204, and nothing happened.
[[nodiscard]] Fault noEffect();
[[nodiscard]] Fault storesOnly(qint64 bytes);
[[nodiscard]] Fault storesFlipped(qint64 at);

} // namespace faults
} // namespace td::test
