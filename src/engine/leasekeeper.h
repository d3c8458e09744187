// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/context.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace td
{

/// Holds a lease of the catalogue while it lives: a thread of its own renews it every 20 s, the destructor gives it
/// back.
class LeaseKeeper
{
public:
    /// Aborted ("lifecycle.running") names who has it when another live holder does.
    [[nodiscard]] static Result<std::unique_ptr<LeaseKeeper>> take(const EngineParts &parts, const QString &name);
    ~LeaseKeeper();
    LeaseKeeper(const LeaseKeeper &) = delete;
    LeaseKeeper &operator=(const LeaseKeeper &) = delete;

    /// Asks the catalogue whether the lease is still ours and renews it; to be called right before what cannot be
    /// undone.
    [[nodiscard]] Result<void> confirm();
    /// Stop is requested once the lease is known to be lost, or could not be renewed for too long.
    [[nodiscard]] std::stop_token lost() const { return m_lost.get_token(); }

private:
    LeaseKeeper(const EngineParts &parts, QString name);
    void renewLoop(std::stop_token stop);

    const EngineParts &m_parts;
    QString m_name;
    std::stop_source m_lost;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::jthread m_thread;
};

/// The error of somebody who wants to run while another does.
[[nodiscard]] Error leaseHeldError(const std::optional<LeaseRepository::Lease> &lease);

} // namespace td
