// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backup/backupvault.h"

#include "core/digest.h"
#include "engine/deleteproof.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int VaultFormat = 1;
const QString JsonType = u"application/json"_s;

/// What is at the target's root.
struct VaultDescription {
    BackupVaultFacts facts;
    QString catalogueId;
    bool isRecovered = false; ///< it is missing or damaged there, and was found again in a manifest
};

QByteArray descriptionText(const VaultDescription &description)
{
    QJsonObject object{{u"format"_s, VaultFormat}, {u"catalogue_id"_s, description.catalogueId}};
    insertVaultFacts(object, description.facts);
    return QJsonDocument(object).toJson();
}

Result<VaultDescription> readDescription(ObjectStore &store, const std::stop_token &stop)
{
    const Result<QByteArray> text = readAll(store, BackupDescriptionKey, stop);
    if (!text && text.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, u"backup.none"_s, u"There are no backups at %1."_s.arg(store.displayName()),
                    BackupDescriptionKey, u"Make one with: tierdeck-cli backup create"_s);
    TD_TRY(text);
    const QJsonObject object = QJsonDocument::fromJson(*text).object();
    VaultDescription found{
        .facts = vaultFactsOf(object), .catalogueId = object.value("catalogue_id"_L1).toString(), .isRecovered = false};
    if (found.facts.id.isEmpty() || object.value("format"_L1).toInt() < 1)
        return fail(ErrorCode::DataLoss, u"backup.damaged"_s,
                    u"The description of the backups at %1 is damaged."_s.arg(store.displayName()),
                    BackupDescriptionKey, u"Restore this object from an older version, or begin another target."_s);
    if (object.value("format"_L1).toInt() > VaultFormat)
        return fail(ErrorCode::Unimplemented, u"backup.newer"_s, u"The backups were made by a newer Tierdeck."_s,
                    BackupDescriptionKey, u"Update Tierdeck on this computer."_s);
    return found;
}

/// The newest manifest that says what the description said.
Result<std::optional<VaultDescription>> descriptionInManifests(ObjectStore &store, const std::stop_token &stop)
{
    QStringList names;
    TD_TRY(store.list(
        BackupSetsPrefix,
        [&names](const ObjectInfo &info) -> Result<void> {
            const auto name = backupOfKey(info.key);
            if (name && info.key == backupKey(*name, BackupPart::Manifest, false))
                names.append(*name);
            return {};
        },
        stop));
    std::ranges::sort(names, std::ranges::greater());
    for (const QString &name : std::as_const(names)) {
        TD_ASSIGN(const QByteArray text, readAll(store, backupKey(name, BackupPart::Manifest, false), stop));
        const Result<BackupSet> set = backupFromManifest(text, name);
        if (set && !set->vault.id.isEmpty())
            return VaultDescription{.facts = set->vault, .catalogueId = set->catalogueId, .isRecovered = true};
    }
    return std::nullopt;
}

Result<VaultDescription> anyDescription(ObjectStore &store, const std::stop_token &stop)
{
    Result<VaultDescription> found = readDescription(store, stop);
    if (found || (found.error().code != ErrorCode::NotFound && found.error().code != ErrorCode::DataLoss))
        return found;
    TD_ASSIGN(const auto recovered, descriptionInManifests(store, stop));
    return recovered ? Result<VaultDescription>(*recovered) : found;
}

Result<std::optional<SealKey>> vaultKey(const VaultDescription &description, const Secret &passphrase,
                                        const QString &place)
{
    const std::optional<SealParameters> &seal = description.facts.seal;
    if (!seal && passphrase.isEmpty())
        return std::nullopt;
    if (!seal)
        return fail(ErrorCode::FailedPrecondition, u"backup.not_sealed"_s,
                    u"The backups at %1 are not encrypted, but backup.passphrase is set."_s.arg(place),
                    u"backup.passphrase"_s,
                    u"Choose an empty place for encrypted backups, or remove the passphrase."_s);
    if (passphrase.isEmpty())
        return fail(ErrorCode::FailedPrecondition, u"backup.passphrase_missing"_s,
                    u"The backups at %1 are encrypted, and the passphrase is missing."_s.arg(place),
                    u"backup.passphrase"_s,
                    u"Give it in TIERDECK_BACKUP_PASSPHRASE, or store it with `tierdeck-cli config set "
                    "backup.passphrase -`."_s);
    TD_ASSIGN(const SealKey key, SealKey::derive(passphrase, *seal));
    if (key.check() != description.facts.check)
        return fail(ErrorCode::Unauthenticated, u"backup.passphrase_wrong"_s,
                    u"The passphrase is not the one of the backups at %1."_s.arg(place), u"backup.passphrase"_s,
                    u"Give the passphrase that they were begun with."_s);
    return std::optional(key);
}

/// The settings tell a place of photos by its address, which can be written in several ways.
Result<void> refusePlaceOfPhotos(ObjectStore &store, const std::stop_token &stop)
{
    for (const Tier tier : AllTiers) {
        TD_ASSIGN(const bool isTier, holdsObjects(store, QString(tierName(tier) % u'/'), stop));
        if (isTier)
            return fail(ErrorCode::FailedPrecondition, u"backup.same_as_tier"_s,
                        u"At %1 there is a folder %2 with files, as a tier keeps its photos, so backups cannot be kept "
                        "there too."_s.arg(store.displayName(), tierName(tier)),
                        tierName(tier), u"Choose another folder or bucket: what empties or loses one must not lose both."_s);
    }
    return {};
}

Result<void> writeDescription(const std::shared_ptr<ObjectStore> &store, const QByteArray &text,
                              const std::stop_token &stop)
{
    const QString sha256 = sha256Hex(text);
    const QString md5 = md5Hex(text);
    BytesSource body(text);
    TD_TRY(
        store->put({.key = BackupDescriptionKey, .contentType = JsonType, .sha256 = sha256, .metadata = {}, .md5 = md5},
                   body, stop));
    const Result<QString> proven = prove({store, BackupDescriptionKey, {}}, {text.size(), sha256, md5}, stop);
    if (proven)
        return {};
    // or the place would be nobody's for good
    if (proven.error().code == ErrorCode::DataLoss)
        TD_TRY(store->setAside(BackupDescriptionKey, {}));
    return fail(proven.error());
}

} // namespace

Result<BackupVault> BackupVault::open(std::shared_ptr<ObjectStore> store, const Secret &passphrase,
                                      const std::stop_token &stop)
{
    TD_ASSIGN(const VaultDescription description, anyDescription(*store, stop));
    BackupVault vault;
    TD_ASSIGN(vault.m_key, vaultKey(description, passphrase, store->displayName()));
    vault.m_store = std::move(store);
    vault.m_facts = description.facts;
    vault.m_isRecovered = description.isRecovered;
    vault.m_catalogueId = description.catalogueId;
    return vault;
}

Result<BackupVault> BackupVault::begin(std::shared_ptr<ObjectStore> store, const Secret &passphrase,
                                       const QString &catalogueId, const QString &vaultId, const std::stop_token &stop)
{
    Result<BackupVault> found = open(store, passphrase, stop);
    if (!found && found.error().reason == "backup.none"_L1) {
        TD_TRY(refusePlaceOfPhotos(*store, stop));
        VaultDescription description{.facts = {}, .catalogueId = catalogueId, .isRecovered = false};
        description.facts.id = vaultId;
        if (!passphrase.isEmpty()) {
            description.facts.seal = freshSealParameters();
            TD_ASSIGN(const SealKey key, SealKey::derive(passphrase, *description.facts.seal));
            description.facts.check = key.check();
        }
        TD_TRY(writeDescription(store, descriptionText(description), stop));
        found = open(store, passphrase, stop);
    }
    TD_TRY(found);
    if (found->m_catalogueId != catalogueId)
        return fail(ErrorCode::FailedPrecondition, u"backup.foreign"_s,
                    u"%1 keeps the backups of another catalogue."_s.arg(store->displayName()), BackupDescriptionKey,
                    u"Choose another place: tierdeck-cli config set backup.folder ..."_s);
    if (found->m_isRecovered)
        TD_TRY(found->describeAgain(stop));
    return found;
}

Result<void> BackupVault::describeAgain(const std::stop_token &stop)
{
    TD_ASSIGN(const std::optional<ObjectInfo> damaged, m_store->head(BackupDescriptionKey, stop));
    if (damaged)
        TD_TRY(m_store->setAside(BackupDescriptionKey, stop));
    const VaultDescription description{.facts = m_facts, .catalogueId = m_catalogueId, .isRecovered = false};
    TD_TRY(writeDescription(m_store, descriptionText(description), stop));
    m_isRecovered = false;
    return {};
}

Result<QMap<QString, QStringList>> BackupVault::files(const std::stop_token &stop) const
{
    QMap<QString, QStringList> found;
    TD_TRY(m_store->list(
        BackupSetsPrefix,
        [&found](const ObjectInfo &info) -> Result<void> {
            if (const auto name = backupOfKey(info.key))
                found[*name].append(info.key);
            return {};
        },
        stop));
    return found;
}

Result<QList<BackupEntry>> BackupVault::list(const std::stop_token &stop) const
{
    TD_ASSIGN(const auto found, files(stop));
    QList<BackupEntry> entries;
    for (auto it = found.cbegin(); it != found.cend(); ++it) {
        const QString &name = it.key();
        if (!it->contains(backupKey(name, BackupPart::Manifest, false)))
            continue; // it was broken off, or is being made just now
        BackupEntry entry{.name = name, .at = backupTime(name).value_or(Instant{}), .set = {}, .problem = std::nullopt};
        Result<BackupSet> set = find(name, stop);
        if (!set && set.error().code != ErrorCode::DataLoss && set.error().code != ErrorCode::Unimplemented)
            return fail(set.error());
        if (set)
            entry.set = *std::move(set);
        else
            entry.problem = set.error();
        entries.prepend(std::move(entry));
    }
    return entries;
}

Result<BackupSet> BackupVault::find(const QString &name, const std::stop_token &stop) const
{
    const auto unknown = [&name] {
        return fail(ErrorCode::NotFound, u"backup.unknown"_s, u"There is no backup %1."_s.arg(name), name,
                    u"See them with: tierdeck-cli backup list"_s);
    };
    if (!backupTime(name))
        return unknown();
    const Result<QByteArray> text = readAll(*m_store, backupKey(name, BackupPart::Manifest, false), stop);
    if (!text && text.error().code == ErrorCode::NotFound)
        return unknown();
    TD_TRY(text);
    return backupFromManifest(*text, name);
}

Result<void> BackupVault::putManifest(const BackupSet &set, const std::stop_token &stop) const
{
    BackupSet described = set;
    described.vault = m_facts;
    const QByteArray text = manifestOf(described);
    const QString key = backupKey(set.name, BackupPart::Manifest, set.isSealed);
    const Expected bytes{text.size(), sha256Hex(text), md5Hex(text)};
    BytesSource body(text);
    TD_TRY(m_store->put({.key = key, .contentType = JsonType, .sha256 = bytes.sha256, .metadata = {}, .md5 = bytes.md5},
                        body, stop));
    const Result<QString> proven = prove({m_store, key, {}}, bytes, stop);
    if (proven)
        return {};
    // what is not proven is not listed
    TD_TRY(m_store->remove(key, {}, {}));
    return fail(proven.error());
}

} // namespace td
