// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses that clients send to the HTTP service: its targets, and signed links, of which only ours are believed.
#include "core/signedlink.h"
#include "fuzz/target.h"
#include "http/message.h"

#include <algorithm>

using namespace td;
using namespace Qt::StringLiterals;
using td::fuzz::require;

namespace
{
const Instant LinkTime = instantOf(1'763'028'000);

const LinkKeys &linkKeys()
{
    static const LinkKeys ours = *LinkKeys::parse(
        Secret("0123456789abcdef0123456789abcdef fedcba9876543210fedcba9876543210@2026-01-01T00:00:00Z"));
    return ours;
}

/// All that were ever issued.
const QList<LinkClaims> &issuedLinks()
{
    static const QList<LinkClaims> links{
        {.linkId = u"5b1c4b7e"_s,
         .photoId = u"2f5e-1"_s,
         .variant = u"small"_s,
         .use = LinkUse::View,
         .expires = LinkTime + Seconds{60}},
        {.linkId = u"77"_s,
         .photoId = u"été/1"_s,
         .variant = u"master"_s,
         .use = LinkUse::Download,
         .expires = LinkTime - Seconds{60}},
    };
    return links;
}

void tryTarget(const QByteArray &target)
{
    const auto parsed = parseTarget(target);
    if (!parsed)
        return;
    const auto isClean = [](const QString &text) {
        return std::ranges::none_of(text, [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
    };
    require(std::ranges::all_of(parsed->segments, isClean), "a path has no control characters");
    require(parsed->segments.size() == target.split('?').first().count('/'), "no escape makes a slash");
    for (const auto &[name, value] : parsed->query)
        require(isClean(name) && isClean(value), "a query has no control characters");
}

void tryLink(const QString &url)
{
    const auto link = parseSignedLink(url);
    if (!link)
        return;
    const auto claims = verifySignedLink(*link, linkKeys(), LinkTime);
    if (!claims)
        return;
    require(issuedLinks().contains(*claims), "nothing is allowed that was not issued");
    require(claims->expires > LinkTime, "a link does not outlive its time");
}

[[maybe_unused]] std::vector<QByteArray> addressesOfClients()
{
    std::vector<QByteArray> list{"/api/storage/photos?limit=20&tag=a%20b&tag=%C3%A9", "/storage/a%2Fb/../c?x=%00&y",
                                 "/images/upload?"};
    for (const LinkClaims &claims : issuedLinks()) {
        for (const LinkKey &key : linkKeys().all())
            list.push_back(signedLinkUrl(u"https://photos.example/base"_s, claims, key)->toUtf8());
    }
    return list;
}

void tryAddressesInput(const QByteArray &input)
{
    tryTarget(input);
    tryLink(QString::fromUtf8(input));
    if (const auto read = LinkKeys::parse(Secret(input))) {
        const auto again = LinkKeys::parse(read->toSecret());
        require(again && again->all().size() == read->all().size() && again->current().id == read->current().id,
                "keys that were read are written and read again");
    }
}
} // namespace

TD_FUZZ_TARGET(addresses, addressesOfClients, tryAddressesInput)
