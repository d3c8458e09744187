// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/deliverychannel.h"
#include "engine/links.h"

namespace td
{

/// Which picture of a photo is sent: the small one for lists, or the whole one.
enum class DeliverySize { Thumb, Cover };

struct DeliveryOrder {
    QStringList photoIds;
    QString chat;
    DeliverySize size = DeliverySize::Cover;
    QString caption;      ///< under the first photo that arrives; empty: none
    bool asFiles = false; ///< to be saved, instead of pictures that the messenger makes smaller
    bool inAlbums = true; ///< photos of a draft that follow each other together, instead of one in a message
};

/// How one photo reached its reader.
struct DeliveredPhoto {
    enum class How {
        ById, ///< the messenger had it already
        AsPicture,
        AsFile, ///< too big or too odd for a picture
        AsLink, ///< a link valid 24 h; `why` is the true reason
    };
    QString photoId;
    How how = How::AsPicture;
    std::optional<Error> why = std::nullopt;
};
[[nodiscard]] QString deliveryHowName(DeliveredPhoto::How how); ///< "id", "picture", "file", "link"

struct DeliveryReport {
    QList<DeliveredPhoto> delivered; ///< in the order of the ids
    QList<ItemFailure> failed;       ///< nothing reached the reader, not even a link
};

/// Photos to a chat of a messenger (SPEC section 11). What the messenger keeps is sent by its id; a photo whose bytes
/// changed is sent anew. Blocking; any worker thread.
class Delivery
{
public:
    Delivery(const EngineParts &parts, Library &library, Links &links);

    /// Whether there is a messenger to send by: FailedPrecondition "delivery.not_configured", "delivery.bad_token".
    /// Asks nobody but the keyring.
    [[nodiscard]] Result<void> ready();
    /// At most so many at once: a message a second is a quarter of an hour.
    static constexpr int MostPhotos = 1'000;

    /// All of them, one after the other; one that fails does not stop the rest, except when the chat or the credentials
    /// are refused: then no other would arrive either. FailedPrecondition "delivery.not_configured" without a channel;
    /// InvalidArgument "delivery.too_many".
    [[nodiscard]] Result<DeliveryReport> deliver(const DeliveryOrder &order, const ProgressFn &progress,
                                                 std::stop_token stop);
    /// Photos of the draft in the order they came, not in the trash. NotFound for an unknown one, or one without
    /// photos; InvalidArgument "delivery.too_many".
    [[nodiscard]] Result<QStringList> photosOf(const QString &draft);

    static constexpr Seconds LinkLife{86'400};

private:
    const EngineParts &m_parts;
    Library &m_library;
    Links &m_links;
};

} // namespace td
