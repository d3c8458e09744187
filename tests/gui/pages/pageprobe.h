// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/confirmdialog.h"
#include "ui/page.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace td::test
{

/// Hears what a page asks of its window.
class PageProbe : public QObject
{
public:
    explicit PageProbe(Page &page)
    {
        connect(&page, &Page::toast, this, [this](const QString &text, const Deed &deed) {
            toasts.append(text);
            if (deed) {
                undo = deed.undo;
                redo = deed.redo;
            }
        });
        connect(&page, &Page::errorRaised, this, [this](const Error &error) { errors.append(error); });
        connect(&page, &Page::openPage, this, [this](const QString &id, const QVariantMap &arguments) {
            opened = id;
            openedWith = arguments;
        });
        connect(&page, &Page::statusText, this, [this](const QString &text) { status = text; });
    }
    QStringList toasts;
    std::function<void()> undo, redo;
    QList<Error> errors;
    QString opened;
    QVariantMap openedWith;
    QString status;
};

/// The sheet that is open over `page`; null when there is none.
inline Sheet *openSheet(QWidget &page)
{
    const QList<Sheet *> sheets = page.window()->findChildren<Sheet *>();
    for (Sheet *sheet : sheets) {
        if (sheet->isVisible())
            return sheet;
    }
    return nullptr;
}

/// Presses the button of the open sheet with that text.
inline bool press(QWidget &page, const QString &text)
{
    Sheet *sheet = openSheet(page);
    if (!sheet)
        return false;
    for (QPushButton *button : sheet->findChildren<QPushButton *>()) {
        if (button->text() == text && button->isEnabled()) {
            button->click();
            return true;
        }
    }
    return false;
}

/// The words of the explanation that is open; empty: none is.
inline QString openExplanation()
{
    QStringList words;
    if (const QWidget *popover = QApplication::activePopupWidget()) {
        for (const QLabel *label : popover->findChildren<QLabel *>())
            words << label->text();
    }
    return words.join(u'\n');
}

} // namespace td::test
