// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/runsummary.h"

#include "ui/support/format.h"
#include "ui/theme/icons.h"
#include "ui/widgets/tierbadge.h"

#include <QEvent>
#include <QPainter>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int Arrow = 26;
}

RunSummary::RunSummary(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    retranslate();
}

void RunSummary::setTotals(const PlanTotals &totals)
{
    m_promote = totals.promote;
    m_archive = totals.archive;
    m_trash = totals.trash;
    m_purge = totals.purge;
    retranslate();
}

void RunSummary::setRun(const RunResult &run)
{
    m_promote = run.promotedToHot;
    m_archive = run.archivedToCold;
    m_trash = run.tempDeleted + run.publishedDeleted + run.oldDeleted;
    m_purge = run.purged;
    retranslate();
}

void RunSummary::retranslate()
{
    QList<Column> columns;
    columns.append({m_promote, tr("promoted", nullptr, int(m_promote)), Tier::Temp, Tier::Hot});
    columns.append({m_archive, tr("archived", nullptr, int(m_archive)), Tier::Hot, Tier::Cold});
    columns.append({m_trash, tr("expired", nullptr, int(m_trash)), std::nullopt, std::nullopt});
    if (m_purge > 0)
        columns.append({m_purge, tr("purged", nullptr, int(m_purge)), std::nullopt, std::nullopt, true});
    setColumns(std::move(columns));
}

void RunSummary::setColumns(QList<Column> columns)
{
    m_columns = std::move(columns);
    QStringList spoken;
    for (const Column &column : std::as_const(m_columns))
        spoken.append(QString(format::count(column.count) % u' ' % column.word));
    setAccessibleName(spoken.join(u", "_s));
    updateGeometry();
    update();
}

int RunSummary::columnWidth(const Column &column, bool compact) const
{
    const Theme &theme = Theme::current();
    const int figure = QFontMetrics(theme.font(TextRole::Figure)).horizontalAdvance(format::count(column.count));
    const int first = figure + space::s2 + QFontMetrics(theme.font(TextRole::Body)).horizontalAdvance(column.word);
    int second = tierBadgeSize(column.to, compact).width();
    if (column.from)
        second += tierBadgeSize(column.from, compact).width() + Arrow;
    return qMax(first, second);
}

QSize RunSummary::sizeHint() const
{
    int width = 0;
    for (const Column &column : m_columns)
        width += columnWidth(column, false) + space::s5;
    return {width - space::s5, QFontMetrics(Theme::current().font(TextRole::Figure)).height() + space::s2
                                   + tierBadgeSize(Tier::Temp, false).height()};
}

QSize RunSummary::minimumSizeHint() const
{
    int width = 0;
    for (const Column &column : m_columns)
        width += columnWidth(column, true) + space::s3;
    return {width - space::s3, sizeHint().height()};
}

void RunSummary::paintColumn(QPainter &painter, const QRectF &rect, const Column &column, bool compact) const
{
    const Theme &theme = Theme::current();
    const QFont figureFont = theme.font(TextRole::Figure);
    const QFontMetrics figure(figureFont);
    const QString count = format::count(column.count);
    painter.setFont(figureFont);
    painter.setPen(theme.color(ColorRole::Text));
    const double base = rect.top() + figure.ascent();
    painter.drawText(QPointF(rect.left(), base), count);
    painter.setFont(theme.font(TextRole::Body));
    painter.setPen(theme.color(ColorRole::Text2));
    painter.drawText(QPointF(rect.left() + figure.horizontalAdvance(count) + space::s2, base), column.word);

    const QSize badge = tierBadgeSize(Tier::Temp, compact);
    double x = rect.left();
    const double y = rect.bottom() - badge.height();
    if (column.purge) {
        painter.setFont(theme.font(TextRole::Caption));
        painter.drawText(QRectF(x, y, rect.width(), badge.height()), Qt::AlignLeft | Qt::AlignVCenter, tr("from the trash"));
        return;
    }
    if (column.from) {
        paintTierBadge(painter, QPointF(x, y), column.from, compact);
        x += tierBadgeSize(column.from, compact).width();
        paintIcon(painter, QRectF(x, y, Arrow, badge.height()), u"chevron-right"_s, iconsize::text, theme.color(ColorRole::Text2));
        x += Arrow;
    }
    paintTierBadge(painter, QPointF(x, y), column.to, compact);
}

void RunSummary::paintEvent(QPaintEvent *)
{
    if (m_columns.isEmpty())
        return;
    QPainter painter(this);
    int whole = 0;
    for (const Column &column : std::as_const(m_columns))
        whole += columnWidth(column, false) + space::s3;
    const bool compact = whole - space::s3 > width();
    int natural = 0;
    for (const Column &column : std::as_const(m_columns))
        natural += columnWidth(column, compact);
    // No wider gaps than this: figures that belong together stay together.
    const double room = m_columns.size() > 1 ? (width() - natural) / double(m_columns.size() - 1) : 0;
    const double gap = qBound(double(space::s2), room, double(space::s6));
    double x = 0;
    for (const Column &column : std::as_const(m_columns)) {
        const int own = columnWidth(column, compact);
        paintColumn(painter, QRectF(x, 0, own, height()), column, compact);
        x += own + gap;
    }
}

void RunSummary::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace td
