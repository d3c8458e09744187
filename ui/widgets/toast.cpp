// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toast.h"

#include "ui/theme/paint.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int ToastShadow = 12;
constexpr int LifeMs = 6000;
constexpr int LifeWithUndoMs = 10000;
constexpr int Most = 3;
} // namespace

Toast::Toast(const QString &text, bool withUndo, QWidget *parent)
    : QFrame(parent)
    , m_text(new TextLabel(text))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(ToastShadow + space::s4, ToastShadow + space::s2, ToastShadow + space::s2, ToastShadow + space::s2);
    row->setSpacing(space::s3);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(qMin(m_text->fontMetrics().horizontalAdvance(text) + 2, m_text->fontMetrics().averageCharWidth() * 48));
    row->addWidget(m_text, 1);
    if (withUndo) {
        QPushButton *undo = makeCompactButton(tr("Undo"), ButtonKind::Ghost);
        undo->setToolTip(tr("Undo (%1)").arg(QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText)));
        connect(undo, &QPushButton::clicked, this, &Toast::undoClicked);
        row->addWidget(undo);
    }
    m_close = makeIconButton(u"close"_s, tr("Close this message"));
    connect(m_close, &QToolButton::clicked, this, &Toast::closed);
    row->addWidget(m_close);
    setAccessibleName(text);
    m_life.setSingleShot(true);
    m_life.setInterval(withUndo ? LifeWithUndoMs : LifeMs);
    connect(&m_life, &QTimer::timeout, this, [this] {
        const QWidget *focused = QApplication::focusWidget();
        if (underMouse() || (focused && isAncestorOf(focused)))
            m_life.start();
        else
            Q_EMIT closed();
    });
}

QString Toast::text() const
{
    return m_text->text();
}

void Toast::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const QRectF box = QRectF(rect()).adjusted(ToastShadow, ToastShadow, -ToastShadow, -ToastShadow);
    paintShadow(painter, box, radius::thumb, ToastShadow);
    paintRound(painter, box, radius::thumb, theme.color(ColorRole::Raised), theme.color(ColorRole::Border));
}

void Toast::enterEvent(QEnterEvent *event)
{
    QFrame::enterEvent(event);
    m_life.stop();
}

void Toast::leaveEvent(QEvent *event)
{
    QFrame::leaveEvent(event);
    m_life.start();
}

void Toast::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_close->setToolTip(tr("Close this message"));
        m_close->setAccessibleName(tr("Close this message"));
    }
}

void Toast::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    m_life.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

ToastStack::ToastStack(QWidget *parent)
    : QWidget(parent)
{
    parent->installEventFilter(this);
    hide();
}

Toast *ToastStack::showToast(const QString &text, const std::function<void()> &undo)
{
    while (m_toasts.size() >= Most) {
        Toast *oldest = m_toasts.takeFirst();
        oldest->hide();
        oldest->deleteLater();
    }
    // Toasts are children of the window, not of the stack: an invisible stack must not catch clicks between them.
    auto *toast = new Toast(text, bool(undo), parentWidget());
    m_toasts.append(toast);
    const auto remove = [this, toast] {
        if (m_toasts.removeAll(toast)) {
            toast->hide();
            toast->deleteLater();
            place();
        }
    };
    connect(toast, &Toast::closed, this, remove);
    connect(toast, &Toast::undoClicked, this, [remove, undo] {
        remove();
        undo();
    });
    toast->adjustSize();
    toast->show();
    place();
    return toast;
}

void ToastStack::place()
{
    const QRect area = parentWidget()->rect();
    int bottom = area.bottom() - m_bottomMargin + ToastShadow;
    for (auto toast = m_toasts.rbegin(); toast != m_toasts.rend(); ++toast) {
        const QSize size = (*toast)->sizeHint().boundedTo(QSize(area.width() - space::s6, area.height()));
        (*toast)->setGeometry(area.right() - size.width() - space::s6 + ToastShadow, bottom - size.height(), size.width(), size.height());
        (*toast)->raise();
        bottom -= size.height() - 2 * ToastShadow + space::s2;
    }
}

bool ToastStack::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace td
