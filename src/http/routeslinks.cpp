// SPDX-License-Identifier: GPL-3.0-or-later
// Links: those of the service, which need no token, and those to upload by; quotas.
#include "http/photocalls.h"

#include "core/quota.h"
#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// The link is the permission: whoever has it may, as long as it is valid and not revoked.
Result<ServiceReply> signedPicture(const HttpCall &call)
{
    const Inputs &inputs = call.inputs;
    const PresentedLink presented{.path = call.path.value(u"signed_path"_s),
                                  .use = inputs.text(u"use"_s),
                                  .expires = inputs.text(u"expires"_s),
                                  .keyId = inputs.text(u"key"_s),
                                  .linkId = inputs.text(u"link"_s),
                                  .signature = inputs.text(u"sig"_s)};
    TD_ASSIGN(const LinkClaims claims, call.engine().links.use(presented));
    TD_ASSIGN(const std::optional<Photo> photo, call.engine().parts.catalogue.photos().find(claims.photoId));
    if (!photo)
        return fail(ErrorCode::NotFound, u"photo.unknown"_s, u"The photo of this link is gone"_s);
    return pictureReply(call, *photo, claims.variant, claims.use == LinkUse::Download);
}

Result<ServiceReply> presignUpload(const HttpCall &call)
{
    UploadLinkOrder order;
    order.filename = call.inputs.text(u"filename"_s);
    order.contentType = call.inputs.text(u"content_type"_s);
    order.contentLength = call.inputs.integer(u"content_length"_s);
    order.expires = Seconds(call.inputs.integer(u"expires_in"_s));
    order.issuedBy = call.principal.tokenId;
    TD_ASSIGN(const IssuedLink issued, call.engine().links.issueUpload(order));
    const QJsonObject headers{{u"Content-Type"_s, order.contentType},
                              {u"Content-Length"_s, QString::number(order.contentLength)}};
    return jsonReply(
        {{u"ok"_s, true},
         {u"upload_id"_s, issued.link.linkId},
         {u"upload_url"_s, issued.url},
         {u"method"_s, u"PUT"_s},
         {u"headers"_s, headers},
         {u"expires_at"_s, issued.link.expiresAt ? QJsonValue(toIso(*issued.link.expiresAt)) : QJsonValue()}},
        201);
}

Result<ServiceReply> completeUpload(const HttpCall &call)
{
    const QString id = call.path.value(u"upload_id"_s);
    TD_ASSIGN(const Link link, call.engine().links.find(id));
    if (call.principal.isBound() && link.issuedBy != call.principal.tokenId)
        return fail(ErrorCode::NotFound, u"link.unknown"_s, u"There is no link %1"_s.arg(id), id);
    TD_ASSIGN(const UploadOptions options, uploadOptionsOf(call));
    TD_ASSIGN(const UploadedPhoto uploaded, call.engine().links.takeUpload(id, options, call.stop));
    ++call.service.counters.uploads;
    TD_TRY(setMetadata(call, uploaded.photo));
    TD_ASSIGN(const QJsonObject photo, uploadShape(call, uploaded));
    return jsonReply(photo, 201);
}

Result<ServiceReply> quotaStandings(const HttpCall &call)
{
    TD_ASSIGN(const PhotoFilter filter, filterOf(call)); // whose, as far as the bearer may ask
    const QString vendor = call.inputs.text(u"vendor"_s);
    if (!vendor.isEmpty() && call.principal.isBound())
        return fail(ErrorCode::PermissionDenied, u"token.bound"_s, u"The token is bound to a user"_s, vendor);
    const QString user = !vendor.isEmpty() ? vendor : filter.user.isEmpty() ? u"default"_s : filter.user;
    TD_ASSIGN(const QList<QuotaStanding> standings,
              call.engine().parts.catalogue.quotas().standingsOf(user, vendor.isEmpty() ? u"user"_s : u"vendor"_s));
    QJsonArray quotas;
    for (const QuotaStanding &standing : standings) {
        // How much everybody together stores is not for one of them.
        if (call.principal.isBound() && standing.quota.scope == QuotaScope::Total)
            continue;
        quotas.append(quotaToJson(standing));
    }
    return jsonReply({{u"ok"_s, true}, {vendor.isEmpty() ? u"user_id"_s : u"vendor"_s, user}, {u"quotas"_s, quotas}});
}

} // namespace

QList<Route> linkRoutes()
{
    return {{.method = HttpMethod::Get,
             .path = u"/storage/signed/{signed_path...}"_s,
             .summary = u"The picture that a signed link leads to"_s,
             .scope = RouteScope::Public,
             .query = {textField(u"use"_s, u"view or download"_s), textField(u"expires"_s, u"When it ends"_s),
                       textField(u"key"_s, u"Which key signed it"_s), textField(u"link"_s, u"Its number"_s),
                       textField(u"sig"_s, u"The signature"_s)},
             .answer = RouteAnswer::Picture,
             .handler = signedPicture},
            {.method = HttpMethod::Post,
             .path = u"/images/presigned-upload"_s,
             .summary = u"An address at the provider to PUT one picture to"_s,
             .role = TokenRole::Operator,
             .body = RouteBody::Json,
             .fields = {required(textField(u"filename"_s, u"Name of the file"_s)),
                        required(textField(u"content_type"_s, u"Its type, such as image/jpeg"_s)),
                        required(integerField(u"content_length"_s, 1, 1'000'000'000, u"Its size in bytes"_s)),
                        withFallback(integerField(u"expires_in"_s, 1, LongestLinkSeconds, u"Seconds"_s), 3600)},
             .success = 201,
             .handler = presignUpload},
            {.method = HttpMethod::Post,
             .path = u"/images/presigned-upload/{upload_id}/complete"_s,
             .summary = u"Take in what was put there"_s,
             .role = TokenRole::Operator,
             .body = RouteBody::Json,
             .fields = uploadFields(),
             .lane = RouteLane::Upload,
             .success = 201,
             .handler = completeUpload},
            {.method = HttpMethod::Get,
             .path = u"/storage/quota"_s,
             .summary = u"The quotas that bound a user or vendor"_s,
             .query = {textField(u"user_id"_s, u"User; \"default\", or the one the token is bound to"_s),
                       textField(u"vendor"_s, u"A vendor instead of a user"_s)},
             .handler = quotaStandings}};
}

} // namespace td
