// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/headerbar.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/transferindicator.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

QString paletteKeys()
{
    return QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText).replace(u'+', u' ');
}

} // namespace

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
{
    setTextMargins(26, 0, 0, 0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize SearchField::sizeHint() const
{
    const QFont caps = Theme::current().font(TextRole::Caption);
    const int wanted = 36 + fontMetrics().horizontalAdvance(placeholderText()) + space::s5 + QFontMetrics(caps).horizontalAdvance(paletteKeys()) + 32;
    return {qMax(340, wanted), QLineEdit::sizeHint().height()};
}

QSize SearchField::minimumSizeHint() const
{
    return {Theme::em() * 9, QLineEdit::minimumSizeHint().height()};
}

QRect SearchField::capRect() const
{
    const QFontMetrics metrics(Theme::current().font(TextRole::Caption));
    const int wide = metrics.horizontalAdvance(paletteKeys()) + 16;
    const int high = qMin(height() - 10, metrics.height() + 6);
    return {width() - wide - 8, (height() - high) / 2, wide, high};
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    {
        QPainter painter(this);
        paintIcon(painter, QRectF(8, 0, 18, height()), u"search"_s, iconsize::control, Theme::current().color(ColorRole::Text2));
    }
    if (!text().isEmpty())
        return;
    const int needed = 40 + fontMetrics().horizontalAdvance(placeholderText()) + space::s3;
    if (capRect().left() < needed)
        return;
    const Theme &theme = Theme::current();
    QPainter painter(this);
    paintRound(painter, capRect(), radius::chip, theme.color(ColorRole::Sunken), theme.color(ColorRole::Border));
    painter.setFont(theme.font(TextRole::Caption));
    painter.setPen(theme.color(ColorRole::Text2));
    painter.drawText(capRect(), Qt::AlignCenter, paletteKeys());
}

void SearchField::mousePressEvent(QMouseEvent *event)
{
    if (text().isEmpty() && capRect().contains(event->pos())) {
        Q_EMIT paletteRequested();
        return;
    }
    QLineEdit::mousePressEvent(event);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

HeaderBar::HeaderBar(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_title(new TextLabel({}, TextRole::Title))
    , m_search(new SearchField)
    , m_searchIcon(makeIconButton(u"search"_s, QString()))
    , m_transfers(new TransferIndicator)
    , m_add(makeButton(QString(), ButtonKind::Primary, u"add"_s))
    , m_more(makeIconButton(u"chevron-down"_s, QString()))
{
    m_row->setSpacing(space::s3);
    m_title->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    m_row->addWidget(m_title);
    m_row->addStretch(1);
    m_row->addWidget(m_search);
    m_row->addWidget(m_searchIcon);
    m_row->addWidget(m_transfers);
    auto *adding = new QHBoxLayout;
    adding->setSpacing(space::s1);
    adding->addWidget(m_add);
    adding->addWidget(m_more);
    m_row->addLayout(adding);
    m_more->setObjectName(u"morePhotos"_s);
    m_searchIcon->hide();
    m_add->setObjectName(u"addPhotos"_s);
    m_search->setObjectName(u"search"_s);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { Q_EMIT searchRequested(m_search->text().trimmed()); });
    connect(m_search, &SearchField::paletteRequested, this, &HeaderBar::paletteRequested);
    connect(m_searchIcon, &QToolButton::clicked, this, &HeaderBar::paletteRequested);
    retranslate();
}

void HeaderBar::retranslate()
{
    const QString search = tr("Search photos, drafts, commands");
    m_search->setPlaceholderText(search);
    m_search->setAccessibleName(search);
    m_search->setToolTip(tr("Search the catalogue; Enter shows the photos"));
    m_searchIcon->setToolTip(search);
    m_searchIcon->setAccessibleName(search);
    m_add->setText(tr("Add photos"));
    m_add->setToolTip(tr("Add photos (%1)").arg(QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText)));
    const QString more = tr("Other ways to add photos");
    m_more->setToolTip(more);
    m_more->setAccessibleName(more);
    fit();
}

void HeaderBar::setTitle(const QString &title)
{
    m_title->setText(title);
    fit();
}

QString HeaderBar::title() const
{
    return m_title->text();
}

int HeaderBar::transfersWidth() const
{
    return m_transfers->isHidden() ? 0 : m_transfers->wholeWidth();
}

void HeaderBar::fit()
{
    const int margin = window()->width() < 1200 ? space::s4 : space::s6;
    const int high = qMax(56, Theme::em() + 36);
    setFixedHeight(high);
    m_row->setContentsMargins(space::s6, 0, margin, 0);
    // The search gives way first, then the words of the transfers; the title is never cut.
    const int adding = m_add->sizeHint().width() + space::s1 + m_more->sizeHint().width();
    const int fixed = m_title->sizeHint().width() + adding + space::s6 + margin + 4 * space::s3;
    m_fittedTransfers = transfersWidth();
    const int room = width() - fixed - m_fittedTransfers;
    const bool narrow = room < m_search->minimumSizeHint().width();
    m_search->setVisible(!narrow);
    m_searchIcon->setVisible(narrow);
    m_search->setFixedWidth(qBound(m_search->minimumSizeHint().width(), room, m_search->sizeHint().width()));
    m_transfers->setTextVisible(!narrow || room > 32);
}

void HeaderBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool HeaderBar::event(QEvent *event)
{
    // The transfers come, go and change their words by themselves.
    if (event->type() == QEvent::LayoutRequest && transfersWidth() != m_fittedTransfers)
        fit();
    return QWidget::event(event);
}

void HeaderBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange)
        fit();
}

} // namespace td
