// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/s3client.h"

namespace td
{

/// Tries on one bucket everything the tiers need, with objects of its own, and removes them whatever happens. One
/// thread, once.
class S3Probe
{
public:
    /// `store` is the store over `client`'s bucket; `prefix` and `id` as in ObjectStore::probe().
    S3Probe(ObjectStore &store, S3Client &client, const QString &prefix, const QString &id, std::stop_token stop);
    /// Cancelled, or what was found; besides the checks of ObjectStore::probe() "checksum" and "lifecycle".
    [[nodiscard]] Result<StoreReport> run();

private:
    [[nodiscard]] bool reach();
    void clock();
    [[nodiscard]] bool write();
    void read();
    void list();
    void checksum();
    void remove();
    void versions();
    void lifecycle();
    void cors();
    void scope();

    void fine(const char *id, QString message);
    void warn(const char *id, QString message, QString remedy);
    void failed(const char *id, const Error &error);
    void skipped(const char *id, QString message);
    [[nodiscard]] Result<HttpReply> ask(const char *question);

    ObjectStore &m_store;
    S3Client &m_client;
    const QString m_prefix;
    const QString m_key;
    const QString m_damagedKey; ///< must never come to be
    const std::stop_token m_stop;
    ObjectInfo m_written;
    StoreReport m_report;
};

} // namespace td
