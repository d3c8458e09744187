// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/errortable.h"

#include <QtGlobal>

namespace td
{

// What a database server and the way to it can refuse. Rows without a remedy leave it to the error, which knows what the
// server complained about.
std::span<const ErrorEntry> databaseErrorEntries()
{
    static constexpr ErrorEntry entries[] = {
        {"catalog.commit_unknown", QT_TRANSLATE_NOOP("td::ErrorText", "The connection to the database broke while a change was being saved. Whether it was saved is not known."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Look at the result, then repeat what is still wanted.")},
        {"catalog.conflict", QT_TRANSLATE_NOOP("td::ErrorText", "The change was not saved: another console changed the same at that moment."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Retry in a moment.")},
        {"catalog.connection_lost", QT_TRANSLATE_NOOP("td::ErrorText", "The connection to the database broke."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Retry: the program connects anew. If it persists, check the server and the network.")},
        {"catalog.copy_differs", QT_TRANSLATE_NOOP("td::ErrorText", "The catalogue was not copied: what arrived is not what was sent."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Check the catalogue, then copy it again.")},
        {"catalog.copy_schema", QT_TRANSLATE_NOOP("td::ErrorText", "The catalogue was not copied: it is of another version of Tierdeck."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Open it once with this version, then copy it.")},
        {"catalog.login", QT_TRANSLATE_NOOP("td::ErrorText", "The database server refused the login."),
         ""},
        {"catalog.no_database", QT_TRANSLATE_NOOP("td::ErrorText", "There is no such database on the server."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Create it there, or correct its name in the settings.")},
        {"catalog.no_file", QT_TRANSLATE_NOOP("td::ErrorText", "This profile has no catalogue to copy."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Nothing needs to be done: a new one is made at the first use.")},
        {"catalog.not_empty", QT_TRANSLATE_NOOP("td::ErrorText", "The database was left alone: there is something else in it."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Give Tierdeck an empty database of its own.")},
        {"catalog.privilege", QT_TRANSLATE_NOOP("td::ErrorText", "The database role of this console may not do that."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Start Tierdeck once with a role that owns the database, or grant the rights.")},
        {"catalog.server_full", QT_TRANSLATE_NOOP("td::ErrorText", "The database server has no room left."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Close other programs that use it, or allow it more connections and memory.")},
        {"catalog.server_version", QT_TRANSLATE_NOOP("td::ErrorText", "The catalogue was not opened: the database server is too old."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Use PostgreSQL 13 or later.")},
        {"catalog.text", QT_TRANSLATE_NOOP("td::ErrorText", "The change was not saved: a text in it cannot be stored by the database."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Shorten the text, or take odd characters out.")},
        {"catalog.timeout", QT_TRANSLATE_NOOP("td::ErrorText", "The database took too long to answer."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Retry when the server has less to do.")},
        {"catalog.tls", QT_TRANSLATE_NOOP("td::ErrorText", "The connection to the database server is not safe, so it was not made."),
         ""},
        {"catalog.unreachable", QT_TRANSLATE_NOOP("td::ErrorText", "The database server cannot be reached."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Check its address and port, and that it runs.")},
        {"config.no_database", QT_TRANSLATE_NOOP("td::ErrorText", "The catalogue was not copied: no PostgreSQL database is named."),
         QT_TRANSLATE_NOOP("td::ErrorText", "Name its server and an empty database in the settings.")},
    };
    return entries;
}

} // namespace td
