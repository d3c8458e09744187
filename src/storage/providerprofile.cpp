// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/providerprofile.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qint64 MinPartBytes = 5LL * 1024 * 1024;

/// Takes the fields out of a document one by one, so that what is left over at the end is known to be unknown.
class Fields
{
public:
    explicit Fields(QJsonObject object)
        : m_object(std::move(object))
    {
    }

    QString text(const QString &name) { return take(name, QJsonValue::String).toString(); }
    bool flag(const QString &name, bool fallback) { return take(name, QJsonValue::Bool).toBool(fallback); }
    qint64 number(const QString &name, qint64 fallback)
    {
        const qint64 value = take(name, QJsonValue::Double).toInteger(fallback);
        if (value <= 0)
            m_problems << u"%1 is not a positive number"_s.arg(name);
        return value;
    }
    QStringList texts(const QString &name)
    {
        QStringList list;
        for (const QJsonValue &value : take(name, QJsonValue::Array).toArray())
            list << value.toString();
        if (list.contains(QString()))
            m_problems << u"%1 holds something that is no text"_s.arg(name);
        return list;
    }
    ConditionalPut conditionalPut()
    {
        static const QMap<QString, ConditionalPut> words{{{}, ConditionalPut::Never},
                                                         {u"never"_s, ConditionalPut::Never},
                                                         {u"always"_s, ConditionalPut::Always},
                                                         {u"ask"_s, ConditionalPut::Ask}};
        const QString word = text(u"conditional_put"_s);
        require(words.contains(word), u"conditional_put is none of never, always, ask"_s);
        return words.value(word);
    }
    void require(bool holds, const QString &problem)
    {
        if (!holds)
            m_problems << problem;
    }
    [[nodiscard]] QStringList problems() const
    {
        QStringList all = m_problems;
        for (const QString &name : m_object.keys())
            all << u"%1 is not a field"_s.arg(name);
        return all;
    }

private:
    QJsonValue take(const QString &name, QJsonValue::Type type)
    {
        const QJsonValue value = m_object.take(name);
        if (!value.isUndefined() && value.type() != type)
            m_problems << u"%1 has the wrong type"_s.arg(name);
        return value;
    }

    QJsonObject m_object;
    QStringList m_problems;
};

QList<ProviderProfile> shipped()
{
    QList<ProviderProfile> list;
    for (const QByteArray &document : providerDocuments()) {
        if (auto profile = parseProviderProfile(document))
            list << *std::move(profile);
    }
    return list;
}

tl::unexpected<Error> badEndpoint(const QString &endpoint, const QString &what, const QString &remedy)
{
    return fail(ErrorCode::InvalidArgument, u"endpoint.invalid"_s, u"The endpoint %1 %2"_s.arg(endpoint, what),
                endpoint, remedy);
}

/// "eu-central-003" of "s3.eu-central-003.backblazeb2.com"; empty when the host has no such label.
QString regionLabel(const QString &host)
{
    const QStringList labels = host.split(u'.');
    return labels.size() >= 4 && labels.constFirst() == "s3"_L1 ? labels.at(1) : QString();
}

} // namespace

const QList<ProviderProfile> &providerProfiles()
{
    static const QList<ProviderProfile> list = shipped();
    return list;
}

std::optional<ProviderProfile> providerProfile(const QString &id)
{
    for (const ProviderProfile &profile : providerProfiles()) {
        if (profile.id == id)
            return profile;
    }
    return std::nullopt;
}

std::optional<ProviderProfile> providerOfHost(const QString &host)
{
    const QString lower = host.toLower();
    for (const ProviderProfile &profile : providerProfiles()) {
        for (const QString &known : profile.hosts) {
            if (lower == known || lower.endsWith(QString(u'.' + known)))
                return profile;
        }
    }
    return std::nullopt;
}

Result<ProviderProfile> parseProviderProfile(const QByteArray &json)
{
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parse);
    Fields fields(document.object());
    fields.require(parse.error == QJsonParseError::NoError && document.isObject(), u"it is no JSON object"_s);

    ProviderProfile profile;
    profile.id = fields.text(u"id"_s);
    profile.name = fields.text(u"name"_s);
    profile.hosts = fields.texts(u"hosts"_s);
    profile.endpoint = fields.text(u"endpoint"_s);
    profile.region = fields.text(u"region"_s);
    profile.defaultRegion = fields.text(u"default_region"_s);
    profile.endpointByKey = fields.flag(u"endpoint_by_key"_s, profile.endpointByKey);
    profile.globalBuckets = fields.flag(u"global_buckets"_s, profile.globalBuckets);
    profile.serviceAccounts = fields.flag(u"service_accounts"_s, profile.serviceAccounts);
    profile.keyHelp = fields.text(u"key_help"_s);
    profile.virtualHost = fields.flag(u"virtual_host"_s, profile.virtualHost);
    profile.alwaysVersioned = fields.flag(u"always_versioned"_s, profile.alwaysVersioned);
    profile.conditionalPut = fields.conditionalPut();
    profile.batchDelete = fields.flag(u"batch_delete"_s, profile.batchDelete);
    profile.etagIsMd5 = fields.flag(u"etag_is_md5"_s, profile.etagIsMd5);
    profile.listsUploads = fields.flag(u"lists_uploads"_s, profile.listsUploads);
    profile.partBytes = fields.number(u"part_bytes"_s, profile.partBytes);
    profile.multipartFrom = fields.number(u"multipart_from"_s, profile.multipartFrom);
    profile.batchDeleteKeys = int(fields.number(u"batch_delete_keys"_s, profile.batchDeleteKeys));
    profile.maxMetadataBytes = int(fields.number(u"max_metadata_bytes"_s, profile.maxMetadataBytes));
    profile.parallel = int(fields.number(u"parallel"_s, profile.parallel));
    // "*": any class is passed on, since nobody knows what this server has
    profile.storageClassNames = fields.texts(u"storage_classes"_s);
    profile.storageClasses = !profile.storageClassNames.isEmpty();
    profile.storageClassNames.removeAll(u"*"_s);

    const QDate asOf = QDate::fromString(fields.text(u"as_of"_s), Qt::ISODate);
    fields.require(asOf.isValid(), u"as_of is not a date"_s);
    fields.require(!fields.texts(u"sources"_s).isEmpty(), u"sources are missing"_s);
    fields.require(!profile.id.isEmpty() && !profile.name.isEmpty(), u"id or name is missing"_s);
    fields.require(!profile.keyHelp.isEmpty(), u"key_help is missing"_s);
    fields.require(!profile.region.isEmpty() || !profile.defaultRegion.isEmpty(),
                   u"neither region nor default_region is there"_s);
    fields.require(profile.endpoint.isEmpty() || profile.endpoint.startsWith("https://"_L1),
                   u"endpoint is not https"_s);
    fields.require(profile.partBytes >= MinPartBytes && profile.multipartFrom >= profile.partBytes,
                   u"part_bytes is below 5 MiB or above multipart_from"_s);
    fields.require(profile.batchDeleteKeys <= 1000 && profile.parallel <= 256, u"a number is too large"_s);
    if (const QStringList problems = fields.problems(); !problems.isEmpty()) {
        return fail(ErrorCode::Internal, u"provider.profile"_s,
                    u"The provider profile %1 is wrong: %2"_s.arg(profile.id, problems.join(u", "_s)), profile.id,
                    u"Install Tierdeck again."_s);
    }
    return profile;
}

Result<QString> checkedEndpoint(const QString &endpoint)
{
    const QString given = endpoint.trimmed();
    const QUrl url(given.contains("://"_L1) ? given : QString(u"https://"_s + given), QUrl::StrictMode);
    // what stands before an @ may be a password: it is not repeated
    if (!url.userInfo().isEmpty() || given.contains(u'@'))
        return badEndpoint(url.host(), u"holds a user name or password"_s,
                           u"Give only https://host; the key has settings of its own."_s);
    if (!url.isValid() || url.host().isEmpty())
        return badEndpoint(given, u"is not an address"_s, u"Give it as https://host or https://host:port."_s);
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return badEndpoint(given, u"begins with %1"_s.arg(url.scheme()), u"Begin it with https."_s);
    if (url.scheme() == "http"_L1 && !isLoopbackHost(url.host()))
        return badEndpoint(given, u"is not encrypted"_s, u"Use https; http is only for a server on this computer."_s);
    if (!url.path().isEmpty() && url.path() != "/"_L1)
        return badEndpoint(given, u"has a path, %1"_s.arg(url.path()),
                           u"Leave the path out; the bucket has a setting of its own."_s);
    if (url.hasQuery() || url.hasFragment())
        return badEndpoint(given, u"has parameters"_s, u"Give only https://host or https://host:port."_s);
    QUrl clean;
    clean.setScheme(url.scheme());
    clean.setHost(url.host());
    clean.setPort(url.port());
    return clean.toString(QUrl::FullyEncoded);
}

QString hostOfEndpoint(const QString &endpoint)
{
    return QUrl(endpoint).host().toLower();
}

bool isLoopbackHost(const QString &host)
{
    static const QRegularExpression ownAddress(u"\\A127(\\.[0-9]{1,3}){3}\\z"_s);
    const QString lower = host.toLower();
    return lower == "localhost"_L1 || lower.endsWith(".localhost"_L1) || lower == "::1"_L1 ||
           ownAddress.match(lower).hasMatch();
}

QString signingRegion(const ProviderProfile &provider, const QString &host, const QString &given)
{
    const std::optional<ProviderProfile> owner = providerOfHost(host);
    const ProviderProfile &rule = owner ? *owner : provider;
    const QString label = owner ? regionLabel(host.toLower()) : QString();
    if (rule.region == "{host}"_L1 && !label.isEmpty())
        return label;
    if (!rule.region.isEmpty() && rule.region != "{host}"_L1)
        return rule.region;
    if (!given.isEmpty())
        return given;
    if (!label.isEmpty())
        return label;
    return rule.defaultRegion.isEmpty() ? u"us-east-1"_s : rule.defaultRegion;
}

Result<void> checkBucketName(const QString &bucket)
{
    static const QRegularExpression allowed(u"\\A[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]\\z"_s);
    if (allowed.match(bucket).hasMatch() && !bucket.contains(".."_L1))
        return {};
    return fail(ErrorCode::InvalidArgument, u"bucket.invalid"_s, u"%1 is not the name of a bucket"_s.arg(bucket),
                bucket, u"Give the name alone: 3 to 63 letters, digits, dashes and dots."_s);
}

} // namespace td
