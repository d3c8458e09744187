// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/progressrow.h"

#include "ui/support/format.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QProgressBar>

namespace td
{

using namespace Qt::StringLiterals;

ProgressRow::ProgressRow(QWidget *parent)
    : QWidget(parent)
    , m_name(new TextLabel)
    , m_step(new TextLabel({}, TextRole::Small, ColorRole::Text2))
    , m_bar(new QProgressBar)
    , m_percent(new TextLabel({}, TextRole::Small, ColorRole::Text2))
    , m_detail(new TextLabel({}, TextRole::Small, ColorRole::Text2))
    , m_status(new StatusLabel)
    , m_retry(makeIconButton(u"refresh"_s, tr("Retry")))
    , m_cancel(makeIconButton(u"close"_s, tr("Cancel")))
{
    const int em = Theme::em();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, space::s1, 0, space::s1);
    row->setSpacing(space::s3);
    m_name->setElided(Qt::ElideMiddle);
    m_name->setMinimumWidth(em * 8);
    row->addWidget(m_name, 3);
    m_step->setMinimumWidth(em * 6);
    row->addWidget(m_step, 1);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    row->addWidget(m_bar, 3);
    m_percent->setMinimumWidth(em * 3);
    m_percent->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_percent);
    row->addWidget(m_status, 4);
    m_detail->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_detail->setMinimumWidth(em * 9);
    row->addWidget(m_detail, 1);
    row->addWidget(m_retry);
    row->addWidget(m_cancel);
    connect(m_retry, &QToolButton::clicked, this, &ProgressRow::retryRequested);
    connect(m_cancel, &QToolButton::clicked, this, &ProgressRow::cancelRequested);
    setState(State::Waiting);
}

void ProgressRow::setName(const QString &name)
{
    m_name->setText(name);
    m_bar->setAccessibleName(name);
    m_retry->setAccessibleName(tr("Retry %1").arg(name));
    m_cancel->setAccessibleName(tr("Cancel %1").arg(name));
}

void ProgressRow::setStep(const QString &step)
{
    m_step->setText(step);
}

void ProgressRow::setFraction(double fraction)
{
    if (fraction < 0) {
        m_bar->setRange(0, 0);
        m_percent->clear();
        return;
    }
    m_bar->setRange(0, 1000);
    m_bar->setValue(int(fraction * 1000));
    m_percent->setText(format::percent(fraction * 100));
}

void ProgressRow::setDetail(const QString &detail)
{
    m_detail->setText(detail);
}

void ProgressRow::setState(State state, const QString &text)
{
    const bool running = state == State::Running;
    m_bar->setVisible(running);
    m_percent->setVisible(running);
    m_step->setVisible(running);
    m_status->setVisible(!running);
    m_retry->setVisible(state == State::Failed || state == State::Cancelled);
    m_cancel->setVisible(running || state == State::Waiting || state == State::Paused);
    switch (state) {
    case State::Running: break;
    case State::Waiting:
        m_status->setIconName(u"clock"_s);
        m_status->setStatus(Status::Neutral, text.isEmpty() ? tr("Waiting") : text);
        break;
    case State::Paused:
        m_status->setIconName(u"pause"_s);
        m_status->setStatus(Status::Neutral, text.isEmpty() ? tr("Paused") : text);
        break;
    case State::Done:
        m_status->setIconName({});
        m_status->setStatus(Status::Ok, text.isEmpty() ? tr("Done") : text);
        break;
    case State::Failed:
        m_status->setIconName({});
        m_status->setStatus(Status::Error, text.isEmpty() ? tr("Failed") : text);
        break;
    case State::Cancelled:
        m_status->setIconName(u"close"_s);
        m_status->setStatus(Status::Neutral, text.isEmpty() ? tr("Cancelled") : text);
        break;
    }
}

} // namespace td
