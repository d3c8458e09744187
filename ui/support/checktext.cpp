// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/checktext.h"

#include "core/corsrule.h"
#include "ui/support/errortext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

struct Entry {
    const char *id;
    const char *name;
    const char *warning; ///< what a warning of this step means; empty: the error's or check's own words
    const char *remedy;
};

constexpr Entry Entries[] = {
    {"reach", QT_TRANSLATE_NOOP("td::CheckText", "Reach"), "", ""},
    {"credentials", QT_TRANSLATE_NOOP("td::CheckText", "Key"), "", ""},
    {"clock", QT_TRANSLATE_NOOP("td::CheckText", "Clock"),
     QT_TRANSLATE_NOOP("td::CheckText",
                       "This computer's clock differs from the server's; requests are corrected for it."),
     QT_TRANSLATE_NOOP("td::CheckText", "Set the clock, best by turning on network time.")},
    {"write", QT_TRANSLATE_NOOP("td::CheckText", "Write"), "", ""},
    {"read", QT_TRANSLATE_NOOP("td::CheckText", "Read back"), "", ""},
    {"list", QT_TRANSLATE_NOOP("td::CheckText", "List"),
     QT_TRANSLATE_NOOP("td::CheckText", "A listing does not show an object that was just written."),
     QT_TRANSLATE_NOOP("td::CheckText",
                       "A check may call new photos missing for a while; run it again before acting.")},
    {"checksum", QT_TRANSLATE_NOOP("td::CheckText", "Checksums"),
     QT_TRANSLATE_NOOP(
         "td::CheckText",
         "The server stores bytes whose checksum is wrong; every object is read back, which costs a read each."),
     ""},
    {"delete", QT_TRANSLATE_NOOP("td::CheckText", "Delete"), "", ""},
    {"versions", QT_TRANSLATE_NOOP("td::CheckText", "Old versions"),
     QT_TRANSLATE_NOOP("td::CheckText", "The bucket keeps old versions, and they are billed."),
     QT_TRANSLATE_NOOP("td::CheckText", "Remove the hidden versions, let the key list and delete versions, or set the "
                                        "bucket to keep only the last one.")},
    {"lifecycle", QT_TRANSLATE_NOOP("td::CheckText", "Rules of the bucket"),
     QT_TRANSLATE_NOOP("td::CheckText",
                       "A rule of the bucket itself deletes or archives photos behind Tierdeck's back."),
     QT_TRANSLATE_NOOP("td::CheckText", "Remove the rule in the provider's console.")},
    {"cors", QT_TRANSLATE_NOOP("td::CheckText", "Other sites (CORS)"),
     QT_TRANSLATE_NOOP("td::CheckText", "Scripts of other sites cannot read the bucket's photos; plain images work."),
     QT_TRANSLATE_NOOP("td::CheckText",
                       "If pages of your shop read photos by script, add this rule in the provider's console:")},
    {"cors.write", QT_TRANSLATE_NOOP("td::CheckText", "Other sites (CORS)"),
     QT_TRANSLATE_NOOP("td::CheckText", "A CORS rule of the bucket lets pages of every site write to it."),
     QT_TRANSLATE_NOOP("td::CheckText",
                       "Name your shop's address in place of *, and leave PUT out unless its pages upload:")},
    {"scope", QT_TRANSLATE_NOOP("td::CheckText", "Only this bucket"),
     QT_TRANSLATE_NOOP("td::CheckText", "The key can see all buckets of the account."),
     QT_TRANSLATE_NOOP("td::CheckText", "Use a key that is limited to this bucket.")},
    {"marker", QT_TRANSLATE_NOOP("td::CheckText", "Marked as ours"), "", ""},
};

QString translatedCheck(const char *text)
{
    return *text ? QCoreApplication::translate("td::CheckText", text) : QString();
}

} // namespace

CheckWords checkWords(const StoreCheck &check)
{
    CheckWords words{.name = check.id, .text = check.message, .remedy = check.remedy};
    for (const Entry &entry : Entries) {
        if (check.id != QLatin1StringView(entry.id))
            continue;
        words.name = translatedCheck(entry.name);
        if (check.outcome == StoreCheck::Outcome::Warning && *entry.warning) {
            words.text = translatedCheck(entry.warning);
            words.remedy = translatedCheck(entry.remedy);
            if (check.id.startsWith("cors"_L1))
                words.remedy += QString(u' ' + ReadingCorsRule);
        }
    }
    if (check.outcome == StoreCheck::Outcome::Fine || check.outcome == StoreCheck::Outcome::Skipped)
        words.text.clear();
    if (check.error) {
        words.text = errorSentence(*check.error);
        words.remedy = errorRemedy(*check.error);
    }
    return words;
}

} // namespace td
