// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storagetemplate.h"

#include <QCryptographicHash>

#include <array>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype MaxIdBytes = 64;
/// How much of a free value a key takes; the next is tried when the key would be too long.
constexpr std::array<qsizetype, 4> FieldLimits{80, 40, 20, 8};
constexpr qsizetype MaxSegmentBytes = 200; ///< leaves room for a suffix below the 255 of file systems
constexpr qsizetype MaxKeyBytes = 900;     ///< below the 1,024 of every provider
constexpr qsizetype MaxTemplateLength = 300;
constexpr QLatin1StringView FieldList =
    "{tier} {photo_id} {ext} {variant} {user} {draft} {product} {kind} {owner} {yyyy} {mm} {filename}"_L1;

constexpr std::array<QLatin1StringView, 12> FieldNames{"tier"_L1,  "photo_id"_L1, "ext"_L1,     "variant"_L1,
                                                       "user"_L1,  "draft"_L1,    "product"_L1, "kind"_L1,
                                                       "owner"_L1, "yyyy"_L1,     "mm"_L1,      "filename"_L1};

struct Part {
    QString text; ///< literal text, or the name of a field
    bool isField = false;
};

tl::unexpected<Error> wrong(const QString &text, const QString &problem, const QString &remedy)
{
    return fail(ErrorCode::InvalidArgument, u"template.invalid"_s,
                QString("The storage template cannot be used: "_L1 % problem % u'.'), text.left(MaxTemplateLength),
                remedy);
}

bool isLiteralCharacter(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || u == u'/' || u == u'-' ||
           u == u'_' || u == u'.' || u == u'=' || u == u'+';
}

Result<QList<Part>> parse(const QString &text)
{
    QList<Part> parts;
    QString literal;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c != u'{') {
            if (!isLiteralCharacter(c))
                return wrong(text, u"the character at position %1 is not allowed"_s.arg(i + 1),
                             u"Use letters, digits and / - _ . = + around the fields."_s);
            literal.append(c);
            continue;
        }
        const qsizetype close = text.indexOf(u'}', i);
        if (close < 0)
            return wrong(text, u"the { at position %1 is not closed"_s.arg(i + 1), u"Close the field with }."_s);
        const QString name = text.sliced(i + 1, close - i - 1);
        if (std::ranges::find(FieldNames, name) == FieldNames.end())
            return wrong(text, QString("the field {"_L1 % name.left(40) % "} is unknown"_L1),
                         QString("Use these fields: "_L1 % FieldList % u'.'));
        if (!literal.isEmpty())
            parts.append({.text = std::exchange(literal, {})});
        parts.append({.text = name, .isField = true});
        i = close;
    }
    if (!literal.isEmpty())
        parts.append({.text = literal});
    return parts;
}

/// The value with everything replaced that could leave its folder, hide in a listing or be refused by a file system.
QString cleaned(const QString &value, qsizetype maxBytes)
{
    QString result;
    qsizetype bytes = 0;
    const QString normal = value.left(4 * maxBytes).normalized(QString::NormalizationForm_C);
    for (const char32_t c : normal.toUcs4()) {
        // Not printable: controls, direction marks, zero widths, lone surrogates. The rest is refused by some file
        // system.
        const bool refused = !QChar::isPrint(c) || c == 0x2028 || c == 0x2029 || c == 0xFFFD ||
                             QStringView(u"/\\:*?\"<>|{}").contains(QStringView(QChar::fromUcs4(c)));
        const QString each = refused ? u"_"_s : QString::fromUcs4(&c, 1);
        bytes += each.toUtf8().size();
        if (bytes > maxBytes)
            break;
        result.append(each);
    }
    while (result.startsWith(u'.') || result.startsWith(u' '))
        result.remove(0, 1);
    while (result.endsWith(u'.') || result.endsWith(u' '))
        result.chop(1);
    result.replace(".."_L1, "__"_L1);
    return result.isEmpty() ? u"_"_s : result;
}

/// Two ids (or variants) must not become one by cleaning: a changed one carries a piece of its hash.
QString cleanedId(const QString &id)
{
    const QString clean = cleaned(id, MaxIdBytes);
    if (clean == id)
        return clean;
    const QByteArray hash = QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Sha256).toHex();
    return clean % u'-' % QLatin1StringView(hash.first(16));
}

QString baseName(const QString &filename)
{
    const qsizetype dot = filename.lastIndexOf(u'.');
    return dot > 0 ? filename.first(dot) : filename;
}

QString fieldValue(const QString &name, const KeyFields &fields, qsizetype maxBytes)
{
    if (name == "tier"_L1)
        return tierName(fields.tier);
    if (name == "photo_id"_L1)
        return cleanedId(fields.photoId);
    if (name == "variant"_L1)
        return cleanedId(fields.variant.isEmpty() ? u"master"_s : fields.variant);
    if (name == "yyyy"_L1)
        return QString::number(std::clamp(fields.year, 0, 9999)).rightJustified(4, u'0');
    if (name == "mm"_L1)
        return QString::number(std::clamp(fields.month, 0, 12)).rightJustified(2, u'0');
    const QString value = name == "ext"_L1       ? fields.extension.toLower()
                          : name == "user"_L1    ? fields.user
                          : name == "draft"_L1   ? fields.draft
                          : name == "product"_L1 ? fields.product
                          : name == "kind"_L1    ? fields.kind
                          : name == "owner"_L1   ? fields.owner
                                                 : baseName(fields.filename);
    return cleaned(value, maxBytes);
}

bool fitsProviders(const QString &key)
{
    const QStringList segments = key.split(u'/');
    return key.toUtf8().size() <= MaxKeyBytes &&
           std::ranges::all_of(segments, [](const QString &s) { return s.toUtf8().size() <= MaxSegmentBytes; });
}

/// What must hold of the template's folders whatever the values are.
Result<void> checkShape(const QString &text)
{
    if (text.isEmpty() || text.size() > MaxTemplateLength)
        return wrong(text, u"it must have 1 to %1 characters"_s.arg(MaxTemplateLength),
                     QString("Start from "_L1 % DefaultMasterTemplate % u'.'));
    // A folder backend's root is the profile itself: outside its tier's folder a key could hit the catalogue.
    if (!text.startsWith("{tier}/"_L1))
        return wrong(text, u"it does not begin with {tier}/, so tiers could overwrite each other"_s,
                     u"Begin the template with {tier}/."_s);
    const QStringList segments = text.split(u'/');
    for (const QString &segment : segments) {
        if (segment.isEmpty())
            return wrong(text, u"it has an empty folder name"_s, u"Remove the doubled or last slash."_s);
        if (segment.startsWith(u'.') || segment.endsWith(u'.') || segment.contains(".."_L1))
            return wrong(
                text,
                QString("the folder or file \""_L1 % segment.left(60) % "\" begins or ends with a dot or has two"_L1),
                u"Remove the dots."_s);
    }
    return {};
}

} // namespace

Result<void> checkTemplate(const QString &text, bool forVariant)
{
    TD_TRY(checkShape(text));
    TD_ASSIGN(const QList<Part> parts, parse(text));
    const auto has = [&parts](QLatin1StringView name) {
        return std::ranges::any_of(parts, [name](const Part &part) { return part.isField && part.text == name; });
    };
    if (!has("photo_id"_L1))
        return wrong(text, u"without the field {photo_id} two photos could get the same key"_s,
                     u"Add {photo_id} to the template."_s);
    if (forVariant && !has("variant"_L1))
        return wrong(text, u"without the field {variant} the sizes of a photo would get the same key"_s,
                     u"Add {variant} to the template."_s);
    return {};
}

Result<QString> keyFor(const QString &text, const KeyFields &fields)
{
    TD_TRY(checkTemplate(text, !fields.variant.isEmpty() && fields.variant != "master"_L1));
    if (fields.photoId.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"template.no_id"_s, u"A photo without an id has no storage key."_s);
    TD_ASSIGN(const QList<Part> parts, parse(text));
    for (const qsizetype limit : FieldLimits) {
        QString key;
        for (const Part &part : parts)
            key.append(part.isField ? fieldValue(part.text, fields, limit) : part.text);
        if (fitsProviders(key))
            return key;
    }
    return wrong(text, QString("the key of photo "_L1 % fields.photoId.left(60) % " would be too long"_L1),
                 u"Use fewer fields in one name."_s);
}

QString withSuffix(const QString &key, int use)
{
    if (use <= 1)
        return key;
    const QString suffix = u'-' % QString::number(use);
    const qsizetype slash = key.lastIndexOf(u'/');
    const qsizetype dot = key.lastIndexOf(u'.');
    if (dot <= slash + 1)
        return key % suffix;
    return QStringView(key).first(dot) % suffix % QStringView(key).sliced(dot);
}

} // namespace td
