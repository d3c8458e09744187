// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tiercard.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/controls.h"

#include <QAction>
#include <QPainter>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int Tile = 36;
constexpr int Bar = 6;

QFont wordFont()
{
    QFont font = Theme::current().font(TextRole::Heading);
    font.setWeight(QFont::Bold);
    return font;
}

struct Fonts {
    QFont word = wordFont();
    QFont provider = Theme::current().font(TextRole::Small);
    QFont amount = Theme::current().font(TextRole::Display);
    QFont body = Theme::current().font(TextRole::Body);
    QFont small = Theme::current().font(TextRole::Small);
};

int lineHeight(const QFont &font)
{
    return QFontMetrics(font).height();
}

} // namespace

TierCard::TierCard(Tier tier, QWidget *parent)
    : QAbstractButton(parent)
    , m_tier(tier)
    , m_explain(new QAction(tr("Explain this number"), this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tierWord(tier));
    m_explain->setShortcut(Qt::Key_Question);
    m_explain->setShortcutContext(Qt::WidgetShortcut);
    m_explain->setEnabled(false);
    connect(m_explain, &QAction::triggered, this, &TierCard::explain);
    addAction(m_explain);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void TierCard::setExplanation(const Explanation &explanation)
{
    m_explanation = explanation;
    m_explain->setEnabled(!explanation.lines.isEmpty());
}

void TierCard::explain()
{
    const QRect place = amountPlace();
    showExplanation(m_explanation, this, QRect(mapToGlobal(place.topLeft()), place.size()));
}

QRect TierCard::amountPlace() const
{
    const Fonts f;
    const QFontMetrics amount(f.amount);
    const int head = qMax(Tile, lineHeight(f.word) + lineHeight(f.provider) + 2);
    return {space::s4, space::s4 + head + space::s2, amount.horizontalAdvance(m_figures.amount), amount.height()};
}

void TierCard::setFigures(const TierFigures &figures)
{
    m_figures = figures;
    m_loading = false;
    setAccessibleName(QString(tierWord(m_tier) % u", "_s % figures.provider));
    setAccessibleDescription(figures.spoken);
    setToolTip(figures.spoken);
    updateGeometry();
    update();
}

void TierCard::setLoading(bool loading)
{
    m_loading = loading;
    update();
}

void TierCard::setMissing(bool missing)
{
    m_missing = missing;
    update();
}

void TierCard::setAction(const QString &text)
{
    if (!m_action && text.isEmpty())
        return;
    if (!m_action) {
        m_action = makeCompactButton(text, ButtonKind::Ghost, this);
        connect(m_action, &QPushButton::clicked, this, &TierCard::actionClicked);
    }
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
    placeAction();
    updateGeometry();
}

void TierCard::placeAction()
{
    if (!m_action)
        return;
    m_action->adjustSize();
    m_action->move(width() - space::s2 - m_action->width(), height() - space::s2 - m_action->height());
}

void TierCard::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    placeAction();
}

QSize TierCard::sizeHint() const
{
    const Fonts f;
    const int head = qMax(Tile, lineHeight(f.word) + lineHeight(f.provider) + 2);
    const int height = space::s4 + head + space::s2 + lineHeight(f.amount) + space::s1 + lineHeight(f.body) + space::s2 + Bar
        + space::s3 + qMax(lineHeight(f.small), 18) + space::s4;
    return {Theme::em() * 16, height};
}

QSize TierCard::minimumSizeHint() const
{
    const Fonts f;
    const QFontMetrics body(f.body);
    const int figures = body.horizontalAdvance(m_figures.stored) + body.horizontalAdvance(m_figures.shareText) + space::s3;
    const int action = m_action && !m_action->isHidden() ? m_action->sizeHint().width() : 0;
    const int note = QFontMetrics(f.small).horizontalAdvance(m_figures.note) + 24 + action;
    return {2 * space::s4 + qMax(qMax(figures, m_missing ? 0 : note), 160), sizeHint().height()};
}

void TierCard::paintHead(QPainter &painter, const QRectF &area) const
{
    const Theme &theme = Theme::current();
    const Fonts f;
    const QColor ink = theme.tier(m_tier);
    const int head = qMax(Tile, lineHeight(f.word) + lineHeight(f.provider) + 2);
    const QRectF tile(area.left(), area.top() + (head - Tile) / 2.0, Tile, Tile);
    paintRound(painter, tile, radius::thumb, theme.tierSoft(m_tier), theme.isHighContrast() ? ink : QColor());
    paintIcon(painter, tile, tierIcon(m_tier), iconsize::tile, ink);
    const double x = tile.right() + space::s3;
    const double both = lineHeight(f.word) + lineHeight(f.provider);
    const double top = area.top() + (head - both) / 2;
    painter.setFont(f.word);
    painter.setPen(ink);
    painter.drawText(QRectF(x, top, area.right() - x, lineHeight(f.word)), Qt::AlignLeft | Qt::AlignVCenter, tierWord(m_tier));
    painter.setFont(f.provider);
    painter.setPen(theme.color(ColorRole::Text2));
    const QString provider = QFontMetrics(f.provider).elidedText(m_figures.provider, Qt::ElideMiddle, int(area.right() - x));
    painter.drawText(QRectF(x, top + lineHeight(f.word), area.right() - x, lineHeight(f.provider)),
                     Qt::AlignLeft | Qt::AlignVCenter, provider);
}

void TierCard::paintFigures(QPainter &painter, const QRectF &area) const
{
    const Theme &theme = Theme::current();
    const Fonts f;
    double y = area.top();
    const QFontMetrics amount(f.amount);
    painter.setFont(f.amount);
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(QPointF(area.left(), y + amount.ascent()), m_figures.amount);
    painter.setFont(f.body);
    painter.setPen(theme.color(ColorRole::Text2));
    painter.drawText(QPointF(area.left() + amount.horizontalAdvance(m_figures.amount) + space::s2, y + amount.ascent()), m_figures.unit);
    y += amount.height() + space::s1;
    const QRectF line(area.left(), y, area.width(), lineHeight(f.body));
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_figures.stored);
    painter.setPen(theme.color(ColorRole::Text2));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, m_figures.shareText);
    y += lineHeight(f.body) + space::s2;
    const QRectF track(area.left(), y, area.width(), Bar);
    paintRound(painter, track, Bar / 2.0, theme.color(ColorRole::Sunken), theme.isHighContrast() ? theme.color(ColorRole::Grid) : QColor());
    if (m_figures.share > 0) {
        QRectF part = track;
        part.setWidth(qMax(double(Bar), track.width() * qMin(1.0, m_figures.share)));
        paintRound(painter, part, Bar / 2.0, theme.tier(m_tier));
    }
    y += Bar + space::s3;
    if (m_figures.note.isEmpty())
        return;
    const int height = qMax(lineHeight(f.small), 18);
    const bool plain = m_figures.noteStatus == Status::Neutral || m_figures.noteStatus == Status::Ok;
    const QColor ink = plain ? theme.color(ColorRole::Text2) : theme.status(m_figures.noteStatus);
    paintIcon(painter, QRectF(area.left(), y, 16, height), m_figures.noteIcon, 16, ink);
    painter.setFont(f.small);
    painter.setPen(ink);
    painter.drawText(QRectF(area.left() + 22, y, area.width() - 22, height), Qt::AlignLeft | Qt::AlignVCenter, m_figures.note);
}

void TierCard::paintLoading(QPainter &painter, const QRectF &area) const
{
    const Theme &theme = Theme::current();
    const Fonts f;
    const QColor fill = theme.color(ColorRole::Sunken);
    const QColor edge = theme.isHighContrast() ? theme.color(ColorRole::Grid) : QColor();
    double y = area.top() + 4;
    paintRound(painter, QRectF(area.left(), y, area.width() * 0.36, lineHeight(f.amount) - 8), radius::chip, fill, edge);
    y += lineHeight(f.amount) + space::s1;
    paintRound(painter, QRectF(area.left(), y, area.width() * 0.62, lineHeight(f.body) - 6), radius::chip, fill, edge);
    y += lineHeight(f.body) + space::s2 - 4;
    paintRound(painter, QRectF(area.left(), y, area.width(), Bar), Bar / 2.0, fill, edge);
    y += Bar + space::s3;
    paintRound(painter, QRectF(area.left(), y, area.width() * 0.5, lineHeight(f.small) - 4), radius::chip, fill, edge);
}

void TierCard::paintMissing(QPainter &painter, const QRectF &area) const
{
    const Theme &theme = Theme::current();
    painter.setFont(theme.font(TextRole::Small));
    painter.setPen(theme.color(ColorRole::Text2));
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_figures.note);
}

void TierCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hover = underMouse() && !isDown();
    if (m_missing) {
        painter.setPen(QPen(theme.color(ColorRole::ControlBorder), 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::card, radius::card);
    } else {
        paintRound(painter, rect(), radius::card, theme.color(isDown() ? ColorRole::Hover : ColorRole::Surface),
                   theme.color(hover ? ColorRole::ControlBorder : ColorRole::Border));
    }
    const QRectF area = QRectF(rect()).adjusted(space::s4, space::s4, -space::s4, -space::s4);
    const Fonts f;
    const int head = qMax(Tile, lineHeight(f.word) + lineHeight(f.provider) + 2);
    paintHead(painter, area);
    const QRectF below = area.adjusted(0, head + space::s2, 0, 0);
    if (m_loading)
        paintLoading(painter, below);
    else if (m_missing)
        paintMissing(painter, below.adjusted(0, space::s1, 0, 0));
    else
        paintFigures(painter, below);
    if (hasKeyboardFocus(*this))
        paintFocusRing(painter, rect(), radius::card);
}

} // namespace td
