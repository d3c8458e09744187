// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "ui/support/deed.h"

#include <QString>
#include <QVariantMap>
#include <QWidget>

#include <functional>

namespace td
{

/// A page of the main window. Built on first visit, sleeps while hidden: load in activated(), not in the constructor.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString title() const = 0;
    /// Shown now, perhaps with arguments ({"tier": "hot"}, {"draft": id}, {"text": ...}, {"ids": [...]}, {"run": id}).
    virtual void activated(const QVariantMap &arguments) { Q_UNUSED(arguments) }
    virtual void deactivated() {}
    /// Every catalogue change while shown.
    virtual void reload() {}
    /// What could not be read may be there again (F5, a tier or the catalogue answers again): ask for it once more.
    virtual void retry() { reload(); }
    /// Esc: true when the page had something to close or clear.
    virtual bool escape() { return false; }
    /// Ctrl+F: focus the page's own filter; false when it has none.
    virtual bool focusFilter() { return false; }

Q_SIGNALS:
    /// Asks the window to show another page ("photos", "drafts", "lifecycle", "costs", "transfers", "settings"...).
    void openPage(const QString &id, const QVariantMap &arguments);
    /// A short message, bottom right; the deed is taken back by its button or Ctrl+Z and done again by Ctrl+Shift+Z.
    void toast(const QString &text, const td::Deed &deed);
    void errorRaised(const td::Error &error);
    /// Opens the upload dialog for these files, perhaps into a given draft.
    void addPhotos(const QStringList &paths, const QString &draft);
    void statusText(const QString &text); ///< right side of the status bar, e.g. "1 selected · 0.6 MB"
};

} // namespace td
