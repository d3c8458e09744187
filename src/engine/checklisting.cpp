// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/checklisting.h"

#include <QCryptographicHash>
#include <QSet>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype ListedKeysAtOnce = 500;
constexpr qsizetype Md5HexLength = 32;

std::array<char, 16> asArray(const QByteArray &bytes)
{
    std::array<char, 16> array{};
    std::ranges::copy(bytes.first(std::min<qsizetype>(bytes.size(), 16)), array.begin());
    return array;
}

std::array<char, 16> hashOf(const QString &key)
{
    return asArray(QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Md5));
}

/// What stands before the first field that differs between photos, as a folder: "hot/" for "{tier}/{photo_id}.{ext}".
/// Empty when the template starts with such a field.
QString folderOf(const QString &text, Tier tier)
{
    QString known = text;
    known.replace("{tier}"_L1, tierName(tier));
    known = known.left(known.indexOf(u'{'));
    return known.left(known.lastIndexOf(u'/') + 1);
}

Error looksEmpty(Tier tier, qint64 expected, qint64 listed)
{
    const QString found = listed == 0 ? u"no object at all"_s : u"%1 objects and none of them is ours"_s.arg(listed);
    return {.code = ErrorCode::Unavailable,
            .reason = u"tier.looks_empty"_s,
            .message =
                u"The catalogue has %1 photos in %2, but its store shows %3; nothing was changed."_s.arg(expected).arg(
                    tierName(tier).toUpper(), found),
            .where = tierName(tier),
            .remedy = u"Mount the folder, or correct the path or bucket of the tier, and check again."_s};
}

class Lister
{
public:
    Lister(const EngineParts &parts, CheckedTier &tier, QSet<QString> &unknownElsewhere, const std::stop_token &stop)
        : m_parts(parts)
        , m_tier(tier)
        , m_unknownElsewhere(unknownElsewhere)
        , m_stop(stop)
    {
    }

    /// How many of the keys the catalogue knows.
    Result<qint64> list()
    {
        const auto each = [this](const ObjectInfo &object) -> Result<void> {
            m_tier.listing.add(object);
            m_batch.append(object.key);
            return m_batch.size() < ListedKeysAtOnce ? Result<void>{} : sift();
        };
        const auto hidden = [this](const HiddenVersion &version) -> Result<void> {
            m_tier.hidden.append(version);
            return {};
        };
        for (const QString &folder : foldersOf(m_parts.stores, m_tier.tier)) {
            TD_TRY(m_tier.store->list(folder, each, m_stop));
            TD_TRY(m_tier.store->listHidden(folder, hidden, m_stop));
        }
        TD_TRY(sift());
        m_tier.listing.seal();
        return m_known;
    }

private:
    Result<void> sift()
    {
        if (m_batch.isEmpty())
            return {};
        TD_ASSIGN(const QStringList known, m_parts.catalogue.copies().knownKeys(m_batch));
        const QSet<QString> knownSet(known.cbegin(), known.cend());
        m_known += knownSet.size();
        for (const QString &key : std::as_const(m_batch)) {
            // Several tiers may lie in one folder or bucket.
            if (knownSet.contains(key) || m_unknownElsewhere.contains(key))
                continue;
            m_tier.unknown.append(key);
            m_unknownElsewhere.insert(key);
        }
        m_batch.clear();
        return {};
    }

    const EngineParts &m_parts;
    CheckedTier &m_tier;
    QSet<QString> &m_unknownElsewhere;
    const std::stop_token &m_stop;
    QStringList m_batch;
    qint64 m_known = 0;
};

} // namespace

void Listing::add(const ObjectInfo &object)
{
    Entry entry{.key = hashOf(object.key), .size = object.size};
    QString etag = object.etag;
    etag.remove(u'"');
    if (etag.size() == Md5HexLength) {
        const QByteArray md5 = QByteArray::fromHex(etag.toLatin1());
        entry.hasMd5 = md5.size() == qsizetype(entry.md5.size());
        entry.md5 = asArray(md5);
    }
    m_entries.push_back(entry);
}

void Listing::seal()
{
    std::ranges::sort(m_entries, {}, &Entry::key);
}

const Listing::Entry *Listing::find(const QString &key) const
{
    const auto hash = hashOf(key);
    const auto found = std::ranges::lower_bound(m_entries, hash, {}, &Entry::key);
    return found != m_entries.end() && found->key == hash ? &*found : nullptr;
}

CheckedTier *tierIn(CheckedTiers &tiers, Tier tier)
{
    const auto found = std::ranges::find(tiers, tier, &CheckedTier::tier);
    return found == tiers.end() ? nullptr : &*found;
}

QStringList foldersOf(const TierStores &stores, Tier tier)
{
    QStringList wanted{QString(tierName(tier) % u'/'), folderOf(stores.masterTemplate, tier),
                       folderOf(stores.variantTemplate, tier)};
    wanted.removeAll(QString());
    std::ranges::sort(wanted);
    QStringList folders;
    for (const QString &folder : std::as_const(wanted)) {
        if (folders.isEmpty() || !folder.startsWith(folders.last()))
            folders.append(folder);
    }
    return folders;
}

bool isAboutTheObject(const Error &error)
{
    return error.code == ErrorCode::DataLoss || error.code == ErrorCode::Internal ||
           error.code == ErrorCode::InvalidArgument;
}

Result<CheckedTiers> listTiers(const EngineParts &parts, std::stop_token stop)
{
    TD_ASSIGN(const TierTotals totals, parts.catalogue.stats().totals());
    CheckedTiers tiers;
    QSet<QString> unknown;
    std::optional<Error> firstProblem;
    bool isAnyLeft = false;
    for (const Tier tier : AllTiers) {
        const qint64 expected = totals.live.value(tier).count + totals.trash.value(tier).count;
        const auto store = parts.stores.of(tier);
        if (!store && expected == 0)
            continue;
        CheckedTier &checked = tiers.emplace_back();
        checked.tier = tier;
        checked.store = store.value_or(nullptr);
        if (!store) {
            checked.problem = store.error();
        } else if (const Result<qint64> known = Lister(parts, checked, unknown, stop).list(); !known) {
            if (known.error().code == ErrorCode::Cancelled)
                return fail(known.error());
            checked.problem = known.error();
        } else if (*known == 0 && expected > 1) {
            // Absence is no evidence: an empty mount point or a wrong bucket must not become a thousand missing photos.
            // A single one may be.
            checked.problem = looksEmpty(tier, expected, checked.listing.size());
        }
        if (checked.problem && !firstProblem)
            firstProblem = checked.problem;
        isAnyLeft = isAnyLeft || (!checked.problem && expected > 0);
    }
    if (firstProblem && !isAnyLeft)
        return fail(*firstProblem);
    return tiers;
}

} // namespace td
