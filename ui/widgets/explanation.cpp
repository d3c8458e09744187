// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/explanation.h"

#include "ui/theme/paint.h"
#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int ExplanationEms = 24;

/// The explanation as a small window that goes with the next click or Esc.
class ExplainPopover : public QFrame
{
public:
    ExplainPopover(const Explanation &explanation, QWidget *parent)
        : QFrame(parent, Qt::Popup)
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setAccessibleName(explanation.title);
        setAccessibleDescription(spoken(explanation));
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(space::s4, space::s3, space::s4, space::s3);
        layout->setSpacing(space::s2);
        layout->addWidget(wrapped(explanation.title, TextRole::Heading, ColorRole::Text));
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(space::s6);
        grid->setVerticalSpacing(space::s1);
        int row = 0;
        for (const ExplainLine &line : explanation.lines) {
            if (line.total)
                grid->addWidget(new Divider, row++, 0, 1, 2);
            const TextRole role = line.total ? TextRole::Medium : TextRole::Body;
            grid->addWidget(wrapped(line.label, role, line.total ? ColorRole::Text : ColorRole::Text2), row, 0);
            auto *value = new TextLabel(line.value, role);
            value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
            grid->addWidget(value, row++, 1);
        }
        layout->addLayout(grid);
        if (!explanation.source.isEmpty())
            layout->addWidget(wrapped(explanation.source, TextRole::Caption, ColorRole::Text3));
    }

    [[nodiscard]] static QString spoken(const Explanation &explanation)
    {
        QStringList lines;
        for (const ExplainLine &line : explanation.lines)
            lines << (line.value.isEmpty() ? line.label : QString(line.label % u", "_s % line.value));
        lines << explanation.source;
        return lines.join(u". "_s);
    }

    /// A line that breaks where the popover would become wider than people read.
    [[nodiscard]] static TextLabel *wrapped(const QString &text, TextRole role, ColorRole color)
    {
        auto *label = new TextLabel(text, role, color);
        const int most = Theme::em() * ExplanationEms;
        if (label->sizeHint().width() > most) {
            label->setWordWrap(true);
            label->setFixedWidth(most);
        }
        return label;
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Theme::current().color(ColorRole::Raised));
        paintRound(painter, rect(), 0, {}, Theme::current().color(ColorRole::Border));
    }
};

} // namespace

void showExplanation(const Explanation &explanation, QWidget *owner, const QRect &place)
{
    if (explanation.lines.isEmpty())
        return;
    auto *popover = new ExplainPopover(explanation, owner);
    popover->adjustSize();
    QPoint at(place.left(), place.bottom() + 4);
    if (const QScreen *where = owner->screen()) {
        const QRect area = where->availableGeometry();
        at.setX(qBound(area.left() + 4, at.x(), qMax(area.left() + 4, area.right() - popover->width() - 4)));
        if (at.y() + popover->height() > area.bottom())
            at.setY(qMax(area.top() + 4, place.top() - popover->height() - 4));
    }
    popover->move(at);
    popover->show();
}

} // namespace td
