// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery.h"

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

enum class DeliveryForm { Picture, File };
constexpr std::array BothForms{DeliveryForm::Picture, DeliveryForm::File};
constexpr qsizetype LongestHeading = 1'000; ///< of a message with a link, which must not be cut off

/// The messenger shows these at once; others it takes as files.
bool isShownAsPicture(const QString &mimeType)
{
    return mimeType == "image/jpeg"_L1 || mimeType == "image/png"_L1 || mimeType == "image/webp"_L1;
}

/// No other photo would arrive either. A bucket that refuses one photo says nothing about the chat.
bool endsAll(const Error &error)
{
    return error.code == ErrorCode::Cancelled || error.reason == "delivery.chat"_L1 ||
           error.reason == "delivery.bad_token"_L1;
}

Result<std::shared_ptr<DeliveryChannel>> opened(const EngineParts &parts)
{
    if (parts.messenger)
        return parts.messenger();
    return fail(ErrorCode::FailedPrecondition, u"delivery.not_configured"_s, u"No messenger is configured"_s,
                u"telegram.token"_s, u"Store a bot's token with: tierdeck-cli config set telegram.token -"_s);
}

tl::unexpected<Error> tooMany(const QString &where)
{
    return fail(ErrorCode::InvalidArgument, u"delivery.too_many"_s,
                u"At most %1 photos are sent at once"_s.arg(Delivery::MostPhotos), where, u"Name fewer photos"_s);
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

QString deliveryHowName(DeliveredPhoto::How how)
{
    static const std::array names{u"id"_s, u"picture"_s, u"file"_s, u"link"_s};
    return names[std::size_t(how)];
}

/// One photo on its way to one chat.
class Delivery::Sending
{
public:
    Sending(Delivery &delivery, DeliveryChannel &channel, const DeliveryOrder &order, std::stop_token stop)
        : m_delivery(delivery)
        , m_parts(delivery.m_parts)
        , m_channel(channel)
        , m_order(order)
        , m_stop(std::move(stop))
    {
    }

    [[nodiscard]] Result<DeliveredPhoto> send(const QString &photoId, const QString &caption);

private:
    [[nodiscard]] Result<Copy> chosenCopy(const QString &photoId);
    /// A file that was asked for is kept apart from one that was sent because no picture could be.
    [[nodiscard]] QString place(DeliveryForm form) const
    {
        const QString kind = m_order.asFiles ? u"-document"_s : form == DeliveryForm::File ? u"-file"_s : QString();
        return QString(m_channel.name() + (m_order.size == DeliverySize::Thumb ? u"/thumb"_s : u"/cover"_s) + kind);
    }
    /// True when it went by an id; false when none is known that fits.
    [[nodiscard]] Result<bool> sendById(const Copy &copy, const QString &caption);
    [[nodiscard]] Result<DeliveryFile> fileOf(const Copy &copy, const QString &caption);
    [[nodiscard]] Result<DeliveryForm> sendBytes(const Copy &copy, const DeliveryFile &file);
    [[nodiscard]] Result<void> sendLink(const Copy &copy, const QString &caption, const Error &why);
    void remember(const Copy &copy, DeliveryForm form, const QString &id);
    void record(const Copy &copy);

    Delivery &m_delivery;
    const EngineParts &m_parts;
    DeliveryChannel &m_channel;
    const DeliveryOrder &m_order;
    const std::stop_token m_stop;
};

Result<Copy> Delivery::Sending::chosenCopy(const QString &photoId)
{
    TD_ASSIGN(const std::optional<Photo> photo, m_parts.catalogue.photos().find(photoId));
    if (photo && photo->deletedAt)
        return fail(ErrorCode::FailedPrecondition, u"photo.in_trash"_s, u"The photo is in the trash"_s, photoId,
                    u"Restore it first"_s);
    const bool isThumb = m_order.size == DeliverySize::Thumb;
    Result<QList<Copy>> copies =
        m_delivery.m_library.readableCopies(photoId, isThumb ? variant::Telegram : variant::Cover);
    // A photo that was stored without the small size is sent whole.
    if (!copies && isThumb && copies.error().reason == "photo.no_variant"_L1)
        copies = m_delivery.m_library.readableCopies(photoId, variant::Master);
    return copies.map([](const QList<Copy> &list) { return list.first(); });
}

Result<bool> Delivery::Sending::sendById(const Copy &copy, const QString &caption)
{
    DeliveryRepository &refs = m_parts.catalogue.deliveries();
    for (const DeliveryForm form : BothForms) {
        if (m_order.asFiles && form == DeliveryForm::Picture)
            continue;
        TD_ASSIGN(const std::optional<DeliveryRef> ref, refs.find(copy.photoId, place(form)));
        if (!ref)
            continue;
        if (ref->sha256 == copy.sha256 && !copy.sha256.isEmpty()) {
            const Result<void> sent = form == DeliveryForm::File
                                          ? m_channel.sendFileById(m_order.chat, ref->ref, caption, m_stop)
                                          : m_channel.sendPictureById(m_order.chat, ref->ref, caption, m_stop);
            if (sent)
                return true;
            if (sent.error().reason != "delivery.id_refused"_L1)
                return fail(sent.error());
        }
        // Other bytes by now, or an id that the messenger has forgotten.
        TD_TRY(refs.forget(copy.photoId, place(form)));
    }
    return false;
}

Result<DeliveryFile> Delivery::Sending::fileOf(const Copy &copy, const QString &caption)
{
    TD_ASSIGN(const std::optional<Photo> photo, m_parts.catalogue.photos().find(copy.photoId));
    TD_ASSIGN(const QByteArray bytes, m_delivery.m_library.bytes(copy.photoId, copy.variant, m_stop));
    const QFileInfo name(photo ? photo->filename : QString());
    return DeliveryFile{.bytes = bytes,
                        .name = safeFileName(name.completeBaseName(), QFileInfo(copy.key).suffix(), copy.photoId),
                        .mimeType = copy.mimeType,
                        .caption = caption};
}

Result<DeliveryForm> Delivery::Sending::sendBytes(const Copy &copy, const DeliveryFile &file)
{
    DeliveryForm form = DeliveryForm::File;
    Result<QString> id = fail(ErrorCode::InvalidArgument, u"delivery.picture_refused"_s, QString());
    if (!m_order.asFiles && isShownAsPicture(copy.mimeType) && copy.size <= m_channel.maxPictureBytes()) {
        form = DeliveryForm::Picture;
        id = m_channel.sendPicture(m_order.chat, file, m_stop);
    }
    if (!id && id.error().reason == "delivery.picture_refused"_L1) {
        form = DeliveryForm::File;
        id = m_channel.sendFile(m_order.chat, file, m_stop);
    }
    if (!id)
        return fail(id.error());
    remember(copy, form, *id);
    return form;
}

// The photo has arrived: a catalogue that cannot note it now is no reason to send it once more.
void Delivery::Sending::remember(const Copy &copy, DeliveryForm form, const QString &id)
{
    if (id.isEmpty() || copy.sha256.isEmpty())
        return;
    const Result<void> kept = m_parts.catalogue.deliveries().remember({.photoId = copy.photoId,
                                                                       .channel = place(form),
                                                                       .ref = id,
                                                                       .sha256 = copy.sha256,
                                                                       .createdAt = m_parts.clock.now()});
    if (!kept)
        qCWarning(deliveryLog).noquote() << "the id of" << copy.photoId << "was not kept:" << kept.error().message;
}

Result<void> Delivery::Sending::sendLink(const Copy &copy, const QString &caption, const Error &why)
{
    const Result<IssuedLink> made = m_delivery.m_links.issue({.photoId = copy.photoId,
                                                              .variant = copy.variant,
                                                              .use = LinkUse::Download,
                                                              .expires = LinkLife,
                                                              .recipient = m_order.chat,
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
    return m_channel.sendText(m_order.chat, u"%1%2.\n%3\n%4"_s.arg(heading, why.message, valid, issued.url), m_stop);
}

void Delivery::Sending::record(const Copy &copy)
{
    const Result<void> recorded = m_parts.catalogue.accesses().record(
        {.at = m_parts.clock.now(), .photoId = copy.photoId, .purpose = u"delivery"_s, .who = m_order.chat});
    if (!recorded)
        qCWarning(deliveryLog).noquote() << "the delivery of" << copy.photoId
                                         << "is not in the access log:" << recorded.error().message;
}

Result<DeliveredPhoto> Delivery::Sending::send(const QString &photoId, const QString &caption)
{
    using How = DeliveredPhoto::How;
    TD_ASSIGN(const Copy copy, chosenCopy(photoId));
    const auto sent = [&](How how) {
        record(copy);
        return DeliveredPhoto{.photoId = photoId, .how = how};
    };
    const Result<bool> byId = sendById(copy, caption);
    if (byId && *byId)
        return sent(How::ById);
    std::optional<Error> why;
    if (!byId) {
        why = byId.error();
    } else if (copy.size > m_channel.maxFileBytes()) {
        why = tooLargeToSend(copy, m_channel.maxFileBytes());
    } else {
        // What cannot be read here cannot be read through a link either.
        TD_ASSIGN(const DeliveryFile file, fileOf(copy, caption));
        const Result<DeliveryForm> form = sendBytes(copy, file);
        if (form)
            return sent(*form == DeliveryForm::File ? How::AsFile : How::AsPicture);
        why = form.error();
    }
    if (endsAll(*why))
        return fail(*why);
    TD_TRY(sendLink(copy, caption, *why));
    return DeliveredPhoto{.photoId = photoId, .how = How::AsLink, .why = why};
}

Delivery::Delivery(const EngineParts &parts, Library &library, Links &links)
    : m_parts(parts)
    , m_library(library)
    , m_links(links)
{
}

Result<QStringList> Delivery::photosOf(const QString &draft)
{
    PhotoFilter filter;
    filter.draft = draft;
    TD_ASSIGN(const PhotoPage page,
              m_library.page(filter, {.field = PhotoSortField::UploadDate, .descending = false}, {}, MostPhotos));
    QStringList ids;
    for (const Photo &photo : page.photos)
        ids.append(photo.photoId);
    if (ids.isEmpty())
        return fail(ErrorCode::NotFound, u"draft.no_photos"_s,
                    u"There is no photo and no draft with photos named %1"_s.arg(draft), draft,
                    u"List them with: tierdeck-cli drafts list"_s);
    if (!page.nextCursor.isEmpty())
        return tooMany(draft);
    return ids;
}

Result<void> Delivery::ready()
{
    return opened(m_parts).map([](const std::shared_ptr<DeliveryChannel> &) {});
}

Result<DeliveryReport> Delivery::deliver(const DeliveryOrder &order, const ProgressFn &progress, std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<DeliveryChannel> channel, opened(m_parts));
    if (order.chat.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"delivery.chat"_s, u"No chat is given to send to"_s, u"chat"_s,
                    u"Give --chat, or set telegram.admin"_s);
    if (order.photoIds.size() > MostPhotos)
        return tooMany(order.chat);
    Sending sending(*this, *channel, order, stop);
    DeliveryReport report;
    std::optional<Error> ended;
    for (qsizetype i = 0; i < order.photoIds.size(); ++i) {
        const QString &id = order.photoIds.at(i);
        if (!ended) {
            Result<DeliveredPhoto> sent = sending.send(id, i == 0 ? order.caption : QString());
            if (sent) {
                report.delivered.append(*std::move(sent));
            } else {
                qCCritical(deliveryLog).noquote() << id << "was not delivered:" << sent.error().message;
                report.failed.append({id, sent.error()});
                if (endsAll(sent.error()))
                    ended = sent.error();
            }
        } else {
            report.failed.append({id, *ended});
        }
        if (progress)
            progress({.done = i + 1, .total = order.photoIds.size(), .current = id});
    }
    return report;
}

} // namespace td
