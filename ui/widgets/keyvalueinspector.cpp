// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/keyvalueinspector.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/tierbadge.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace td
{

namespace
{

/// A value that can have the focus, be copied and be explained.
class ValueLabel : public TextLabel
{
public:
    using TextLabel::TextLabel;
    void setExplanation(const Explanation &explanation)
    {
        m_explanation = explanation;
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const int key = event->key();
        const bool isAsked = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space || key == Qt::Key_Question;
        if (event->matches(QKeySequence::Copy))
            QGuiApplication::clipboard()->setText(text());
        else if (isAsked && !m_explanation.lines.isEmpty())
            explain();
        else
            TextLabel::keyPressEvent(event);
    }
    void mousePressEvent(QMouseEvent *event) override
    {
        TextLabel::mousePressEvent(event);
        event->setAccepted(!m_explanation.lines.isEmpty()); // what is taken is also let go here
    }
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
            explain();
    }
    void focusInEvent(QFocusEvent *event) override
    {
        TextLabel::focusInEvent(event);
        update();
    }
    void focusOutEvent(QFocusEvent *event) override
    {
        TextLabel::focusOutEvent(event);
        update();
    }
    void paintEvent(QPaintEvent *event) override
    {
        TextLabel::paintEvent(event);
        const bool focus = hasKeyboardFocus(*this);
        QPainter painter(this);
        if (!m_explanation.lines.isEmpty() && (focus || underMouse())) {
            painter.setPen(QPen(Theme::current().color(ColorRole::Text2), 1, Qt::DotLine));
            const QRect words = fontMetrics().boundingRect(rect(), Qt::TextWordWrap | int(alignment()), text());
            painter.drawLine(words.bottomLeft(), words.bottomRight());
        }
        if (focus)
            paintFocusRing(painter, rect(), radius::chip);
    }

private:
    void explain()
    {
        showExplanation(m_explanation, this, QRect(mapToGlobal(QPoint(0, 0)), size()));
    }
    Explanation m_explanation;
};

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
    auto *value = new ValueLabel(row.value, row.mono ? TextRole::Mono : TextRole::Small, ColorRole::Text);
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
