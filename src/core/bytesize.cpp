// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bytesize.h"

#include <QRegularExpression>

#include <cmath>

namespace td
{

using namespace Qt::StringLiterals;

std::optional<qint64> bytesFromText(const QString &text)
{
    static const QRegularExpression Shape(u"^(\\d{1,18})(\\.\\d{1,9})?\\s*([kmgt]?)(i?)b?$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = Shape.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const QString prefix = match.captured(3).toLower();
    const bool isBinary = !match.captured(4).isEmpty();
    if (prefix.isEmpty() && (isBinary || !match.captured(2).isEmpty()))
        return std::nullopt;
    if (prefix.isEmpty())
        return match.captured(1).toLongLong();
    const double power = double(QStringLiteral("kmgt").indexOf(prefix) + 1);
    const double unit = std::pow(isBinary ? 1024.0 : 1000.0, power);
    const double bytes = std::round(QString(match.captured(1) + match.captured(2)).toDouble() * unit);
    return bytes < 9e18 ? std::optional(qint64(bytes)) : std::nullopt;
}

std::optional<qint64> countFromText(const QString &text)
{
    bool ok = false;
    const qint64 number = text.trimmed().toLongLong(&ok);
    return ok && number >= 0 ? std::optional(number) : std::nullopt;
}

} // namespace td
