// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/connection.h"
#include "catalog/transaction.h"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace td
{

/// Named threads with one connection each, working off one queue of jobs. Jobs are posted from any thread; who wants
/// the answer waits for its future. A job must not wait for a job of the same executor.
class Executor
{
public:
    /// Fails when a connection cannot be opened; every thread has its connection when this returns.
    [[nodiscard]] static Result<std::unique_ptr<Executor>>
    start(const QString &name, int threads, const std::shared_ptr<const Database> &database, Access access);
    ~Executor(); ///< finishes the queued jobs first
    Executor(const Executor &) = delete;
    Executor &operator=(const Executor &) = delete;

    /// Posts `job`, a Result<T>(Connection &).
    template <typename Job> [[nodiscard]] auto post(Job job) -> std::future<std::invoke_result_t<Job, Connection &>>
    {
        using Answer = std::invoke_result_t<Job, Connection &>;
        auto promise = std::make_shared<std::promise<Answer>>();
        auto future = promise->get_future();
        enqueue(
            [promise, job = std::move(job)](Connection &connection) mutable { promise->set_value(job(connection)); });
        return future;
    }
    /// Posts and waits.
    template <typename Job> [[nodiscard]] auto run(Job job) -> std::invoke_result_t<Job, Connection &>
    {
        Q_ASSERT(!isOwnThread());
        return post(std::move(job)).get();
    }
    /// Runs `job` inside one transaction, committed when it succeeds. The whole is repeated when the database took
    /// another session's side ("catalog.conflict"), so a job must not count on running once.
    template <typename Job>
    [[nodiscard]] auto transact(Transaction::Kind kind, Job job) -> std::invoke_result_t<Job, Connection &>
    {
        return run([kind, &job](Connection &connection) {
            auto answer = once(kind, connection, job);
            for (int tries = 1; tries < MaxTries && isConflict(answer); ++tries)
                answer = once(kind, connection, job);
            return answer;
        });
    }

private:
    static constexpr int MaxTries = 5;

    template <typename Job>
    static auto once(Transaction::Kind kind, Connection &connection, Job &job) -> std::invoke_result_t<Job, Connection &>
    {
        Transaction transaction(connection);
        TD_TRY(transaction.begin(kind));
        auto answer = job(connection);
        if (!answer)
            return answer;
        TD_TRY(transaction.commit());
        return answer;
    }
    template <typename Answer> static bool isConflict(const Answer &answer)
    {
        return !answer && answer.error().reason == QLatin1StringView("catalog.conflict");
    }

    Executor() = default;
    void enqueue(std::function<void(Connection &)> job);
    void work(const QString &name, const std::shared_ptr<const Database> &database, Access access,
              std::promise<Result<void>> &opened);
    [[nodiscard]] bool isOwnThread() const;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void(Connection &)>> m_jobs;
    bool m_closing = false;
    std::vector<std::thread> m_threads;
};

} // namespace td
