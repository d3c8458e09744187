// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/photodrag.h"

#include <QDir>
#include <QEventLoop>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
const QString UriList = u"text/uri-list"_s;
}

PhotoMimeData::PhotoMimeData(const UiServices &services, const PhotoTargets &targets, const QString &folder)
{
    runAsync(
        services.pool, this,
        [&library = services.engine.library, targets, folder] {
            QList<QUrl> urls;
            const auto photos = resolvePhotos(library, targets);
            if (!photos)
                return urls;
            for (const Photo &photo : photos->mid(0, Limit)) {
                const QString name = QFileInfo(photo.filename).completeBaseName() + u'-' + photo.photoId.left(8) + u'.'
                    + QFileInfo(photo.storagePath).suffix();
                const QString file = QDir(folder).filePath(QString(name).replace(u'/', u'_'));
                if (library.saveTo(photo.photoId, variant::Master, file, true, {}))
                    urls.append(QUrl::fromLocalFile(file));
            }
            return urls;
        },
        [this](const QList<QUrl> &urls) {
            m_urls = urls;
            m_done = true;
            Q_EMIT written();
        });
}

QStringList PhotoMimeData::formats() const
{
    return {UriList};
}

bool PhotoMimeData::hasFormat(const QString &mimeType) const
{
    return mimeType == UriList;
}

QVariant PhotoMimeData::retrieveData(const QString &mimeType, QMetaType type) const
{
    if (mimeType != UriList)
        return QMimeData::retrieveData(mimeType, type);
    if (!m_done) {
        QEventLoop wait;
        QObject::connect(this, &PhotoMimeData::written, &wait, &QEventLoop::quit);
        wait.exec(QEventLoop::ExcludeUserInputEvents);
    }
    QVariantList urls;
    for (const QUrl &url : m_urls)
        urls.append(url);
    return urls;
}

} // namespace td
