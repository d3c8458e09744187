// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/transferspopover.h"

#include "ui/support/format.h"
#include "ui/theme/paint.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QVBoxLayout>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int MostTransferRows = 5;

QString nameOf(const Transfer &transfer)
{
    return transfer.path.isEmpty() ? transfer.photoId : QFileInfo(transfer.path).fileName();
}

} // namespace

TransfersPopover::TransfersPopover(const UiServices &services, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_services(services)
    , m_title(new TextLabel({}, TextRole::Heading))
    , m_rows(new QVBoxLayout)
    , m_pause(makeCompactButton(QString()))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Transfers"));
    setFixedWidth(qMax(340, Theme::em() * 17));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::s4, space::s3, space::s4, space::s3);
    column->setSpacing(space::s3);
    column->addWidget(m_title);
    m_rows->setSpacing(space::s2);
    column->addLayout(m_rows);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_pause);
    buttons->addStretch(1);
    QPushButton *open = makeCompactButton(tr("Open Transfers"), ButtonKind::Ghost);
    buttons->addWidget(open);
    column->addLayout(buttons);
    connect(open, &QPushButton::clicked, this, [this] {
        Q_EMIT openTransfers();
        close();
    });
    connect(m_pause, &QPushButton::clicked, this, [this] { m_services.queue.setPaused(!m_services.queue.snapshot().paused); });
    connect(&services.queue, &TransferQueue::changed, this, &TransfersPopover::fill);
    fill(services.queue.snapshot());
}

void TransfersPopover::fill(const QueueSnapshot &snapshot)
{
    QString title = snapshot.isIdle() ? tr("Nothing is moving")
                                      : tr("%1 of %2").arg(format::count(snapshot.batchDone), format::count(snapshot.batchTotal));
    if (snapshot.bytesPerSecond > 0 && !snapshot.isIdle())
        title += u" · "_s + format::rate(snapshot.bytesPerSecond);
    m_title->setText(title);
    m_pause->setText(snapshot.paused ? tr("Resume") : tr("Pause"));
    m_pause->setEnabled(!snapshot.isIdle() || snapshot.paused);
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const TransferStatus &running : snapshot.running.mid(0, MostTransferRows)) {
        auto *row = new QWidget;
        auto *line = new QVBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(0);
        auto *name = new TextLabel(nameOf(running.transfer), TextRole::Small);
        name->setElided(Qt::ElideMiddle);
        line->addWidget(name);
        auto *bar = new QProgressBar;
        bar->setTextVisible(false);
        bar->setRange(0, 1000);
        bar->setValue(int(running.fraction * 1000));
        bar->setAccessibleName(name->text());
        line->addWidget(bar);
        m_rows->addWidget(row);
    }
    if (snapshot.failed > 0) {
        auto *failed = new TextLabel(tr("%Ln failed", nullptr, int(snapshot.failed)), TextRole::Small, ColorRole::Error);
        m_rows->addWidget(failed);
    }
    adjustSize();
}

void TransfersPopover::showUnder(const QWidget *anchor)
{
    adjustSize();
    const QPoint corner = anchor->mapToGlobal(QPoint(anchor->width() - width(), anchor->height() + 4));
    move(qMax(4, corner.x()), corner.y());
    show();
}

void TransfersPopover::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(ColorRole::Raised));
    paintRound(painter, rect(), 0, {}, theme.color(ColorRole::Border));
}

} // namespace td
