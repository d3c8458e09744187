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

} // namespace td
