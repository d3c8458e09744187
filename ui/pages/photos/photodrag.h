// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/photos/photoactions.h"

#include <QUrl>

namespace td
{

/// Most photos that are dragged to another program at once.
inline constexpr int DragLimit = 100;

/// Writes the masters of the photos into `folder` off the GUI thread and gives their places to `done`, while `context` lives.
void writeForDrag(const UiServices &services, QObject *context, const PhotoTargets &targets, const QString &folder,
                  const std::function<void(const QList<QUrl> &)> &done);

} // namespace td
