// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/inspectorsplit.h"

#include "ui/theme/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QSplitter>
#include <QVBoxLayout>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int ViewEm = 42; ///< the least room that a view beside its inspector is given, in lines of text
constexpr int InspectorWidth = 320;
constexpr int LeftOver = 96; ///< of the view that a drawer does not cover, px
constexpr int ShadowWidth = 8;
} // namespace

class InspectorSplit::Drawer : public QWidget
{
public:
    Drawer(const QString &title, QWidget *parent)
        : QWidget(parent)
        , m_layout(new QVBoxLayout(this))
    {
        m_layout->setContentsMargins(ShadowWidth + 1, 0, 0, 0);
        m_layout->setSpacing(0);
        auto *head = new QWidget;
        auto *row = new QHBoxLayout(head);
        row->setContentsMargins(space::s4, space::s1, space::s2, 0);
        row->addWidget(new TextLabel(title, TextRole::Heading), 1);
        m_close = makeIconButton(u"close"_s, InspectorSplit::tr("Close %1").arg(title));
        row->addWidget(m_close);
        m_layout->addWidget(head);
        hide();
    }
    void take(QWidget *inspector)
    {
        m_layout->addWidget(inspector, 1);
        inspector->show();
    }
    [[nodiscard]] QToolButton *closeButton() const { return m_close; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        painter.fillRect(rect().adjusted(ShadowWidth, 0, 0, 0), theme.color(ColorRole::Surface));
        if (!theme.isHighContrast()) {
            QLinearGradient shade(0, 0, ShadowWidth, 0);
            shade.setColorAt(0, theme.color(ColorRole::Text, 0));
            shade.setColorAt(1, theme.color(ColorRole::Text, 0.12));
            painter.fillRect(QRect(0, 0, ShadowWidth, height()), shade);
        }
        painter.fillRect(QRect(ShadowWidth, 0, 1, height()), theme.color(ColorRole::Border));
    }

private:
    QVBoxLayout *m_layout;
    QToolButton *m_close = nullptr;
};

InspectorSplit::InspectorSplit(QWidget *view, QWidget *inspector, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_inspector(inspector)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_drawer(nullptr)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({900, InspectorWidth});
    m_drawer = new Drawer(title, this);
    connect(m_drawer->closeButton(), &QAbstractButton::clicked, this, &InspectorSplit::closeDrawer);
}

void InspectorSplit::setOpen(bool open)
{
    if (m_narrow) {
        const bool hadFocus = m_drawer->isAncestorOf(QApplication::focusWidget());
        m_drawer->setVisible(open);
        if (open)
            m_drawer->raise();
        else if (hadFocus)
            Q_EMIT focusReturned();
    } else {
        m_wanted = open;
        m_inspector->setVisible(open);
    }
    Q_EMIT openChanged(open);
}

bool InspectorSplit::isOpen() const
{
    return m_narrow ? !m_drawer->isHidden() : m_wanted;
}

bool InspectorSplit::closeDrawer()
{
    if (!m_narrow || m_drawer->isHidden())
        return false;
    setOpen(false);
    return true;
}

QByteArray InspectorSplit::saveState() const
{
    return m_narrow ? m_sides : m_splitter->saveState();
}

void InspectorSplit::restoreState(const QByteArray &state)
{
    if (state.isEmpty())
        return;
    if (m_narrow)
        m_sides = state;
    else
        m_splitter->restoreState(state);
}

void InspectorSplit::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    if (narrow) {
        m_sides = m_splitter->saveState();
        m_narrow = true;
        m_drawer->take(m_inspector);
        m_drawer->hide();
    } else {
        m_narrow = false;
        m_drawer->hide();
        m_splitter->addWidget(m_inspector);
        m_splitter->setStretchFactor(1, 0);
        m_inspector->setVisible(m_wanted);
        m_splitter->restoreState(m_sides);
    }
    Q_EMIT openChanged(isOpen());
}

void InspectorSplit::placeDrawer()
{
    const int wanted = std::max({InspectorWidth, m_inspector->minimumWidth(), 20 * Theme::em()}) + ShadowWidth;
    const int width = std::min(wanted, std::max(m_inspector->minimumWidth(), this->width() - LeftOver));
    m_drawer->setGeometry(this->width() - width, 0, width, height());
}

void InspectorSplit::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setNarrow(width() < ViewEm * Theme::em() + InspectorWidth);
    placeDrawer();
}

} // namespace td
