// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/folderplace.h"

#include "app/placechange.h"

#include <QDir>
#include <QFileInfo>

namespace td
{

QString realFolder(const QString &folder)
{
    const QString real = QFileInfo(folder).canonicalFilePath();
    return real.isEmpty() ? QDir::cleanPath(folder) : real;
}

bool isSameOrInside(const QString &folder, const QString &outer)
{
    return folder == outer || folder.startsWith(QString(outer + u'/'));
}

bool liesOutside(const TierBinding &binding, const ProfilePaths &paths)
{
    return binding.remote || !isSameOrInside(realFolder(binding.folder), realFolder(paths.root));
}

QList<Tier> tiersOutside(const Settings &settings)
{
    QList<Tier> outside;
    for (const Tier tier : AllTiers) {
        const TierBinding &binding = bindingIn(settings, tier);
        if (binding.enabled && liesOutside(binding, settings.paths))
            outside.append(tier);
    }
    return outside;
}

} // namespace td
