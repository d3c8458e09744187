// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace td
{

using namespace Qt::StringLiterals;

class Banner::Icon : public QWidget
{
public:
    Icon() { setFixedSize(20, 20); }
    void setStatus(Status status)
    {
        m_status = status;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(painter, rect(), statusIcon(m_status), iconsize::control, Theme::current().status(m_status));
    }

private:
    Status m_status = Status::Info;
};

Banner::Banner(Status status, const QString &text, QWidget *parent)
    : QFrame(parent)
    , m_icon(new Icon)
    , m_text(new TextLabel(text))
    , m_buttons(new QHBoxLayout)
    , m_close(makeIconButton(u"close"_s, tr("Dismiss")))
    , m_status(status)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::s3, space::s2, space::s2, space::s2);
    row->setSpacing(space::s3);
    row->addWidget(m_icon);
    m_text->setWordWrap(true);
    row->addWidget(m_text, 1);
    m_buttons->setSpacing(space::s2);
    row->addLayout(m_buttons);
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
    setMessage(status, text);
}

void Banner::setMessage(Status status, const QString &text, const QString &remedy)
{
    m_status = status;
    m_icon->setStatus(status);
    m_text->setText(remedy.isEmpty() ? text : QString(text % u' ' % remedy));
    m_close->setVisible(status == Status::Info || status == Status::Ok || status == Status::Neutral);
    setAccessibleName(m_text->text());
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    update();
}

QString Banner::text() const
{
    return m_text->text();
}

QPushButton *Banner::addButton(const QString &text)
{
    QPushButton *button = makeCompactButton(text);
    m_buttons->addWidget(button);
    return button;
}

void Banner::clearButtons()
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
}

void Banner::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const QColor edge = theme.isHighContrast() ? theme.status(m_status) : mix(theme.status(m_status), theme.statusSoft(m_status), 0.25);
    paintRound(painter, rect(), radius::thumb, theme.statusSoft(m_status), edge);
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_close->setToolTip(tr("Dismiss"));
        m_close->setAccessibleName(tr("Dismiss"));
    }
}

} // namespace td
