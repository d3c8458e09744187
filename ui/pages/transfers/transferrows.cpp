// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/transfers/transferrows.h"

#include "ui/support/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
/// Causes that only another setting removes.
bool isSettingsMatter(const QString &reason)
{
    return reason.startsWith("tier."_L1) || reason.startsWith("s3.access"_L1) || reason.startsWith("auth."_L1) ||
           reason.startsWith("config."_L1) || reason.startsWith("image.too_"_L1) || reason == "image.heic_off"_L1;
}

Status statusOf(TransferModel::GroupKind kind)
{
    switch (kind) {
    case TransferModel::GroupKind::Failed:
        return Status::Error;
    case TransferModel::GroupKind::PutBack:
        return Status::Warn;
    case TransferModel::GroupKind::Done:
        return Status::Ok;
    default:
        return Status::Neutral;
    }
}
} // namespace

TransferGroupRow::TransferGroupRow(QWidget *parent)
    : QWidget(parent)
    , m_title(new StatusLabel)
    , m_remedy(new TextLabel({}, TextRole::Small, ColorRole::Text2))
    , m_settings(makeCompactButton(tr("Open settings"), ButtonKind::Ghost))
    , m_retry(makeCompactButton({}))
    , m_cancel(makeCompactButton(tr("Cancel all")))
    , m_clear(makeCompactButton(tr("Clear"), ButtonKind::Ghost))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::s1, 0, space::s3, 0);
    row->setSpacing(space::s2);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    m_title->setQuiet(true);
    m_remedy->setWordWrap(false);
    m_remedy->setElided(Qt::ElideRight);
    m_remedy->setContentsMargins(iconsize::text + space::s2, 0, 0, 0);
    texts->addStretch(1);
    texts->addWidget(m_title);
    texts->addWidget(m_remedy);
    texts->addStretch(1);
    row->addLayout(texts, 1);
    for (QPushButton *button : {m_settings, m_retry, m_cancel, m_clear})
        row->addWidget(button);
    connect(m_settings, &QPushButton::clicked, this, &TransferGroupRow::settingsRequested);
    connect(m_retry, &QPushButton::clicked, this, &TransferGroupRow::retryRequested);
    connect(m_cancel, &QPushButton::clicked, this, &TransferGroupRow::cancelRequested);
    connect(m_clear, &QPushButton::clicked, this, &TransferGroupRow::clearRequested);
}

void TransferGroupRow::fill(const QModelIndex &index)
{
    const auto kind = TransferModel::GroupKind(index.data(TransferModel::GroupKindRole).toInt());
    const bool failed = kind == TransferModel::GroupKind::Failed;
    const bool putBack = kind == TransferModel::GroupKind::PutBack;
    const QString cause = index.data(TransferModel::CauseRole).toString();
    m_title->setQuiet(!failed);
    m_title->setStatus(statusOf(kind), index.data(Qt::DisplayRole).toString());
    if (kind == TransferModel::GroupKind::Waiting || putBack)
        m_title->setIconName(u"clock"_s);
    const QString remedy = index.data(TransferModel::RemedyRole).toString();
    m_remedy->setText(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
    const qint64 count = index.data(TransferModel::CountRole).toLongLong();
    if (putBack)
        m_retry->setText(tr("Try now"));
    else
        m_retry->setText(count == 1 ? tr("Retry") : tr("Retry all %1").arg(format::count(count)));
    m_settings->setVisible((failed || putBack) && isSettingsMatter(cause));
    m_retry->setVisible(failed || putBack || kind == TransferModel::GroupKind::Cancelled);
    m_cancel->setVisible(putBack || kind == TransferModel::GroupKind::Waiting);
    m_clear->setVisible(kind == TransferModel::GroupKind::Done || kind == TransferModel::GroupKind::Cancelled);
}

QSize TransferDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = option.fontMetrics.height();
    const bool branch = !index.parent().isValid();
    return {400, branch ? 2 * line + 2 * space::s2 : line + 2 * space::s2};
}

void TransferDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.text.clear();
    QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    if (!index.parent().isValid())
        return;
    const Theme &theme = Theme::current();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect room = option.rect.adjusted(space::s2, 0, -space::s3, 0);
    const QString detail = index.data(TransferModel::DetailRole).toString();
    painter->setFont(theme.font(TextRole::Small));
    const int detailWidth = detail.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(detail) + space::s4;
    painter->setPen(theme.color(ColorRole::Text2));
    painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, detail);
    painter->setFont(theme.font(TextRole::Body));
    painter->setPen(theme.color(ColorRole::Text));
    painter->drawText(
        room.adjusted(0, 0, -detailWidth, 0), Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, room.width() - detailWidth));
    painter->restore();
}

} // namespace td
