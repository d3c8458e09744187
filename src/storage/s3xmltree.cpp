// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/s3xmltree.h"

#include "storage/s3errors.h"
#include "storage/s3xml.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace td::s3xml
{

using namespace Qt::StringLiterals;

namespace
{
/// A full page of 1000 versions has about 15,000; the limit keeps a hostile answer out of the memory.
constexpr int MaxElements = 250'000;

/// The element the reader stands on, up to its end. The reader carries its own errors.
Result<Element> readElement(QXmlStreamReader &xml, int depth, int &budget)
{
    if (depth > MaxDepth)
        return bad(u"elements are nested too deeply"_s);
    if (--budget < 0)
        return bad(u"too many elements"_s);
    Element element;
    element.name = xml.name().toString();
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::StartElement: {
            TD_ASSIGN(Element child, readElement(xml, depth + 1, budget));
            element.children.push_back(std::move(child));
            break;
        }
        case QXmlStreamReader::EndElement:
            return element;
        case QXmlStreamReader::Characters:
            element.text += xml.text();
            break;
        case QXmlStreamReader::EntityReference:
            return bad(u"an entity of its own"_s);
        default:
            break;
        }
    }
    return bad(xml.errorString());
}

Result<const Element *> once(const Element &parent, QLatin1String wanted)
{
    const std::vector<const Element *> found = parent.all(wanted);
    if (found.size() != 1)
        return bad(u"%1 in %2 is there %3 times"_s.arg(wanted, parent.name).arg(found.size()));
    return found.front();
}
} // namespace

Error badReply(const QString &detail)
{
    return {.code = ErrorCode::Unavailable,
            .reason = u"s3.bad_reply"_s,
            .message = u"The answer is not one of a storage service."_s,
            .where = {},
            .remedy = u"Check the endpoint, and that no proxy or login page answers in its place; then try again."_s,
            .detail = shownText(detail)};
}

Result<Element> readTree(const QByteArray &body)
{
    if (body.size() > MaxBytes)
        return bad(u"%1 bytes"_s.arg(body.size()));
    QXmlStreamReader xml(body);
    // Nothing of what S3 says needs an entity of its own, so none is ever expanded.
    xml.setEntityExpansionLimit(0);
    std::optional<Element> root;
    int budget = MaxElements;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::EntityReference)
            return bad(u"a document type"_s);
        if (token == QXmlStreamReader::StartElement) {
            TD_ASSIGN(root, readElement(xml, 1, budget));
        }
    }
    if (xml.hasError())
        return bad(xml.errorString());
    if (!root)
        return bad(u"no document"_s);
    return std::move(*root);
}

Result<Element> readTree(const QByteArray &body, std::initializer_list<QLatin1String> roots)
{
    TD_ASSIGN(Element root, readTree(body));
    if (std::ranges::find(roots, root.name) != roots.end())
        return root;
    if (const auto error = parseError(body))
        return fail(s3Error(*error, S3Call{}));
    return bad(u"a document %1"_s.arg(root.name));
}

const Element *Element::child(QLatin1String wanted) const
{
    const auto found = std::ranges::find(children, wanted, &Element::name);
    return found == children.end() ? nullptr : &*found;
}

std::vector<const Element *> Element::all(QLatin1String wanted) const
{
    std::vector<const Element *> found;
    for (const Element &element : children) {
        if (element.name == wanted)
            found.push_back(&element);
    }
    return found;
}

QString Element::textOf(QLatin1String wanted) const
{
    const Element *found = child(wanted);
    return found ? found->text : QString();
}

QStringList Element::textsOf(QLatin1String wanted) const
{
    QStringList texts;
    for (const Element *element : all(wanted))
        texts += element->text;
    return texts;
}

Result<QString> Element::required(QLatin1String wanted) const
{
    TD_ASSIGN(const Element *found, once(*this, wanted));
    if (found->text.isEmpty() || !found->children.empty())
        return bad(u"%1 in %2 is empty"_s.arg(wanted, name));
    return found->text;
}

Result<qint64> Element::size(QLatin1String wanted) const
{
    TD_ASSIGN(const Element *found, once(*this, wanted));
    bool isNumber = false;
    const qint64 value = found->text.trimmed().toLongLong(&isNumber);
    if (!isNumber || value < 0)
        return bad(u"%1 in %2 is no size"_s.arg(wanted, name));
    return value;
}

Result<bool> Element::flag(QLatin1String wanted) const
{
    TD_ASSIGN(const Element *found, once(*this, wanted));
    const QString value = found->text.trimmed().toLower();
    if (value != "true"_L1 && value != "false"_L1)
        return bad(u"%1 in %2 is neither true nor false"_s.arg(wanted, name));
    return value == "true"_L1;
}

Result<Instant> Element::date(QLatin1String wanted) const
{
    TD_ASSIGN(const Element *found, once(*this, wanted));
    const auto value = fromIso(found->text.trimmed());
    if (!value)
        return bad(u"%1 in %2 is no date"_s.arg(wanted, name));
    return *value;
}

Result<std::optional<int>> Element::optionalNumber(QLatin1String wanted) const
{
    if (!child(wanted))
        return std::nullopt;
    TD_ASSIGN(const Element *found, once(*this, wanted));
    bool isNumber = false;
    const int value = found->text.trimmed().toInt(&isNumber);
    if (!isNumber || value < 0)
        return bad(u"%1 in %2 is no number"_s.arg(wanted, name));
    return value;
}

} // namespace td::s3xml
