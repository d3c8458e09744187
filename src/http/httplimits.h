// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace td
{

/// What one client, and all of them together, may take.
struct HttpLimits {
    unsigned connections = 512;
    std::chrono::milliseconds headerTime{30'000}; ///< until the head of a request is complete; also between requests
    std::chrono::milliseconds graceTime{30'000};  ///< of a body or an answer, beside what its size is given
    qint64 slowestRate = 32 * 1024;               ///< bytes a second that a body or an answer must make
    qint64 headBytes = 32 * 1024;                 ///< of a request; one of twice as many is not even read
    qint64 jsonBytes = 1'048'576;
    qint64 fileBytes = 52'428'800;
    qint64 formBytes = 1'048'576; ///< of a form, beside its files
    qint64 filesInForm = 100;
    qint64 spoolBytes = 4LL * 1024 * 1024 * 1024; ///< bodies that are on their way in, together
    double requestsPerSecond = 50;                ///< of one token, or of one address without one; 0: no limit
    double burst = 200;
    std::chrono::milliseconds stopTime{30'000}; ///< for what is in hand when the service stops
    int quickThreads = 4;
    int uploadThreads = 2;
    int longThreads = 2;
};

} // namespace td
