// SPDX-License-Identifier: GPL-3.0-or-later
// The part of PhotoActions that hands photos out: files and links.
#include "core/filename.h"
#include "ui/pages/photos/photoactions.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr qint64 LinkLimit = 500;

struct HandedOut {
    QStringList done;
    QList<ItemFailure> failed;
};

QString freeName(const QDir &folder, const QString &wanted)
{
    if (!QFileInfo::exists(folder.filePath(wanted)))
        return wanted;
    const QFileInfo info(wanted);
    for (int number = 2;; ++number) {
        QString name = info.completeBaseName() + u" ("_s + QString::number(number) + u')';
        if (!info.suffix().isEmpty())
            name += u'.' + info.suffix();
        if (!QFileInfo::exists(folder.filePath(name)))
            return name;
    }
}

/// A name that is safe in any folder: the stored bytes decide the ending, not the name that was once uploaded.
QString fileNameOf(const Photo &photo)
{
    const QString fallback = safeFileName(photo.photoId, {}, u"photo"_s); // of an imported database it is any text
    return safeFileName(QFileInfo(photo.filename).completeBaseName(), QFileInfo(photo.storagePath).suffix(), fallback);
}
} // namespace

void PhotoActions::saveTo(const PhotoTargets &targets, const QString &folder)
{
    begin(tr("Saving…"));
    run(
        [&library = m_services.engine.library, targets, folder, meter = m_meter,
         stop = m_stop.get_token()]() -> Result<HandedOut> {
            TD_ASSIGN(const QList<Photo> photos, resolvePhotos(library, targets));
            HandedOut out;
            meter->total = photos.size();
            const QDir target(folder);
            for (const Photo &photo : photos) {
                if (stop.stop_requested())
                    break;
                const QString file = target.filePath(freeName(target, fileNameOf(photo)));
                if (const auto saved = library.saveTo(photo.photoId, variant::Master, file, false, stop); saved)
                    out.done.append(file);
                else
                    out.failed.append({photo.photoId, saved.error()});
                ++meter->done;
            }
            return out;
        },
        [this, folder](const Result<HandedOut> &out) {
            if (!out) {
                Q_EMIT errorRaised(out.error());
                return;
            }
            if (!out->done.isEmpty())
                Q_EMIT toast(tr("%Ln photo(s) saved in %1", nullptr, int(out->done.size()))
                                 .arg(QDir::toNativeSeparators(folder)),
                             {});
            tellFailures(out->failed, out->done.size());
        });
}

void PhotoActions::copyLinks(const PhotoTargets &targets)
{
    start(
        tr("Making links…"),
        [&library = m_services.engine.library, &links = m_services.engine.links, targets]() -> Result<HandedOut> {
            if (targets.count > LinkLimit)
                return fail(ErrorCode::InvalidArgument, u"link.too_many"_s,
                            tr("No links were made: at most %1 at a time.").arg(LinkLimit), {},
                            tr("Select fewer photos."));
            TD_ASSIGN(const QStringList ids, resolveIds(library, targets));
            HandedOut out;
            for (const QString &id : ids) {
                if (const auto issued = links.issue({.photoId = id}); issued)
                    out.done.append(issued->url);
                else
                    out.failed.append({id, issued.error()});
            }
            return out;
        },
        [this](const Result<HandedOut> &out) {
            if (!out) {
                Q_EMIT errorRaised(out.error());
                return;
            }
            if (!out->done.isEmpty()) {
                QGuiApplication::clipboard()->setText(out->done.join(u'\n'));
                Q_EMIT toast(tr("%Ln link(s) copied", nullptr, int(out->done.size())), {});
            }
            tellFailures(out->failed, out->done.size());
        });
}

void PhotoActions::makeSizes(const PhotoTargets &targets)
{
    start(
        tr("Queueing…"), [&library = m_services.engine.library, targets] { return resolveIds(library, targets); },
        [this](const Result<QStringList> &ids) {
            if (!ids) {
                Q_EMIT errorRaised(ids.error());
                return;
            }
            m_services.queue.addVariants(*ids, {});
            Q_EMIT toast(tr("Making the missing sizes of %Ln photo(s)", nullptr, int(ids->size())), {});
        });
}

} // namespace td
