// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/conditionalputs.h"

#include "storage/s3errors.h"

#include <QLoggingCategory>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
Result<HttpReply> putEmpty(S3Client &client, const QString &key, const sigv4::Pairs &headers, std::stop_token stop)
{
    BytesSource nothing{QByteArray()};
    return client.send({.method = "PUT",
                        .key = key,
                        .headers = headers,
                        .body = &nothing,
                        .bodySha256 = QString::fromLatin1(sigv4::EmptySha256)},
                       std::move(stop));
}

/// Nothing when the network or the server failed, so that the next one may ask again.
std::optional<bool> tryOut(ObjectStore &store, S3Client &client, const QString &key, const std::stop_token &stop)
{
    const Result<HttpReply> first = putEmpty(client, key, {}, stop);
    if (!first)
        return isRetryable(first.error().code) || first.error().code == ErrorCode::Cancelled
                   ? std::nullopt
                   : std::optional(false);
    const Result<HttpReply> second = putEmpty(client, key, {{"If-None-Match", "*"}}, stop);
    // A left-over is no harm: it is empty, and `check` names it as an orphan.
    if (const auto removed = store.remove(key, {}, {}); !removed)
        qWarning("%s stayed behind: %s", qPrintable(key), qPrintable(removed.error().message));
    if (second)
        return false;
    const Error &error = second.error();
    if (error.code == ErrorCode::AlreadyExists || error.reason == u"s3.precondition"_s)
        return true;
    return isRetryable(error.code) || error.code == ErrorCode::Cancelled ? std::nullopt : std::optional(false);
}
} // namespace

bool ConditionalPuts::areHonoured(ObjectStore &store, S3Client &client, const QString &key, std::stop_token stop)
{
    const ConditionalPut told = client.config().provider.conditionalPut;
    if (told != ConditionalPut::Ask)
        return told == ConditionalPut::Always;
    State expected = State::Open;
    if (!m_state.compare_exchange_strong(expected, State::Asking))
        return expected == State::Yes;
    const std::optional<bool> answer = tryOut(store, client, key + "-tierdeck-probe"_L1, stop);
    m_state = !answer ? State::Open : *answer ? State::Yes : State::No;
    return answer.value_or(false);
}

} // namespace td
