// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>

namespace td::test
{

/// Takes every table of a profile's SQLite catalogue away, as another program could, and gives them back as they were:
/// what the window asks meanwhile fails for real.
class CatalogueOutage
{
public:
    explicit CatalogueOutage(const QString &file)
        : m_name(QStringLiteral("outage-") + file)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        database.setDatabaseName(file);
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
        if (!database.open())
            qFatal("no second connection to the catalogue");
    }
    ~CatalogueOutage()
    {
        end();
        QSqlDatabase::database(m_name).close();
        QSqlDatabase::removeDatabase(m_name);
    }
    Q_DISABLE_COPY_MOVE(CatalogueOutage)

    void begin()
    {
        QSqlQuery tables(QSqlDatabase::database(m_name));
        run(tables, QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                                   "AND name NOT LIKE 'photo_search%'"));
        while (tables.next())
            m_away.append(tables.value(0).toString());
        tables.finish();
        rename(QString(), Prefix);
    }
    void end()
    {
        rename(Prefix, QString());
        m_away.clear();
    }

private:
    static inline const QString Prefix = QStringLiteral("away_");

    void rename(const QString &from, const QString &to)
    {
        QSqlQuery query(QSqlDatabase::database(m_name));
        // triggers and views keep the names they were written with
        run(query, QStringLiteral("PRAGMA legacy_alter_table = ON"));
        run(query, QStringLiteral("BEGIN IMMEDIATE"));
        for (const QString &table : m_away)
            run(query, QStringLiteral("ALTER TABLE \"%1\" RENAME TO \"%2\"").arg(from + table, to + table));
        run(query, QStringLiteral("COMMIT"));
    }
    static void run(QSqlQuery &query, const QString &statement)
    {
        if (!query.exec(statement))
            qFatal("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
    }
    QString m_name;
    QStringList m_away;
};

} // namespace td::test
