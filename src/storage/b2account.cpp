// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/b2account.h"

#include "storage/providerprofile.h"
#include "storage/s3errors.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
constexpr char AuthorizePath[] = "/b2api/v3/b2_authorize_account";
constexpr QLatin1StringView Where{"Backblaze"};

/// Backblaze's native API speaks JSON; what it says is the same as the S3 one's.
Error authorizeError(const HttpReply &reply)
{
    const QString code = QJsonDocument::fromJson(reply.body).object().value("code"_L1).toString();
    Error error = s3Error({.status = reply.status, .headers = reply.headers, .body = {}}, {.where = Where});
    if (reply.status == 401 && (code == "bad_auth_token"_L1 || code == "unauthorized"_L1)) {
        error.message = u"Backblaze does not accept the application key."_s;
        error.remedy =
            u"Check the key id and the application key; make a new one under Application Keys if it is lost."_s;
    }
    error.detail = u"HTTP %1, %2"_s.arg(reply.status).arg(shownText(code, 80));
    return error;
}
} // namespace

Result<QString> findB2Endpoint(const QString &keyId, const Secret &key, const HttpOptions &options,
                               std::stop_token stop, const QString &baseUrl)
{
    CurlHandle http;
    const QByteArray basic = "Basic " + QByteArray(keyId.toUtf8() + ':' + key.reveal()).toBase64();
    TD_ASSIGN(const HttpReply reply, http.send(options,
                                               {.method = "GET",
                                                .url = baseUrl.toUtf8() + AuthorizePath,
                                                .headers = {{"Authorization", basic}},
                                                .where = Where},
                                               std::move(stop)));
    if (!reply.isSuccess())
        return fail(authorizeError(reply));
    const QJsonObject storage =
        QJsonDocument::fromJson(reply.body).object().value("apiInfo"_L1).toObject().value("storageApi"_L1).toObject();
    const Result<QString> endpoint = checkedEndpoint(storage.value("s3ApiUrl"_L1).toString());
    if (!endpoint)
        return fail(ErrorCode::DataLoss, u"b2.bad_reply"_s,
                    u"Backblaze did not say where the buckets of this key are."_s, Where,
                    u"Enter the endpoint that the console shows for the bucket."_s);
    return *endpoint;
}

} // namespace td
