// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/knownphoto.h"
#include "core/result.h"

#include <QList>

namespace td
{

/// Every photo that an SQLite database with the source's table `photo_metadata` knows and has not deleted, in the order
/// of their ids. The file is only read; columns beside the source's are taken where they are there. FailedPrecondition
/// ("import.no_photos_table") without that table, NotFound without the file, InvalidArgument ("import.no_database") for
/// another kind of file. Blocks; any thread.
[[nodiscard]] Result<QList<KnownPhoto>> readForeignPhotos(const QString &file);

} // namespace td
