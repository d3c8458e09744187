// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/photosender.h"

namespace td
{

/// Puts the photos of a delivery into messages: those of one draft that follow each other go together, as many as the
/// messenger takes in an album; what cannot go among others goes alone. Keeps the order. One thread.
class AlbumSender
{
public:
    AlbumSender(PhotoSender &photos, DeliveryChannel &channel, const DeliveryOrder &order, DeliveryReport &report,
                std::stop_token stop);

    /// Sends what was waiting when this photo cannot go with it.
    void add(const QString &photoId);
    /// Sends what is still waiting.
    void finish();

private:
    struct Waiting {
        OutgoingPhoto photo;
        DeliveryForm form = DeliveryForm::Picture; ///< of its album
    };
    [[nodiscard]] bool goesWith(const OutgoingPhoto &photo, DeliveryForm form) const;
    void sendWaiting();
    void sendAlone(const OutgoingPhoto &photo);
    /// With every id that is known, or with all bytes.
    [[nodiscard]] Result<QList<AlbumPiece>> piecesOf(QList<Waiting> &album, bool byId);
    [[nodiscard]] Result<void> sendAlbum(QList<Waiting> &album);
    void failed(const QString &photoId, const Error &error);
    void arrived(const Waiting &one, const AlbumPiece &piece, const QString &id);
    [[nodiscard]] QString caption();

    PhotoSender &m_photos;
    DeliveryChannel &m_channel;
    const DeliveryOrder &m_order;
    DeliveryReport &m_report;
    const std::stop_token m_stop;
    QList<Waiting> m_waiting;
    qint64 m_bytes = 0; ///< of the waiting
    std::optional<Error> m_ended;
};

} // namespace td
