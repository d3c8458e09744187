// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/albumsender.h"

#include "core/retrypolicy.h"

#include <QLoggingCategory>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

Q_LOGGING_CATEGORY(albumLog, "tierdeck.delivery", QtWarningMsg)

} // namespace

AlbumSender::AlbumSender(PhotoSender &photos, DeliveryChannel &channel, const DeliveryOrder &order,
                         DeliveryReport &report, std::stop_token stop)
    : m_photos(photos)
    , m_channel(channel)
    , m_order(order)
    , m_report(report)
    , m_stop(std::move(stop))
{
}

void AlbumSender::add(const QString &photoId)
{
    if (m_ended)
        return failed(photoId, *m_ended);
    const Result<OutgoingPhoto> photo = m_photos.prepared(photoId);
    if (!photo)
        return failed(photoId, photo.error());
    std::optional<DeliveryForm> form;
    if (m_order.inAlbums) {
        const Result<std::optional<DeliveryForm>> found = m_photos.formInAlbum(*photo);
        if (!found)
            return failed(photoId, found.error());
        form = *found;
    }
    if (!form || !goesWith(*photo, *form))
        sendWaiting();
    if (!form)
        return sendAlone(*photo);
    m_waiting.append({*photo, *form});
    m_bytes += photo->copy.size;
}

void AlbumSender::finish()
{
    sendWaiting();
}

bool AlbumSender::goesWith(const OutgoingPhoto &photo, DeliveryForm form) const
{
    if (m_waiting.isEmpty())
        return true;
    // What is sent by its id counts too: the messenger may have forgotten it.
    return m_waiting.size() < m_channel.mostInAlbum() && m_waiting.last().form == form &&
           m_waiting.last().photo.draftId == photo.draftId && m_bytes + photo.copy.size <= m_channel.maxFileBytes();
}

void AlbumSender::failed(const QString &photoId, const Error &error)
{
    if (!m_ended)
        qCCritical(albumLog).noquote() << photoId << "was not delivered:" << error.message;
    m_report.failed.append({photoId, error});
    if (endsAll(error))
        m_ended = error;
}

/// Under the first photo that arrives.
QString AlbumSender::caption()
{
    return m_report.delivered.isEmpty() ? m_order.caption : QString();
}

void AlbumSender::sendAlone(const OutgoingPhoto &photo)
{
    if (m_ended)
        return failed(photo.photoId, *m_ended);
    const Result<DeliveredPhoto> sent = m_photos.send(photo, caption());
    if (sent)
        m_report.delivered.append(*sent);
    else
        failed(photo.photoId, sent.error());
}

void AlbumSender::sendWaiting()
{
    QList<Waiting> album = std::exchange(m_waiting, {});
    m_bytes = 0;
    if (album.size() > 1) {
        const Result<void> sent = sendAlbum(album);
        if (sent)
            return;
        // The messenger did not do its part in all its tries: no more tries of each photo, a link at once.
        if (isOutage(sent.error()) || endsAll(sent.error())) {
            for (const Waiting &one : std::as_const(album)) {
                const Result<DeliveredPhoto> link = m_ended || endsAll(sent.error())
                                                        ? Result<DeliveredPhoto>(fail(m_ended.value_or(sent.error())))
                                                        : m_photos.sendLink(one.photo, caption(), sent.error());
                if (link)
                    m_report.delivered.append(*link);
                else
                    failed(one.photo.photoId, link.error());
            }
            return;
        }
        qCWarning(albumLog).noquote() << "an album of" << album.size()
                                      << "photos was refused, each goes alone:" << sent.error().message;
    }
    for (const Waiting &one : std::as_const(album))
        sendAlone(one.photo);
}

Result<QList<AlbumPiece>> AlbumSender::piecesOf(QList<Waiting> &album, bool byId)
{
    QList<AlbumPiece> pieces;
    for (auto one = album.begin(); one != album.end();) {
        AlbumPiece piece;
        if (byId) {
            TD_ASSIGN(piece.id, m_photos.knownId(one->photo, one->form));
        } else {
            TD_TRY(m_photos.forget(one->photo, one->form));
        }
        const QString heading = pieces.isEmpty() ? caption() : QString();
        if (piece.id.isEmpty()) {
            Result<DeliveryFile> file = m_photos.fileOf(one->photo, heading);
            if (!file) {
                failed(one->photo.photoId, file.error());
                one = album.erase(one);
                continue;
            }
            piece.file = *std::move(file);
        }
        piece.file.caption = heading;
        pieces.append(piece);
        ++one;
    }
    return pieces;
}

/// Photos that cannot be read fail by themselves and are taken out of the album.
Result<void> AlbumSender::sendAlbum(QList<Waiting> &album)
{
    for (const bool byId : {true, false}) {
        TD_ASSIGN(const QList<AlbumPiece> pieces, piecesOf(album, byId));
        if (m_ended)
            return fail(*m_ended);
        if (pieces.size() < 2)
            break;
        const Result<QStringList> ids = m_channel.sendAlbum(m_order.chat, pieces, m_order.asFiles, m_stop);
        if (ids) {
            for (qsizetype i = 0; i < pieces.size(); ++i)
                arrived(album.at(i), pieces.at(i), ids->value(i));
            return {};
        }
        // Ids that the messenger has forgotten: once more with all bytes.
        if (!byId || ids.error().reason != "delivery.id_refused"_L1)
            return fail(ids.error());
    }
    for (const Waiting &one : std::as_const(album))
        sendAlone(one.photo);
    return {};
}

void AlbumSender::arrived(const Waiting &one, const AlbumPiece &piece, const QString &id)
{
    using How = DeliveredPhoto::How;
    if (piece.id.isEmpty())
        m_photos.remember(one.photo, one.form, id);
    m_photos.record(one.photo);
    const How how = !piece.id.isEmpty() ? How::ById : one.form == DeliveryForm::File ? How::AsFile : How::AsPicture;
    m_report.delivered.append({.photoId = one.photo.photoId, .how = how});
}

} // namespace td
