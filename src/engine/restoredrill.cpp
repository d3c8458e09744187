// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/restoredrill.h"

#include "core/digest.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString LastDrillKey = u"drill.last"_s;

/// A place in a list of `size`, from an id that is random itself.
qint64 anyOf(qint64 size, IdSource &ids)
{
    const QByteArray hash = QByteArray::fromHex(sha256Hex(ids.newId().toUtf8()).toLatin1());
    quint64 number = 0;
    for (const char byte : hash.first(8))
        number = (number << 8) | quint8(byte);
    return qint64(number % quint64(size));
}

QJsonObject documentOf(const DrillReport &report)
{
    QJsonArray photos;
    for (const DrillItem &item : report.items)
        photos.append(QJsonObject{{u"photo_id"_s, item.photoId},
                                  {u"tier"_s, tierName(item.tier)},
                                  {u"key"_s, item.key},
                                  {u"bytes"_s, item.bytes},
                                  {u"milliseconds"_s, item.milliseconds},
                                  {u"ok"_s, !item.error.has_value()},
                                  {u"error"_s, item.error ? QJsonValue(item.error->message) : QJsonValue::Null}});
    return {{u"at"_s, toIso(report.at)}, {u"failures"_s, report.failures()}, {u"photos"_s, photos}};
}

} // namespace

qint64 DrillReport::failures() const
{
    return std::ranges::count_if(items, [](const DrillItem &item) { return item.error.has_value(); });
}

Result<QStringList> RestoreDrill::choose(int photos)
{
    TD_ASSIGN(const std::vector<qint64> all, m_library.sequence({}, {}));
    QSet<qint64> chosen;
    if (qint64(all.size()) <= photos) {
        chosen = QSet<qint64>(all.cbegin(), all.cend());
    } else {
        while (chosen.size() < photos)
            chosen.insert(all[std::size_t(anyOf(qint64(all.size()), m_parts.ids))]);
    }
    TD_ASSIGN(const QList<Photo> rows, m_library.bySeq(chosen.values()));
    QStringList ids;
    for (const Photo &photo : rows)
        ids.append(photo.photoId);
    return ids;
}

DrillItem RestoreDrill::restore(const QString &photoId, const QString &folder, const std::stop_token &stop)
{
    DrillItem item;
    item.photoId = photoId;
    QElapsedTimer time;
    time.start();
    const auto work = [&]() -> Result<void> {
        TD_ASSIGN(const PhotoDetails details, m_library.details(photoId));
        item.tier = details.photo.tier;
        item.key = details.photo.storagePath;
        TD_ASSIGN(const QByteArray bytes, m_library.bytes(photoId, variant::Master, stop, Library::Source::Tiers));
        item.bytes = bytes.size();
        const QString path = QString(folder + u'/' + QString::fromLatin1(photoId.toUtf8().toHex()));
        QFile file(path);
        if (!file.open(QIODevice::ReadWrite) || file.write(bytes) != bytes.size() || !file.seek(0))
            return fail(ErrorCode::ResourceExhausted, u"drill.folder"_s,
                        u"The photo could not be written: %1"_s.arg(file.errorString()), path, u"Free disk space."_s);
        const QByteArray back = file.readAll();
        if (!details.photo.sha256.isEmpty() && sha256Hex(back) != details.photo.sha256)
            return fail(ErrorCode::DataLoss, u"copy.damaged"_s, u"The bytes are not those that were stored."_s,
                        item.key, u"Run check --read-data --repair."_s);
        // what was kept exactly as it came may not decode; that it came back is all there is to prove
        if (details.photo.damaged)
            return {};
        ImagePolicy policy;
        policy.variants.clear();
        const auto decoded = m_parts.images.process(back, details.photo.filename, policy);
        return decoded ? Result<void>{} : fail(decoded.error());
    };
    if (const Result<void> done = work(); !done)
        item.error = done.error();
    item.milliseconds = time.elapsed();
    return item;
}

Result<DrillReport> RestoreDrill::run(int photos, const ProgressFn &progress, std::stop_token stop)
{
    const QTemporaryDir folder;
    if (!folder.isValid())
        return fail(ErrorCode::ResourceExhausted, u"drill.folder"_s,
                    u"There is no temporary folder: %1"_s.arg(folder.errorString()), {}, u"Free disk space."_s);
    TD_ASSIGN(const QStringList ids, choose(photos));
    DrillReport report;
    report.at = m_parts.clock.now();
    for (const QString &id : ids) {
        if (progress)
            progress({.done = qint64(report.items.size()), .total = qint64(ids.size()), .current = id});
        DrillItem item = restore(id, folder.path(), stop);
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled; nothing was recorded."_s);
        report.items.append(std::move(item));
    }
    report.document = documentOf(report);
    Event event;
    event.at = report.at;
    event.what = u"restore_drill"_s;
    event.count = report.items.size();
    event.detail = report.document;
    TD_TRY(m_parts.catalogue.events().append(event));
    TD_TRY(m_parts.catalogue.settings().setValue(
        LastDrillKey, QString::fromUtf8(QJsonDocument(report.document).toJson(QJsonDocument::Compact))));
    return report;
}

Result<std::optional<LastDrill>> lastDrill(const EngineParts &parts)
{
    TD_ASSIGN(const std::optional<QString> text, parts.catalogue.settings().value(LastDrillKey));
    if (!text || text->isEmpty())
        return std::nullopt;
    const QJsonObject document = QJsonDocument::fromJson(text->toUtf8()).object();
    return LastDrill{.at = fromIso(document.value("at"_L1).toString()).value_or(Instant{}),
                     .photos = document.value("photos"_L1).toArray().size(),
                     .failures = document.value("failures"_L1).toInteger()};
}

} // namespace td
