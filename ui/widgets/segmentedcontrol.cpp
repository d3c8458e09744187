// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmentedcontrol.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QAbstractButton>
#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace td
{

class SegmentedControl::Segment : public QAbstractButton
{
public:
    Segment(QString id, const QString &text, QString iconName, SegmentedControl *parent)
        : QAbstractButton(parent)
        , m_id(std::move(id))
        , m_icon(std::move(iconName))
    {
        setCheckable(true);
        setAutoExclusive(true);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setSegmentText(text);
    }
    void setSegmentText(const QString &text)
    {
        setText(text);
        setAccessibleName(m_count.isEmpty() ? text : QString(text % QLatin1Char(' ') % m_count));
        setToolTip(m_icon.isEmpty() ? QString() : text);
        updateGeometry();
    }
    void setCount(const QString &count)
    {
        m_count = count;
        setSegmentText(text());
        update();
    }
    [[nodiscard]] QString id() const { return m_id; }
    [[nodiscard]] QSize sizeHint() const override
    {
        const int height = qMax(26, fontMetrics().height() + 9);
        if (!m_icon.isEmpty())
            return {34, qMax(30, height)};
        int width = QFontMetrics(strong()).horizontalAdvance(text()) + 24;
        if (!m_count.isEmpty())
            width += fontMetrics().horizontalAdvance(m_count) + 6;
        return {width, height};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        if (!isEnabled())
            painter.setOpacity(0.45);
        if (isChecked())
            paintRound(painter, rect(), radius::control,
                       theme.color(theme.isDark() ? ColorRole::Raised : ColorRole::Surface),
                       theme.color(ColorRole::ControlBorder));
        else if (underMouse() && isEnabled())
            paintRound(painter, QRectF(rect()).adjusted(1, 1, -1, -1), radius::control, theme.color(ColorRole::Hover));
        const QColor ink = theme.color(isChecked() ? ColorRole::Text : ColorRole::Text2);
        if (!m_icon.isEmpty()) {
            paintIcon(painter, rect(), m_icon, iconsize::control, isChecked() ? theme.color(ColorRole::Accent) : ink);
        } else {
            const QFont textFont = isChecked() ? strong() : font();
            const QFontMetrics metrics(textFont);
            const int textWidth = metrics.horizontalAdvance(text());
            const int countWidth = m_count.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_count) + 6;
            int x = (width() - textWidth - countWidth) / 2;
            painter.setFont(textFont);
            painter.setPen(ink);
            painter.drawText(QRect(x, 0, textWidth + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, text());
            if (countWidth) {
                painter.setFont(font());
                painter.setPen(theme.color(ColorRole::Text2));
                painter.drawText(QRect(x + textWidth + 6, 0, countWidth, height()), Qt::AlignVCenter | Qt::AlignLeft,
                                 m_count);
            }
        }
        if (hasKeyboardFocus(*this))
            paintFocusRing(painter, rect(), radius::control);
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        auto *control = static_cast<SegmentedControl *>(parentWidget());
        const qsizetype at = control->m_segments.indexOf(this);
        qsizetype next = at;
        if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Up)
            next = qMax<qsizetype>(0, at - 1);
        else if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Down)
            next = qMin(control->m_segments.size() - 1, at + 1);
        else
            return QAbstractButton::keyPressEvent(event);
        Segment *target = control->m_segments.at(next);
        target->setFocus(Qt::TabFocusReason);
        target->click();
    }

private:
    [[nodiscard]] QFont strong() const
    {
        QFont result = font();
        result.setWeight(QFont::DemiBold);
        return result;
    }
    QString m_id;
    QString m_icon;
    QString m_count;
};

SegmentedControl::SegmentedControl(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(1);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SegmentedControl::addSegment(const QString &id, const QString &text, const QString &iconName)
{
    auto *segment = new Segment(id, text, iconName, this);
    m_segments.append(segment);
    m_layout->addWidget(segment);
    connect(segment, &QAbstractButton::clicked, this, [this, id] { choose(id); });
    if (m_segments.size() == 1)
        setCurrent(id);
    else
        segment->setFocusPolicy(Qt::ClickFocus);
}

void SegmentedControl::choose(const QString &id)
{
    if (id == m_current)
        return;
    setCurrent(id);
    Q_EMIT currentChanged(id);
}

void SegmentedControl::cycleIn(QWidget *page)
{
    auto *next = new QAction(tr("Next tab"), page);
    next->setShortcut(Qt::CTRL | Qt::Key_Tab);
    next->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(next, &QAction::triggered, this,
            [this] { choose(m_segments.at((m_segments.indexOf(find(m_current)) + 1) % m_segments.size())->id()); });
    page->addAction(next);
}

SegmentedControl::Segment *SegmentedControl::find(const QString &id) const
{
    for (Segment *segment : m_segments) {
        if (segment->id() == id)
            return segment;
    }
    return nullptr;
}

void SegmentedControl::setSegmentText(const QString &id, const QString &text)
{
    if (Segment *segment = find(id))
        segment->setSegmentText(text);
}

void SegmentedControl::setSegmentCount(const QString &id, const QString &count)
{
    if (Segment *segment = find(id))
        segment->setCount(count);
}

void SegmentedControl::setCurrent(const QString &id)
{
    if (!find(id))
        return;
    m_current = id;
    for (Segment *segment : std::as_const(m_segments)) {
        segment->setChecked(segment->id() == id);
        segment->setFocusPolicy(segment->id() == id ? Qt::StrongFocus : Qt::ClickFocus);
        segment->updateGeometry();
    }
}

void SegmentedControl::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    paintRound(painter, rect(), radius::control + 1, theme.color(ColorRole::Sunken),
               theme.isHighContrast() ? theme.color(ColorRole::Border) : QColor());
}

} // namespace td
