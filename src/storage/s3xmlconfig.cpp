// SPDX-License-Identifier: GPL-3.0-or-later
// What a bucket is set up to do by itself: versions, lifecycle, cross-origin access.
#include "storage/s3xml.h"

#include "storage/s3xmltree.h"

namespace td::s3xml
{

using namespace Qt::StringLiterals;

namespace
{
Result<std::optional<int>> numberIn(const Element &rule, QLatin1String part, QLatin1String field)
{
    const Element *element = rule.child(part);
    return element ? element->optionalNumber(field) : Result<std::optional<int>>(std::nullopt);
}

/// The prefix of a rule stands in one of three places; anything beside it narrows the rule.
void readFilter(const Element &rule, LifecycleRule &out)
{
    out.prefix = rule.textOf("Prefix"_L1);
    const Element *filter = rule.child("Filter"_L1);
    if (const Element *both = filter ? filter->child("And"_L1) : nullptr)
        filter = both;
    if (!filter)
        return;
    for (const Element &condition : filter->children) {
        if (condition.name == "Prefix"_L1)
            out.prefix = condition.text;
        else
            out.hasOtherFilter = true;
    }
}

Result<LifecycleRule> ruleOf(const Element &rule)
{
    LifecycleRule out;
    out.id = rule.textOf("ID"_L1);
    TD_ASSIGN(const QString status, rule.required("Status"_L1));
    out.enabled = status == "Enabled"_L1;
    readFilter(rule, out);
    if (const Element *expiration = rule.child("Expiration"_L1)) {
        out.expireDate = fromIso(expiration->textOf("Date"_L1));
        out.expiresMarkers = expiration->textOf("ExpiredObjectDeleteMarker"_L1) == "true"_L1;
    }
    TD_ASSIGN(out.expireDays, numberIn(rule, "Expiration"_L1, "Days"_L1));
    TD_ASSIGN(out.noncurrentDays, numberIn(rule, "NoncurrentVersionExpiration"_L1, "NoncurrentDays"_L1));
    TD_ASSIGN(out.abortUploadDays, numberIn(rule, "AbortIncompleteMultipartUpload"_L1, "DaysAfterInitiation"_L1));
    for (const Element *transition : rule.all("Transition"_L1))
        out.transitions += transition->textOf("StorageClass"_L1);
    return out;
}

/// Google's own form: an action and the conditions under which it happens.
Result<LifecycleRule> googleRuleOf(const Element &action, const Element &rule)
{
    LifecycleRule out;
    out.enabled = true;
    bool isOfOldVersions = false;
    TD_ASSIGN(const std::optional<int> age, numberIn(rule, "Condition"_L1, "Age"_L1));
    if (const Element *condition = rule.child("Condition"_L1)) {
        isOfOldVersions = condition->textOf("IsLive"_L1) == "false"_L1;
        out.prefix = condition->textOf("MatchesPrefix"_L1);
        for (const Element &other : condition->children)
            out.hasOtherFilter |=
                other.name != "Age"_L1 && other.name != "IsLive"_L1 && other.name != "MatchesPrefix"_L1;
    }
    if (action.child("Delete"_L1))
        (isOfOldVersions ? out.noncurrentDays : out.expireDays) = age.value_or(0);
    if (action.child("AbortIncompleteMultipartUpload"_L1))
        out.abortUploadDays = age.value_or(0);
    out.transitions = action.textsOf("SetStorageClass"_L1);
    return out;
}
} // namespace

Result<Versioning> parseVersioning(const QByteArray &body)
{
    TD_ASSIGN(const Element root, readTree(body, {"VersioningConfiguration"_L1}));
    const QString status = root.textOf("Status"_L1).trimmed();
    if (status.isEmpty())
        return Versioning::Never;
    if (status == "Enabled"_L1)
        return Versioning::Enabled;
    if (status == "Suspended"_L1)
        return Versioning::Suspended;
    return fail(badReply(u"a versioning that is neither on nor off"_s));
}

Result<QList<LifecycleRule>> parseLifecycle(const QByteArray &body)
{
    TD_ASSIGN(const Element root, readTree(body, {"LifecycleConfiguration"_L1}));
    QList<LifecycleRule> rules;
    for (const Element *rule : root.all("Rule"_L1)) {
        const Element *action = rule->child("Action"_L1);
        TD_ASSIGN(LifecycleRule out, action ? googleRuleOf(*action, *rule) : ruleOf(*rule));
        rules += std::move(out);
    }
    return rules;
}

Result<QList<CorsRule>> parseCors(const QByteArray &body)
{
    TD_ASSIGN(const Element root, readTree(body, {"CORSConfiguration"_L1, "CorsConfig"_L1}));
    QList<CorsRule> rules;
    for (const Element *rule : root.all("CORSRule"_L1)) {
        CorsRule out{.origins = rule->textsOf("AllowedOrigin"_L1),
                     .methods = rule->textsOf("AllowedMethod"_L1),
                     .headers = rule->textsOf("AllowedHeader"_L1),
                     .exposed = rule->textsOf("ExposeHeader"_L1),
                     .maxAgeSeconds = std::nullopt};
        TD_ASSIGN(out.maxAgeSeconds, rule->optionalNumber("MaxAgeSeconds"_L1));
        rules += std::move(out);
    }
    // Google's own form; its response headers are allowed and exposed at once.
    const auto inner = [](const Element &rule, QLatin1String list, QLatin1String item) {
        const Element *found = rule.child(list);
        return found ? found->textsOf(item) : QStringList();
    };
    for (const Element *rule : root.all("Cors"_L1)) {
        CorsRule out{.origins = inner(*rule, "Origins"_L1, "Origin"_L1),
                     .methods = inner(*rule, "Methods"_L1, "Method"_L1),
                     .headers = inner(*rule, "ResponseHeaders"_L1, "ResponseHeader"_L1),
                     .exposed = inner(*rule, "ResponseHeaders"_L1, "ResponseHeader"_L1),
                     .maxAgeSeconds = std::nullopt};
        TD_ASSIGN(out.maxAgeSeconds, rule->optionalNumber("MaxAgeSec"_L1));
        rules += std::move(out);
    }
    return rules;
}

} // namespace td::s3xml
