// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/picturereader.h"
#include "imaging/isolation/helperprocess.h"

#include <condition_variable>
#include <mutex>
#include <vector>

namespace td
{

/// Pictures are decoded in helper processes that can reach nothing, one a core, so that a hostile file costs one error.
/// Any number of threads: a call waits for a free helper. Helpers start when they are first wanted and are replaced
/// when they die, hang or grow; a photo in whose hands one died is not tried again, unless it was ended from outside,
/// and then once.
///
/// Beyond the processor's own errors: InvalidArgument ("image.crashed", "image.deadline", "image.memory"), and
/// FailedPrecondition ("image.helper") when helpers cannot be started. Nothing is ever decoded in this process.
class IsolatedProcessor final : public ImageProcessor, public ImageLab, public PictureReader
{
public:
    struct Options {
        QString program = QStringLiteral("/proc/self/exe"); ///< calls runAsPictureHelper() first in its main()
        int helpers = 0;                                    ///< 0: one a core
        HelperLimits limits = {};
    };
    IsolatedProcessor();
    explicit IsolatedProcessor(Options options);
    ~IsolatedProcessor() override;

    [[nodiscard]] Result<ProcessedImage> process(const QByteArray &file, const QString &name,
                                                 const ImagePolicy &policy) const override;
    [[nodiscard]] Result<ImageTrial> attempt(const QByteArray &source, const QString &name,
                                             const ImagePolicy &policy) const override;
    [[nodiscard]] Result<ScreenPicture> read(const QByteArray &file, const QString &name, int maxSide) const override;

    struct State {
        int helpers = 0; ///< at most
        confinement::Outcome confined;
        pid_t pid = 0;            ///< of one helper with nothing to do
        qint64 residentBytes = 0; ///< of that one
    };
    /// Starts a helper unless one is there, and says how it is confined. Waits for a free one.
    [[nodiscard]] Result<State> tryOut() const;

private:
    class Turn;
    [[nodiscard]] Result<PictureAnswer> ask(const QByteArray &file, const PictureRequest &request) const;
    [[nodiscard]] std::unique_ptr<HelperProcess> take() const;
    void giveBack(std::unique_ptr<HelperProcess> helper) const;

    const Options m_options;
    mutable Launcher m_launcher;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_freed;
    mutable int m_free;
    mutable std::vector<std::unique_ptr<HelperProcess>> m_idle;
};

} // namespace td
