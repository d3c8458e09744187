// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/foldingrow.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QEvent>

namespace td
{

namespace
{

int neededWidth(const QWidget *group)
{
    return group->isHidden() ? 0 : std::max(group->minimumSizeHint().width(), group->minimumWidth());
}

} // namespace

FoldingRow::FoldingRow(QWidget *left, QWidget *right, QWidget *parent)
    : QWidget(parent)
    , m_left(left)
    , m_right(right)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_row->setContentsMargins({});
    m_row->setSpacing(space::s2);
    m_row->addWidget(left, 1);
    m_row->addWidget(right, 0);
    m_row->setSizeConstraint(QLayout::SetNoConstraint);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    left->installEventFilter(this);
    right->installEventFilter(this);
}

QWidget *FoldingRow::group(const QList<QWidget *> &widgets, int gap)
{
    auto *group = new QWidget;
    auto *line = new QHBoxLayout(group);
    line->setContentsMargins({});
    line->setSpacing(gap);
    for (QWidget *widget : widgets)
        line->addWidget(widget);
    line->addStretch(1);
    return group;
}

bool FoldingRow::fits(int width) const
{
    return neededWidth(m_left) + neededWidth(m_right) + m_row->spacing() <= width;
}

QSize FoldingRow::minimumSizeHint() const
{
    return {std::max(neededWidth(m_left), neededWidth(m_right)), m_row->minimumSize().height()};
}

QSize FoldingRow::sizeHint() const
{
    return {m_left->sizeHint().width() + m_row->spacing() + m_right->sizeHint().width(), m_row->sizeHint().height()};
}

void FoldingRow::fold()
{
    const auto wanted = fits(width()) ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_row->direction() != wanted) {
        m_row->setDirection(wanted);
        updateGeometry();
    }
}

void FoldingRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

bool FoldingRow::eventFilter(QObject *watched, QEvent *event)
{
    // A text in a group has become longer or shorter; its new width is known once its layout is through.
    if (event->type() == QEvent::LayoutRequest)
        QMetaObject::invokeMethod(this, &FoldingRow::fold, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

} // namespace td
