// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusstrip.h"

#include "ui/support/format.h"
#include "ui/theme/paint.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace td
{

using namespace Qt::StringLiterals;

LinkLabel::LinkLabel(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void LinkLabel::setLinkText(const QString &text)
{
    setText(text);
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize LinkLabel::sizeHint() const
{
    const QFontMetrics metrics(Theme::current().font(TextRole::Small));
    return {metrics.horizontalAdvance(text()) + 8, metrics.height() + 6};
}

void LinkLabel::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    QFont font = theme.font(TextRole::Small);
    font.setUnderline(underMouse());
    painter.setFont(font);
    painter.setPen(theme.color(underMouse() ? ColorRole::Link : ColorRole::Text2));
    painter.drawText(rect(), Qt::AlignCenter, text());
    if (hasKeyboardFocus(*this))
        paintFocusRing(painter, rect(), radius::chip);
}

StatusStrip::StatusStrip(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_connection(new StatusLabel)
    , m_dot(new TextLabel(u"·"_s, TextRole::Small, ColorRole::Text2))
    , m_next(new LinkLabel)
    , m_page(new TextLabel({}, TextRole::Small, ColorRole::Text2))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::s6, 1, space::s6, 0);
    row->setSpacing(space::s2);
    m_connection->setQuiet(true);
    m_connection->setFont(Theme::current().font(TextRole::Small));
    m_page->setElided(Qt::ElideMiddle);
    m_page->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_connection, 0, Qt::AlignVCenter);
    row->addWidget(m_dot);
    row->addWidget(m_next);
    row->addWidget(m_page, 1);
    m_connection->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    setFixedHeight(qMax(28, Theme::em() + 11));
    setConnection(Status::Neutral, QString());
    connect(m_next, &QAbstractButton::clicked, this, &StatusStrip::nextRunClicked);
    startTimer(30000); // "in 4 h 47 min" goes on
    retranslate();
}

void StatusStrip::setConnection(Status status, const QString &text)
{
    m_connection->setVisible(!text.isEmpty());
    m_dot->setVisible(!text.isEmpty());
    m_connection->setStatus(status, text);
    m_connection->setQuiet(status == Status::Ok || status == Status::Neutral);
}

void StatusStrip::setNextRun(std::optional<Instant> at, bool running)
{
    m_nextRun = at;
    m_running = running;
    retranslate();
}

void StatusStrip::setPageText(const QString &text)
{
    m_pageText = text;
    m_page->setText(text.isEmpty() ? m_updated : text);
}

void StatusStrip::setUpdated(const QString &text)
{
    m_updated = text;
    if (m_pageText.isEmpty())
        m_page->setText(text);
}

void StatusStrip::retranslate()
{
    if (m_running) {
        m_next->setLinkText(tr("A run is under way"));
        return;
    }
    if (!m_nextRun) {
        m_next->setLinkText(tr("The nightly run is off"));
        return;
    }
    const Instant now = m_clock.now();
    m_next->setLinkText(tr("Next run %1, in %2").arg(format::nextRun(*m_nextRun, now), format::duration(*m_nextRun - now)));
}

void StatusStrip::timerEvent(QTimerEvent *)
{
    retranslate();
}

void StatusStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::ApplicationFontChange) {
        m_connection->setFont(Theme::current().font(TextRole::Small));
        setFixedHeight(qMax(28, Theme::em() + 11));
    }
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), Theme::current().color(ColorRole::Border));
}

} // namespace td
