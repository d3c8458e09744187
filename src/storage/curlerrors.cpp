// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/curlerrors.h"

#include <curl/curl.h>
#include <openssl/x509_vfy.h>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
struct Saying {
    ErrorCode code;
    QString reason;
    QString message; ///< %1: the host
    QString remedy;
};

Saying certificateSaying(long verifyResult)
{
    switch (verifyResult) {
    case X509_V_OK:
    case X509_V_ERR_UNSPECIFIED: // what libcurl says when the chain was not what it refused, but the name
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return {ErrorCode::FailedPrecondition, u"tls.wrong_host"_s,
                u"The certificate that %1 shows is made for another name."_s,
                u"Check the endpoint: it must be spelled as in the provider's documentation."_s};
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return {ErrorCode::FailedPrecondition, u"tls.expired"_s, u"The certificate of %1 has expired."_s,
                u"Check this computer's clock; if it is right, tell the provider."_s};
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return {ErrorCode::FailedPrecondition, u"tls.not_yet_valid"_s, u"The certificate of %1 is not valid yet."_s,
                u"Check this computer's clock."_s};
    case X509_V_ERR_CERT_REVOKED:
        return {ErrorCode::FailedPrecondition, u"tls.revoked"_s, u"The certificate of %1 was revoked."_s,
                u"Do not use this endpoint; tell the provider."_s};
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        return {ErrorCode::FailedPrecondition, u"tls.self_signed"_s,
                u"The certificate of %1 is signed by nobody but itself."_s,
                u"If the server is yours, name its certificate as the CA file."_s};
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        return {ErrorCode::FailedPrecondition, u"tls.unknown_authority"_s,
                u"The certificate of %1 is signed by an authority that this computer does not know."_s,
                u"If the server is yours, name the authority's certificate as the CA file."_s};
    default:
        return {ErrorCode::FailedPrecondition, u"tls.refused"_s, u"The certificate of %1 cannot be trusted."_s,
                u"Check the endpoint and the CA file."_s};
    }
}

Saying sayingOf(const CurlFailure &failure)
{
    switch (failure.code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return {ErrorCode::Unavailable, u"net.dns"_s, u"No address was found for %1."_s,
                u"Check the endpoint and this computer's connection."_s};
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
        return {ErrorCode::Unavailable, u"net.proxy"_s, u"The proxy on the way to %1 cannot be used."_s,
                u"Check the proxy setting."_s};
    case CURLE_COULDNT_CONNECT:
        return {ErrorCode::Unavailable, u"net.refused"_s, u"%1 accepts no connection."_s,
                u"Check the endpoint, its port, and this computer's connection."_s};
    case CURLE_OPERATION_TIMEDOUT:
        return {ErrorCode::DeadlineExceeded, u"net.timeout"_s, u"%1 did not answer in time."_s,
                u"Try again later; check this computer's connection."_s};
    case CURLE_PARTIAL_FILE:
        return {ErrorCode::Unavailable, u"net.cut"_s, u"The answer of %1 ended early."_s, {}};
    case CURLE_SSL_CACERT_BADFILE:
        return {ErrorCode::FailedPrecondition, u"tls.ca_file"_s,
                u"The file of certificate authorities for %1 cannot be read."_s,
                u"Check the CA file setting: a file in PEM format is needed."_s};
    case CURLE_PEER_FAILED_VERIFICATION:
        return certificateSaying(failure.verifyResult);
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return {ErrorCode::FailedPrecondition, u"tls.failed"_s, u"No safe connection to %1 could be agreed on."_s,
                u"Check that the endpoint speaks https with TLS 1.2 or later on this port."_s};
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return {ErrorCode::InvalidArgument, u"net.url"_s, u"The address of %1 is not a web address."_s,
                u"Check the endpoint."_s};
    case CURLE_WEIRD_SERVER_REPLY:
        return {ErrorCode::FailedPrecondition, u"net.not_http"_s, u"%1 answers, but not as a web server."_s,
                u"Check the endpoint and its port."_s};
    case CURLE_OUT_OF_MEMORY:
        return {ErrorCode::ResourceExhausted, u"net.memory"_s, u"There was no memory for the connection to %1."_s, {}};
    case CURLE_SEND_FAIL_REWIND:
        return {ErrorCode::Unavailable, u"net.reset"_s, u"The connection to %1 was cut while bytes were sent."_s, {}};
    default:
        return {ErrorCode::Unavailable, u"net.reset"_s, u"The connection to %1 was cut."_s, {}};
    }
}
} // namespace

Error curlError(const CurlFailure &failure)
{
    const Saying saying = sayingOf(failure);
    Error error;
    error.code = saying.code;
    error.reason = saying.reason;
    error.message = saying.message.arg(failure.host);
    error.where = failure.where;
    error.remedy = saying.remedy;
    error.detail = u"curl %1: %2"_s.arg(failure.code).arg(QString::fromUtf8(failure.text));
    return error;
}

} // namespace td
