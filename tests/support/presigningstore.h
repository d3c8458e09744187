// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/folderstore.h"
#include "storage/forwardingstore.h"

namespace td::test
{

/// A folder that passes for a bucket at a provider: it presigns addresses, and nothing of it lies on this computer.
class PresigningStore final : public ForwardingStore
{
public:
    explicit PresigningStore(const QString &folder)
        : ForwardingStore(std::make_shared<FolderStore>(folder, QString(), QStringLiteral("s3:photos@bucket"),
                                                        QStringLiteral("Bucket")))
    {
    }
    [[nodiscard]] bool isLocal() const override { return false; }
    [[nodiscard]] std::optional<QString> localPath(const QString &) const override { return std::nullopt; }
    [[nodiscard]] Result<std::optional<QString>> link(const LinkRequest &request, Instant now) override
    {
        lastRequest = request;
        return std::optional(QStringLiteral("https://bucket.example/%1?at=%2&for=%3")
                                 .arg(request.key)
                                 .arg(unixSeconds(now))
                                 .arg(request.expires.count()));
    }

    LinkRequest lastRequest;
};

} // namespace td::test
