// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/selectionbar.h"

#include "ui/theme/paint.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int BarShadow = 12;
}

SelectionBar::SelectionBar(QWidget *parent)
    : QFrame(parent)
    , m_strong(new TextLabel({}, TextRole::Medium))
    , m_quiet(new TextLabel({}, TextRole::Body, ColorRole::Text2))
    , m_buttons(new QHBoxLayout)
{
    setAccessibleName(tr("Selection"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(BarShadow + space::s4, BarShadow + space::s2, BarShadow + space::s2, BarShadow + space::s2);
    row->setSpacing(space::s2);
    row->addWidget(m_strong);
    row->addWidget(m_quiet);
    row->addSpacing(space::s2);
    m_buttons->setSpacing(space::s1);
    row->addLayout(m_buttons);
    QToolButton *close = makeIconButton(u"close"_s, tr("Clear the selection"));
    connect(close, &QToolButton::clicked, this, &SelectionBar::closed);
    row->addWidget(close);
    hide();
}

void SelectionBar::setSummary(const QString &strong, const QString &quiet)
{
    m_strong->setText(strong);
    m_quiet->setText(quiet);
}

void SelectionBar::setBarActions(const QList<QAction *> &actions)
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (QAction *action : actions) {
        QPushButton *button = makeCompactButton(action->text(), ButtonKind::Ghost);
        setButtonIcon(*button, action->property("td:icon").toString());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
        if (action->menu<QMenu *>())
            button->setMenu(action->menu<QMenu *>());
        else
            connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button, [button, action] {
            button->setEnabled(action->isEnabled());
            button->setText(action->text());
        });
        m_buttons->addWidget(button);
    }
}

void SelectionBar::placeOver(const QRect &area)
{
    const QSize size = sizeHint().boundedTo(QSize(area.width(), sizeHint().height()));
    setGeometry(area.left() + (area.width() - size.width()) / 2, area.bottom() - size.height() - space::s1, size.width(),
                size.height());
    raise();
}

void SelectionBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const QRectF box = QRectF(rect()).adjusted(BarShadow, BarShadow, -BarShadow, -BarShadow);
    paintShadow(painter, box, radius::card, BarShadow);
    paintRound(painter, box, radius::card, theme.color(ColorRole::Raised), theme.color(ColorRole::Border));
}

} // namespace td
