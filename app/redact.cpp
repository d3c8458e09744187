// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/redact.h"

#include <QList>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

struct Shape {
    QRegularExpression pattern;
    QString replacement; ///< \1 is what may stay
};

const QList<Shape> &shapes()
{
    constexpr auto anyCase = QRegularExpression::CaseInsensitiveOption;
    static const QString hidden = u"\\1[hidden]"_s;
    static const QList<Shape> list{
        {QRegularExpression(u"()-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)"_s,
                            QRegularExpression::DotMatchesEverythingOption),
         hidden},
        {QRegularExpression(u"\\b((?:proxy-)?authorization\"?\\s*[:=]\\s*)[^\\r\\n]+"_s, anyCase), hidden},
        {QRegularExpression(
             u"\\b((?:x-amz-security-token|x-auth-token|x-goog-iam-authorization-token)\"?\\s*:\\s*)\\S+"_s, anyCase),
         hidden},
        {QRegularExpression(u"\\b((?:x-amz-|x-goog-)(?:signature|credential|security-token)=)[^&\\s\"'<>]+"_s, anyCase),
         hidden},
        {QRegularExpression(
             u"\\b((?:signature|access_token|client_secret|assertion|password|secret|sig|token)=)[^&\\s\"'<>]+"_s,
             anyCase),
         hidden},
        {QRegularExpression(u"\\b((?:bearer|basic)\\s+)[A-Za-z0-9._~+/=-]{8,}"_s, anyCase), hidden},
        {QRegularExpression(u"(\\bbot)[0-9]+:[A-Za-z0-9_-]{10,}"_s), hidden},
        {QRegularExpression(u"(\\b[a-z][a-z0-9+.-]*://)[^/\\s@]+@"_s, anyCase), u"\\1[hidden]@"_s},
    };
    return list;
}

} // namespace

QString redacted(const QString &text)
{
    QString clean = text;
    for (const Shape &shape : shapes())
        clean.replace(shape.pattern, shape.replacement);
    return clean;
}

} // namespace td
