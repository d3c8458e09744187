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
    return group->isHidden() ? 0 : group->minimumSizeHint().width();
}

int heightAt(const QWidget *group, int width)
{
    if (group->isHidden())
        return 0;
    return std::max(group->sizeHint().height(), group->hasHeightForWidth() ? group->heightForWidth(width) : 0);
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
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
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
    return {std::max(neededWidth(m_left), neededWidth(m_right)), std::max(m_left->minimumSizeHint().height(), m_right->minimumSizeHint().height())};
}

QSize FoldingRow::sizeHint() const
{
    const QSize left = m_left->sizeHint();
    const QSize right = m_right->sizeHint();
    return {left.width() + m_row->spacing() + right.width(), std::max(left.height(), right.height())};
}

int FoldingRow::heightForWidth(int width) const
{
    if (fits(width))
        return std::max(heightAt(m_left, width - neededWidth(m_right)), heightAt(m_right, neededWidth(m_right)));
    return heightAt(m_left, width) + m_row->spacing() + heightAt(m_right, width);
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

bool FoldingRow::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    // A text in it has become longer or shorter.
    if (event->type() == QEvent::LayoutRequest)
        fold();
    return handled;
}

} // namespace td
