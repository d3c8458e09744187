// SPDX-License-Identifier: GPL-3.0-or-later
// The contract's stores at real servers. What only one of them can do, and its own quirks, are in tst_s3_dialect.
#include "contract/benches.h"
#include "storage/s3store.h"
#include "support/s3bench.h"

using namespace Qt::StringLiterals;

namespace td::test
{

namespace
{
constexpr QLatin1StringView Versioned{"-versioned"};
constexpr QLatin1StringView Conditional{"-conditional"};
} // namespace

Benches benches()
{
    Benches all{.kinds = {}, .missing = realServersRemedy(), .required = realServersRequired()};
    for (const RealS3 &server : realS3Servers()) {
        if (server.label() == "ceph-http"_L1)
            all.kinds += {server.label(), server.label() + Versioned, server.label() + Conditional};
        else if (server.name == "ceph"_L1 || server.scheme == "http"_L1)
            all.kinds.append(server.label());
    }
    return all;
}

std::unique_ptr<Bench> makeBench(const QString &kind)
{
    for (const RealS3 &server : realS3Servers()) {
        if (server.label() != kind.section(u'-', 0, 1))
            continue;
        const QString bucket = server.freshBucket(kind.endsWith(Versioned));
        if (bucket.isEmpty())
            return nullptr;
        S3Config config = configOf(server, bucket);
        config.provider.alwaysVersioned = kind.endsWith(Versioned);
        config.provider.conditionalPut = kind.endsWith(Conditional) ? ConditionalPut::Always : ConditionalPut::Ask;
        auto bench = std::make_unique<Bench>();
        bench->store = makeS3Store(config);
        return bench;
    }
    return nullptr;
}

bool keepsFiles(const QString &)
{
    return false;
}

} // namespace td::test
