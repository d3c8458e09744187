// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"
#include "core/secret.h"
#include "core/tier.h"

#include <QMap>
#include <QStringList>

namespace td
{

/// A place that a tier can be kept in, and what has to be said about it.
struct TierPlace {
    struct Field {
        QString name; ///< of the setting, without its tier: "endpoint"
        bool isRequired = false;
        bool isSecret = false;
        bool isAdvanced = false;
        QString hint;        ///< what holds while it is empty, as a value
        QStringList choices; ///< the words it takes; empty: any
    };
    QString id;   ///< "folder", "none", or a provider's id
    QString name; ///< of a provider: "Cloudflare R2"
    QList<Field> fields;
};

/// How a tier is bound by the settings (not: by this start). Secrets are never given back.
struct TierBound {
    QString place;
    QMap<QString, QString> values;        ///< by field
    QMap<QString, QString> secretSources; ///< of the secrets that are there: "environment", "credentials", "keyring"
    QString fixedBy;                      ///< the variable that binds it; empty: it can be changed here
    std::optional<Error> keyringProblem;  ///< why no secret can be kept on this computer
    QString secretVariable;               ///< that says its secret where there is no keyring
    bool holdsAtOnce = false;             ///< what is saved holds now, not from the next start on
};

/// What the operator filled in.
struct TierEntry {
    Tier tier = Tier::Hot;
    QString place;
    QMap<QString, QString> values;
    QMap<QString, Secret> secrets; ///< only those that were typed in; the others stay
};

/// Where the tiers are, for the Settings page. What is saved holds from the next start on. All but places() block, some
/// of them on the network or the keyring: never on the GUI thread.
class TierPlaces
{
public:
    virtual ~TierPlaces() = default;
    [[nodiscard]] virtual QList<TierPlace> places(Tier tier) const = 0;
    [[nodiscard]] virtual Result<TierBound> bound(Tier tier) = 0;
    /// Tries the place out as it is filled in, without saving anything.
    [[nodiscard]] virtual Result<StoreReport> test(const TierEntry &entry, std::stop_token stop) = 0;
    /// FailedPrecondition "tier.not_empty" when photos would be left behind.
    [[nodiscard]] virtual Result<void> save(const TierEntry &entry) = 0;
    /// The operator says that the bucket of this start's tier is this catalogue's, whatever its marker says.
    [[nodiscard]] virtual Result<void> adopt(Tier tier, std::stop_token stop) = 0;
};

} // namespace td
