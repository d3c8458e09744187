// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/photosender.h"

#include "core/filename.h"

#include <QFileInfo>
#include <QLoggingCategory>

#include <array>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

Q_LOGGING_CATEGORY(deliveryLog, "tierdeck.delivery", QtWarningMsg)

constexpr std::array BothForms{DeliveryForm::Picture, DeliveryForm::File};
constexpr qsizetype LongestHeading = 1'000; ///< of a message with a link, which must not be cut off
/// What Telegram takes as a picture: width and height together, and the longer side in shorter ones.
constexpr int MostPictureSides = 10'000;
constexpr int MostPictureRatio = 20;

/// The messenger shows these at once; others it takes as files.
bool isShownAsPicture(const QString &mimeType)
{
    return mimeType == "image/jpeg"_L1 || mimeType == "image/png"_L1 || mimeType == "image/webp"_L1;
}

bool hasShapeOfPicture(int width, int height)
{
    return width <= 0 || height <= 0 ||
           (width + height <= MostPictureSides &&
            std::max(width, height) <= MostPictureRatio * std::min(width, height));
}

QString megabytes(qint64 bytes)
{
    return u"%1 MB"_s.arg(double(bytes) / 1e6, 0, 'f', 1);
}

Error tooLargeToSend(const Copy &copy, qint64 most)
{
    return {.code = ErrorCode::InvalidArgument,
            .reason = u"delivery.too_large"_s,
            .message =
                u"The photo has %1, more than the %2 that can be sent"_s.arg(megabytes(copy.size), megabytes(most)),
            .where = copy.photoId,
            .remedy = {}};
}

} // namespace

bool endsAll(const Error &error)
{
    return error.code == ErrorCode::Cancelled || error.reason == "delivery.chat"_L1 ||
           error.reason == "delivery.bad_token"_L1;
}

PhotoSender::PhotoSender(const Parts &parts, std::stop_token stop)
    : m_parts(parts)
    , m_stop(std::move(stop))
{
}

/// A file that was asked for is kept apart from one that was sent because no picture could be.
QString PhotoSender::place(DeliveryForm form) const
{
    const DeliveryOrder &order = m_parts.order;
    const QString kind = order.asFiles ? u"-document"_s : form == DeliveryForm::File ? u"-file"_s : QString();
    return QString(m_parts.channel.name() + (order.size == DeliverySize::Thumb ? u"/thumb"_s : u"/cover"_s) + kind);
}

bool PhotoSender::fitsAsPicture(const OutgoingPhoto &photo) const
{
    return !m_parts.order.asFiles && isShownAsPicture(photo.copy.mimeType) &&
           photo.copy.size <= m_parts.channel.maxPictureBytes() &&
           hasShapeOfPicture(photo.copy.width, photo.copy.height);
}

Result<OutgoingPhoto> PhotoSender::prepared(const QString &photoId)
{
    TD_ASSIGN(const std::optional<Photo> photo, m_parts.engine.catalogue.photos().find(photoId));
    if (photo && photo->deletedAt)
        return fail(ErrorCode::FailedPrecondition, u"photo.in_trash"_s, u"The photo is in the trash"_s, photoId,
                    u"Restore it first"_s);
    const bool isThumb = m_parts.order.size == DeliverySize::Thumb;
    Result<QList<Copy>> copies = m_parts.library.readableCopies(photoId, isThumb ? variant::Telegram : variant::Cover);
    // A photo that was stored without the small size is sent whole.
    if (!copies && isThumb && copies.error().reason == "photo.no_variant"_L1)
        copies = m_parts.library.readableCopies(photoId, variant::Master);
    if (!copies)
        return fail(copies.error());
    return OutgoingPhoto{.photoId = photoId,
                         .draftId = photo ? photo->draftId : QString(),
                         .filename = photo ? photo->filename : QString(),
                         .copy = copies->first()};
}

Result<QString> PhotoSender::knownId(const OutgoingPhoto &photo, DeliveryForm form)
{
    TD_ASSIGN(const std::optional<DeliveryRef> ref,
              m_parts.engine.catalogue.deliveries().find(photo.photoId, place(form)));
    if (!ref)
        return QString();
    if (ref->sha256 == photo.copy.sha256 && !photo.copy.sha256.isEmpty())
        return ref->ref;
    TD_TRY(forget(photo, form)); // other bytes by now
    return QString();
}

Result<void> PhotoSender::forget(const OutgoingPhoto &photo, DeliveryForm form)
{
    return m_parts.engine.catalogue.deliveries().forget(photo.photoId, place(form));
}

Result<std::optional<DeliveryForm>> PhotoSender::formInAlbum(const OutgoingPhoto &photo)
{
    std::optional<DeliveryForm> form;
    if (photo.copy.size > m_parts.channel.maxFileBytes())
        return form;
    if (m_parts.order.asFiles) {
        form = DeliveryForm::File;
    } else if (fitsAsPicture(photo)) {
        // One that was refused as a picture before is known as a file.
        TD_ASSIGN(const QString asFile, knownId(photo, DeliveryForm::File));
        if (asFile.isEmpty())
            form = DeliveryForm::Picture;
    }
    return form;
}

Result<bool> PhotoSender::sendById(const OutgoingPhoto &photo, const QString &caption)
{
    const QString &chat = m_parts.order.chat;
    for (const DeliveryForm form : BothForms) {
        if (m_parts.order.asFiles && form == DeliveryForm::Picture)
            continue;
        TD_ASSIGN(const QString id, knownId(photo, form));
        if (id.isEmpty())
            continue;
        const Result<void> sent = form == DeliveryForm::File
                                      ? m_parts.channel.sendFileById(chat, id, caption, m_stop)
                                      : m_parts.channel.sendPictureById(chat, id, caption, m_stop);
        if (sent)
            return true;
        if (sent.error().reason != "delivery.id_refused"_L1)
            return fail(sent.error());
        TD_TRY(forget(photo, form)); // the messenger did so already
    }
    return false;
}

Result<DeliveryFile> PhotoSender::fileOf(const OutgoingPhoto &photo, const QString &caption)
{
    const Copy &copy = photo.copy;
    TD_ASSIGN(const QByteArray bytes, m_parts.library.bytes(copy.photoId, copy.variant, m_stop));
    return DeliveryFile{
        .bytes = bytes,
        .name = safeFileName(QFileInfo(photo.filename).completeBaseName(), QFileInfo(copy.key).suffix(), copy.photoId),
        .mimeType = copy.mimeType,
        .caption = caption};
}

Result<DeliveryForm> PhotoSender::sendBytes(const OutgoingPhoto &photo, const DeliveryFile &file)
{
    DeliveryForm form = DeliveryForm::File;
    Result<QString> id = fail(ErrorCode::InvalidArgument, u"delivery.picture_refused"_s, QString());
    if (fitsAsPicture(photo)) {
        form = DeliveryForm::Picture;
        id = m_parts.channel.sendPicture(m_parts.order.chat, file, m_stop);
    }
    if (!id && id.error().reason == "delivery.picture_refused"_L1) {
        form = DeliveryForm::File;
        id = m_parts.channel.sendFile(m_parts.order.chat, file, m_stop);
    }
    if (!id)
        return fail(id.error());
    remember(photo, form, *id);
    return form;
}

// The photo has arrived: a catalogue that cannot note it now is no reason to send it once more.
void PhotoSender::remember(const OutgoingPhoto &photo, DeliveryForm form, const QString &id)
{
    if (id.isEmpty() || photo.copy.sha256.isEmpty())
        return;
    const Result<void> kept = m_parts.engine.catalogue.deliveries().remember({.photoId = photo.photoId,
                                                                              .channel = place(form),
                                                                              .ref = id,
                                                                              .sha256 = photo.copy.sha256,
                                                                              .createdAt = m_parts.engine.clock.now()});
    if (!kept)
        qCWarning(deliveryLog).noquote() << "the id of" << photo.photoId << "was not kept:" << kept.error().message;
}

Result<DeliveredPhoto> PhotoSender::sendLink(const OutgoingPhoto &photo, const QString &caption, const Error &why)
{
    const Result<IssuedLink> made = m_parts.links.issue({.photoId = photo.photoId,
                                                         .variant = photo.copy.variant,
                                                         .use = LinkUse::Download,
                                                         .expires = Delivery::LinkLife,
                                                         .recipient = m_parts.order.chat,
                                                         .purpose = u"delivery"_s,
                                                         .forOthers = true});
    if (!made) {
        Error error = why;
        error.remedy = made.error().remedy;
        error.message = u"%1, and no link could be sent instead: %2"_s.arg(why.message, made.error().message);
        return fail(std::move(error));
    }
    const IssuedLink &issued = *made;
    const QString valid = issued.link.expiresAt ? u"The link works until %1."_s.arg(toIso(*issued.link.expiresAt))
                                                : u"The link has no end."_s;
    const QString heading = caption.isEmpty() ? QString() : QString(caption.left(LongestHeading) + u"\n\n"_s);
    TD_TRY(m_parts.channel.sendText(m_parts.order.chat, u"%1%2.\n%3\n%4"_s.arg(heading, why.message, valid, issued.url),
                                    m_stop));
    return DeliveredPhoto{.photoId = photo.photoId, .how = DeliveredPhoto::How::AsLink, .why = why};
}

void PhotoSender::record(const OutgoingPhoto &photo)
{
    const Result<void> recorded = m_parts.engine.catalogue.accesses().record({.at = m_parts.engine.clock.now(),
                                                                              .photoId = photo.photoId,
                                                                              .purpose = u"delivery"_s,
                                                                              .who = m_parts.order.chat});
    if (!recorded)
        qCWarning(deliveryLog).noquote() << "the delivery of" << photo.photoId
                                         << "is not in the access log:" << recorded.error().message;
}

Result<DeliveredPhoto> PhotoSender::send(const OutgoingPhoto &photo, const QString &caption)
{
    using How = DeliveredPhoto::How;
    const auto sent = [&](How how) {
        record(photo);
        return DeliveredPhoto{.photoId = photo.photoId, .how = how};
    };
    const Result<bool> byId = sendById(photo, caption);
    if (byId && *byId)
        return sent(How::ById);
    std::optional<Error> why;
    if (!byId) {
        why = byId.error();
    } else if (photo.copy.size > m_parts.channel.maxFileBytes()) {
        why = tooLargeToSend(photo.copy, m_parts.channel.maxFileBytes());
    } else {
        // What cannot be read here cannot be read through a link either.
        TD_ASSIGN(const DeliveryFile file, fileOf(photo, caption));
        const Result<DeliveryForm> form = sendBytes(photo, file);
        if (form)
            return sent(*form == DeliveryForm::File ? How::AsFile : How::AsPicture);
        why = form.error();
    }
    if (endsAll(*why))
        return fail(*why);
    return sendLink(photo, caption, *why);
}

} // namespace td
