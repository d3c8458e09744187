// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/postgressettings.h"
#include "storage/s3config.h"
#include "support/fixture.h"

#include <QProcessEnvironment>

namespace td::test
{

/// Where a fixture keeps HOT, COLD and its catalogue when that is not its folder.
struct Places {
    std::optional<S3Config> hot;
    std::optional<S3Config> cold;
    std::optional<PostgresSettings> database;

    /// Takes effect when the fixture is opened the next time. Retries are those of the program, but wait in a time of
    /// their own, so that no test sleeps.
    void fit(Fixture &fixture) const;

    /// For a child process that calls inherited(). The secrets are those of test servers.
    [[nodiscard]] QProcessEnvironment environment() const;
    [[nodiscard]] static Places inherited();
};

/// The store of a bucket as the program builds it, retries included; it never sleeps.
[[nodiscard]] std::shared_ptr<ObjectStore> impatientStore(const S3Config &config);

} // namespace td::test
