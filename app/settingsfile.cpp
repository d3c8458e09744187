// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settingsfile.h"

#include "app/privatefolder.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

Error fileProblem(const QString &where, const QString &message, const QString &remedy)
{
    return {.code = ErrorCode::FailedPrecondition,
            .reason = u"config.invalid"_s,
            .message = message,
            .where = where,
            .remedy = remedy};
}

/// The object of the file; empty for no file.
Result<QJsonObject> readObject(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QJsonObject();
    if (!file.open(QIODevice::ReadOnly))
        return fail(fileProblem(path, u"%1 cannot be read: %2"_s.arg(path, file.errorString()),
                                u"Make the file readable for this user."_s));
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &parse);
    if (parse.error != QJsonParseError::NoError || !document.isObject()) {
        const QString why = parse.error == QJsonParseError::NoError ? u"it is not an object"_s : parse.errorString();
        return fail(fileProblem(path, u"%1 is not valid JSON: %2 at byte %3"_s.arg(path, why).arg(parse.offset),
                                u"Correct the file, or remove it to go back to the defaults."_s));
    }
    return document.object();
}

void flatten(const QJsonObject &object, const QString &prefix, QMap<QString, QJsonValue> &into)
{
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        const QString key = prefix.isEmpty() ? it.key() : QString(prefix + u'.' + it.key());
        if (it.value().isObject())
            flatten(it.value().toObject(), key, into);
        else
            into.insert(key, it.value());
    }
}

/// True when something was there. Leaves no empty group behind.
void removeKey(QJsonObject &object, const QString &key)
{
    object.remove(key);
    const qsizetype dot = key.indexOf(u'.');
    if (dot < 0)
        return;
    const QString group = key.left(dot);
    if (!object.value(group).isObject())
        return;
    QJsonObject inner = object.value(group).toObject();
    inner.remove(key.mid(dot + 1));
    if (inner.isEmpty())
        object.remove(group);
    else
        object.insert(group, inner);
}

} // namespace

QMap<QString, QString> readSettingsFile(const QString &file, SettingProblems &problems)
{
    const Result<QJsonObject> object = readObject(file);
    if (!object) {
        problems.append(object.error());
        return {};
    }
    QMap<QString, QJsonValue> found;
    flatten(*object, {}, found);
    QMap<QString, QString> values;
    const QStringList known = profileSettingKeys();
    for (auto it = found.cbegin(); it != found.cend(); ++it) {
        const QString where = u"%1 in %2"_s.arg(it.key(), file);
        if (isSecretSetting(it.key())) {
            problems.append(fileProblem(
                it.key(), u"%1: secrets are never kept in a file"_s.arg(where),
                u"Remove %1 from the file, and store it with `tierdeck-cli config set %1 -`."_s.arg(it.key())));
        } else if (!known.contains(it.key())) {
            const QString near = nearest(it.key(), known);
            problems.append(fileProblem(it.key(), u"%1 is not a setting"_s.arg(where),
                                        near.isEmpty() ? u"Remove %1 from the file."_s.arg(it.key())
                                                       : u"Remove it, or did you mean %1?"_s.arg(near)));
        } else if (it.value().isString() || it.value().isDouble() || it.value().isBool()) {
            values.insert(it.key(), it.value().toVariant().toString());
        } else {
            problems.append(fileProblem(it.key(), u"%1 must be a text or a number"_s.arg(where),
                                        u"Correct or remove %1."_s.arg(it.key())));
        }
    }
    return values;
}

Result<void> writeSettingsFile(const QString &file, const QMap<QString, QString> &values)
{
    TD_ASSIGN(QJsonObject object, readObject(file));
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        removeKey(object, it.key());
        if (!it->isEmpty())
            object.insert(it.key(), *it);
    }
    TD_TRY(makePrivateFolder(QFileInfo(file).absolutePath()));
    QSaveFile out(file);
    const bool written = out.open(QIODevice::WriteOnly) && out.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         out.write(QJsonDocument(object).toJson()) > 0 && out.commit();
    if (!written) {
        return fail(ErrorCode::PermissionDenied, u"config.not_writable"_s,
                    u"%1 cannot be written: %2"_s.arg(file, out.errorString()), file,
                    u"Make the folder writable for this user, or give another --profile."_s);
    }
    return {};
}

} // namespace td
