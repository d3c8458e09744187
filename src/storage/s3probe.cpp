// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/s3probe.h"

#include "core/corsrule.h"
#include "core/digest.h"
#include "storage/s3xml.h"

namespace td
{

using namespace Qt::StringLiterals;
using Outcome = StoreCheck::Outcome;

namespace
{
constexpr char ProbeBytes[] = "Tierdeck looks whether it can write here.\n";
constexpr qint64 SkewWorthTelling = 60;
/// Enough to say that there are hidden versions; all of them are counted elsewhere.
constexpr qint64 HiddenSeen = 1000;

QByteArray probeBytes()
{
    return QByteArray(ProbeBytes);
}

QString minutes(Seconds skew)
{
    const qint64 seconds = std::abs(skew.count());
    return seconds < 120 ? u"%1 seconds"_s.arg(seconds) : u"%1 minutes"_s.arg((seconds + 30) / 60);
}

bool overlap(const QString &one, const QString &other)
{
    return one.startsWith(other) || other.startsWith(one);
}

/// With a link to upload by, a page of any site could write: the rule of many a guide.
bool letsAnyPageWrite(const s3xml::CorsRule &rule)
{
    const auto writes = [](const QString &method) {
        return method == "PUT"_L1 || method == "POST"_L1 || method == "DELETE"_L1 || method == "*"_L1;
    };
    return rule.origins.contains("*"_L1) && std::ranges::any_of(rule.methods, writes);
}

bool isArchive(const QString &storageClass)
{
    return storageClass == "GLACIER"_L1 || storageClass == "DEEP_ARCHIVE"_L1;
}
} // namespace

S3Probe::S3Probe(ObjectStore &store, S3Client &client, const QString &prefix, const QString &id, std::stop_token stop)
    : m_store(store)
    , m_client(client)
    , m_prefix(prefix)
    , m_key(prefix % "tierdeck-probe-"_L1 % id % ".txt"_L1)
    , m_damagedKey(prefix % "tierdeck-probe-"_L1 % id % "-damaged.txt"_L1)
    , m_stop(std::move(stop))
{
}

void S3Probe::fine(const char *id, QString message)
{
    m_report.checks.append(
        {.id = QString::fromLatin1(id), .outcome = Outcome::Fine, .message = std::move(message), .remedy = {}});
}

void S3Probe::warn(const char *id, QString message, QString remedy)
{
    m_report.checks.append({.id = QString::fromLatin1(id),
                            .outcome = Outcome::Warning,
                            .message = std::move(message),
                            .remedy = std::move(remedy)});
}

void S3Probe::failed(const char *id, const Error &error)
{
    m_report.checks.append(
        {.id = QString::fromLatin1(id),
         .outcome = Outcome::Failed,
         .message = error.message,
         .remedy = error.remedy,
         .error = error});
}

void S3Probe::skipped(const char *id, QString message)
{
    m_report.checks.append(
        {.id = QString::fromLatin1(id), .outcome = Outcome::Skipped, .message = std::move(message), .remedy = {}});
}

Result<HttpReply> S3Probe::ask(const char *question)
{
    return m_client.send({.method = "GET", .query = {{question, {}}}}, m_stop);
}

bool S3Probe::reach()
{
    const Result<HttpReply> reply =
        m_client.send({.method = "GET", .query = {{"list-type", "2"}, {"max-keys", "1"}}}, m_stop);
    const bool isBucket = reply && s3xml::parseListPage(reply->body);
    if (reply && !isBucket) {
        failed("reach", m_client.notStorage(m_client.config().bucket));
        return false;
    }
    const QString reached = u"%1 answers."_s.arg(m_client.host());
    if (reply || reply.error().code == ErrorCode::PermissionDenied) {
        fine("reach", reached);
        fine("credentials", u"The access key is accepted."_s);
        return true; // whether listing is allowed has a check of its own
    }
    if (reply.error().code == ErrorCode::Unauthenticated) {
        fine("reach", reached);
        failed("credentials", reply.error());
        return false;
    }
    failed("reach", reply.error());
    return false;
}

void S3Probe::clock()
{
    m_report.clockSkew = m_client.clockSkew();
    if (!m_report.clockSkew)
        return skipped("clock", u"The server does not say what time it has."_s);
    const Seconds skew = *m_report.clockSkew;
    if (std::abs(skew.count()) <= SkewWorthTelling)
        return fine("clock", u"This computer's clock agrees with the server's."_s);
    warn("clock",
         u"This computer's clock is %1 %2; requests are corrected for it."_s.arg(
             minutes(skew), skew.count() > 0 ? u"behind"_s : u"ahead"_s),
         u"Set the clock, best by turning on network time."_s);
}

bool S3Probe::write()
{
    BytesSource body(probeBytes());
    const Result<ObjectInfo> stored = m_store.put({.key = m_key,
                                                   .contentType = u"text/plain"_s,
                                                   .sha256 = sha256Hex(probeBytes()),
                                                   .metadata = {{u"tierdeck"_s, u"probe"_s}}},
                                                  body, m_stop);
    if (!stored) {
        failed("write", stored.error());
        return false;
    }
    m_written = *stored;
    fine("write", u"A small object was written."_s);
    return true;
}

void S3Probe::read()
{
    const Result<QByteArray> bytes = readAll(m_store, m_key, m_stop);
    if (!bytes)
        return failed("read", bytes.error());
    if (*bytes != probeBytes())
        return failed("read", {.code = ErrorCode::DataLoss,
                               .reason = u"object.checksum"_s,
                               .message = u"What was written came back different."_s,
                               .where = m_key,
                               .remedy = u"Do not use this bucket; tell the provider."_s});
    fine("read", u"It was read back unchanged."_s);
}

void S3Probe::list()
{
    bool found = false;
    const Result<void> listed = m_store.list(
        m_key,
        [&](const ObjectInfo &object) -> Result<void> {
            found = found || object.key == m_key;
            return {};
        },
        m_stop);
    if (!listed)
        return failed("list", listed.error());
    if (!found)
        return warn("list", u"A listing does not show an object that was just written."_s,
                    u"Checks of this bucket may call new photos missing for a while; run them again before acting."_s);
    fine("list", u"Objects can be listed."_s);
}

void S3Probe::checksum()
{
    BytesSource body(probeBytes());
    const QByteArray wrongMd5 = QByteArray::fromHex(md5Hex("other bytes").toLatin1()).toBase64();
    const Result<HttpReply> stored = m_client.send({.method = "PUT",
                                                    .key = m_damagedKey,
                                                    .headers = {{"Content-MD5", wrongMd5}},
                                                    .body = &body,
                                                    .bodySha256 = sha256Hex(probeBytes())},
                                                   m_stop);
    if (stored) {
        if (const auto removed = m_store.remove(m_damagedKey, {}, {}); !removed)
            failed("delete", removed.error());
        return warn(
            "checksum", u"The server stores bytes whose checksum is wrong."_s,
            u"Nothing to do: every object is read back before its source is released, which costs a read each."_s);
    }
    const bool isMd5 = m_written.etag == md5Hex(probeBytes());
    if (isMd5 && m_client.config().provider.etagIsMd5)
        return fine("checksum", u"Damaged uploads are refused, and the ETag proves what is stored."_s);
    fine("checksum",
         u"Damaged uploads are refused. The ETag proves nothing here, so every object is read back once."_s);
}

void S3Probe::remove()
{
    if (const auto removed = m_store.remove(m_key, m_written.versionId, {}); !removed)
        return failed("delete", removed.error());
    const auto left = m_store.head(m_key, m_stop);
    if (!left)
        return failed("delete", left.error());
    if (*left)
        return failed("delete", {.code = ErrorCode::PermissionDenied,
                                 .reason = u"s3.access_denied"_s,
                                 .message = u"The object is still there after it was deleted."_s,
                                 .where = m_key,
                                 .remedy = u"Give the key the right to delete, and look for a retention rule."_s});
    fine("delete", u"It was deleted."_s);
}

void S3Probe::versions()
{
    const Result<HttpReply> reply = ask("versioning");
    const auto state = reply ? s3xml::parseVersioning(reply->body) : Result<s3xml::Versioning>(fail(reply.error()));
    const bool keeps = m_client.config().provider.alwaysVersioned || !m_written.versionId.isEmpty() ||
                       (state && *state != s3xml::Versioning::Never);
    if (!keeps)
        return fine("versions", u"The bucket keeps no old versions: what is deleted is gone and no longer billed."_s);
    qint64 hidden = 0;
    qint64 bytes = 0;
    const Result<void> listed = m_store.listHidden(
        {},
        [&](const HiddenVersion &version) -> Result<void> {
            bytes += version.size;
            if (++hidden >= HiddenSeen)
                return fail(ErrorCode::Aborted, u"enough"_s, u"Enough."_s);
            return {};
        },
        m_stop);
    const bool all = listed.has_value();
    if (!all && hidden < HiddenSeen)
        return warn("versions",
                    u"The bucket keeps old versions, and the key may not list them: deleted photos stay billed."_s,
                    u"Give the key the right to list and delete versions."_s);
    if (hidden == 0)
        return fine("versions", u"The bucket keeps old versions; Tierdeck deletes each version it wrote."_s);
    warn("versions",
         (all ? u"%1 hidden versions with %2 bytes are stored and billed."_s
              : u"At least %1 hidden versions with %2 bytes are stored and billed."_s)
             .arg(hidden)
             .arg(bytes),
         u"Remove the hidden versions, or set the bucket to keep only the last version of each file."_s);
}

void S3Probe::lifecycle()
{
    const Result<HttpReply> reply = ask("lifecycle");
    if (!reply && reply.error().code == ErrorCode::NotFound)
        return fine("lifecycle", u"The bucket has no rules of its own."_s);
    const auto rules =
        reply ? s3xml::parseLifecycle(reply->body) : Result<QList<s3xml::LifecycleRule>>(fail(reply.error()));
    if (!rules)
        return skipped("lifecycle", u"The bucket's own rules cannot be read with this key."_s);
    for (const s3xml::LifecycleRule &rule : *rules) {
        if (!rule.enabled || !overlap(rule.prefix, m_prefix))
            continue;
        if (rule.expireDays || rule.expireDate)
            return warn(
                "lifecycle", u"The bucket's own rule \"%1\" deletes photos behind Tierdeck's back."_s.arg(rule.id),
                u"Remove the rule in the provider's console: Tierdeck deletes by its own rules, and only verified copies."_s);
        if (std::ranges::any_of(rule.transitions, isArchive))
            return warn(
                "lifecycle",
                u"The bucket's own rule \"%1\" moves photos to an archive class that cannot be read at once."_s.arg(
                    rule.id),
                u"Remove the rule, or use a class with instant access."_s);
    }
    fine("lifecycle", u"No rule of the bucket deletes photos."_s);
}

void S3Probe::cors()
{
    const Result<HttpReply> reply = ask("cors");
    const auto rules = reply ? s3xml::parseCors(reply->body) : Result<QList<s3xml::CorsRule>>(fail(reply.error()));
    if (rules && std::ranges::any_of(*rules, letsAnyPageWrite))
        return warn("cors.write", u"A CORS rule of the bucket lets pages of every site write to it (\"*\" with PUT)."_s,
                    u"Name your shop's address in place of \"*\", and leave PUT out unless its pages upload: %1"_s.arg(
                        ReadingCorsRule));
    if (m_client.config().cdnDomain.isEmpty())
        return skipped("cors", u"Only of interest with a CDN domain."_s);
    const QString remedy =
        u"If pages of your shop read photos by script, add this rule in the provider's console, with your shop's address: %1"_s
            .arg(ReadingCorsRule);
    if (!reply && reply.error().code == ErrorCode::NotFound)
        return warn("cors",
                    u"The bucket has no CORS rule: scripts of other sites cannot read its photos; plain images work."_s,
                    remedy);
    if (!rules)
        return skipped("cors", u"The bucket's CORS rules cannot be read with this key."_s);
    const bool reads =
        std::ranges::any_of(*rules, [](const s3xml::CorsRule &rule) { return rule.methods.contains("GET"_L1); });
    if (!reads)
        return warn("cors", u"No CORS rule of the bucket lets pages read its photos."_s, remedy);
    fine("cors", u"The bucket has CORS rules for reading."_s);
}

void S3Probe::scope()
{
    const Result<HttpReply> reply = m_client.send({.method = "GET", .ofService = true}, m_stop);
    if (reply)
        return warn("scope", u"The key can see all buckets of the account; Tierdeck needs only this one."_s,
                    u"Use a key that is limited to this bucket."_s);
    fine("scope", u"The key cannot list the account's other buckets."_s);
}

Result<StoreReport> S3Probe::run()
{
    const auto stopped = [this] { return m_stop.stop_requested(); };
    if (reach() && !stopped()) {
        clock();
        const bool wrote = !stopped() && write();
        if (wrote && !stopped())
            read();
        if (!stopped())
            list();
        if (wrote && !stopped())
            checksum();
        if (wrote)
            remove(); // also after a cancel
        if (!stopped())
            versions();
        if (!stopped())
            lifecycle();
        if (!stopped())
            cors();
        if (!stopped())
            scope();
    } else if (!stopped()) {
        clock();
    }
    if (stopped())
        return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s, m_client.config().bucket);
    return m_report;
}

} // namespace td
