// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

namespace td::test
{

/// What one call of tierdeck-cli answered.
struct Answer {
    int status = -1;
    QByteArray out, err;
    QJsonObject json; ///< the document of stdout, empty when stdout is not exactly one
    [[nodiscard]] bool isOneDocument() const { return !json.isEmpty(); }
};

/// A temporary profile and the real program at work on it.
class Console
{
public:
    Console();

    /// Plain call.
    Answer run(const QStringList &arguments, const QByteArray &input = {});
    /// With --json appended.
    Answer json(const QStringList &arguments);

    [[nodiscard]] QString profile() const { return m_profile; }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Writes a picture with much detail, different for each seed; its path.
    QString picture(const QString &name, int seed, int width = 320, int height = 240) const;
    QString file(const QString &name, const QByteArray &bytes) const;
    /// Uploads pictures of these seeds and answers their ids.
    QStringList upload(const QList<int> &seeds, const QString &draft = {});
    /// Makes everything in the catalogue `days` days older.
    void age(int days, int seconds = 1);
    /// Runs SQL on the catalogue; fails the test program when it does not work.
    void sql(const QString &statement);

    QProcessEnvironment environment;

private:
    QTemporaryDir m_folder;
    QString m_profile;
};

} // namespace td::test
