// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/s3errors.h"

#include "storage/s3faults.h"

#include <QRegularExpression>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
/// What a server may echo of our request although nobody else should see it.
QString withoutSecrets(QString text)
{
    static const QRegularExpression named(
        uR"re(((?:signature|credential|security-token|authorization|secret|password|token)["']?\s*[=:]\s*["']?)[^\s"'&,<]+)re"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression bearer(uR"re((bearer\s+)\S+)re"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression digest(u"[0-9a-fA-F]{64,}"_s);
    text.replace(bearer, u"\\1..."_s);
    text.replace(named, u"\\1..."_s);
    text.replace(digest, u"..."_s);
    return text;
}

QString headerOf(const S3Reply &reply, const char *name)
{
    return QString::fromUtf8(reply.headers.value(name)).trimmed();
}

/// "7 minutes behind", seen from the server.
QString skewText(Seconds skew)
{
    const qint64 minutes = (std::abs(skew.count()) + 30) / 60;
    const QString amount = minutes >= 120 ? u"%1 hours"_s.arg((minutes + 30) / 60) : u"%1 minutes"_s.arg(minutes);
    return amount + (skew.count() > 0 ? u" behind"_s : u" ahead"_s);
}

/// Where the server says that the bucket is.
struct Hints {
    QString region;
    QString endpoint;
    std::optional<Instant> serverTime;
};

/// The skew for which the services refuse a signature.
constexpr Seconds ToleratedSkew{15 * 60};

/// What this computer's clock lacks; nothing when either time is unknown.
std::optional<Seconds> skewOf(const s3xml::ErrorBody &body, const S3Call &call, const Hints &hints)
{
    const auto ours = call.now != Instant{} ? std::optional(call.now) : body.requestTime;
    if (!ours || !hints.serverTime)
        return std::nullopt;
    return *hints.serverTime - *ours;
}

/// "the region 'a' is wrong; expecting 'b'"
QString expectedRegion(const QString &message)
{
    static const QRegularExpression pattern(u"expecting '([a-z0-9-]{2,40})'"_s);
    return pattern.match(message).captured(1);
}

void say(Error &error, S3Fault fault, const s3xml::ErrorBody &body, const S3Call &call, const Hints &hints)
{
    const QString bucket = call.bucket.isEmpty() ? body.bucket : call.bucket;
    const QString shownBucket = shownText(bucket);
    const S3Words &words = wordsOf(fault);
    error.code = words.code;
    error.reason = QString::fromLatin1(words.reason);
    error.message = QString::fromLatin1(words.message);
    if (error.message.contains("%1"_L1))
        error.message = shownBucket.isEmpty() ? error.message.remove(" %1"_L1) : error.message.arg(shownBucket);
    error.remedy = QString::fromLatin1(words.remedy);

    if (fault == S3Fault::WrongRegion && !hints.region.isEmpty()) {
        const QString region = shownText(hints.region, 40);
        error.message = call.region.isEmpty()
                            ? u"The bucket is in the region %1."_s.arg(region)
                            : u"The bucket is in the region %1, not in %2."_s.arg(region, shownText(call.region, 40));
        error.remedy = u"Enter %1 as the region."_s.arg(region);
    }
    if (fault == S3Fault::WrongEndpoint && !hints.endpoint.isEmpty())
        error.remedy = u"Enter the endpoint that leads to %1."_s.arg(shownText(hints.endpoint, 120));
    const std::optional<Seconds> skew = skewOf(body, call, hints);
    if (fault == S3Fault::ClockSkew && skew && std::chrono::abs(*skew) >= Seconds{60}) {
        const QString amount = skewText(*skew);
        error.message = u"The clock of this computer is %1 the time of the storage service."_s.arg(amount);
        error.detail += u", clock "_s + amount;
    }
}

/// A refusal of the signature or the key's scope often means only that the region is wrong.
S3Fault refined(S3Fault fault, const s3xml::ErrorBody &body, const S3Call &call, const Hints &hints)
{
    if (fault == S3Fault::Precondition && body.condition == "If-None-Match"_L1)
        return S3Fault::Exists;
    // HEAD is refused without a word; a clock this wrong is the reason.
    const std::optional<Seconds> skew = skewOf(body, call, hints);
    if (fault == S3Fault::AccessDenied && body.code.isEmpty() && skew && std::chrono::abs(*skew) > ToleratedSkew)
        return S3Fault::ClockSkew;
    const bool isElsewhere = !hints.region.isEmpty() && !call.region.isEmpty() && hints.region != call.region;
    if (fault == S3Fault::WrongEndpoint && isElsewhere && hints.endpoint.isEmpty())
        return S3Fault::WrongRegion;
    // The header may be malformed for other reasons; only a region that is named speaks of the region.
    if (fault == S3Fault::WrongRegion && body.code == "AuthorizationHeaderMalformed"_L1 && !isElsewhere)
        return S3Fault::Unauthenticated;
    return fault;
}

QString detailOf(int status, const s3xml::ErrorBody &body, const QString &requestId)
{
    QStringList parts;
    if (status > 0)
        parts += u"HTTP %1"_s.arg(status);
    if (!body.code.isEmpty())
        parts += shownText(body.code, 80);
    if (!body.message.isEmpty())
        parts += shownText(withoutSecrets(body.message));
    if (!requestId.isEmpty())
        parts += u"request "_s + shownText(requestId, 80);
    return parts.join(u", "_s);
}

Error errorFrom(int status, const s3xml::ErrorBody &body, const S3Call &call, const Hints &hints,
                const QString &requestId)
{
    const S3Fault fault = refined(faultOf(status, body.code, body.message, call.ofBucket), body, call, hints);
    Error error;
    error.where = call.where;
    error.retryAfterSeconds = body.retryAfterSeconds;
    error.detail = detailOf(status, body, requestId);
    say(error, fault, body, call, hints);
    return error;
}
} // namespace

Error s3Error(const S3Reply &reply, const S3Call &call)
{
    const s3xml::ErrorBody body = s3xml::parseError(reply.body).value_or(s3xml::ErrorBody());
    Hints hints{.region = body.region, .endpoint = body.endpoint, .serverTime = body.serverTime};
    if (hints.region.isEmpty())
        hints.region = expectedRegion(body.message);
    if (hints.region.isEmpty())
        hints.region = headerOf(reply, "x-amz-bucket-region");
    if (!hints.serverTime)
        hints.serverTime = fromHttpDate(reply.headers.value("date"));
    const QString requestId = body.requestId.isEmpty() ? headerOf(reply, "x-amz-request-id") : body.requestId;
    Error error = errorFrom(reply.status, body, call, hints, requestId);
    if (!error.retryAfterSeconds)
        error.retryAfterSeconds = retryAfterSeconds(reply.headers.value("retry-after"), call.now);
    return error;
}

Error s3Error(const s3xml::ErrorBody &body, const S3Call &call)
{
    // Who sends an error inside a success has changed its mind half way: unknown ones are worth another try.
    constexpr int UnknownStatus = 500;
    const Hints hints{.region = body.region, .endpoint = body.endpoint, .serverTime = body.serverTime};
    Error error = errorFrom(UnknownStatus, body, call, hints, body.requestId);
    error.detail = detailOf(0, body, body.requestId);
    return error;
}

QString shownText(QStringView text, qsizetype most)
{
    QString out;
    for (const QChar c : text) {
        if (out.size() >= most) {
            if (out.back().isHighSurrogate())
                out.chop(1);
            out += u'…';
            break;
        }
        // Also marks that turn the direction of writing or hide: they could make a text look like another.
        const bool hides = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
                           c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
        if (hides)
            out += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out;
}

} // namespace td
