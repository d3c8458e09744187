// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sheet.h"

#include "ui/theme/paint.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

namespace td
{

Sheet::Sheet(const QString &title, Width width, QWidget *parent)
    : QDialog(parent)
    , m_title(new TextLabel(title, TextRole::Title))
    , m_head(new QHBoxLayout)
    , m_body(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
    , m_before(QApplication::focusWidget())
{
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::s6, space::s5, space::s6, space::s5);
    column->setSpacing(space::s4);
    m_title->setWordWrap(true);
    m_head->addWidget(m_title, 1);
    column->addLayout(m_head);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(space::s3);
    column->addLayout(m_body, 1);
    m_buttons->setContentsMargins(0, space::s1, 0, 0);
    m_buttons->setSpacing(space::s2);
    m_buttons->addStretch(1);
    column->addLayout(m_buttons);
    // Wider text wants a wider sheet: 480 px at a font whose line is 16 px high.
    setMinimumWidth(qMax(int(width), int(width) * Theme::em() / 20));
    setTitle(title);
}

void Sheet::setTitle(const QString &title)
{
    m_title->setText(title);
    setWindowTitle(title);
    setAccessibleName(title);
}

void Sheet::addTitleWidget(QWidget *widget)
{
    m_head->addWidget(widget, 0, Qt::AlignRight | Qt::AlignVCenter);
}

TextLabel *Sheet::addText(const QString &text, ColorRole color)
{
    auto *label = new TextLabel(text, TextRole::Body, color);
    label->setWordWrap(true);
    m_body->addWidget(label);
    return label;
}

QPushButton *Sheet::addLeftButton(const QString &text)
{
    QPushButton *button = makeButton(text, ButtonKind::Ghost);
    m_buttons->insertWidget(0, button);
    return button;
}

QPushButton *Sheet::addCancel(const QString &text, bool safe)
{
    QPushButton *button = makeButton(text);
    button->setDefault(safe);
    connect(button, &QPushButton::clicked, this, &QDialog::reject);
    m_buttons->addWidget(button);
    if (safe)
        button->setFocus();
    return button;
}

QPushButton *Sheet::addAccept(const QString &text, bool danger)
{
    QPushButton *button = makeButton(text, danger ? ButtonKind::Danger : ButtonKind::Primary);
    button->setDefault(!danger);
    connect(button, &QPushButton::clicked, this, &QDialog::accept);
    m_buttons->addWidget(button);
    return button;
}

QPushButton *Sheet::addButton(const QString &text)
{
    QPushButton *button = makeButton(text);
    m_buttons->addWidget(button);
    return button;
}

void Sheet::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    orderTabs();
    adjustSize();
    if (const QWidget *owner = parentWidget() ? parentWidget()->window() : nullptr) {
        const QPoint corner = owner->mapToGlobal(QPoint(0, 0));
        move(corner.x() + (owner->width() - width()) / 2, corner.y() + qMax(24, (owner->height() - height()) / 3));
    }
}

void Sheet::orderTabs()
{
    // Buttons are often made before what they stand under.
    QList<QWidget *> stops;
    QList<QWidget *> buttons;
    for (int i = 0; i < m_buttons->count(); ++i) {
        if (QWidget *button = m_buttons->itemAt(i)->widget())
            buttons.append(button);
    }
    for (QWidget *at = nextInFocusChain(); at && at != this; at = at->nextInFocusChain()) {
        if (isAncestorOf(at) && at->focusPolicy() != Qt::NoFocus && !buttons.contains(at))
            stops.append(at);
    }
    stops += buttons;
    for (qsizetype i = 1; i < stops.size(); ++i)
        setTabOrder(stops.at(i - 1), stops.at(i));
}

void Sheet::done(int result)
{
    QDialog::done(result);
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

void Sheet::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(ColorRole::Surface));
    paintRound(painter, rect(), 0, {}, theme.color(ColorRole::Border));
}

} // namespace td
