// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/keyvalueinspector.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/explainedlabel.h"
#include "ui/widgets/tierbadge.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace td
{

namespace
{

class StatusIcon : public QWidget
{
public:
    explicit StatusIcon(Status status)
        : m_status(status)
    {
        setFixedSize(16, 18);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(painter, rect(), statusIcon(m_status), 16, Theme::current().status(m_status));
    }

private:
    Status m_status;
};

QWidget *valueWidget(const KeyValueRow &row)
{
    auto *value = new ExplainedLabel(row.value, row.mono ? TextRole::Mono : TextRole::Small, ColorRole::Text);
    value->setWordWrap(true);
    value->setFocusPolicy(Qt::StrongFocus);
    value->setAccessibleName(QString(row.label % QLatin1String(": ") % row.value));
    value->setToolTip(row.toolTip);
    if (!row.explanation.lines.isEmpty()) {
        value->setExplanation(row.explanation);
        value->setAccessibleName(KeyValueInspector::tr("%1: %2, explain").arg(row.label, row.value));
        if (row.toolTip.isEmpty())
            value->setToolTip(KeyValueInspector::tr("Explain this number"));
    }
    if (!row.badge && !row.status)
        return value;
    auto *holder = new QWidget;
    auto *line = new QHBoxLayout(holder);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::s2);
    if (row.badge)
        line->addWidget(new TierBadge(row.badge));
    if (row.status)
        line->addWidget(new StatusIcon(*row.status), 0, Qt::AlignTop);
    line->addWidget(value, 1);
    return holder;
}

} // namespace

KeyValueInspector::KeyValueInspector(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::s4);
}

void KeyValueInspector::align(const QList<KeyValueInspector *> &inspectors)
{
    int widest = 0;
    for (const KeyValueInspector *inspector : inspectors)
        widest = std::max(widest, inspector->m_labelWidth);
    for (KeyValueInspector *inspector : inspectors) {
        for (QGridLayout *grid : std::as_const(inspector->m_grids))
            grid->setColumnMinimumWidth(0, widest);
    }
}

void KeyValueInspector::setSections(const QList<KeyValueSection> &sections)
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_grids.clear();
    m_labelWidth = 0;
    for (const KeyValueSection &section : sections) {
        auto *block = new QWidget;
        auto *grid = new QGridLayout(block);
        m_grids.append(grid);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(space::s3);
        grid->setVerticalSpacing(space::s1);
        grid->setColumnStretch(1, 1);
        int line = 0;
        if (!section.title.isEmpty()) {
            auto *title = new TextLabel(section.title, TextRole::Medium);
            title->setContentsMargins(0, 0, 0, space::s1);
            grid->addWidget(title, line++, 0, 1, 2);
        }
        for (const KeyValueRow &row : section.rows) {
            if (row.value.isEmpty() && !row.badge)
                continue;
            auto *label = new TextLabel(row.label, TextRole::Small, ColorRole::Text2);
            m_labelWidth = std::max(m_labelWidth, label->sizeHint().width());
            grid->addWidget(label, line, 0, Qt::AlignTop | Qt::AlignLeft);
            grid->addWidget(valueWidget(row), line++, 1);
        }
        m_layout->addWidget(block);
    }
}

} // namespace td
