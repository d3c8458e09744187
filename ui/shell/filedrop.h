// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QObject>

#include <stop_token>

class QDropEvent;
class QMimeData;

namespace td
{

class DropOverlay;

/// Files and folders dragged over the window: says what a drop will do, counts them meanwhile, and hands their paths on.
class FileDrop : public QObject
{
    Q_OBJECT
public:
    FileDrop(const UiServices &services, QWidget *window);
    ~FileDrop() override;
    [[nodiscard]] DropOverlay *overlay() const { return m_overlay; }

Q_SIGNALS:
    void dropped(const QStringList &paths, bool withOptions);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void enter(QDropEvent *event);
    void leave();
    void count(const QStringList &paths);
    void show(qint64 files);

    const UiServices &m_services;
    QWidget *m_window;
    DropOverlay *m_overlay;
    std::stop_source m_stop;
};

/// Local paths of what is dragged; empty when there are none, or when the drag came from this window.
[[nodiscard]] QStringList droppedPaths(const QMimeData *data);

} // namespace td
