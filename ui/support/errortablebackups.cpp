// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/errortable.h"

#include <QtGlobal>

namespace td
{

std::span<const ErrorEntry> backupErrorEntries()
{
    static constexpr ErrorEntry entries[] = {
        {"backup.catalogue_exists", QT_TRANSLATE_NOOP("td::ErrorText", "The backup was not restored: there is a catalogue already."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Restore it into another profile.")},
        {"backup.compress", QT_TRANSLATE_NOOP("td::ErrorText", "The backup was not made: it could not be compressed."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Free memory, then retry.")},
        {"backup.damaged", QT_TRANSLATE_NOOP("td::ErrorText", "The backup is damaged."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Use another backup, and check the disk or provider that keeps them.")},
        {"backup.drill_failed", QT_TRANSLATE_NOOP("td::ErrorText", "The backup was restored for trial, and is not right."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Make a new backup.")},
        {"backup.foreign", QT_TRANSLATE_NOOP("td::ErrorText", "The place keeps the backups of another catalogue."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Choose another place for the backups.")},
        {"backup.held", QT_TRANSLATE_NOOP("td::ErrorText", "This profile was restored from a backup, and nothing is changed in its buckets and other folders yet."),
         QT_TRANSLATE_NOOP("td::ErrorText", "When no other profile uses them, take them over on the page Health, under Backups.")},
        {"backup.newer", QT_TRANSLATE_NOOP("td::ErrorText", "The backup was made by a newer Tierdeck."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Update Tierdeck on this computer.")},
        {"backup.none", QT_TRANSLATE_NOOP("td::ErrorText", "There are no backups at that place."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Make one, or say where they are.")},
        {"backup.not_mounted", QT_TRANSLATE_NOOP("td::ErrorText", "No backup was made: the place of the backups is empty, although there were some."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Mount its disk, then retry.")},
        {"backup.not_sealed", QT_TRANSLATE_NOOP("td::ErrorText", "The backups at that place are not encrypted, but there is a passphrase."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Choose an empty place for encrypted backups, or remove the passphrase.")},
        {"backup.object_damaged", QT_TRANSLATE_NOOP("td::ErrorText", "A photo in the backup is damaged."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Verify the backups with repair: the next one copies it anew.")},
        {"backup.object_missing", QT_TRANSLATE_NOOP("td::ErrorText", "A photo is missing in the backup."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Make a new backup: it copies the photo anew if it still exists.")},
        {"backup.passphrase_missing", QT_TRANSLATE_NOOP("td::ErrorText", "The backups are encrypted, and the passphrase is missing."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Store the passphrase in the keyring.")},
        {"backup.passphrase_wrong", QT_TRANSLATE_NOOP("td::ErrorText", "The passphrase is not the one of the backups."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Give the passphrase that they were begun with.")},
        {"backup.photo_lost", QT_TRANSLATE_NOOP("td::ErrorText", "%1 is missing or damaged, and the backup does not have it."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Look for it in another backup.")},
        {"backup.running", QT_TRANSLATE_NOOP("td::ErrorText", "Another program is working on the backups right now."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Wait for it to end, or stop it.")},
        {"backup.same_as_tier", QT_TRANSLATE_NOOP("td::ErrorText", "Backups cannot be kept where a tier keeps its photos: what loses one loses both."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Choose another place for the backups.")},
        {"backup.seal_memory", QT_TRANSLATE_NOOP("td::ErrorText", "The backups could not be opened: there is not enough memory."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Free memory, then retry.")},
        {"backup.seal_parameters", QT_TRANSLATE_NOOP("td::ErrorText", "The backups could not be opened: how they are encrypted is not known."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Choose another place for the backups.")},
        {"backup.unknown", QT_TRANSLATE_NOOP("td::ErrorText", "There is no such backup."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Choose one of the list.")},
        {"backup.work_file", QT_TRANSLATE_NOOP("td::ErrorText", "The backup was not made: a temporary file cannot be written."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Free disk space, then retry.")},
        {"catalog.snapshot", QT_TRANSLATE_NOOP("td::ErrorText", "The catalogue was not copied: the copy cannot be kept."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Free disk space, then retry.")},
        {"catalog.snapshot_exists", QT_TRANSLATE_NOOP("td::ErrorText", "The catalogue was not copied: there is a file in the way."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Move it away, then retry.")},
    };
    return entries;
}

} // namespace td
