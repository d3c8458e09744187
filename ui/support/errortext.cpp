// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/errortext.h"

#include "ui/support/errortable.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QStringList>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

const ErrorEntry *find(const QString &reason)
{
    static const QHash<QString, const ErrorEntry *> table = [] {
        QHash<QString, const ErrorEntry *> map;
        for (const ErrorEntry &entry : errorEntries())
            map.insert(QString::fromLatin1(entry.reason), &entry);
        return map;
    }();
    return table.value(reason);
}

QString translatedError(const char *text)
{
    return QCoreApplication::translate("td::ErrorText", text);
}

QString shortName(const QString &where)
{
    return where.contains(u'/') ? QFileInfo(where).fileName() : where;
}

/// "%1 was not added: the file is damaged" of many files is "The file is damaged". Where the cause stands in no part of its
/// own, the English message says more than a sentence with a hole.
QString causeOf(const QString &sentence, const QString &fallback)
{
    const QString mark = u": "_s;
    const qsizetype at = sentence.indexOf(mark);
    const QString cause = at < 0 ? QString() : sentence.mid(at + mark.size());
    if (cause.isEmpty() || cause.contains(u"%1"_s))
        return fallback;
    return QString(cause.at(0).toUpper() + cause.mid(1));
}

} // namespace

QString errorSentence(const QString &reason, const QString &fallback, const QString &where)
{
    const ErrorEntry *entry = find(reason);
    if (!entry)
        return fallback;
    QString sentence = translatedError(entry->sentence);
    if (sentence.contains(u"%1"_s)) {
        if (where.isEmpty())
            return causeOf(sentence, fallback);
        sentence = sentence.arg(shortName(where));
    }
    return sentence;
}

QString errorSentence(const Error &error)
{
    return errorSentence(error.reason, error.message, error.where);
}

QString errorRemedy(const QString &reason, const QString &fallback)
{
    const ErrorEntry *entry = find(reason);
    if (!entry || !*entry->remedy)
        return fallback;
    return translatedError(entry->remedy);
}

QString errorRemedy(const Error &error)
{
    return errorRemedy(error.reason, error.remedy);
}

QString errorReport(const Error &error)
{
    QStringList lines{errorCodeName(error.code) + u"  "_s + error.reason, error.message};
    if (!error.where.isEmpty())
        lines.append(error.where);
    if (!error.remedy.isEmpty())
        lines.append(error.remedy);
    if (!error.detail.isEmpty())
        lines.append(error.detail);
    return lines.join(u'\n');
}

} // namespace td
