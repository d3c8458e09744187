// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakes3/accounts.h"

#include "support/fakes3/rsa.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace td::test::fake
{
namespace
{

constexpr qint64 LongestAssertion = 3600;
constexpr qint64 ClockTolerance = 300;

Reply jsonReply(int status, const QJsonObject &object)
{
    Reply reply;
    reply.status = status;
    reply.set("Content-Type", "application/json;charset=UTF-8");
    reply.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return reply;
}

QByteArray base64Url(const QByteArray &text)
{
    return QByteArray::fromBase64(text, QByteArray::Base64UrlEncoding);
}

/// What is wrong with the assertion; empty when nothing is.
QString flawOf(const QByteArray &assertion, const QString &audience, const QDateTime &now)
{
    const QByteArrayList parts = assertion.split('.');
    if (parts.size() != 3)
        return u"The assertion is not a JWT."_s;
    if (QJsonDocument::fromJson(base64Url(parts[0])).object().value("alg"_L1).toString() != u"RS256"_s)
        return u"Only RS256 is taken."_s;
    if (!rsaVerifies(rsaKeys().publicPem, parts[0] + '.' + parts[1], base64Url(parts[2])))
        return u"Invalid JWT Signature."_s;
    const QJsonObject claims = QJsonDocument::fromJson(base64Url(parts[1])).object();
    if (claims.value("iss"_L1).toString() != QLatin1StringView(ServiceAccountEmail))
        return u"Invalid issuer."_s;
    if (claims.value("aud"_L1).toString() != audience)
        return u"Invalid audience."_s;
    if (!claims.value("scope"_L1).toString().startsWith(u"https://www.googleapis.com/auth/"_s))
        return u"Invalid scope."_s;
    const qint64 issued = claims.value("iat"_L1).toInteger();
    const qint64 expires = claims.value("exp"_L1).toInteger();
    const qint64 clock = now.toSecsSinceEpoch();
    if (expires - issued > LongestAssertion || expires <= clock || qAbs(issued - clock) > ClockTolerance)
        return u"Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."_s;
    return {};
}

} // namespace

Reply authorizeB2(const Request &request, const FakeS3Options &options, const QString &endpoint)
{
    const QByteArray expected = "Basic " + QByteArray(options.accessKey.toUtf8() + ':' + options.secret).toBase64();
    if (request.header("authorization") != expected)
        return jsonReply(401, {{u"status"_s, 401}, {u"code"_s, u"unauthorized"_s}, {u"message"_s, u""_s}});
    const QJsonArray may{u"listBuckets"_s, u"listFiles"_s, u"readFiles"_s, u"writeFiles"_s, u"deleteFiles"_s};
    const QJsonObject bucket{{u"id"_s, u"4a48fe8875c6214145260818"_s}, {u"name"_s, options.bucket}};
    const QJsonObject allowed{{u"buckets"_s, QJsonArray{bucket}},
                              {u"bucketId"_s, bucket.value("id"_L1)},
                              {u"bucketName"_s, options.bucket},
                              {u"capabilities"_s, may},
                              {u"namePrefix"_s, QJsonValue::Null}};
    QJsonObject storage{{u"absoluteMinimumPartSize"_s, 5'000'000},
                        {u"recommendedPartSize"_s, 100'000'000},
                        {u"apiUrl"_s, endpoint},
                        {u"downloadUrl"_s, endpoint},
                        {u"s3ApiUrl"_s, endpoint},
                        {u"allowed"_s, allowed}};
    QJsonObject account{{u"accountId"_s, u"fakeaccount"_s},
                        {u"applicationKeyExpirationTimestamp"_s, QJsonValue::Null},
                        {u"authorizationToken"_s, u"4_fake_token"_s}};
    if (request.path.startsWith("/b2api/v2/")) { // flat
        for (auto it = storage.constBegin(); it != storage.constEnd(); ++it)
            account.insert(it.key(), it.value());
        return jsonReply(200, account);
    }
    if (request.path.startsWith("/b2api/v3/")) { // what is allowed, beside the addresses
        for (const QString &name : {u"bucketId"_s, u"bucketName"_s, u"capabilities"_s, u"namePrefix"_s})
            storage.insert(name, allowed.value(name));
        storage.remove(u"allowed"_s);
    }
    account.insert(u"apiInfo"_s, QJsonObject{{u"storageApi"_s, storage}});
    return jsonReply(200, account);
}

Reply giveGoogleToken(const Request &request, const QString &tokenUrl, const QDateTime &now, QByteArray &token)
{
    const QUrlQuery form(QString::fromLatin1(request.body));
    const bool rightGrant =
        form.queryItemValue(u"grant_type"_s, QUrl::FullyDecoded) == u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s;
    const QString flaw = rightGrant
                             ? flawOf(form.queryItemValue(u"assertion"_s, QUrl::FullyDecoded).toLatin1(), tokenUrl, now)
                             : u"Invalid grant_type"_s;
    if (!flaw.isEmpty())
        return jsonReply(400, {{u"error"_s, u"invalid_grant"_s}, {u"error_description"_s, flaw}});
    token = "ya29.fake-" + QUuid::createUuid().toByteArray(QUuid::Id128);
    return jsonReply(
        200,
        {{u"access_token"_s, QString::fromLatin1(token)}, {u"expires_in"_s, 3599}, {u"token_type"_s, u"Bearer"_s}});
}

QByteArray serviceAccountJson(const QString &tokenUrl)
{
    return QJsonDocument(QJsonObject{{u"type"_s, u"service_account"_s},
                                     {u"project_id"_s, u"photos-test"_s},
                                     {u"private_key_id"_s, u"0123456789abcdef"_s},
                                     {u"private_key"_s, QString::fromLatin1(rsaKeys().privatePem)},
                                     {u"client_email"_s, QLatin1StringView(ServiceAccountEmail)},
                                     {u"client_id"_s, u"100000000000000000001"_s},
                                     {u"token_uri"_s, tokenUrl}})
        .toJson();
}

} // namespace td::test::fake
