// SPDX-License-Identifier: GPL-3.0-or-later
// Canonical requests of Signature Version 4: whatever a key, a parameter or a header holds, it stays where it belongs.
// The lines of an input are: the path, "name=value" parameters, an empty line, "name:value" headers.
#include "fuzz/target.h"
#include "storage/sigv4.h"

#include <algorithm>

using namespace td;
using namespace td::sigv4;
using td::fuzz::require;

namespace
{
const Credentials SigningKey{.accessKey = "AKIDEXAMPLE", .secret = Secret("wJalrXUtnFEMI/K7MDENG"), .sessionToken = {}};
const Scope Place{.region = "us-east-1"};
const Instant SigningTime = instantOf(1'763'028'000);

Pair pairOf(const QByteArray &line, char between)
{
    const qsizetype at = line.indexOf(between);
    return at < 0 ? Pair{line, {}} : Pair{line.first(at), line.sliced(at + 1)};
}

Request requestOf(const QByteArray &input)
{
    QByteArrayList lines = input.split('\n');
    Request request{.method = "GET", .host = "bucket.example", .path = '/' + lines.takeFirst()};
    bool isHeader = false;
    for (const QByteArray &line : std::as_const(lines)) {
        if (line.isEmpty())
            isHeader = true;
        else if (isHeader)
            request.headers += pairOf(line, ':');
        else
            request.query += pairOf(line, '=');
    }
    return request;
}

bool isAddress(const QByteArray &text)
{
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
}

void judgeEncoding(const QByteArray &raw)
{
    const QByteArray encoded = percentEncode(raw);
    require(QByteArray::fromPercentEncoding(encoded) == raw, "what was encoded is decoded to the same");
    require(isAddress(encoded) && !encoded.contains('/') && !encoded.contains('?') && !encoded.contains('+'),
            "nothing of an address is left in a part of it");
    require(encodePath(raw).count('/') == raw.count('/'), "a path keeps its slashes and gets no others");
}

void judgeHeaders(const Request &request)
{
    const auto done = signHeaders(request, SigningKey, Place, SigningTime);
    if (!done)
        return;
    require(isAddress(done->target), "a target is one word of a request line");
    require(done->headers.last().name == "authorization", "the signature comes last");
    for (const Pair &header : done->headers)
        require(!header.value.contains('\n') && !header.value.contains('\r'), "a header is one line");
    QByteArrayList names;
    for (const Pair &header : done->headers) {
        if (header.name != "authorization" && !names.contains(header.name.toLower()))
            names += header.name.toLower();
    }
    // method, path, query, a line for each header, an empty one, the names, the hash
    require(done->canonicalRequest.count('\n') == 5 + names.size(), "no value makes a line of its own");
    Request turned = request;
    std::ranges::reverse(turned.query);
    require(signHeaders(turned, SigningKey, Place, SigningTime)->signature == done->signature,
            "the order of parameters is all one");
    turned.path += 'x';
    require(signHeaders(turned, SigningKey, Place, SigningTime)->signature != done->signature,
            "another path, another signature");
}

void judgeLink(const Request &request)
{
    const auto link = presign(request, SigningKey, Place, SigningTime, Seconds{60});
    if (!link)
        return;
    require(isAddress(link->target) && link->target.startsWith(QByteArray(encodePath(request.path) + '?')),
            "a link leads to its path");
    require(link->target.endsWith(QByteArray("&X-Amz-Signature=" + link->signature)),
            "the signature is the end of a link");
    require(!link->target.contains(SigningKey.secret.reveal()), "a link does not hold the secret");
}

[[maybe_unused]] std::vector<QByteArray> canonicalRequests()
{
    return {"bucket/hot/a b.jpg\nlist-type=2\nprefix=hot/\n\ncontent-type:image/jpeg\nx-amz-meta-a:  b  c ",
            "a//b/../%41?x#+\nversionId=1\nversionId=\nb",
            "\xf0\x9f\x98\x80/\xc3\xa9t\xc3\xa9\nresponse-content-disposition=attachment; filename=\"a\"\n\n"
            "X-Amz-Meta-Name:\xc3\xa9\nx-amz-meta-name:again",
            "\n\nx-amz-copy-source:/bucket/key?versionId=3\nhost:other"};
}

void trySigningInput(const QByteArray &input)
{
    judgeEncoding(input);
    const Request request = requestOf(input);
    judgeHeaders(request);
    judgeLink(request);
}
} // namespace

TD_FUZZ_TARGET(signing, canonicalRequests, trySigningInput)
