// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/bodyreader.h"
#include "http/service.h"

namespace td
{

/// One request and its answer. In the hands of one thread at a time: the server's while bytes come and go, a worker's
/// between.
struct Exchange {
    /// What the next call of the server is for.
    enum class Phase {
        Admission, ///< a worker finds out who asks
        Body,      ///< bytes come in
        Work,      ///< a worker answers
    };

    explicit Exchange(ServiceCounters &serviceCounters)
        : counters(serviceCounters)
    {
        ++counters.inHand;
    }
    ~Exchange()
    {
        counters.spooledBytes -= reserved;
        counters.answered(sentStatus, std::chrono::steady_clock::now() - since);
        --counters.inHand;
    }
    Exchange(const Exchange &) = delete;
    Exchange &operator=(const Exchange &) = delete;

    [[nodiscard]] bool isReady() const { return reply.has_value(); }
    void refuse(const Error &error) { reply = errorReply(error); }

    ServiceCounters &counters;
    const std::chrono::steady_clock::time_point since = std::chrono::steady_clock::now();
    int socket = -1;
    Phase phase = Phase::Admission;
    ServiceRequest request;
    RouteMatch match;
    Principal principal;
    bool hasBody = false;
    qint64 declared = -1; ///< length of the body; -1: not said
    qint64 received = 0;
    qint64 reserved = 0; ///< of the space for bodies
    std::unique_ptr<BodyReader> body;
    std::optional<ServiceReply> reply;
    int sentStatus = 0;
};

} // namespace td
