// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/photocalls.h"

#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

QString uploadStatusName(UploadStatus status)
{
    switch (status) {
    case UploadStatus::Stored:
        return u"stored"_s;
    case UploadStatus::Skipped:
        return u"skipped"_s;
    case UploadStatus::Damaged:
        return u"damaged"_s;
    }
    return {};
}

/// S4 calls the owner and the kind by other names.
QString eitherText(const Inputs &inputs, const QString &name, const QString &other)
{
    return inputs.text(name, inputs.text(other));
}

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
        QJsonObject image = uploadShape(item);
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

Route uploadRoute(const QString &path, HttpHandler handler)
{
    return {.method = HttpMethod::Post,
            .path = path,
            .summary = u"Compress photos and store them in TEMP; fields that hold files have any name"_s,
            .role = TokenRole::Operator,
            .body = RouteBody::Form,
            .fields = uploadFields(),
            .lane = RouteLane::Upload,
            .handler = handler};
}

} // namespace

QJsonObject uploadShape(const UploadedPhoto &item)
{
    return shapes::uploaded(item.photo, uploadStatusName(item.status), item.duplicateOf);
}

Result<UploadOptions> uploadOptionsOf(const HttpCall &call)
{
    const Inputs &inputs = call.inputs;
    UploadOptions options;
    const QString user = eitherText(inputs, u"user_id"_s, u"owner_id"_s);
    if (!call.principal.maySee(user.isEmpty() ? call.principal.userId : user))
        return fail(ErrorCode::PermissionDenied, u"token.bound"_s, u"The token is bound to another user"_s, user);
    if (call.principal.isBound())
        options.user = call.principal.userId;
    else if (!user.isEmpty())
        options.user = user;
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
    return {textField(u"draft_id"_s, u"Draft they belong to; made when unknown"_s),
            textField(u"user_id"_s, u"Owner; a token that is bound to a user has its own"_s),
            textField(u"owner_id"_s, u"The same as user_id"_s),
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
    if (call.request.files.size() == 1)
        return jsonReply(uploadShape(upload.photos.first()), 201);
    QJsonArray photos;
    for (const UploadedPhoto &item : upload.photos)
        photos.append(uploadShape(item));
    return jsonReply({{u"photos"_s, photos}, {u"failed"_s, shapes::failures(upload.failed, u"filename"_s)}});
}

QList<Route> uploadRoutes()
{
    return {uploadRoute(u"/api/storage/upload"_s, uploadForm), uploadRoute(u"/images/upload"_s, uploadForm),
            uploadRoute(u"/storage/images"_s, storeImage)};
}

} // namespace td
