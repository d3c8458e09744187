// SPDX-License-Identifier: GPL-3.0-or-later
// What of a window can be reached, named and read; for tests that walk all of it.
#pragma once

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QScrollArea>
#include <QTest>

namespace td::test
{

inline QString nameOf(const QWidget *widget)
{
    if (!widget)
        return QStringLiteral("nothing");
    QString text = widget->accessibleName();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget); button && text.isEmpty())
        text = button->text();
    return QString(QString::fromLatin1(widget->metaObject()->className()) % QStringLiteral(" \"") % text % QStringLiteral("\" ")
                   % widget->objectName());
}

/// What Tab must come to: visible, enabled, not standing for another widget.
inline QList<QWidget *> tabStops(QWidget *root)
{
    QList<QWidget *> stops;
    const QList<QWidget *> widgets = root->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->isVisible() && widget->isEnabled() && widget->window() == root->window() && (widget->focusPolicy() & Qt::TabFocus)
            && !widget->focusProxy())
            stops.append(widget);
    }
    return stops;
}

/// Tab stops that the window's chain of focus does not lead to.
inline QStringList outOfChain(QWidget *window)
{
    QSet<QWidget *> chain;
    for (QWidget *at = window; at && !chain.contains(at); at = at->nextInFocusChain())
        chain.insert(at);
    QStringList lost;
    const QList<QWidget *> stops = tabStops(window);
    for (QWidget *stop : stops) {
        if (!chain.contains(stop))
            lost.append(nameOf(stop));
    }
    return lost;
}

/// Presses Tab until the focus comes round; the stops in their order. Ends after `most` presses, or when the focus stays.
inline QList<QWidget *> walk(QWidget *window, int most = 400)
{
    QList<QWidget *> order;
    QWidget *at = QApplication::focusWidget();
    if (!at || at->window() != window) {
        QTest::keyClick(window, Qt::Key_Tab);
        at = QApplication::focusWidget();
    }
    while (at && !order.contains(at) && order.size() < most) {
        order.append(at);
        // Parts of a time are walked inside their field.
        for (int part = 0; part < 3 && QApplication::focusWidget() == at; ++part)
            QTest::keyClick(at, Qt::Key_Tab);
        at = QApplication::focusWidget();
    }
    return order;
}

/// Neighbours in the tab order of one parent that run against the reading direction.
inline QStringList backwards(const QList<QWidget *> &order, QWidget *window)
{
    QStringList wrong;
    QHash<const QWidget *, int> place;
    int places = 0;
    for (QWidget *at = window->nextInFocusChain(); at && at != window; at = at->nextInFocusChain())
        place.insert(at, ++places);
    for (qsizetype i = 1; i < order.size(); ++i) {
        const QWidget *a = order.at(i - 1);
        const QWidget *b = order.at(i);
        // Round the end of the chain, back to its beginning, is no step.
        if (a->parentWidget() != b->parentWidget() || place.value(b) < place.value(a))
            continue;
        const QRect one = a->geometry();
        const QRect two = b->geometry();
        const bool above = two.bottom() < one.top() && two.left() <= one.right();
        const bool leftOnTheLine = two.right() < one.left() && two.top() <= one.bottom() && two.bottom() >= one.top();
        if (above || leftOnTheLine)
            wrong.append(QString(nameOf(a) % QStringLiteral(" -> ") % nameOf(b)));
    }
    return wrong;
}

/// Controls that a screen reader could not name.
inline QStringList unnamed(QWidget *root)
{
    QStringList wrong;
    const QList<QWidget *> widgets = root->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || !widget->isEnabled() || widget->focusProxy())
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (!face || !face->text(QAccessible::Name).isEmpty())
            continue;
        // Parts of a control that has a name of its own (the editor of a combo or spin box).
        QAccessibleInterface *parent = QAccessible::queryAccessibleInterface(widget->parentWidget());
        if (parent && !parent->text(QAccessible::Name).isEmpty() && widget->parentWidget()->focusPolicy() != Qt::NoFocus)
            continue;
        wrong.append(QString(nameOf(widget) % QStringLiteral(" in ") % nameOf(widget->parentWidget())));
    }
    return wrong;
}

/// Letters behind "&" that two visible texts want, or that `reserved` holds already.
inline QStringList clashes(QWidget *root, const QString &reserved = {})
{
    QStringList wrong;
    QMap<QChar, QString> taken;
    for (const QChar letter : reserved)
        taken.insert(letter, QStringLiteral("the menu bar"));
    const auto look = [&](const QString &text) {
        for (qsizetype at = text.indexOf(u'&'); at >= 0 && at + 1 < text.size(); at = text.indexOf(u'&', at + 2)) {
            if (text.at(at + 1) == u'&')
                continue;
            const QChar letter = text.at(at + 1).toUpper();
            if (taken.contains(letter))
                wrong.append(QString(text % QStringLiteral(" / ") % taken.value(letter)));
            taken.insert(letter, text);
        }
    };
    const QList<QWidget *> widgets = root->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible())
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy())
            look(label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            look(button->text());
    }
    return wrong;
}

inline bool scrolls(const QWidget *widget, const QWidget *root)
{
    for (const QWidget *up = widget->parentWidget(); up && up != root; up = up->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(up))
            return true;
    }
    return false;
}

/// Shown, but somewhere between it and the window there is no room at all.
inline bool isSquashed(const QWidget *widget, const QWidget *root)
{
    for (const QWidget *up = widget; up && up != root && !qobject_cast<const QAbstractScrollArea *>(up); up = up->parentWidget()) {
        if (up->width() <= 0 || up->height() <= 0)
            return true;
    }
    return false;
}

/// Visible texts and own widgets that have less room than they need, and what lies outside its parent where nothing scrolls.
inline QStringList cutOff(const QWidget &root)
{
    QStringList found;
    const QList<QWidget *> widgets = root.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible())
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if (((label && !label->text().isEmpty()) || button) && isSquashed(widget, &root))
            found.append(QString((label ? label->text() : nameOf(widget)) % QStringLiteral(" has no room")));
        if (widget->visibleRegion().isEmpty())
            continue;
        const bool own = QByteArrayView(widget->metaObject()->className()).startsWith("td::");
        if (!own && (!label || label->text().isEmpty()) && (!button || button->text().isEmpty()))
            continue;
        const QString what = label ? label->text() : nameOf(widget);
        const QSize least = widget->minimumSizeHint();
        if (widget->width() + 1 < least.width() || ((label || button) && widget->height() < least.height()))
            found.append(QString(what % QStringLiteral(" %1x%2 < %3x%4")).arg(widget->width()).arg(widget->height()).arg(least.width()).arg(least.height()));
        else if (label && label->wordWrap() && widget->height() < label->heightForWidth(widget->width()))
            found.append(QString(what % QStringLiteral(" needs more lines")));
        const QWidget *parent = widget->parentWidget();
        if ((label || button) && parent && !scrolls(widget, &root) && !parent->rect().contains(widget->geometry()))
            found.append(QString(what % QStringLiteral(" hangs out of ") % nameOf(parent)));
    }
    const QList<QScrollArea *> areas = root.findChildren<QScrollArea *>();
    for (const QScrollArea *area : areas) {
        if (area->isVisible() && area->widget() && area->widget()->width() > area->viewport()->width())
            found.append(QString(QStringLiteral("wider than its room: ") % nameOf(area)));
    }
    return found;
}

} // namespace td::test
