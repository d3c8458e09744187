// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/photodrag.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace td
{

void writeForDrag(const UiServices &services, QObject *context, const PhotoTargets &targets, const QString &folder,
                  const std::function<void(const QList<QUrl> &)> &done)
{
    runAsync(
        services.pool, context,
        [&library = services.engine.library, targets, folder] {
            QList<QUrl> urls;
            const auto photos = resolvePhotos(library, targets);
            if (!photos)
                return urls;
            for (const Photo &photo : photos->mid(0, DragLimit)) {
                QString name = QFileInfo(photo.filename).completeBaseName() + u'-' + photo.photoId.left(8) + u'.'
                    + QFileInfo(photo.storagePath).suffix();
                const QString file = QDir(folder).filePath(name.replace(u'/', u'_'));
                if (library.saveTo(photo.photoId, variant::Master, file, true, {}))
                    urls.append(QUrl::fromLocalFile(file));
            }
            return urls;
        },
        [done](const QList<QUrl> &urls) { done(urls); });
}

} // namespace td
