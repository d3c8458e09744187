// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filename.h"

#include <QStringList>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype MostBytes = 200;

/// Separators, wildcards, streams; what cannot be seen, or turns the text around so that an ending looks like another
/// one.
bool isUnfit(QChar c)
{
    const char16_t code = c.unicode();
    const bool isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
    const bool turnsText = (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
                           (code >= 0x2060 && code <= 0x206f) || code == 0xfeff;
    return isControl || turnsText || u"/\\:*?\"<>|"_s.contains(c);
}

/// Names of devices, with any ending, on Windows.
bool isDevice(const QString &name)
{
    static const QStringList devices{u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s};
    const QString first = name.section(u'.', 0, 0).trimmed().toLower();
    const bool isPort =
        first.size() == 4 && (first.startsWith("com"_L1) || first.startsWith("lpt"_L1)) && first.at(3).isDigit();
    return devices.contains(first) || isPort;
}

QString plain(const QString &words)
{
    QString name;
    for (const QChar c : words.isValidUtf16() ? words : QString::fromUtf8(words.toUtf8()))
        name += isUnfit(c) ? u'_' : c;
    const auto isTrimmed = [](QChar c) { return c == u'.' || c.isSpace(); };
    while (!name.isEmpty() && isTrimmed(name.back()))
        name.chop(1);
    while (!name.isEmpty() && (isTrimmed(name.front()) || name.front() == u'-'))
        name.remove(0, 1);
    return name;
}

void cutTo(QString &name, qsizetype bytes)
{
    while (name.toUtf8().size() > bytes)
        name.chop(name.size() > 1 && name.back().isLowSurrogate() ? 2 : 1);
}

} // namespace

QString safeFileName(const QString &words, const QString &ending, const QString &fallback)
{
    QString name = plain(words.section(u'/', -1).section(u'\\', -1));
    if (name.isEmpty())
        name = fallback;
    if (isDevice(name))
        name.prepend(u'_');
    const QString tail = plain(ending);
    cutTo(name, MostBytes - tail.toUtf8().size() - 1);
    name = plain(name);
    return tail.isEmpty() ? name : QString(name + u'.' + tail);
}

} // namespace td
