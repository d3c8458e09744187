// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/delivery.h"

namespace td
{

enum class DeliveryForm { Picture, File };

/// A photo that is to be sent, and the copy whose bytes are meant.
struct OutgoingPhoto {
    QString photoId;
    QString draftId; ///< empty: in no listing
    QString filename;
    Copy copy;
};

/// No other photo would arrive either. A bucket that refuses one photo says nothing about the chat.
[[nodiscard]] bool endsAll(const Error &error);

/// The photos of one delivery on their way to one chat: what the messenger knows of each, its bytes, a link where
/// nothing else goes. Lives as long as the delivery; one thread.
class PhotoSender
{
public:
    struct Parts {
        const EngineParts &engine;
        Library &library;
        Links &links;
        DeliveryChannel &channel;
        const DeliveryOrder &order;
    };
    PhotoSender(const Parts &parts, std::stop_token stop);

    /// NotFound "photo.unknown"; FailedPrecondition "photo.in_trash".
    [[nodiscard]] Result<OutgoingPhoto> prepared(const QString &photoId);
    /// In a message of its own: by its id, with its bytes, or else as a link.
    [[nodiscard]] Result<DeliveredPhoto> send(const OutgoingPhoto &photo, const QString &caption);
    [[nodiscard]] Result<DeliveredPhoto> sendLink(const OutgoingPhoto &photo, const QString &caption, const Error &why);

    /// How it would go among others; nothing when it must go alone.
    [[nodiscard]] Result<std::optional<DeliveryForm>> formInAlbum(const OutgoingPhoto &photo);
    /// The id that these very bytes are known under; empty: none.
    [[nodiscard]] Result<QString> knownId(const OutgoingPhoto &photo, DeliveryForm form);
    [[nodiscard]] Result<void> forget(const OutgoingPhoto &photo, DeliveryForm form);
    [[nodiscard]] Result<DeliveryFile> fileOf(const OutgoingPhoto &photo, const QString &caption);
    void remember(const OutgoingPhoto &photo, DeliveryForm form, const QString &id);
    void record(const OutgoingPhoto &photo);

private:
    [[nodiscard]] QString place(DeliveryForm form) const;
    [[nodiscard]] bool fitsAsPicture(const OutgoingPhoto &photo) const;
    /// True when it went by an id; false when none is known that fits.
    [[nodiscard]] Result<bool> sendById(const OutgoingPhoto &photo, const QString &caption);
    [[nodiscard]] Result<DeliveryForm> sendBytes(const OutgoingPhoto &photo, const DeliveryFile &file);

    const Parts m_parts;
    const std::stop_token m_stop;
};

} // namespace td
