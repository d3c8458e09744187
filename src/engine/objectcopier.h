// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/deleteproof.h"

namespace td
{

/// Copies one object from store to store, its bytes proven at both ends: read and hashed, written, asked for again.
class ObjectCopier
{
public:
    explicit ObjectCopier(const EngineParts &parts)
        : m_parts(parts)
    {
    }

    /// Told as soon as the target may hold the object, before it is proven: its version and MD5 (empty when unknown).
    using Written = std::function<Result<void>(const QString &versionId, const QString &md5)>;

    /// How the target was proven ("sha256", "etag"). DataLoss ("copy.damaged") when the source's bytes are not those of
    /// its row, which then is `suspect`; as prove() when the target cannot be proven. Holds the object in memory once.
    /// Blocks.
    [[nodiscard]] Result<QString> copy(const Copy &source, const ObjectAt &target, const Written &written,
                                      std::stop_token stop);

    struct Bytes {
        QByteArray data;
        QString md5; ///< lower-case hex
    };
    /// The bytes of a copy, which are surely those of its row; DataLoss as copy().
    [[nodiscard]] Result<Bytes> read(const Copy &copy, const ObjectAt &object, std::stop_token stop);

private:
    /// Lets the provider copy the object itself; nothing when it cannot.
    [[nodiscard]] Result<std::optional<QString>> copyAtProvider(const Copy &source, const ObjectAt &from,
                                                               const ObjectAt &target, const PutRequest &request,
                                                               const Written &written, std::stop_token stop);

    const EngineParts &m_parts;
};

} // namespace td
