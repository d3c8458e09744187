// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/isolation/isolatedprocessor.h"

#include <QLoggingCategory>
#include <QThread>

#include <cstring>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
Q_LOGGING_CATEGORY(log, "tierdeck.imaging", QtInfoMsg)

void tell(const HelperProcess &helper)
{
    const confinement::Outcome confined = helper.confined();
    switch (confined.filter) {
    case confinement::Filter::On:
        qCDebug(log, "picture helper %d: system calls are filtered", int(helper.pid()));
        break;
    case confinement::Filter::Refused:
        qCDebug(log, "picture helper %d: without a filter of system calls, which this kernel refuses (%s)",
                int(helper.pid()), std::strerror(confined.error));
        break;
    case confinement::Filter::Off:
        qCDebug(log, "picture helper %d: without a filter of system calls in this build", int(helper.pid()));
        break;
    }
}
} // namespace

/// A place among the helpers at work, with the helper that works there.
class IsolatedProcessor::Turn
{
public:
    explicit Turn(const IsolatedProcessor &pool)
        : m_pool(pool)
        , m_helper(pool.take())
    {
    }
    ~Turn() { m_pool.giveBack(std::move(m_helper)); }
    Turn(const Turn &) = delete;
    Turn &operator=(const Turn &) = delete;

    [[nodiscard]] Result<HelperProcess *> helper()
    {
        if (!m_helper) {
            TD_ASSIGN(m_helper, HelperProcess::start(m_pool.m_launcher, m_pool.m_options.limits));
            tell(*m_helper);
        }
        return m_helper.get();
    }
    void dropSpent()
    {
        if (m_helper && m_helper->isSpent())
            m_helper.reset();
    }

private:
    const IsolatedProcessor &m_pool;
    std::unique_ptr<HelperProcess> m_helper;
};

IsolatedProcessor::IsolatedProcessor()
    : IsolatedProcessor(Options{})
{
}

IsolatedProcessor::IsolatedProcessor(Options options)
    : m_options(std::move(options))
    , m_launcher(m_options.program)
    , m_free(m_options.helpers > 0 ? m_options.helpers : std::max(1, QThread::idealThreadCount()))
{
}

IsolatedProcessor::~IsolatedProcessor() = default;

std::unique_ptr<HelperProcess> IsolatedProcessor::take() const
{
    std::unique_lock lock(m_mutex);
    m_freed.wait(lock, [this] { return m_free > 0; });
    --m_free;
    if (m_idle.empty())
        return nullptr;
    std::unique_ptr<HelperProcess> helper = std::move(m_idle.back());
    m_idle.pop_back();
    return helper;
}

void IsolatedProcessor::giveBack(std::unique_ptr<HelperProcess> helper) const
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_free;
        if (helper)
            m_idle.push_back(std::move(helper));
    }
    m_freed.notify_one();
}

Result<PictureAnswer> IsolatedProcessor::ask(const QByteArray &file, const PictureRequest &request) const
{
    Turn turn(*this);
    const auto attempt = [&]() -> Result<HelperProcess::Outcome> {
        TD_ASSIGN(HelperProcess *const helper, turn.helper());
        HelperProcess::Outcome outcome = helper->process(file, request);
        if (!outcome.answer && helper->isDead())
            qCWarning(log).noquote() << request.name << outcome.answer.error().reason << outcome.answer.error().detail;
        turn.dropSpent();
        return outcome;
    };
    Result<HelperProcess::Outcome> outcome = attempt();
    if (outcome && outcome->mayTryAgain)
        outcome = attempt();
    if (outcome)
        return std::move(outcome->answer);
    Error error = outcome.error();
    error.where = request.name;
    return fail(std::move(error));
}

Result<ProcessedImage> IsolatedProcessor::process(const QByteArray &file, const QString &name,
                                                  const ImagePolicy &policy) const
{
    TD_ASSIGN(PictureAnswer answer, ask(file, {.task = PictureTask::Store, .name = name, .policy = policy}));
    return std::move(answer.image);
}

Result<ImageTrial> IsolatedProcessor::attempt(const QByteArray &source, const QString &name,
                                              const ImagePolicy &policy) const
{
    TD_ASSIGN(PictureAnswer answer, ask(source, {.task = PictureTask::Try, .name = name, .policy = policy}));
    return ImageTrial{.master = std::move(answer.image.outputs.first()),
                      .similarity = answer.similarity,
                      .compressedBefore = answer.compressedBefore};
}

Result<ScreenPicture> IsolatedProcessor::read(const QByteArray &file, const QString &name, int maxSide) const
{
    PictureRequest request{.task = PictureTask::Show, .name = name, .policy = {}};
    request.policy.maxSide = maxSide;
    TD_ASSIGN(PictureAnswer answer, ask(file, request));
    ImageOutput &pixels = answer.image.outputs.first();
    return ScreenPicture{.size = pixels.size, .pixels = std::move(pixels.bytes)};
}

Result<IsolatedProcessor::State> IsolatedProcessor::tryOut() const
{
    Turn turn(*this);
    TD_ASSIGN(const HelperProcess *const helper, turn.helper());
    const int helpers = m_options.helpers > 0 ? m_options.helpers : std::max(1, QThread::idealThreadCount());
    return State{.helpers = helpers,
                 .confined = helper->confined(),
                 .pid = helper->pid(),
                 .residentBytes = helper->residentBytes()};
}

} // namespace td
