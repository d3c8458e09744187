// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/errortable.h"

#include <QtGlobal>

namespace td
{

std::span<const ErrorEntry> sharingErrorEntries()
{
    static constexpr ErrorEntry entries[] = {
        {"delivery.bad_reply", QT_TRANSLATE_NOOP("td::ErrorText", "The messenger's answer makes no sense."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Check the address in telegram.url.")},
        {"delivery.bad_token", QT_TRANSLATE_NOOP("td::ErrorText", "The messenger does not accept the bot's token."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Copy the token again from BotFather and paste it in Settings > Delivery.")},
        {"delivery.chat", QT_TRANSLATE_NOOP("td::ErrorText", "Nothing can be sent to the chat %1."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Check its number; its owner must have written to the bot once.")},
        {"delivery.id_refused", QT_TRANSLATE_NOOP("td::ErrorText", "The messenger has forgotten the photo."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Send it again.")},
        {"delivery.not_configured", QT_TRANSLATE_NOOP("td::ErrorText", "No bot is configured that could send photos."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Paste the bot's token in Settings > Delivery.")},
        {"delivery.picture_refused", QT_TRANSLATE_NOOP("td::ErrorText", "The messenger does not take %1 as a picture."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Send it as a file.")},
        {"delivery.refused", QT_TRANSLATE_NOOP("td::ErrorText", "The messenger refused the message."),
         ""},
        {"delivery.slow_down", QT_TRANSLATE_NOOP("td::ErrorText", "The messenger asks for fewer messages."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Send the rest later.")},
        {"delivery.too_large", QT_TRANSLATE_NOOP("td::ErrorText", "%1 is too large to be sent."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Send a link instead.")},
        {"delivery.too_many", QT_TRANSLATE_NOOP("td::ErrorText", "At most 1,000 photos are sent at once."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Choose fewer photos.")},
        {"delivery.unavailable", QT_TRANSLATE_NOOP("td::ErrorText", "The messenger is not available right now."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Try again later.")},
        {"draft.no_photos", QT_TRANSLATE_NOOP("td::ErrorText", "There is no photo and no draft with photos named %1."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Choose a draft that has photos.")},
        {"link.expired", QT_TRANSLATE_NOOP("td::ErrorText", "The link has expired."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Make a new link.")},
        {"link.fulfilled", QT_TRANSLATE_NOOP("td::ErrorText", "The link has brought its photo already."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Make a new link for another photo.")},
        {"link.invalid", QT_TRANSLATE_NOOP("td::ErrorText", "The link was changed, or its key is gone."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Make a new link.")},
        {"link.is_file", QT_TRANSLATE_NOOP("td::ErrorText", "The link is the path of a file on this computer and cannot be revoked."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Move the photo to another tier, or change who may read the folder.")},
        {"link.key_invalid", QT_TRANSLATE_NOOP("td::ErrorText", "The key that links are signed with cannot be used."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Make a new one with: tierdeck-cli links rotate-key.")},
        {"link.malformed", QT_TRANSLATE_NOOP("td::ErrorText", "The address is not a whole link."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Copy the whole link.")},
        {"link.needs_move", QT_TRANSLATE_NOOP("td::ErrorText", "The link ends only when the photo's files get new names."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Confirm it.")},
        {"link.no_key_store", QT_TRANSLATE_NOOP("td::ErrorText", "There is no place for the key that links are signed with."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Log in to a desktop session with a keyring.")},
        {"link.no_uploads", QT_TRANSLATE_NOOP("td::ErrorText", "No link for uploads can be made."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Bind HOT to a bucket.")},
        {"link.not_kept", QT_TRANSLATE_NOOP("td::ErrorText", "The address of this link is not kept."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Copy a new link from the photo.")},
        {"link.nothing_came", QT_TRANSLATE_NOOP("td::ErrorText", "Nothing was uploaded by this link yet."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Try again once the upload is complete.")},
        {"link.only_here", QT_TRANSLATE_NOOP("td::ErrorText", "A photo on this computer has no link that others could use."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Set service.url, or move the photo to a bucket.")},
        {"link.revoked", QT_TRANSLATE_NOOP("td::ErrorText", "The link was revoked."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Make a new link.")},
        {"link.still_there", QT_TRANSLATE_NOOP("td::ErrorText", "The photo has new names, but its old file could not be removed yet, so the link still works."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Revoke it again in a moment.")},
        {"link.unknown", QT_TRANSLATE_NOOP("td::ErrorText", "The register has no such link."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Reload the list of links.")},
        {"link.upload", QT_TRANSLATE_NOOP("td::ErrorText", "An upload link takes one picture of a known type and size."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Give its type, such as image/jpeg, and its exact size in bytes.")},
    };
    return entries;
}

} // namespace td
