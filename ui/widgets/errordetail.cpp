// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/errordetail.h"

#include "ui/support/errortext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace td
{

ErrorDetail::ErrorDetail(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new StatusLabel(Status::Error))
    , m_remedy(new TextLabel({}, TextRole::Body, ColorRole::Text2))
    , m_retry(makeCompactButton(tr("Retry")))
    , m_toggle(makeCompactButton(tr("Details"), ButtonKind::Ghost))
    , m_copy(makeCompactButton(tr("Copy"), ButtonKind::Ghost))
    , m_detail(new QPlainTextEdit)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s2);
    column->addWidget(m_sentence);
    m_remedy->setWordWrap(true);
    m_remedy->setContentsMargins(22, 0, 0, 0);
    column->addWidget(m_remedy);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(22 - 10, 0, 0, 0);
    row->setSpacing(space::s2);
    row->addWidget(m_retry);
    row->addWidget(m_toggle);
    row->addWidget(m_copy);
    row->addStretch(1);
    column->addLayout(row);
    m_detail->setReadOnly(true);
    m_detail->setFont(Theme::current().font(TextRole::Mono));
    m_detail->setMaximumHeight(Theme::em() * 7);
    m_detail->setAccessibleName(tr("Technical details"));
    m_detail->setTabChangesFocus(true);
    column->addWidget(m_detail);
    m_detail->hide();
    m_copy->hide();
    m_retry->hide();
    connect(m_toggle, &QPushButton::clicked, this, [this] {
        const bool open = m_detail->isHidden();
        m_detail->setVisible(open);
        m_copy->setVisible(open);
    });
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_detail->toPlainText()); });
    connect(m_retry, &QPushButton::clicked, this, &ErrorDetail::retryRequested);
}

ErrorDetail::ErrorDetail(const Error &error, QWidget *parent)
    : ErrorDetail(parent)
{
    setError(error);
}

void ErrorDetail::setError(const Error &error)
{
    m_sentence->setStatus(Status::Error, errorSentence(error));
    const QString remedy = errorRemedy(error);
    m_remedy->setText(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
    m_detail->setPlainText(errorReport(error));
}

void ErrorDetail::setRetryVisible(bool visible)
{
    m_retry->setVisible(visible);
}

} // namespace td
