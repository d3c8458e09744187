// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace td::test
{

Console::Console()
    : environment(QProcessEnvironment::systemEnvironment())
    , m_profile(m_folder.filePath(u"profile"_s))
{
    for (const QString &name : environment.keys()) {
        if (name.startsWith("TIERDECK_"_L1))
            environment.remove(name);
    }
    environment.insert(u"HOME"_s, m_folder.filePath(u"home"_s));
    environment.remove(u"XDG_DATA_HOME"_s);
    environment.remove(u"XDG_CONFIG_HOME"_s);
}

Answer Console::run(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    const bool hasProfile = arguments.contains("--profile"_L1) || m_profile.isEmpty();
    process.start(QString(QString::fromUtf16(TD_BIN_DIR) + u"/tierdeck-cli"_s),
                  hasProfile ? arguments : QStringList{u"--profile"_s, m_profile} + arguments);
    process.write(input);
    process.closeWriteChannel();
    Answer answer;
    if (!process.waitForFinished(90'000)) {
        process.kill();
        process.waitForFinished();
        answer.err = "did not finish";
        return answer;
    }
    answer.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    answer.out = process.readAllStandardOutput();
    answer.err = process.readAllStandardError();
    answer.json = QJsonDocument::fromJson(answer.out).object();
    return answer;
}

Answer Console::json(const QStringList &arguments)
{
    return run(arguments + QStringList{u"--json"_s});
}

QString Console::picture(const QString &name, int seed, int width, int height) const
{
    QImage image(width, height, QImage::Format_RGB32);
    QRandomGenerator random{quint32(seed)};
    for (int y = 0; y < height; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < width; ++x) {
            const int noise = int(random.bounded(40u));
            line[x] = qRgb((x * 255 / width + noise) % 256, (y * 255 / height + seed * 37) % 256, noise * 5);
        }
    }
    const QString path = m_folder.filePath(name);
    QDir().mkpath(QFileInfo(path).absolutePath());
    if (!image.save(path, "PNG"))
        qFatal("the picture cannot be written");
    return path;
}

QString Console::file(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_folder.filePath(name);
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the file cannot be written");
    return path;
}

QStringList Console::upload(const QList<int> &seeds, const QString &draft)
{
    QStringList arguments{u"upload"_s};
    for (const int seed : seeds)
        arguments.append(picture(u"in/%1.png"_s.arg(seed), seed));
    if (!draft.isEmpty())
        arguments.append({u"--draft"_s, draft});
    const Answer answer = json(arguments);
    if (answer.status != 0)
        qFatal("the upload failed: %s", answer.err.constData());
    QStringList ids;
    for (const QJsonValue &photo : answer.json.value("photos"_L1).toArray())
        ids.append(photo.toObject().value("photo_id"_L1).toString());
    return ids;
}

void Console::sql(const QString &statement)
{
    const QString name = u"test-sql"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(QString(m_profile + u"/catalog.db"_s));
        if (!database.open())
            qFatal("the catalogue cannot be opened");
        QSqlQuery query(database);
        if (!query.exec(statement))
            qFatal("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(name);
}

void Console::age(int days, int seconds)
{
    const QList<std::pair<QString, QStringList>> columns{
        {u"photo_metadata"_s,
         {u"upload_date"_s, u"last_access_date"_s, u"scheduled_deletion"_s, u"published_date"_s, u"created_at"_s,
          u"updated_at"_s, u"archived_at"_s, u"promoted_at"_s, u"temp_since"_s, u"deleted_at"_s}},
        {u"drafts"_s, {u"created_at"_s, u"published_date"_s, u"removed_at"_s, u"last_upload"_s, u"last_order_at"_s}},
        {u"orders"_s, {u"ordered_at"_s}},
        {u"events"_s, {u"at"_s}}};
    for (const auto &[table, names] : columns) {
        QStringList sets;
        for (const QString &name : names) {
            sets.append(u"%1 = strftime('%Y-%m-%dT%H:%M:%SZ', %1, '-%2 days', '-%3 seconds')"_s.arg(name).arg(days).arg(
                seconds));
        }
        sql(u"UPDATE %1 SET %2"_s.arg(table, sets.join(u", "_s)));
    }
}

} // namespace td::test
