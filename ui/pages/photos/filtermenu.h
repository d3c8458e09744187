// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query.h"
#include "ui/services.h"

#include <QMenu>

namespace td
{

/// Everything by which photos can be filtered, as a menu: choices at once, numbers and texts by a small field.
class FilterMenu : public QMenu
{
    Q_OBJECT
public:
    FilterMenu(const UiServices &services, QWidget *parent);
    void setFilter(const PhotoFilter &filter) { m_filter = filter; }

Q_SIGNALS:
    void chosen(const td::PhotoFilter &filter);

private:
    void refresh(); ///< users, drafts and tags, off the GUI thread
    void build();
    void buildExif(); ///< what the camera wrote
    void askCaptured();
    void apply(const std::function<void(PhotoFilter &)> &change);
    void addChoice(QMenu *menu, const QString &text, const std::function<void(PhotoFilter &)> &change);
    void addNames(const QString &title, const QStringList &names,
                  const std::function<void(PhotoFilter &, const QString &)> &change);
    void addText(QMenu *menu, const QString &text, const QString &question,
                 const std::function<void(PhotoFilter &, const QString &)> &change);

    const UiServices &m_services;
    PhotoFilter m_filter;
    QStringList m_users, m_drafts, m_tags, m_cameras, m_lenses;
    bool m_refreshing = false;
};

/// A question with one field in a small sheet; `done` gets the text, never an empty one.
void askText(QWidget *parent, const QString &title, const QString &label, const QString &accept, const QStringList &known,
             const std::function<void(const QString &)> &done);

} // namespace td
