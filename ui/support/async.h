// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QThreadPool>
#include <QtConcurrent/QtConcurrentRun>

#include <type_traits>

namespace td
{

/// Runs `work()` on `pool` and gives its value to `done(value)` in the GUI thread, but only while `context` lives.
/// The one way in which the window reaches the engine.
template <typename Work, typename Done>
void runAsync(QThreadPool &pool, QObject *context, Work &&work, Done &&done)
{
    using Value = std::invoke_result_t<Work>;
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, done = std::forward<Done>(done)]() mutable {
                         watcher->deleteLater();
                         if constexpr (std::is_void_v<Value>)
                             done();
                         else
                             done(watcher->future().takeResult());
                     });
    watcher->setFuture(QtConcurrent::run(&pool, std::forward<Work>(work)));
}

/// Reads of which only the newest counts. Two of them may be under way at once (a page that is opened and reloaded) and
/// come back in any order: the answer to an older one is dropped. A member of its `context`; GUI thread only.
class NewestAnswer
{
public:
    template <typename Work, typename Done>
    void run(QThreadPool &pool, QObject *context, Work &&work, Done &&done)
    {
        runAsync(pool, context, std::forward<Work>(work),
                 [this, asked = ++m_asked, done = std::forward<Done>(done)](auto answer) mutable {
                     if (asked == m_asked)
                         done(std::move(answer));
                 });
    }

private:
    quint64 m_asked = 0;
};

} // namespace td
