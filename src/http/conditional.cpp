// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/conditional.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

bool hasAlready(const QByteArray &ifNoneMatch, const QByteArray &etag)
{
    if (ifNoneMatch.trimmed() == "*")
        return true;
    const QByteArrayList tags = ifNoneMatch.split(',');
    return std::ranges::any_of(tags, [&etag](const QByteArray &tag) {
        const QByteArray plain = tag.trimmed();
        return (plain.startsWith("W/") ? plain.sliced(2) : plain) == etag;
    });
}

std::optional<BytePart> partOf(const QByteArray &range, qint64 total)
{
    static const QRegularExpression shape(u"\\Abytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*\\z"_s);
    const auto match = shape.match(QString::fromLatin1(range));
    const QString from = match.captured(1);
    const QString to = match.captured(2);
    if (!match.hasMatch() || (from.isEmpty() && to.isEmpty()))
        return std::nullopt;
    if (from.isEmpty()) {
        const qint64 last = std::min(to.toLongLong(), total);
        return BytePart{.first = total - last, .size = last};
    }
    const qint64 first = from.toLongLong();
    if (!to.isEmpty() && to.toLongLong() < first)
        return std::nullopt;
    const qint64 end = to.isEmpty() ? total : std::min(to.toLongLong() + 1, total);
    return BytePart{.first = first, .size = std::max<qint64>(0, end - first)};
}

} // namespace td
