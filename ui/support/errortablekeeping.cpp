// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/errortable.h"

#include <QtGlobal>

namespace td
{

std::span<const ErrorEntry> keepingErrorEntries()
{
    static constexpr ErrorEntry entries[] = {
        {"import.file_missing", QT_TRANSLATE_NOOP("td::ErrorText", "The file %1 is not on this computer."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Fetch the files and name their folder.")},
        {"import.in_tier", QT_TRANSLATE_NOOP("td::ErrorText", "%1 lies in a tier of this profile already."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Import from a folder outside the profile.")},
        {"import.no_database", QT_TRANSLATE_NOOP("td::ErrorText", "%1 cannot be read as a database."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Choose the file of the old catalogue.")},
        {"import.no_file", QT_TRANSLATE_NOOP("td::ErrorText", "There is no file %1."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Choose the file of the old catalogue.")},
        {"import.no_folder", QT_TRANSLATE_NOOP("td::ErrorText", "There is no folder %1."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Choose a folder of photos.")},
        {"import.no_photos_table", QT_TRANSLATE_NOOP("td::ErrorText", "The database has no photos."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Choose the file of the old catalogue.")},
        {"import.original_kept",
         QT_TRANSLATE_NOOP("td::ErrorText", "The original %1 was kept: its photo could not be proven."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Look at the photo and import again.")},
        {"local.write_failed", QT_TRANSLATE_NOOP("td::ErrorText", "The local copy could not be written."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Free some space on the disk of the profile.")},
        {"quota.bytes", QT_TRANSLATE_NOOP("td::ErrorText", "The quota of %1 has no room for these bytes."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Empty the trash, or raise the quota in Settings.")},
        {"quota.file_size", QT_TRANSLATE_NOOP("td::ErrorText", "The file is larger than the quota of %1 allows."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Make the file smaller, or raise the quota in Settings.")},
        {"quota.files", QT_TRANSLATE_NOOP("td::ErrorText", "The quota of %1 has no room for another photo."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Empty the trash, or raise the quota in Settings.")},
        {"quota.invalid", QT_TRANSLATE_NOOP("td::ErrorText", "The quota cannot be used."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Give a name and at least one limit.")},
        {"quota.released", QT_TRANSLATE_NOOP("td::ErrorText", "The room for this upload was given back meanwhile."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Add the file again.")},
        {"upload.rendition", QT_TRANSLATE_NOOP("td::ErrorText", "No file can be given for %1."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Name a size such as small.")},
    };
    return entries;
}

} // namespace td
