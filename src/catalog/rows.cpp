// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/rows.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype IsoLength = 20;

/// Columns of a row, read from left to right in the order of the column list.
class Reader
{
public:
    explicit Reader(const QSqlQuery &q)
        : m_q(q)
    {
    }
    QVariant value() { return m_q.value(m_at++); }
    QString text() { return value().toString(); }
    qint64 number() { return value().toLongLong(); }
    int integer() { return value().toInt(); }
    bool flag() { return value().toLongLong() != 0; }
    Instant instant() { return instantOrEpoch(value()); }
    std::optional<Instant> maybeInstant() { return instantFrom(value()); }
    Tier tier() { return tierFromName(text()).value_or(Tier::Temp); }

private:
    const QSqlQuery &m_q;
    int m_at = 0;
};

int digits(const QChar *from, int count)
{
    int number = 0;
    for (int i = 0; i < count; ++i) {
        const ushort c = from[i].unicode();
        if (c < u'0' || c > u'9')
            return -1;
        number = number * 10 + (c - u'0');
    }
    return number;
}

} // namespace

std::optional<Instant> instantFrom(const QVariant &value)
{
    if (value.isNull())
        return std::nullopt;
    const QString text = value.toString();
    const QChar *c = text.constData();
    const bool shaped = text.size() == IsoLength && c[4] == u'-' && c[7] == u'-' && c[10] == u'T' && c[13] == u':' &&
                        c[16] == u':' && c[19] == u'Z';
    if (!shaped)
        return fromIso(text);
    const int year = digits(c, 4), month = digits(c + 5, 2), day = digits(c + 8, 2);
    const int hour = digits(c + 11, 2), minute = digits(c + 14, 2), second = digits(c + 17, 2);
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month(unsigned(month)),
                                           std::chrono::day(unsigned(day))};
    if (year < 0 || month < 1 || day < 1 || hour < 0 || minute < 0 || second < 0 || hour > 23 || minute > 59 ||
        second > 59 || !date.ok())
        return fromIso(text);
    return Instant{std::chrono::sys_days{date}} + Seconds{(hour * 60 + minute) * 60 + second};
}

Instant instantOrEpoch(const QVariant &value)
{
    return instantFrom(value).value_or(Instant{});
}

QVariant bindable(const std::optional<Instant> &instant)
{
    return instant ? QVariant(toIso(*instant)) : QVariant();
}

QVariant textOrNull(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QString listedIn(const QString &column, const QString &list)
{
    // Numbers of a JSON list are text to one engine and numbers to the other.
    if (column == "seq"_L1)
        return "p.seq = CAST("_L1 % list % ".value AS BIGINT)"_L1;
    return "p."_L1 % column % " = "_L1 % list % ".value"_L1;
}

QString jsonText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString jsonText(const QStringList &list)
{
    // The database reads these, and may know neither NUL nor half a surrogate pair.
    const auto isOdd = [](QChar c) { return c.isNull() || c.isSurrogate(); };
    for (const QString &text : list) {
        if (std::ranges::any_of(text, isOdd)) {
            QStringList clean = list;
            for (QString &one : clean)
                one = QString::fromUtf8(one.replace(QChar(0), QChar(QChar::ReplacementCharacter)).toUtf8());
            return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(clean)).toJson(QJsonDocument::Compact));
        }
    }
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact));
}

QJsonObject objectFrom(const QVariant &text)
{
    const QString json = text.toString();
    return json.size() <= 2 ? QJsonObject() : QJsonDocument::fromJson(json.toUtf8()).object();
}

QStringList stringsFrom(const QVariant &text)
{
    const QString json = text.toString();
    QStringList list;
    if (json.size() <= 2)
        return list;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &value : array)
        list.append(value.toString());
    return list;
}

Photo photoOf(const QSqlQuery &q)
{
    Reader r(q);
    Photo photo;
    photo.photoId = r.text();
    photo.seq = r.number();
    photo.userId = r.text();
    photo.draftId = r.text();
    photo.tier = r.tier();
    photo.fileSizeBytes = r.number();
    photo.compressedSizeBytes = r.number();
    photo.storedBytes = r.number();
    photo.uploadDate = r.instant();
    photo.lastAccessDate = r.instant();
    photo.scheduledDeletion = r.maybeInstant();
    photo.publishedToVinted = r.flag();
    photo.publishedDate = r.maybeInstant();
    photo.accessCount = r.number();
    photo.storagePath = r.text();
    photo.cdnUrl = r.text();
    photo.createdAt = r.instant();
    photo.updatedAt = r.instant();
    photo.filename = r.text();
    photo.mimeType = r.text();
    photo.width = r.integer();
    photo.height = r.integer();
    photo.sha256 = r.text();
    photo.originalSha256 = r.text();
    if (const QVariant phash = r.value(); !phash.isNull())
        photo.phash = quint64(phash.toLongLong());
    photo.damaged = r.flag();
    photo.archivedAt = r.maybeInstant();
    photo.promotedAt = r.maybeInstant();
    photo.tempSince = r.maybeInstant();
    photo.deletedAt = r.maybeInstant();
    photo.isPublic = r.flag();
    photo.pinned = r.flag();
    photo.kind = r.text();
    photo.ownerType = r.text();
    photo.tags = stringsFrom(r.value());
    photo.metadata = objectFrom(r.value());
    return photo;
}

Copy copyOf(const QSqlQuery &q)
{
    Reader r(q);
    Copy copy;
    copy.copyId = r.number();
    copy.photoId = r.text();
    copy.variant = r.text();
    copy.tier = r.tier();
    copy.backend = r.text();
    copy.key = r.text();
    copy.versionId = r.text();
    copy.size = r.number();
    copy.sha256 = r.text();
    copy.mimeType = r.text();
    copy.width = r.integer();
    copy.height = r.integer();
    copy.state = copyStateFromName(r.text()).value_or(CopyState::Suspect);
    copy.verifyMethod = r.text();
    copy.verifiedAt = r.maybeInstant();
    copy.createdAt = r.instant();
    copy.md5 = r.text();
    return copy;
}

LifecycleFacts factsOf(const QSqlQuery &q)
{
    Reader r(q);
    LifecycleFacts facts;
    facts.photoId = r.text();
    facts.tier = r.tier();
    facts.hasDraft = r.flag();
    facts.draftRemovedAt = r.maybeInstant();
    facts.published = r.flag();
    facts.publishedDate = r.maybeInstant();
    facts.uploadDate = r.instant();
    facts.lastAccessDate = r.instant();
    facts.tempSince = r.maybeInstant();
    facts.promotedAt = r.maybeInstant();
    facts.archivedAt = r.maybeInstant();
    facts.deletedAt = r.maybeInstant();
    facts.pinned = r.flag();
    facts.hasOrders = r.flag();
    facts.lastOrderAt = r.maybeInstant();
    facts.storedBytes = r.number();
    return facts;
}

JournalEntry journalEntryOf(const QSqlQuery &q)
{
    Reader r(q);
    JournalEntry entry;
    entry.id = r.number();
    entry.photoId = r.text();
    entry.kind = moveKindFromName(r.text()).value_or(MoveKind::Move);
    entry.state = moveStateFromName(r.text()).value_or(MoveState::Attention);
    entry.from = r.tier();
    entry.to = r.tier();
    entry.runId = r.text();
    entry.holder = holderFromText(r.text()).value_or(Holder{});
    entry.startedAt = r.instant();
    entry.updatedAt = r.instant();
    entry.lastError = r.text();
    return entry;
}

JournalCopy journalCopyOf(const QSqlQuery &q)
{
    Reader r(q);
    JournalCopy copy;
    copy.id = r.number();
    copy.variant = r.text();
    copy.sourceCopyId = r.number();
    copy.targetCopyId = r.number();
    copy.sourceKey = r.text();
    copy.targetKey = r.text();
    copy.sha256 = r.text();
    copy.size = r.number();
    copy.copied = r.flag();
    copy.verified = r.flag();
    copy.verifiedAt = r.maybeInstant();
    copy.released = r.flag();
    return copy;
}

Event eventOf(const QSqlQuery &q)
{
    Reader r(q);
    Event event;
    event.id = r.number();
    event.at = r.instant();
    event.what = r.text();
    event.photoId = r.text();
    event.draftId = r.text();
    event.runId = r.text();
    event.count = r.number();
    event.detail = objectFrom(r.value());
    return event;
}

Transfer transferOf(const QSqlQuery &q)
{
    Reader r(q);
    Transfer transfer;
    transfer.id = r.number();
    transfer.kind = transferKindFromName(r.text()).value_or(TransferKind::Upload);
    transfer.state = transferStateFromName(r.text()).value_or(TransferState::Failed);
    transfer.path = r.text();
    transfer.photoId = r.text();
    transfer.to = r.tier();
    transfer.options = objectFrom(r.value());
    transfer.bytes = r.number();
    transfer.resultBytes = r.number();
    transfer.errorReason = r.text();
    transfer.errorText = r.text();
    transfer.remedy = r.text();
    transfer.attempts = r.integer();
    transfer.createdAt = r.instant();
    transfer.finishedAt = r.maybeInstant();
    transfer.errorStore = r.text();
    transfer.rounds = r.integer();
    transfer.notBefore = r.maybeInstant();
    transfer.host = r.text();
    return transfer;
}

} // namespace td
