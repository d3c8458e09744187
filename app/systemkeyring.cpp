// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secretstore.h"

#include <QThread>

#include <qt6keychain/keychain.h>

#include <atomic>
#include <functional>
#include <future>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString Service = u"Tierdeck"_s;

struct Outcome {
    QKeychain::Error error = QKeychain::NoError;
    QString text;
    QByteArray bytes;
};

Error locked(const QString &message)
{
    return {.code = ErrorCode::FailedPrecondition,
            .reason = u"config.keyring_locked"_s,
            .message = message,
            .where = u"keyring"_s,
            .remedy = u"Unlock the keyring, then try again."_s};
}

Error errorOf(const Outcome &outcome)
{
    if (outcome.error == QKeychain::AccessDenied || outcome.error == QKeychain::AccessDeniedByUser)
        return locked(u"the keyring was not opened"_s);
    return keyringUnavailable(outcome.text);
}

/// Speaks to the keyring on a thread of its own, which alone has the event loop that the answers need.
class SystemKeyring final : public Keyring
{
public:
    explicit SystemKeyring(std::chrono::milliseconds deadline)
        : m_deadline(deadline)
        , m_thread(new QThread)
        , m_context(new QObject)
    {
        m_context->moveToThread(m_thread);
        QObject::connect(m_thread, &QThread::finished, m_context, &QObject::deleteLater);
        m_thread->setObjectName(u"keyring"_s);
        m_thread->start();
    }

    ~SystemKeyring() override
    {
        m_thread->quit();
        // A keyring service that hangs must not keep the program from ending.
        if (m_thread->wait(QDeadlineTimer(LastWait)))
            delete m_thread;
    }

    [[nodiscard]] Result<std::optional<Secret>> read(const QString &name) override
    {
        TD_ASSIGN(Outcome outcome, run([name] {
                      auto *job = new QKeychain::ReadPasswordJob(Service);
                      job->setKey(name);
                      return job;
                  }));
        if (outcome.error == QKeychain::EntryNotFound)
            return std::nullopt;
        if (outcome.error != QKeychain::NoError)
            return fail(errorOf(outcome));
        return Secret(std::move(outcome.bytes));
    }

    [[nodiscard]] Result<void> write(const QString &name, const Secret &secret) override
    {
        TD_ASSIGN(const Outcome outcome, run([name, secret] {
                      auto *job = new QKeychain::WritePasswordJob(Service);
                      job->setKey(name);
                      job->setBinaryData(secret.reveal());
                      return job;
                  }));
        if (outcome.error != QKeychain::NoError)
            return fail(errorOf(outcome));
        return {};
    }

    [[nodiscard]] Result<void> remove(const QString &name) override
    {
        TD_ASSIGN(const Outcome outcome, run([name] {
                      auto *job = new QKeychain::DeletePasswordJob(Service);
                      job->setKey(name);
                      return job;
                  }));
        if (outcome.error != QKeychain::NoError && outcome.error != QKeychain::EntryNotFound)
            return fail(errorOf(outcome));
        return {};
    }

private:
    static constexpr std::chrono::milliseconds LastWait{1000};

    /// Starts the job on the thread and waits for its answer until the deadline.
    template <typename MakeJob> [[nodiscard]] Result<Outcome> run(MakeJob make)
    {
        // one call that hangs is waited for once, not by each that comes after it
        if (m_late->load())
            return fail(locked(u"the keyring still does not answer"_s));
        auto promise = std::make_shared<std::promise<Outcome>>();
        std::future<Outcome> answer = promise->get_future();
        QMetaObject::invokeMethod(
            m_context,
            [make = std::move(make), promise, late = m_late] {
                auto *job = make();
                job->setInsecureFallback(false);
                QObject::connect(job, &QKeychain::Job::finished, [promise, late](QKeychain::Job *done) {
                    Outcome outcome{.error = done->error(), .text = done->errorString(), .bytes = {}};
                    if (auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(done))
                        outcome.bytes = reading->binaryData();
                    promise->set_value(std::move(outcome));
                    late->store(false);
                });
                job->start();
            },
            Qt::QueuedConnection);
        if (answer.wait_for(m_deadline) != std::future_status::ready) {
            m_late->store(true);
            // it may have come just now, before it could see that it is late
            if (answer.wait_for(std::chrono::milliseconds(0)) == std::future_status::ready) {
                m_late->store(false);
                return answer.get();
            }
            return fail(locked(u"the keyring did not answer within %1 s"_s.arg(
                std::chrono::duration_cast<std::chrono::seconds>(m_deadline).count())));
        }
        return answer.get();
    }

    const std::chrono::milliseconds m_deadline;
    QThread *m_thread;
    QObject *m_context;
    /// A call was given up and its job has not come back yet. Jobs run one after the other.
    std::shared_ptr<std::atomic<bool>> m_late = std::make_shared<std::atomic<bool>>(false);
};

} // namespace

std::shared_ptr<Keyring> systemKeyring(std::chrono::milliseconds deadline)
{
    return std::make_shared<SystemKeyring>(deadline);
}

} // namespace td
