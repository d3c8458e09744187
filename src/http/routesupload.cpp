// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/photocalls.h"

#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// S4 calls the owner and the kind by other names.
QString eitherText(const Inputs &inputs, const QString &name, const QString &other)
{
    return inputs.text(name, inputs.text(other));
}

Result<UploadedPhoto> takeIn(const HttpCall &call, const FormFile &file, const UploadOptions &options)
{
    TD_ASSIGN(const QByteArray bytes, file.bytes.readAll());
    const QString name = file.filename.isEmpty() ? u"upload"_s : file.filename;
    TD_ASSIGN(const UploadedPhoto uploaded, call.engine().ingest.uploadBytes(bytes, name, options, call.stop));
    ++call.service.counters.uploads;
    TD_TRY(setMetadata(call, uploaded.photo));
    return uploaded;
}

struct FormUpload {
    QList<UploadedPhoto> photos;
    QList<ItemFailure> failed;
};

Result<FormUpload> takeAll(const HttpCall &call)
{
    if (call.request.files.empty())
        return fail(ErrorCode::InvalidArgument, u"http.no_file"_s,
                    u"Send the photo as multipart/form-data, in a field \"file\" with a file name"_s);
    TD_ASSIGN(const UploadOptions options, uploadOptionsOf(call));
    FormUpload upload;
    for (const FormFile &file : call.request.files) {
        Result<UploadedPhoto> taken = takeIn(call, file, options);
        if (taken)
            upload.photos.append(*std::move(taken));
        else
            upload.failed.append({file.filename, std::move(taken).error()});
    }
    if (upload.photos.isEmpty())
        return fail(upload.failed.first().error);
    return upload;
}

/// S4: the id, the path and an address beside the rest.
Result<ServiceReply> storeImage(const HttpCall &call)
{
    TD_ASSIGN(const FormUpload upload, takeAll(call));
    QJsonArray images;
    for (const UploadedPhoto &item : upload.photos) {
        TD_ASSIGN(const PhotoAddress address, addressOf(call, item.photo, variant::Master, 3600, false));
        TD_ASSIGN(QJsonObject image, uploadShape(call, item));
        image.insert(u"image_id"_s, item.photo.photoId);
        image.insert(u"file_path"_s, item.photo.storagePath);
        image.insert(u"original_url"_s, address.url);
        images.append(image);
    }
    if (call.request.files.size() > 1)
        return jsonReply({{u"ok"_s, upload.failed.isEmpty()},
                          {u"images"_s, images},
                          {u"failed"_s, shapes::failures(upload.failed, u"filename"_s)}});
    QJsonObject only = images.first().toObject();
    only.insert(u"ok"_s, true);
    return jsonReply(only, 201);
}

/// Whose photos they are: a user's, or a vendor's, as S4 says by owner_type.
Result<void> setOwner(const HttpCall &call, UploadOptions &options)
{
    const QString user = eitherText(call.inputs, u"user_id"_s, u"owner_id"_s);
    const bool isVendor = call.inputs.has(u"vendor"_s) || call.inputs.text(u"owner_type"_s) == "vendor"_L1;
    const QString owner = call.inputs.text(u"vendor"_s, user);
    if (isVendor && (owner.trimmed().isEmpty() || (!user.isEmpty() && user != owner)))
        return fail(ErrorCode::InvalidArgument, u"http.field"_s,
                    u"vendor: one owner is expected, and a vendor has a name"_s, u"vendor"_s);
    if (call.principal.isBound() &&
        (isVendor || !call.principal.maySee(owner.isEmpty() ? call.principal.userId : owner)))
        return fail(ErrorCode::PermissionDenied, u"token.bound"_s, u"The token is bound to another user"_s, owner);
    if (call.principal.isBound())
        options.user = call.principal.userId;
    else if (!owner.isEmpty())
        options.user = owner;
    if (isVendor)
        options.ownerType = u"vendor"_s;
    return {};
}

Route uploadRoute(const QString &path, HttpHandler handler)
{
    return {.method = HttpMethod::Post,
            .path = path,
            .summary = u"Compress photos and store them in TEMP; fields that hold files have any name"_s,
            .role = TokenRole::Operator,
            .body = RouteBody::Form,
            .fields = uploadFields(),
            .lane = RouteLane::Upload,
            .success = 201,
            .handler = handler};
}

} // namespace

Result<void> setMetadata(const HttpCall &call, const Photo &photo)
{
    const QJsonObject metadata = call.inputs.object(u"metadata"_s);
    if (metadata.isEmpty())
        return {};
    PhotoEdit edit;
    for (auto it = metadata.constBegin(); it != metadata.constEnd(); ++it)
        edit.set.insert(it.key(), it->toString());
    TD_ASSIGN(const BatchOutcome outcome, call.engine().library.edit({photo.photoId}, edit));
    if (!outcome.failed.isEmpty())
        return fail(outcome.failed.first().error);
    return {};
}

Result<QJsonObject> uploadShape(const HttpCall &call, const UploadedPhoto &item)
{
    QString same = item.duplicateOf;
    if (!same.isEmpty() && call.principal.isBound()) {
        TD_ASSIGN(const std::optional<Photo> other, call.engine().parts.catalogue.photos().find(same));
        if (!other || !call.principal.maySee(other->userId))
            same.clear();
    }
    return shapes::uploaded(item.photo, uploadStatusName(item.status), same);
}

Result<UploadOptions> uploadOptionsOf(const HttpCall &call)
{
    const Inputs &inputs = call.inputs;
    UploadOptions options;
    TD_TRY(setOwner(call, options));
    options.draft = inputs.text(u"draft_id"_s);
    TD_TRY(mayUseDraft(call, options.draft));
    options.tags = inputs.list(u"tags"_s);
    if (const QString kind = eitherText(inputs, u"kind"_s, u"image_type"_s); !kind.isEmpty())
        options.kind = kind;
    options.isPublic = inputs.isSet(u"is_public"_s);
    options.keepOriginal = inputs.flag(u"keep_original"_s);
    if (inputs.text(u"duplicates"_s) == "store"_L1)
        options.duplicates = DuplicatePolicy::Store;
    return options;
}

QList<Field> uploadFields()
{
    const QStringList kinds{u"user"_s, u"cloth"_s, u"result"_s};
    return {
        textField(u"draft_id"_s, u"Draft they belong to; made when unknown"_s),
        textField(u"user_id"_s, u"Owner; a token that is bound to a user has its own"_s),
        textField(u"owner_id"_s, u"The same as user_id"_s),
        textField(u"vendor"_s, u"Vendor whose photos they are, instead of a user's; not for a token that is bound"_s),
        choiceField(u"owner_type"_s, {u"user"_s, u"vendor"_s}, u"What owner_id names"_s),
        listField(u"tags"_s, u"Tags"_s),
        choiceField(u"kind"_s, kinds, u"What they show"_s),
        choiceField(u"image_type"_s, kinds, u"The same as kind"_s),
        flagField(u"is_public"_s, u"May have a public link once in HOT"_s),
        flagField(u"keep_original"_s, u"Keep the exact uploaded bytes as well"_s),
        choiceField(u"duplicates"_s, {u"skip"_s, u"store"_s}, u"Same bytes again for the same user and draft"_s),
        objectField(u"metadata"_s, u"Free keys, as JSON"_s)};
}

Result<ServiceReply> uploadForm(const HttpCall &call)
{
    TD_ASSIGN(const FormUpload upload, takeAll(call));
    QJsonArray photos;
    for (const UploadedPhoto &item : upload.photos) {
        TD_ASSIGN(const QJsonObject photo, uploadShape(call, item));
        photos.append(photo);
    }
    if (call.request.files.size() == 1)
        return jsonReply(photos.first().toObject(), 201);
    return jsonReply({{u"photos"_s, photos}, {u"failed"_s, shapes::failures(upload.failed, u"filename"_s)}});
}

QList<Route> uploadRoutes()
{
    return {uploadRoute(u"/api/storage/upload"_s, uploadForm), uploadRoute(u"/images/upload"_s, uploadForm),
            uploadRoute(u"/storage/images"_s, storeImage)};
}

} // namespace td
