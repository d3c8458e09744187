// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QStringList>

#include <functional>

class QWidget;

namespace td
{

/// "Publish Veste en lin? Its 36 photos go to the trash on 27 Nov." `name` may be empty: several photos.
void askPublishPhotos(QWidget *parent, const UiServices &services, qint64 count, const QString &name,
                      const std::function<void()> &publish);
/// For good: says what is lost and what it frees; more than 100 want their number typed. `names` are the first of them.
void askPurgePhotos(QWidget *parent, qint64 count, qint64 bytes, bool bytesKnown, const QStringList &names,
                    const std::function<void()> &purge);

} // namespace td
