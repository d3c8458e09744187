// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/check.h"

#include <QByteArray>

#include <vector>

namespace td
{

/// What one tier's store shows, held compactly: 48 bytes an object.
class Listing
{
public:
    struct Entry {
        std::array<char, 16> key{}; ///< MD5 of the key
        qint64 size = 0;
        std::array<char, 16> md5{}; ///< the ETag, where it looks like an MD5
        bool hasMd5 = false;
    };
    void add(const ObjectInfo &object);
    void seal(); ///< after the last add(), before the first find()
    [[nodiscard]] const Entry *find(const QString &key) const;
    [[nodiscard]] qint64 size() const { return qint64(m_entries.size()); }

private:
    std::vector<Entry> m_entries;
};

/// One tier while it is checked.
struct CheckedTier {
    Tier tier = Tier::Temp;
    std::shared_ptr<ObjectStore> store;
    Listing listing;
    QStringList unknown;             ///< keys that no copy and no open journal entry names
    std::optional<Error> problem;    ///< set: not checkable
    QHash<QString, Copy> withHidden; ///< live copies whose key also has hidden versions
    QList<HiddenVersion> hidden;
    [[nodiscard]] bool isChecked() const { return store && !problem; }
};

/// By tier; those without a store are left out.
using CheckedTiers = std::vector<CheckedTier>;
[[nodiscard]] CheckedTier *tierIn(CheckedTiers &tiers, Tier tier);

/// Lists every tier, with hidden versions. A listing that fails, is empty, or shows nothing of ours although the
/// catalogue has photos there makes the tier not checkable ("tier.looks_empty"). The first such error when no tier that
/// holds photos is left; Cancelled.
[[nodiscard]] Result<CheckedTiers> listTiers(const EngineParts &parts, std::stop_token stop);

/// Where objects of the tier are looked for. The root of the store itself is not searched: there may be other people's
/// files.
[[nodiscard]] QStringList foldersOf(const TierStores &stores, Tier tier);

/// True for what speaks of one object (a bad sector, a link in its place) and not of the store.
[[nodiscard]] bool isAboutTheObject(const Error &error);

} // namespace td
