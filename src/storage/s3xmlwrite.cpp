// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/s3xml.h"

namespace td::s3xml
{

using namespace Qt::StringLiterals;

namespace
{
constexpr char Declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr char Namespace[] = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">";
constexpr qsizetype MaxDeletes = 1000;
constexpr int MaxParts = 10'000;

QByteArray escaped(const QString &text)
{
    QByteArray out;
    const QByteArray utf8 = text.toUtf8();
    out.reserve(utf8.size());
    for (const char c : utf8) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&apos;";
            break;
        // As they are, a reader would turn them into spaces or one line break.
        case '\t':
            out += "&#9;";
            break;
        case '\n':
            out += "&#10;";
            break;
        case '\r':
            out += "&#13;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

QByteArray element(const char *name, const QString &text)
{
    return QByteArray("<") + name + '>' + escaped(text) + "</" + name + '>';
}
} // namespace

bool fitsXml(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            ++i;
            continue;
        }
        const bool isControl = c.unicode() < 0x20 && c != u'\t' && c != u'\n' && c != u'\r';
        if (isControl || c.isSurrogate() || c.unicode() >= 0xfffe)
            return false;
    }
    return true;
}

Result<QByteArray> deleteObjectsBody(const QList<ObjectRef> &objects)
{
    if (objects.isEmpty() || objects.size() > MaxDeletes)
        return fail(ErrorCode::InvalidArgument, u"s3.request"_s,
                    u"From 1 to 1000 objects can be removed at once, not %1."_s.arg(objects.size()));
    QByteArray body = QByteArray(Declaration) + "<Delete" + Namespace;
    for (const ObjectRef &object : objects) {
        if (object.key.isEmpty() || !fitsXml(object.key) || !fitsXml(object.versionId))
            return fail(ErrorCode::InvalidArgument, u"s3.request"_s,
                        u"The key has characters that cannot be sent in a list."_s, object.key);
        body += "<Object>" + element("Key", object.key);
        if (!object.versionId.isEmpty())
            body += element("VersionId", object.versionId);
        body += "</Object>";
    }
    return body + "</Delete>";
}

Result<QByteArray> completeUploadBody(const QList<Part> &parts)
{
    if (parts.isEmpty() || parts.size() > MaxParts)
        return fail(ErrorCode::InvalidArgument, u"s3.request"_s,
                    u"An upload has from 1 to 10,000 parts, not %1."_s.arg(parts.size()));
    QByteArray body = QByteArray(Declaration) + "<CompleteMultipartUpload" + Namespace;
    int last = 0;
    for (const Part &part : parts) {
        if (part.number <= last || part.number > MaxParts || part.etag.isEmpty() || !fitsXml(part.etag))
            return fail(ErrorCode::InvalidArgument, u"s3.request"_s, u"The parts of the upload are not in order."_s);
        last = part.number;
        body += "<Part>" + element("PartNumber", QString::number(part.number)) +
                element("ETag", u'"' + part.etag + u'"') + "</Part>";
    }
    return body + "</CompleteMultipartUpload>";
}

} // namespace td::s3xml
