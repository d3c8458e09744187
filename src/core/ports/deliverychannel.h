// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QStringList>

#include <stop_token>

namespace td
{

/// What is sent. `caption` may be empty.
struct DeliveryFile {
    QByteArray bytes;
    QString name; ///< file name that the reader sees
    QString mimeType;
    QString caption;
};

/// One photo of an album.
struct AlbumPiece {
    QString id = {};        ///< that the messenger keeps it under; empty: `file` has its bytes
    DeliveryFile file = {}; ///< its caption is shown in both cases
};

/// A messenger that photos are sent through. Each call is one try and blocks; several threads at once.
///
/// - ResourceExhausted with retryAfterSeconds when it asks to wait; Unavailable and DeadlineExceeded may be tried
/// again.
/// - FailedPrecondition "delivery.id_refused": it knows the id of an earlier file no more.
/// - InvalidArgument "delivery.picture_refused": it takes the file, but not as a picture (its shape, its format).
/// - Unauthenticated, PermissionDenied, NotFound ("delivery.chat"): no try will help.
class DeliveryChannel
{
public:
    virtual ~DeliveryChannel() = default;
    /// Service and account, e.g. "telegram:123456789": ids of files belong to both.
    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual qint64 maxPictureBytes() const = 0;
    [[nodiscard]] virtual qint64 maxFileBytes() const = 0;
    /// As a picture that the reader sees at once; the id that the messenger keeps it under, empty when it did not say.
    [[nodiscard]] virtual Result<QString> sendPicture(const QString &chat, const DeliveryFile &file,
                                                      std::stop_token stop) = 0;
    /// As a file to be saved.
    [[nodiscard]] virtual Result<QString> sendFile(const QString &chat, const DeliveryFile &file,
                                                   std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<void> sendPictureById(const QString &chat, const QString &id, const QString &caption,
                                                       std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<void> sendFileById(const QString &chat, const QString &id, const QString &caption,
                                                    std::stop_token stop) = 0;
    /// Photos in one message, and above that many none.
    [[nodiscard]] virtual int mostInAlbum() const = 0;
    /// Two or more photos as one message, all as pictures or all as files, together no more bytes than a file may have;
    /// the id of each, in their order. A refused album sent nothing, as a rule.
    [[nodiscard]] virtual Result<QStringList> sendAlbum(const QString &chat, const QList<AlbumPiece> &pieces,
                                                        bool asFiles, std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<void> sendText(const QString &chat, const QString &text, std::stop_token stop) = 0;
};

} // namespace td
