// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secretstore.h"

#include <QMap>

namespace td::test
{

/// A keyring in memory that a test can close, wholly or for one name.
class MemoryKeyring final : public Keyring
{
public:
    bool isThere = true;
    QString locked; ///< the end of a name that cannot be written
    QMap<QString, QByteArray> kept;

    Result<std::optional<Secret>> read(const QString &name) override
    {
        if (!isThere)
            return fail(keyringUnavailable());
        return kept.contains(name) ? std::optional(Secret(kept.value(name))) : std::nullopt;
    }
    Result<void> write(const QString &name, const Secret &secret) override
    {
        if (!isThere || (!locked.isEmpty() && name.endsWith(locked)))
            return fail(keyringUnavailable());
        kept.insert(name, secret.reveal());
        return {};
    }
    Result<void> remove(const QString &name) override
    {
        kept.remove(name);
        return {};
    }
};

} // namespace td::test
