// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backup/backupset.h"

#include "core/digest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int ManifestFormat = 1;
constexpr qsizetype DayChars = 10; // of "2026-11-21-020000-1a2b3c4d"
constexpr qsizetype ObjectNameBytes = 32;

tl::unexpected<Error> noManifest(const QString &name, const QString &what)
{
    return fail(ErrorCode::DataLoss, u"backup.damaged"_s, u"The manifest of the backup is damaged: %1."_s.arg(what),
                name, u"Use another backup, and check the disk or provider that keeps them."_s);
}

QJsonObject fileObject(const PackedFile &file)
{
    return {{u"bytes"_s, file.bytes},
            {u"sha256"_s, file.sha256},
            {u"plain_bytes"_s, file.plainBytes},
            {u"plain_sha256"_s, file.plainSha256}};
}

PackedFile fileFrom(const QJsonObject &object)
{
    return {.bytes = object.value("bytes"_L1).toInteger(-1),
            .sha256 = object.value("sha256"_L1).toString(),
            .plainBytes = object.value("plain_bytes"_L1).toInteger(-1),
            .plainSha256 = object.value("plain_sha256"_L1).toString()};
}

bool isWhole(const PackedFile &file)
{
    constexpr qsizetype hexChars = 64;
    return file.bytes >= 0 && file.plainBytes >= 0 && file.sha256.size() == hexChars &&
           file.plainSha256.size() == hexChars;
}

QJsonObject photosObject(const BackupObjects &objects)
{
    QJsonArray tiers;
    for (const Tier tier : objects.tiers)
        tiers.append(tierName(tier));
    return {{u"tiers"_s, tiers},
            {u"count"_s, objects.count},
            {u"bytes"_s, objects.bytes},
            {u"added"_s, objects.added},
            {u"added_bytes"_s, objects.addedBytes},
            {u"missing"_s, objects.missing},
            {u"index"_s, fileObject(objects.index)}};
}

BackupObjects photosFrom(const QJsonObject &object)
{
    BackupObjects objects;
    const QJsonArray tiers = object.value("tiers"_L1).toArray();
    for (const QJsonValue &name : tiers) {
        if (const auto tier = tierFromName(name.toString()))
            objects.tiers.append(*tier);
    }
    objects.count = object.value("count"_L1).toInteger(-1);
    objects.bytes = object.value("bytes"_L1).toInteger();
    objects.added = object.value("added"_L1).toInteger();
    objects.addedBytes = object.value("added_bytes"_L1).toInteger();
    objects.missing = object.value("missing"_L1).toInteger();
    objects.index = fileFrom(object.value("index"_L1).toObject());
    return objects;
}

QString digestOfManifest(QJsonObject object)
{
    object.remove("digest"_L1);
    return sha256Hex(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

qint64 BackupSet::storedBytes() const
{
    return catalogue.bytes + (settings ? settings->bytes : 0) + (objects ? objects->index.bytes : 0);
}

QString backupFolder(const QString &name)
{
    return QString(BackupSetsPrefix % name.first(DayChars) % u'/' % name.sliced(DayChars + 1) % u'/');
}

QString backupKey(const QString &name, BackupPart part, bool isSealed)
{
    const QString folder = backupFolder(name);
    if (part == BackupPart::Manifest)
        return QString(folder % "manifest.json"_L1);
    const QLatin1StringView file = part == BackupPart::Catalogue  ? "catalog.db.gz"_L1
                                   : part == BackupPart::Settings ? "settings.json.gz"_L1
                                                                  : "objects.idx.gz"_L1;
    return QString(folder % file % (isSealed ? ".sealed"_L1 : ""_L1));
}

QString backupName(Instant at, const QString &id)
{
    constexpr qsizetype idChars = 8;
    const QString iso = toIso(at);
    QString time = iso.sliced(DayChars + 1, 8);
    time.remove(u':');
    QString word = sha256Hex(id.toUtf8()).first(idChars);
    return QString(iso.first(DayChars) % u'-' % time % u'-' % word);
}

std::optional<Instant> backupTime(const QString &name)
{
    static const QRegularExpression shape(u"\\A(\\d{4}-\\d\\d-\\d\\d)-(\\d\\d)(\\d\\d)(\\d\\d)-[0-9a-f]{8}\\z"_s);
    const auto match = shape.match(name);
    if (!match.hasMatch())
        return std::nullopt;
    return fromIso(QString(match.captured(1) % u'T' % match.captured(2) % u':' % match.captured(3) % u':' %
                           match.captured(4) % u'Z'));
}

std::optional<QString> backupOfKey(const QString &key)
{
    const QStringList parts = key.split(u'/');
    if (parts.size() != 4 || QString(parts.first() % u'/') != BackupSetsPrefix)
        return std::nullopt;
    const QString name = QString(parts.at(1) % u'-' % parts.at(2));
    return backupTime(name) ? std::optional(name) : std::nullopt;
}

void insertVaultFacts(QJsonObject &object, const BackupVaultFacts &facts)
{
    object.insert(u"id"_s, facts.id);
    object.insert(u"sealed"_s, facts.seal.has_value());
    if (!facts.seal)
        return;
    object.insert(u"salt"_s, QString::fromLatin1(facts.seal->salt.toHex()));
    object.insert(u"operations"_s, qint64(facts.seal->operations));
    object.insert(u"memory"_s, qint64(facts.seal->memoryBytes));
    object.insert(u"check"_s, QString::fromLatin1(facts.check.toHex()));
}

BackupVaultFacts vaultFactsOf(const QJsonObject &object)
{
    const auto bytes = [&object](QLatin1StringView key) {
        return QByteArray::fromHex(object.value(key).toString().toLatin1());
    };
    BackupVaultFacts facts;
    facts.id = object.value("id"_L1).toString();
    if (!object.value("sealed"_L1).toBool())
        return facts;
    facts.seal = SealParameters{.salt = bytes("salt"_L1),
                                .operations = quint64(object.value("operations"_L1).toInteger()),
                                .memoryBytes = quint64(object.value("memory"_L1).toInteger())};
    facts.check = bytes("check"_L1);
    return facts;
}

QByteArray manifestOf(const BackupSet &set)
{
    QJsonObject object{{u"format"_s, ManifestFormat},
                       {u"name"_s, set.name},
                       {u"created_at"_s, toIso(set.createdAt)},
                       {u"program"_s, set.program},
                       {u"catalogue_id"_s, set.catalogueId},
                       {u"photos"_s, set.photos},
                       {u"copies"_s, set.copies},
                       {u"sealed"_s, set.isSealed},
                       {u"catalogue"_s, fileObject(set.catalogue)}};
    if (set.settings)
        object.insert(u"settings"_s, fileObject(*set.settings));
    if (set.objects)
        object.insert(u"objects"_s, photosObject(*set.objects));
    if (!set.vault.id.isEmpty()) {
        QJsonObject vault;
        insertVaultFacts(vault, set.vault);
        object.insert(u"vault"_s, vault);
    }
    object.insert(u"digest"_s, digestOfManifest(object));
    return QJsonDocument(object).toJson();
}

Result<BackupSet> backupFromManifest(const QByteArray &text, const QString &name)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    if (object.isEmpty())
        return noManifest(name, u"it is no JSON object"_s);
    if (object.value("format"_L1).toInt() > ManifestFormat)
        return fail(ErrorCode::Unimplemented, u"backup.newer"_s, u"The backup was made by a newer Tierdeck."_s, name,
                    u"Update Tierdeck on this computer."_s);
    if (object.value("digest"_L1).toString() != digestOfManifest(object))
        return noManifest(name, u"its checksum is wrong"_s);
    BackupSet set;
    set.name = object.value("name"_L1).toString();
    set.createdAt = fromIso(object.value("created_at"_L1).toString()).value_or(Instant{});
    set.program = object.value("program"_L1).toString();
    set.catalogueId = object.value("catalogue_id"_L1).toString();
    set.photos = object.value("photos"_L1).toInteger();
    set.copies = object.value("copies"_L1).toInteger();
    set.isSealed = object.value("sealed"_L1).toBool();
    set.catalogue = fileFrom(object.value("catalogue"_L1).toObject());
    set.vault = vaultFactsOf(object.value("vault"_L1).toObject());
    if (object.contains("settings"_L1))
        set.settings = fileFrom(object.value("settings"_L1).toObject());
    if (object.contains("objects"_L1))
        set.objects = photosFrom(object.value("objects"_L1).toObject());
    if (set.name != name)
        return noManifest(name, u"it is that of another backup"_s);
    if (!isWhole(set.catalogue) || (set.settings && !isWhole(*set.settings)) ||
        (set.objects && (!isWhole(set.objects->index) || set.objects->count < 0)))
        return noManifest(name, u"something is missing in it"_s);
    return set;
}

QString objectKey(const QByteArray &name)
{
    const QString hex = QString::fromLatin1(name.toHex());
    return QString(BackupObjectsPrefix % hex.first(2) % u'/' % hex);
}

std::optional<QByteArray> objectOfKey(const QString &key)
{
    const QString hex = key.section(u'/', -1);
    const QByteArray name = QByteArray::fromHex(hex.toLatin1());
    return name.size() == ObjectNameBytes && objectKey(name) == key ? std::optional(name) : std::nullopt;
}

} // namespace td
