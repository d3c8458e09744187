// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/filedrop.h"

#include "ui/support/async.h"
#include "ui/support/format.h"
#include "ui/widgets/dropoverlay.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QUrl>

namespace td
{

using namespace Qt::StringLiterals;

QStringList droppedPaths(const QMimeData *data)
{
    QStringList paths;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

FileDrop::FileDrop(const UiServices &services, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_window(window)
    , m_overlay(new DropOverlay(window))
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

FileDrop::~FileDrop()
{
    m_stop.request_stop();
}

bool FileDrop::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter: enter(static_cast<QDropEvent *>(event)); return true;
    case QEvent::DragMove: static_cast<QDragMoveEvent *>(event)->acceptProposedAction(); return true;
    case QEvent::DragLeave: leave(); return true;
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        const QStringList paths = droppedPaths(drop->mimeData());
        const bool options = drop->modifiers() & Qt::ShiftModifier;
        leave();
        if (paths.isEmpty())
            return true;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        Q_EMIT dropped(paths, options);
        return true;
    }
    default: return QObject::eventFilter(watched, event);
    }
}

void FileDrop::enter(QDropEvent *event)
{
    // Photos dragged out of our own grid are no new photos.
    const auto *source = qobject_cast<QWidget *>(event->source());
    const bool own = source && source->window() == m_window;
    if (own || !event->mimeData()->hasUrls()) {
        event->ignore();
        return;
    }
    const QStringList paths = droppedPaths(event->mimeData());
    if (paths.isEmpty()) {
        event->ignore();
        return;
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
    show(-1);
    count(paths);
}

void FileDrop::leave()
{
    m_stop.request_stop();
    m_overlay->hide();
}

void FileDrop::show(qint64 files)
{
    const QString title = files < 0 ? tr("Drop to add photos to TEMP")
                                    : tr("Drop to add %Ln photo(s) to TEMP", nullptr, int(files));
    m_overlay->showMessage(title, tr("Hold Shift for options"));
}

void FileDrop::count(const QStringList &paths)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    runAsync(
        m_services.pool, this,
        [paths, token = m_stop.get_token()] {
            const FileList found = collectFiles(paths, true, token);
            return std::pair<qint64, bool>{found.files.size(), token.stop_requested()};
        },
        [this](std::pair<qint64, bool> found) {
            if (!found.second && m_overlay->isVisible() && found.first > 0)
                show(found.first);
        });
}

} // namespace td
