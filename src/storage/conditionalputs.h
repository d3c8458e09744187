// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/s3client.h"

#include <atomic>

namespace td
{

/// Whether a bucket refuses a PUT with If-None-Match: * where an object lies already. Where it does, a new object needs
/// no look at its key before. Any thread.
class ConditionalPuts
{
public:
    /// What the provider's profile says; where it says Ask, the first caller tries it out with an empty object beside
    /// `key` and removes that again, while others are told false. What could not be found out stays open.
    [[nodiscard]] bool areHonoured(ObjectStore &store, S3Client &client, const QString &key, std::stop_token stop);

private:
    enum class State { Open, Asking, No, Yes };
    std::atomic<State> m_state{State::Open};
};

} // namespace td
