// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/writejob.h"

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
        enqueue({.alone = [promise, job = std::move(job)](
                              Connection &connection) mutable { promise->set_value(job(connection)); },
                 .write = {}});
        return future;
    }
    /// Posts and waits.
    template <typename Job> [[nodiscard]] auto run(Job job) -> std::invoke_result_t<Job, Connection &>
    {
        Q_ASSERT(!isOwnThread());
        return post(std::move(job)).get();
    }
    /// Runs `job` inside one transaction, committed when it succeeds (transactAlone()). Writes that wait together share
    /// one commit.
    template <typename Job>
    [[nodiscard]] auto transact(Transaction::Kind kind, Job job) -> std::invoke_result_t<Job, Connection &>
    {
        Q_ASSERT(!isOwnThread());
        if (kind == Transaction::Kind::Read)
            return run(
                [&job](Connection &connection) { return transactAlone(Transaction::Kind::Read, connection, job); });
        const auto write = std::make_shared<WriteJobOf<Job>>(job);
        auto future = write->future();
        enqueue({.alone = {}, .write = write});
        return future.get();
    }

    /// Jobs in the queue that nobody works on yet.
    [[nodiscard]] std::size_t waiting();

private:
    /// One of the two.
    struct Item {
        std::function<void(Connection &)> alone;
        std::shared_ptr<WriteJob> write;
    };
    static constexpr std::size_t MaxTogether = 64;

    Executor() = default;
    void enqueue(Item item);
    /// Waits for work: one job, or the writes that wait one behind the other. Nothing when it is time to end.
    [[nodiscard]] std::vector<Item> next();
    void work(const QString &name, const std::shared_ptr<const Database> &database, Access access,
              std::promise<Result<void>> &opened);
    [[nodiscard]] bool isOwnThread() const;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Item> m_jobs;
    bool m_closing = false;
    std::vector<std::thread> m_threads;
};

} // namespace td
