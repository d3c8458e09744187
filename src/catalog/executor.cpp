// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/executor.h"

#include <pthread.h>

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

Result<std::unique_ptr<Executor>> Executor::start(const QString &name, int threads,
                                                  const std::shared_ptr<const Database> &database, Access access)
{
    std::unique_ptr<Executor> executor(new Executor);
    for (int i = 0; i < threads; ++i) {
        std::promise<Result<void>> opened;
        auto future = opened.get_future();
        const QString threadName = threads > 1 ? QString(name % '-'_L1 % QString::number(i + 1)) : name;
        executor->m_threads.emplace_back([self = executor.get(), threadName, database, access, &opened] {
            self->work(threadName, database, access, opened);
        });
        TD_TRY(future.get());
    }
    return executor;
}

Executor::~Executor()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

bool Executor::isOwnThread() const
{
    return std::ranges::any_of(m_threads,
                               [](const std::thread &t) { return t.get_id() == std::this_thread::get_id(); });
}

void Executor::enqueue(Item item)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(item));
    }
    m_wake.notify_one();
}

void Executor::work(const QString &name, const std::shared_ptr<const Database> &database, Access access,
                    std::promise<Result<void>> &opened)
{
    constexpr qsizetype MaxThreadName = 15;
    pthread_setname_np(pthread_self(), name.toLatin1().left(MaxThreadName).constData());
    auto connection = Connection::open(database, access);
    if (!connection) {
        opened.set_value(fail(connection.error()));
        return;
    }
    opened.set_value({});
    for (;;) {
        const std::vector<Item> items = next();
        if (items.empty())
            return;
        if (items.front().alone) {
            items.front().alone(**connection);
            continue;
        }
        std::vector<std::shared_ptr<WriteJob>> writes;
        for (const Item &item : items)
            writes.push_back(item.write);
        runTogether(writes, **connection);
    }
}

std::size_t Executor::waiting()
{
    const std::lock_guard lock(m_mutex);
    return m_jobs.size();
}

std::vector<Executor::Item> Executor::next()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_closing || !m_jobs.empty(); });
    std::vector<Item> items;
    while (!m_jobs.empty() && items.size() < MaxTogether) {
        const bool belongs = items.empty() || (items.front().write && m_jobs.front().write);
        if (!belongs)
            break;
        items.push_back(std::move(m_jobs.front()));
        m_jobs.pop_front();
    }
    return items;
}

} // namespace td
