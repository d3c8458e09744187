// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/googauth.h"

#include "storage/s3errors.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>

namespace td::googauth
{

using namespace Qt::StringLiterals;

namespace
{
const sigv4::Dialect Google{"GOOG4-RSA-SHA256", "goog4_request", "X-Goog-", "x-goog-content-sha256"};
constexpr int MinKeyBits = 2048;
constexpr qint64 LongestToken = 86400;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

tl::unexpected<Error> badAccount(const QString &message)
{
    return fail(ErrorCode::InvalidArgument, u"s3.service_account"_s, message, {},
                u"Download a new JSON key for the service account and choose that file."_s);
}

/// The library keeps its errors in a queue of the thread; ours would otherwise be taken for somebody else's.
struct ErrorQueue {
    ErrorQueue() { ERR_clear_error(); }
    ErrorQueue(const ErrorQueue &) = delete;
    ErrorQueue &operator=(const ErrorQueue &) = delete;
    ~ErrorQueue() { ERR_clear_error(); }
};

/// Never asks a terminal for the password of an encrypted key.
int noPassword(char *, int, int, void *)
{
    return 0;
}

Key readKey(const Secret &pem)
{
    const QByteArray &bytes = pem.reveal();
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new_mem_buf(bytes.constData(), int(bytes.size())),
                                                           &BIO_free);
    return Key(memory ? PEM_read_bio_PrivateKey(memory.get(), nullptr, &noPassword, nullptr) : nullptr, &EVP_PKEY_free);
}

Result<QByteArray> signRsaSha256(const Secret &pem, const QByteArray &text)
{
    const ErrorQueue errors;
    const Key key = readKey(pem);
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA)
        return badAccount(u"The private key of the service account cannot be read."_s);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.constData());
    const auto length = static_cast<size_t>(text.size());
    size_t size = 0;
    if (context && EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
        EVP_DigestSign(context.get(), nullptr, &size, bytes, length) == 1) {
        QByteArray signature(static_cast<qsizetype>(size), Qt::Uninitialized);
        if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, bytes, length) ==
            1)
            return signature.first(static_cast<qsizetype>(size));
    }
    return fail(ErrorCode::Internal, u"s3.signing"_s, u"The request could not be signed."_s);
}

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

bool isTokenUrl(const QUrl &url)
{
    const bool isHere = url.host() == "localhost"_L1 || url.host() == "127.0.0.1"_L1 || url.host() == "::1"_L1;
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() &&
           (url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isHere));
}
} // namespace

Result<ServiceAccount> parseServiceAccount(const Secret &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.reveal());
    if (!document.isObject())
        return badAccount(u"The service account is no JSON."_s);
    const QJsonObject fields = document.object();
    const QString type = fields.value("type"_L1).toString();
    if (type != "service_account"_L1)
        return badAccount(u"The JSON is not the key of a service account: its \"type\" is another one."_s);
    for (const QLatin1String name : {"client_email"_L1, "private_key"_L1, "token_uri"_L1}) {
        if (fields.value(name).toString().isEmpty())
            return badAccount(u"The service account has no \"%1\"."_s.arg(name));
    }
    ServiceAccount account{.clientEmail = fields.value("client_email"_L1).toString(),
                           .projectId = fields.value("project_id"_L1).toString(),
                           .tokenUrl = fields.value("token_uri"_L1).toString(),
                           .keyId = fields.value("private_key_id"_L1).toString(),
                           .privateKey = Secret(fields.value("private_key"_L1).toString().toUtf8())};
    if (!isTokenUrl(QUrl(account.tokenUrl, QUrl::StrictMode)))
        return badAccount(u"The \"token_uri\" of the service account is no https address."_s);
    const ErrorQueue errors;
    const Key key = readKey(account.privateKey);
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA)
        return badAccount(u"The \"private_key\" of the service account is no RSA key."_s);
    if (EVP_PKEY_get_bits(key.get()) < MinKeyBits)
        return badAccount(u"The \"private_key\" of the service account is too short."_s);
    return account;
}

Result<Secret> tokenRequestBody(const ServiceAccount &account, const QByteArray &scope, Instant now)
{
    QJsonObject header{{u"alg"_s, u"RS256"_s}, {u"typ"_s, u"JWT"_s}};
    if (!account.keyId.isEmpty())
        header.insert(u"kid"_s, account.keyId);
    const QJsonObject claims{{u"iss"_s, account.clientEmail},
                             {u"scope"_s, QString::fromLatin1(scope)},
                             {u"aud"_s, account.tokenUrl},
                             {u"iat"_s, unixSeconds(now)},
                             {u"exp"_s, unixSeconds(now + Hour)}};
    const auto part = [](const QJsonObject &object) {
        return base64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
    };
    const QByteArray text = part(header) + '.' + part(claims);
    TD_ASSIGN(const QByteArray signature, signRsaSha256(account.privateKey, text));
    return Secret("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" + text + '.' +
                  base64Url(signature));
}

Result<AccessToken> parseTokenReply(int status, const QByteArray &body, Instant now)
{
    const QJsonObject reply = QJsonDocument::fromJson(body).object();
    if (status == 429 || status == 408 || status >= 500)
        return fail(ErrorCode::Unavailable, u"s3.token_unavailable"_s,
                    u"Google gives out no access tokens at the moment (HTTP %1)."_s.arg(status), {},
                    u"Nothing to do: it is tried again."_s);
    if (status < 200 || status >= 300) {
        Error error{.code = ErrorCode::Unauthenticated,
                    .reason = u"s3.token_refused"_s,
                    .message = u"Google does not accept the service account."_s,
                    .where = {},
                    .remedy = u"Check that the key was not deleted and that the clock of this computer is right."_s};
        error.detail = u"HTTP %1, %2"_s.arg(status).arg(shownText(reply.value("error"_L1).toString(), 80));
        return fail(std::move(error));
    }
    const QByteArray token = reply.value("access_token"_L1).toString().toLatin1();
    const qint64 seconds = reply.value("expires_in"_L1).toInteger();
    const bool isBearer = reply.value("token_type"_L1).toString().compare("Bearer"_L1, Qt::CaseInsensitive) == 0;
    const bool isClean = std::ranges::all_of(token, [](char c) { return c > ' ' && c < 0x7f; });
    if (token.isEmpty() || !isClean || !isBearer || seconds <= 0)
        return fail(ErrorCode::Unavailable, u"s3.token_unavailable"_s, u"The answer is no access token."_s, {},
                    u"Check that no proxy or login page answers in Google's place; then try again."_s);
    return AccessToken{.token = Secret(token), .expires = now + Seconds{std::min(seconds, LongestToken)}};
}

Result<sigv4::SignedLink> presign(const sigv4::Request &request, const ServiceAccount &account, Instant now,
                                  Seconds expires)
{
    const sigv4::Scope scope{.region = "auto", .service = "storage"};
    TD_ASSIGN(sigv4::UnsignedLink link,
              sigv4::prepareLink(Google, request, account.clientEmail.toUtf8(), {}, scope, now, expires));
    TD_ASSIGN(const QByteArray signature, signRsaSha256(account.privateKey, link.stringToSign));
    return sigv4::finish(Google, request, std::move(link), signature.toHex());
}

} // namespace td::googauth
