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
    if (group->isHidden())
        return 0;
    // A text that could wrap folds the line instead.
    const int least =
        group->sizePolicy().hasHeightForWidth() ? group->sizeHint().width() : group->minimumSizeHint().width();
    return std::max(least, group->minimumWidth());
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
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(left->sizePolicy().hasHeightForWidth());
    setSizePolicy(policy);
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

bool FoldingRow::hasHeightForWidth() const
{
    return sizePolicy().hasHeightForWidth();
}

int FoldingRow::heightForWidth(int width) const
{
    const int right = m_right->isHidden() ? 0 : m_right->sizeHint().height();
    if (fits(width))
        return std::max(m_left->heightForWidth(width - neededWidth(m_right) - m_row->spacing()), right);
    return m_left->heightForWidth(width) + m_row->spacing() + right;
}

QSize FoldingRow::minimumSizeHint() const
{
    const int left =
        hasHeightForWidth() && !m_left->isHidden() ? m_left->minimumSizeHint().width() : neededWidth(m_left);
    return {std::max(left, neededWidth(m_right)), m_row->minimumSize().height()};
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
        m_row->setAlignment(m_right, wanted == QBoxLayout::TopToBottom ? Qt::AlignLeft : Qt::Alignment());
        updateGeometry();
    }
}

void FoldingRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

bool FoldingRow::event(QEvent *event)
{
    // A side that is a text itself asks its parent, which is this.
    if (event->type() == QEvent::LayoutRequest)
        QMetaObject::invokeMethod(this, &FoldingRow::fold, Qt::QueuedConnection);
    return QWidget::event(event);
}

bool FoldingRow::eventFilter(QObject *watched, QEvent *event)
{
    // A text in a group has become longer or shorter; its new width is known once its layout is through.
    if (event->type() == QEvent::LayoutRequest)
        QMetaObject::invokeMethod(this, &FoldingRow::fold, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

} // namespace td
