// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/errortable.h"

#include <QtGlobal>

namespace td
{

std::span<const ErrorEntry> billingErrorEntries()
{
    static constexpr ErrorEntry entries[] = {
        {"csv.invalid", QT_TRANSLATE_NOOP("td::ErrorText", "%1: the table cannot be read."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Use the file as the provider wrote it; unpack a compressed one first.")},
        {"csv.too_large", QT_TRANSLATE_NOOP("td::ErrorText", "The table is too large."),
         QT_TRANSLATE_NOOP("td::ErrorText", "A daily report has some kilobytes: this is another file.")},
        {"usage.columns", QT_TRANSLATE_NOOP("td::ErrorText", "This is no usage report of Backblaze B2."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Take a file usage.*.csv out of the bucket b2-reports-; those with audit "
                                            "or reportingLocations in their names are others.")},
        {"usage.empty", QT_TRANSLATE_NOOP("td::ErrorText", "The usage report holds no day."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Backblaze writes the first report the day after it was switched on.")},
        {"usage.invalid",
         QT_TRANSLATE_NOOP("td::ErrorText", "%1: the usage report has something there that it cannot have."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Use the report as the provider wrote it.")},
        {"usage.no_reports", QT_TRANSLATE_NOOP("td::ErrorText", "There is no usage report in this folder."),
         QT_TRANSLATE_NOOP("td::ErrorText",
                           "Copy the days of the bucket b2-reports- here; the files are called usage.*.csv.")},
        {"usage.none", QT_TRANSLATE_NOOP("td::ErrorText", "No report speaks of this bucket or period."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Choose another bucket or period, or import more reports.")},
        {"usage.unreadable", QT_TRANSLATE_NOOP("td::ErrorText", "%1 cannot be read."), ""},
        {"usage.which_bucket",
         QT_TRANSLATE_NOOP("td::ErrorText", "No tier of this profile lies in a bucket that was reported."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Choose the bucket to compare with.")},
    };
    return entries;
}

} // namespace td
