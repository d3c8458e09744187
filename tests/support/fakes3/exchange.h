// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakes3.h"

namespace td::test::fake
{

using Headers = QList<std::pair<QByteArray, QByteArray>>;

struct Request {
    FakeRequest seen;
    QByteArray path;     ///< as sent, before the '?'
    QByteArray rawQuery; ///< as sent, behind it
    QByteArray body;
    std::optional<QByteArray> keptBody; ///< what a faulty server keeps instead
    ServerFault::Listing listing = ServerFault::Listing::Right;

    [[nodiscard]] QByteArray header(const QByteArray &name) const { return seen.headers.value(name); }
    [[nodiscard]] bool has(const QByteArray &parameter) const { return seen.query.contains(parameter); }
    [[nodiscard]] QByteArray query(const QByteArray &name) const { return seen.query.value(name); }
    [[nodiscard]] const QByteArray &toKeep() const { return keptBody ? *keptBody : body; }
};

struct Reply {
    int status = 200;
    Headers headers;
    QByteArray body;
    qint64 headLength = -1; ///< of HeadObject: a length without a body
    bool applied = false;

    void set(const QByteArray &name, const QByteArray &value); ///< replaces; null removes
};

[[nodiscard]] Reply errorReply(int status, const QByteArray &code, const QByteArray &message = {});
[[nodiscard]] Reply xmlReply(const QByteArray &xml);

/// `name` and what is in it, escaped.
[[nodiscard]] QByteArray element(const QByteArray &name, const QByteArray &text);

/// Percent-decoding of a path (plus stays) and of a query (plus is a space), and S3's own encoding.
[[nodiscard]] QByteArray decoded(QByteArray text, bool plusIsSpace);
[[nodiscard]] QByteArray encoded(const QByteArray &bytes, bool keepSlash);

/// What S3 calls this request, from its method, path, query and headers.
[[nodiscard]] QString operationOf(const FakeRequest &request);

} // namespace td::test::fake
