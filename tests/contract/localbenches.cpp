// SPDX-License-Identifier: GPL-3.0-or-later
// The stores that need no server.
#include "contract/benches.h"
#include "storage/folderstore.h"
#include "support/memorystore.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace td::test
{

Benches benches()
{
    return {.kinds = {u"memory"_s, u"folder"_s}};
}

std::unique_ptr<Bench> makeBench(const QString &kind)
{
    auto bench = std::make_unique<Bench>();
    if (kind == u"memory"_s) {
        bench->store = std::make_shared<MemoryStore>();
        return bench;
    }
    const auto folder = std::make_shared<QTemporaryDir>();
    bench->place = folder;
    bench->store = std::make_shared<FolderStore>(folder->path(), QString(), u"folder"_s, u"this computer"_s, 0);
    return bench;
}

bool keepsFiles(const QString &)
{
    return true;
}

} // namespace td::test
