// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filterchipbar.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/flowlayout.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// A pill of 28 px: label, value, cross; or the dashed one that adds.
class Chip : public QAbstractButton
{
public:
    explicit Chip(const FilterChip &chip, bool adds, QWidget *parent)
        : QAbstractButton(parent)
        , m_chip(chip)
        , m_adds(adds)
    {
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setMouseTracking(true);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    void setLabel(const QString &label)
    {
        m_chip.label = label;
        updateGeometry();
    }
    [[nodiscard]] QString id() const { return m_chip.id; }
    [[nodiscard]] QRect crossRect() const { return {width() - 28, 0, 24, height()}; }
    [[nodiscard]] QSize sizeHint() const override
    {
        const int height = qMax(28, fontMetrics().height() + 10);
        const int label = fontMetrics().horizontalAdvance(m_chip.label);
        if (m_adds)
            return {label + 14 + 4 + 22, height};
        return {label + QFontMetrics(valueFont()).horizontalAdvance(m_chip.value) + (m_chip.label.isEmpty() ? 0 : 5) + 12 + 30,
                height};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        const qreal round = box.height() / 2;
        const bool hover = underMouse();
        painter.setPen(QPen(theme.color(ColorRole::ControlBorder), 1, m_adds ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(m_adds && !hover ? QBrush(Qt::NoBrush) : QBrush(theme.color(hover ? ColorRole::Hover : ColorRole::Surface)));
        painter.drawRoundedRect(box, round, round);
        int x = 12;
        if (m_adds) {
            paintIcon(painter, QRectF(8, 0, 14, height()), u"add"_s, 14, theme.color(ColorRole::Text2));
            x = 26;
        }
        painter.setPen(theme.color(m_adds ? ColorRole::Text : ColorRole::Text2));
        painter.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter | Qt::AlignLeft, m_chip.label);
        if (!m_adds) {
            x += m_chip.label.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_chip.label) + 5;
            painter.setFont(valueFont());
            painter.setPen(theme.color(ColorRole::Text));
            painter.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter | Qt::AlignLeft, m_chip.value);
            paintIcon(painter, crossRect(), u"close"_s, 14, theme.color(m_overCross ? ColorRole::Accent : ColorRole::Text2));
        }
        if (hasKeyboardFocus(*this))
            paintFocusRing(painter, rect(), height() / 2.0);
    }
    void mouseMoveEvent(QMouseEvent *event) override
    {
        m_overCross = !m_adds && crossRect().contains(event->pos());
        update();
        QAbstractButton::mouseMoveEvent(event);
    }

private:
    [[nodiscard]] QFont valueFont() const
    {
        QFont strong = font();
        strong.setWeight(QFont::DemiBold);
        return strong;
    }
    FilterChip m_chip;
    bool m_adds;
    bool m_overCross = false;
};

} // namespace

FilterChipBar::FilterChipBar(QWidget *parent)
    : QWidget(parent)
{
    setLayout(new FlowLayout(nullptr, space::s2, space::s2));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    FilterChip add;
    add.label = tr("Filter");
    m_add = new Chip(add, true, this);
    m_add->setAccessibleName(tr("Add a filter"));
    m_add->hide();
    m_add->installEventFilter(this);
    layout()->addWidget(m_add);
}

void FilterChipBar::setAddText(const QString &text)
{
    static_cast<Chip *>(m_add)->setLabel(text);
    m_add->setAccessibleName(text);
}

void FilterChipBar::setAddMenu(QMenu *menu)
{
    auto *button = static_cast<Chip *>(m_add);
    button->disconnect(this);
    button->setVisible(menu != nullptr);
    if (!menu)
        return;
    const QPointer<QMenu> guarded(menu);
    connect(button, &QAbstractButton::clicked, this, [button, guarded] {
        if (guarded)
            guarded->popup(button->mapToGlobal(QPoint(0, button->height() + 4)));
    });
}

void FilterChipBar::setChips(const QList<FilterChip> &chips)
{
    if (chips == m_chips)
        return;
    m_chips = chips;
    rebuild();
}

void FilterChipBar::rebuild()
{
    auto *flow = static_cast<FlowLayout *>(layout());
    while (flow->count() > 1) {
        QLayoutItem *item = flow->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    int index = 0;
    for (const FilterChip &chip : std::as_const(m_chips)) {
        auto *button = new Chip(chip, false, this);
        const QString name = QString(chip.label % u' ' % chip.value).trimmed();
        button->setAccessibleName(name);
        button->setToolTip(tr("%1. Del removes this filter").arg(name));
        button->installEventFilter(this);
        connect(button, &QAbstractButton::clicked, this, [this, button] {
            if (button->crossRect().contains(button->mapFromGlobal(QCursor::pos())))
                Q_EMIT removed(button->id());
            else
                Q_EMIT edited(button->id(), button->mapToGlobal(QPoint(0, button->height() + 4)));
        });
        flow->insertWidget(index++, button);
        button->show();
    }
    updateGeometry();
}

int FilterChipBar::heightForWidth(int width) const
{
    return layout()->heightForWidth(width);
}

QSize FilterChipBar::sizeHint() const
{
    return layout()->sizeHint();
}

bool FilterChipBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *chip = static_cast<Chip *>(watched);
    const int key = static_cast<QKeyEvent *>(event)->key();
    int index = -1;
    for (int i = 0; i < layout()->count(); ++i) {
        if (layout()->itemAt(i)->widget() == chip)
            index = i;
    }
    if (key == Qt::Key_Left || key == Qt::Key_Right) {
        if (QLayoutItem *next = layout()->itemAt(index + (key == Qt::Key_Left ? -1 : 1)))
            next->widget()->setFocus(Qt::TabFocusReason);
        return true;
    }
    if ((key == Qt::Key_Delete || key == Qt::Key_Backspace) && chip != m_add) {
        const QString id = chip->id();
        m_add->setFocus(Qt::TabFocusReason);
        Q_EMIT removed(id);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace td
