// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"

#include <QStringList>

#include <memory>

namespace td::test
{

/// One empty store for one test function, and whatever it lives in.
struct Bench {
    std::shared_ptr<void> place;
    std::shared_ptr<ObjectStore> store;
};

/// The stores that the contract is run against by one program: each program brings its own definition of this.
struct Benches {
    QStringList kinds;
    QString missing = {};  ///< why there are none; only then
    bool required = false; ///< having none is a failure, not a reason to skip
};
[[nodiscard]] Benches benches();
[[nodiscard]] std::unique_ptr<Bench> makeBench(const QString &kind);
/// Keys are paths of files there: names that no file can have are refused.
[[nodiscard]] bool keepsFiles(const QString &kind);

} // namespace td::test
