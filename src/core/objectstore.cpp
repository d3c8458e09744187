// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/objectstore.h"

namespace td
{

Result<QByteArray> readAll(ObjectStore &store, const QString &key, std::stop_token stop)
{
    QByteArray bytes;
    const ByteSink sink = [&bytes](QByteArrayView chunk, bool restart) -> Result<void> {
        if (restart)
            bytes.clear();
        bytes.append(chunk);
        return {};
    };
    TD_TRY(store.get(key, sink, std::move(stop)));
    return bytes;
}

} // namespace td
