// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/bucketguard.h"

#include "core/digest.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr std::chrono::minutes CheckedFor{10};
constexpr std::chrono::milliseconds LockStep{50};
constexpr auto CatalogueField = "catalogue"_L1;

QByteArray markerText(const QString &catalogueId)
{
    const QJsonObject object{{QString(CatalogueField), catalogueId},
                             {u"note"_s,
                              u"This bucket holds the photos of a Tierdeck catalogue. Please leave this object: "
                              "without it Tierdeck deletes nothing here."_s}};
    return QJsonDocument(object).toJson();
}

bool isMarker(const QString &key)
{
    return key == QLatin1StringView(BucketMarkerKey);
}

tl::unexpected<Error> refused(const QString &reason, const QString &message, const QString &bucket,
                              const QString &remedy)
{
    return fail(ErrorCode::FailedPrecondition, reason, message, bucket, remedy);
}

Result<void> refuseMarkerKey(const QString &key)
{
    if (!isMarker(key))
        return {};
    return fail(ErrorCode::InvalidArgument, u"key.reserved"_s, u"%1 is kept by Tierdeck for itself."_s.arg(key), key);
}

const QString AdoptRemedy =
    u"Correct the bucket in the settings. Only if this really is the right bucket, take it over with "
    "`tierdeck-cli config test --adopt TIER`."_s;

} // namespace

BucketGuard::BucketGuard(std::shared_ptr<ObjectStore> inner, QString name, BucketClaim claim)
    : ForwardingStore(std::move(inner))
    , m_name(std::move(name))
    , m_claim(std::move(claim))
{
}

Result<void> BucketGuard::writeMarker(const QString &catalogueId, std::stop_token stop)
{
    const QByteArray text = markerText(catalogueId);
    BytesSource body(text);
    PutRequest request;
    request.key = QString::fromLatin1(BucketMarkerKey);
    request.contentType = u"application/json"_s;
    request.sha256 = sha256Hex(text);
    TD_TRY(inner().put(request, body, std::move(stop)));
    return m_claim.setMarked();
}

Result<bool> BucketGuard::wasTakenOver(const QString &theirs) const
{
    if (!m_claim.formerId || theirs.isEmpty())
        return false;
    return m_claim.formerId().map([&theirs](const QString &former) { return former == theirs; });
}

/// An object is never overwritten with other bytes: the old marker goes first.
Result<void> BucketGuard::replaceMarker(const QString &catalogueId, std::stop_token stop)
{
    TD_TRY(inner().remove(QString::fromLatin1(BucketMarkerKey), {}, stop));
    return writeMarker(catalogueId, std::move(stop));
}

Result<void> BucketGuard::compare(Use use, std::stop_token stop)
{
    TD_ASSIGN(const QString mine, m_claim.catalogueId());
    TD_ASSIGN(const bool wasMarked, m_claim.isMarked());
    const Result<QByteArray> text = readAll(inner(), QString::fromLatin1(BucketMarkerKey), stop);
    if (!text && text.error().code != ErrorCode::NotFound)
        return fail(text.error());
    if (!text) {
        if (wasMarked) {
            return refused(u"bucket.marker_missing"_s,
                           u"%1 is not touched: the marker that this catalogue put there is gone."_s.arg(displayName()),
                           m_name, AdoptRemedy);
        }
        if (use == Use::Delete) {
            return refused(
                u"bucket.unmarked"_s,
                u"Nothing is deleted from %1: this catalogue has never stored anything there."_s.arg(displayName()),
                m_name, u"Check the bucket in the settings, then run `tierdeck-cli config test`."_s);
        }
        return writeMarker(mine, std::move(stop));
    }
    const QString theirs = QJsonDocument::fromJson(*text).object().value(CatalogueField).toString();
    if (theirs != mine) {
        TD_ASSIGN(const bool isOurs, wasMarked ? Result<bool>(false) : wasTakenOver(theirs));
        if (isOurs)
            return replaceMarker(mine, std::move(stop));
        return refused(u"bucket.foreign"_s, u"%1 is not touched: it belongs to another catalogue."_s.arg(displayName()),
                       m_name, AdoptRemedy);
    }
    if (!wasMarked)
        TD_TRY(m_claim.setMarked());
    return {};
}

Result<void> BucketGuard::check(Use use, std::stop_token stop)
{
    std::unique_lock lock(m_mutex, std::defer_lock);
    bool hasWaited = false;
    while (!lock.try_lock_for(LockStep)) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s, m_name);
        hasWaited = true;
    }
    if (std::chrono::steady_clock::now() < m_goodUntil)
        return {};
    // who waited while another asked in vain takes that answer, instead of asking an unreachable provider once each
    if (hasWaited && !m_last && m_last.error().code == ErrorCode::Unavailable)
        return m_last;
    m_last = compare(use, std::move(stop));
    if (m_last)
        m_goodUntil = std::chrono::steady_clock::now() + CheckedFor;
    return m_last;
}

Result<ObjectInfo> BucketGuard::put(const PutRequest &request, ByteSource &body, std::stop_token stop)
{
    TD_TRY(refuseMarkerKey(request.key));
    TD_TRY(check(Use::Write, stop));
    return inner().put(request, body, std::move(stop));
}

Result<void> BucketGuard::list(const QString &prefix, const std::function<Result<void>(const ObjectInfo &)> &each,
                               std::stop_token stop)
{
    return inner().list(
        prefix,
        [&each](const ObjectInfo &object) -> Result<void> {
            return isMarker(object.key) ? Result<void>{} : each(object);
        },
        std::move(stop));
}

Result<void> BucketGuard::remove(const QString &key, const QString &versionId, std::stop_token stop)
{
    TD_TRY(refuseMarkerKey(key));
    TD_TRY(check(Use::Delete, stop));
    return inner().remove(key, versionId, std::move(stop));
}

Result<qint64> BucketGuard::sweepPartials(Seconds olderThan, std::stop_token stop)
{
    // it runs by itself at every start: a bucket that nothing was stored in yet has nothing to sweep
    TD_ASSIGN(const bool wasMarked, m_claim.isMarked());
    if (!wasMarked)
        return 0;
    TD_TRY(check(Use::Delete, stop));
    return inner().sweepPartials(olderThan, std::move(stop));
}

Result<QString> BucketGuard::setAside(const QString &key, std::stop_token stop)
{
    TD_TRY(refuseMarkerKey(key));
    TD_TRY(check(Use::Delete, stop));
    return inner().setAside(key, std::move(stop));
}

Result<std::optional<ObjectInfo>> BucketGuard::copyFrom(ObjectStore &source, const QString &sourceKey,
                                                        const PutRequest &target, std::stop_token stop)
{
    TD_TRY(refuseMarkerKey(target.key));
    TD_TRY(check(Use::Write, stop));
    return ForwardingStore::copyFrom(source, sourceKey, target, std::move(stop));
}

Result<QList<ObjectFailure>> BucketGuard::removeAll(const QList<ObjectRef> &objects, std::stop_token stop)
{
    for (const ObjectRef &object : objects)
        TD_TRY(refuseMarkerKey(object.key));
    TD_TRY(check(Use::Delete, stop));
    return inner().removeAll(objects, std::move(stop));
}

Result<void> BucketGuard::listHidden(const QString &prefix,
                                     const std::function<Result<void>(const HiddenVersion &)> &each,
                                     std::stop_token stop)
{
    return inner().listHidden(
        prefix,
        [&each](const HiddenVersion &version) -> Result<void> {
            return isMarker(version.key) ? Result<void>{} : each(version);
        },
        std::move(stop));
}

Result<std::optional<QString>> BucketGuard::link(const LinkRequest &request, Instant now)
{
    TD_TRY(refuseMarkerKey(request.key));
    // Whoever has such an address writes here in this catalogue's name, and what came is removed once it was taken.
    if (request.method == LinkRequest::Method::Put)
        TD_TRY(check(Use::Write, {}));
    return inner().link(request, now);
}

Result<void> BucketGuard::abortUpload(const UnfinishedUpload &upload, std::stop_token stop)
{
    TD_TRY(check(Use::Delete, stop));
    return inner().abortUpload(upload, std::move(stop));
}

Result<StoreReport> BucketGuard::probe(const QString &prefix, const QString &id, std::stop_token stop)
{
    TD_ASSIGN(StoreReport report, inner().probe(prefix, id, stop));
    if (!report.isUsable())
        return report;
    const Result<void> mine = check(Use::Write, std::move(stop));
    if (mine) {
        report.checks.append({.id = u"marker"_s,
                              .outcome = StoreCheck::Outcome::Fine,
                              .message = u"The bucket is marked as this catalogue's."_s,
                              .remedy = {}});
    } else if (mine.error().code == ErrorCode::Cancelled) {
        return fail(mine.error());
    } else {
        report.checks.append({.id = u"marker"_s,
                              .outcome = StoreCheck::Outcome::Failed,
                              .message = mine.error().message,
                              .remedy = mine.error().remedy,
                              .error = mine.error()});
    }
    return report;
}

Result<void> BucketGuard::claim(std::stop_token stop)
{
    {
        const std::lock_guard lock(m_mutex);
        m_goodUntil = {}; // a comparison of before the take-over says nothing
    }
    return check(Use::Write, std::move(stop));
}

Result<void> BucketGuard::adopt(std::stop_token stop)
{
    const std::lock_guard lock(m_mutex);
    TD_ASSIGN(const QString mine, m_claim.catalogueId());
    TD_TRY(replaceMarker(mine, std::move(stop)));
    m_goodUntil = std::chrono::steady_clock::now() + CheckedFor;
    return {};
}

} // namespace td
