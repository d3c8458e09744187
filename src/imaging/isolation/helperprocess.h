// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/isolation/answer.h"
#include "imaging/isolation/confinement.h"
#include "imaging/isolation/helperdeath.h"
#include "imaging/isolation/launcher.h"

#include <chrono>
#include <memory>

namespace td
{

/// What a helper may take.
struct HelperLimits {
    std::chrono::milliseconds start{30'000}; ///< until it is ready
    std::chrono::milliseconds wall{120'000}; ///< for one photo
    std::chrono::seconds cpu{30};            ///< for one photo, processor time
    qint64 memoryBytes = 1536LL << 20;       ///< addresses beyond those it starts with; not under sanitizers
    qint64 keptBytes = 256LL << 20;          ///< resident after a photo; with more it is replaced
    int photos = 2'000;                      ///< after so many it is replaced
};

/// One running helper, seen from the program: it is given files and believed nothing. One thread at a time; ends the
/// process when it dies.
class HelperProcess
{
public:
    /// Starts a process and waits until it has confined itself. FailedPrecondition ("image.helper").
    [[nodiscard]] static Result<std::unique_ptr<HelperProcess>> start(Launcher &launcher, const HelperLimits &limits);
    ~HelperProcess();
    HelperProcess(const HelperProcess &) = delete;
    HelperProcess &operator=(const HelperProcess &) = delete;

    struct Outcome {
        Result<PictureAnswer> answer;
        bool mayTryAgain = false; ///< the helper was ended from outside
    };
    /// Blocks, at most for the limits. `request` says all but how large the file is.
    [[nodiscard]] Outcome process(const QByteArray &file, PictureRequest request);

    [[nodiscard]] bool isDead() const { return m_pid < 0; }
    /// It is dead, or has done or holds so much that a fresh one is better.
    [[nodiscard]] bool isSpent() const;
    [[nodiscard]] confinement::Outcome confined() const { return m_confined; }
    [[nodiscard]] pid_t pid() const { return m_pid; }
    [[nodiscard]] qint64 residentBytes() const;

private:
    enum class Waited { Message, Closed, TimeUp };
    struct Heard {
        Waited waited = Waited::TimeUp;
        QByteArray message; ///< never empty with Waited::Message
    };

    HelperProcess(Launched launched, SharedMemory picture, SharedMemory result, const HelperLimits &limits);
    [[nodiscard]] Result<void> becomeReady();
    void limitMemory() const;
    void renewProcessorTime() const;
    [[nodiscard]] bool send(const QByteArray &message) const;
    [[nodiscard]] Heard hear(std::chrono::milliseconds limit) const;
    HelperDeath bury(bool hung, bool misbehaved);

    pid_t m_pid;
    UniqueFd m_control;
    UniqueFd m_process; ///< readable once the process has ended
    SharedMemory m_picture;
    SharedMemory m_result;
    HelperLimits m_limits;
    confinement::Outcome m_confined;
    int m_photos = 0;
};

} // namespace td
