// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/connection.h"
#include "catalog/transaction.h"

#include <future>

namespace td
{

/// A job that wants to be one transaction. Several that wait at the same moment share one commit, and so one wait for
/// the disk: each runs behind a savepoint of its own, so that a failure takes back its own changes and no others.
class WriteJob
{
public:
    virtual ~WriteJob() = default;
    /// Runs inside an open transaction; the answer is kept. False: the transaction is no longer usable.
    [[nodiscard]] virtual bool runInside(Connection &connection) = 0;
    /// Gives the kept answer to who waits; the error instead when the commit failed.
    virtual void settle(const Result<void> &committed) = 0;
    /// A transaction of its own; gives the answer.
    virtual void runAlone(Connection &connection) = 0;
};

/// Runs the jobs, oldest first, under one commit where that is possible. Blocks.
void runTogether(const std::vector<std::shared_ptr<WriteJob>> &jobs, Connection &connection);

/// One transaction around `job`, committed when it succeeds. The whole is repeated when the database took another
/// session's side ("catalog.conflict"), so a job must not count on running once.
template <typename Job>
auto transactAlone(Transaction::Kind kind, Connection &connection, Job &job) -> std::invoke_result_t<Job, Connection &>
{
    constexpr int MaxTries = 5;
    const auto once = [&]() -> std::invoke_result_t<Job, Connection &> {
        Transaction transaction(connection);
        TD_TRY(transaction.begin(kind));
        auto answer = job(connection);
        if (!answer)
            return answer;
        TD_TRY(transaction.commit());
        return answer;
    };
    auto answer = once();
    for (int tries = 1; tries < MaxTries && !answer && answer.error().reason == QLatin1StringView("catalog.conflict");
         ++tries)
        answer = once();
    return answer;
}

template <typename Job> class WriteJobOf final : public WriteJob
{
public:
    using Answer = std::invoke_result_t<Job, Connection &>;

    explicit WriteJobOf(Job &job)
        : m_job(job)
    {
    }
    [[nodiscard]] std::future<Answer> future() { return m_promise.get_future(); }

    [[nodiscard]] bool runInside(Connection &connection) override
    {
        if (!connection.command(QStringLiteral("SAVEPOINT job")))
            return false;
        m_answer.emplace(m_job(connection));
        if (!*m_answer && m_answer->error().reason == QLatin1StringView("catalog.conflict"))
            return false;
        if (!*m_answer && !connection.command(QStringLiteral("ROLLBACK TO SAVEPOINT job")))
            return false;
        return connection.command(QStringLiteral("RELEASE SAVEPOINT job")).has_value();
    }
    void settle(const Result<void> &committed) override
    {
        if (!committed && *m_answer)
            m_promise.set_value(fail(committed.error()));
        else
            m_promise.set_value(*std::move(m_answer));
    }
    void runAlone(Connection &connection) override
    {
        m_promise.set_value(transactAlone(Transaction::Kind::Write, connection, m_job));
    }

private:
    Job &m_job; ///< the caller waits, so it lives
    std::promise<Answer> m_promise;
    std::optional<Answer> m_answer;
};

} // namespace td
