// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/inspectorparts.h"

#include "engine/context.h"
#include "ui/pages/photos/photodelegate.h"
#include "ui/support/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/foldingrow.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/tierbadge.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStringListModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
/// A chip with a cross; Del, Backspace, Space and a click take it away.
class TagChip : public QAbstractButton
{
public:
    TagChip(const QString &tag, QWidget *parent)
        : QAbstractButton(parent)
    {
        setText(tag);
        setAccessibleName(TagEditor::tr("Remove tag %1").arg(tag));
        setToolTip(accessibleName());
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
    }
    QSize sizeHint() const override
    {
        const QFontMetrics metrics(Theme::current().font(TextRole::Small));
        return {metrics.horizontalAdvance(text()) + space::s2 * 3 + iconsize::text, metrics.height() + space::s2};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        paintRound(painter, rect(), height() / 2.0, underMouse() ? theme.color(ColorRole::Hover) : theme.color(ColorRole::Surface),
                   theme.color(ColorRole::Border));
        painter.setFont(theme.font(TextRole::Small));
        painter.setPen(theme.color(ColorRole::Text));
        const QRect inside = rect().adjusted(space::s2 + 2, 0, -space::s2 - iconsize::text, 0);
        painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft, text());
        paintIcon(painter, QRectF(width() - iconsize::text - space::s2 + 2, 0, iconsize::text, height()), u"close"_s, 12,
                  theme.color(ColorRole::Text2));
        if (hasKeyboardFocus(*this))
            paintFocusRing(painter, rect(), height() / 2.0);
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }
};

struct Place {
    Tier tier = Tier::Temp;
    QString backend;
    int files = 0;
    qint64 bytes = 0;
    bool suspect = false;
    std::optional<Instant> verifiedAt;
};

QList<Place> placesOf(const QList<Copy> &copies)
{
    QList<Place> places;
    for (const Copy &copy : copies) {
        if (copy.state != CopyState::Verified && copy.state != CopyState::Suspect)
            continue;
        auto place = std::find_if(places.begin(), places.end(), [&copy](const Place &other) {
            return other.tier == copy.tier && other.backend == copy.backend;
        });
        if (place == places.end()) {
            places.append({copy.tier, copy.backend, 0, 0, false, copy.verifiedAt});
            place = places.end() - 1;
        }
        ++place->files;
        place->bytes += copy.size;
        place->suspect |= copy.state == CopyState::Suspect;
        // The oldest proof speaks for the place.
        if (!copy.verifiedAt || (place->verifiedAt && *copy.verifiedAt < *place->verifiedAt))
            place->verifiedAt = copy.verifiedAt;
    }
    return places;
}
} // namespace

InspectorColumn::InspectorColumn(QWidget *parent)
    : QWidget(parent)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

PreviewButton::PreviewButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setAccessibleName(tr("Open the picture large"));
    setToolTip(tr("Open the picture large (Space)"));
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PreviewButton::setPicture(const QImage &image, QSize photoSize)
{
    m_image = image;
    const QSize size = photoSize.isEmpty() ? QSize(4, 3) : photoSize;
    if (size != m_photoSize) {
        m_photoSize = size;
        updateGeometry();
    }
    update();
}

void PreviewButton::setNote(const QString &text)
{
    m_note = text;
    update();
}

QSize PreviewButton::sizeHint() const
{
    return {288, heightForWidth(288)};
}

int PreviewButton::heightForWidth(int width) const
{
    // Upright pictures would push everything else out of sight.
    const double ratio = double(m_photoSize.height()) / std::max(1, m_photoSize.width());
    return int(width * std::clamp(ratio, 0.5, 0.75));
}

void PreviewButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const double shown = double(m_photoSize.height()) / std::max(1, m_photoSize.width());
    if (m_image.isNull() || shown <= 0.76) {
        paintPhoto(painter, rect(), m_image, radius::thumb, m_note.isEmpty() ? QString() : u"eye"_s);
    } else {
        paintRound(painter, rect(), radius::thumb, theme.color(ColorRole::Sunken));
        QSizeF part = QSizeF(m_image.size()).scaled(QSizeF(size()), Qt::KeepAspectRatio);
        painter.drawImage(QRectF(QPointF((width() - part.width()) / 2, (height() - part.height()) / 2), part), m_image);
    }
    if (m_image.isNull() && !m_note.isEmpty()) {
        painter.setFont(theme.font(TextRole::Small));
        painter.setPen(theme.color(ColorRole::Text2));
        painter.drawText(rect().adjusted(space::s4, height() / 2 + space::s4, -space::s4, 0),
                         Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_note);
    }
    if (hasKeyboardFocus(*this))
        paintFocusRing(painter, rect(), radius::thumb);
}

NextBox::NextBox(QWidget *parent)
    : QFrame(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s3, space::s2, space::s3, space::s2);
    layout->setSpacing(space::s1);
    m_sentence = new TextLabel({}, TextRole::Heading);
    m_sentence->setWordWrap(true);
    m_sentence->setContentsMargins(iconsize::control + space::s2, 0, 0, 0);
    m_reason = new TextLabel;
    m_reason->setWordWrap(true);
    m_buttons = new FlowLayout(nullptr, space::s2, space::s1);
    layout->addWidget(m_sentence);
    layout->addWidget(m_reason);
    layout->addLayout(m_buttons);
}

void NextBox::setContent(std::optional<Tier> tier, const QString &iconName, const QString &sentence, const QString &reason)
{
    m_tier = tier;
    m_icon = iconName;
    m_sentence->setText(sentence);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    update();
}

void NextBox::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const QColor ink = m_tier ? theme.tier(*m_tier) : theme.color(ColorRole::Text2);
    paintRound(painter, rect(), radius::thumb, m_tier ? theme.tierSoft(*m_tier) : theme.color(ColorRole::Sunken),
               theme.isHighContrast() ? theme.color(ColorRole::Border) : QColor());
    const QRect line = m_sentence->geometry();
    const QRectF box(line.left(), line.top(), iconsize::control, QFontMetrics(m_sentence->font()).height());
    paintIcon(painter, box, m_icon, iconsize::control, ink);
}

CopiesList::CopiesList(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::s2);
}

void CopiesList::setCopies(const QList<Copy> &copies, const TierStores &stores, Instant now)
{
    while (QLayoutItem *item = layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Place &place : placesOf(copies)) {
        auto *name = new TextLabel(format::bytes(place.bytes), TextRole::Small);
        name->setToolTip(tr("%Ln file(s) in %1", nullptr, place.files).arg(place.backend));
        const auto store = stores.of(place.tier);
        if (store && !(*store)->isLocal() && (*store)->name() == place.backend)
            name->setText((*store)->displayName());
        name->setElided(Qt::ElideMiddle);
        auto *state = new StatusLabel;
        state->setQuiet(true);
        if (place.suspect)
            state->setStatus(Status::Warn, tr("to be checked"));
        else if (place.verifiedAt)
            state->setStatus(Status::Ok, tr("verified %1").arg(format::shortDate(*place.verifiedAt, now)));
        else
            state->setStatus(Status::Warn, tr("never verified"));
        if (place.verifiedAt)
            state->setToolTip(format::exact(*place.verifiedAt));
        layout()->addWidget(new FoldingRow(FoldingRow::group({new TierBadge(place.tier), name}, space::s2), state));
    }
    if (layout()->count() == 0)
        layout()->addWidget(new TextLabel(tr("No copy is known."), TextRole::Small, ColorRole::Text2));
}

TagEditor::TagEditor(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::s2);
    auto *chips = new QWidget;
    m_flow = new FlowLayout(chips, space::s1, space::s1);
    layout->addWidget(chips);
    m_field = new QLineEdit;
    m_field->setPlaceholderText(tr("Add a tag"));
    m_field->setAccessibleName(tr("Add a tag"));
    layout->addWidget(m_field);
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        const QString tag = m_field->text().trimmed();
        m_field->clear();
        if (!tag.isEmpty())
            Q_EMIT added(tag);
    });
}

void TagEditor::setTags(const QStringList &tags)
{
    for (QWidget *chip : std::as_const(m_chips))
        chip->deleteLater();
    m_chips.clear();
    while (QLayoutItem *item = m_flow->takeAt(0))
        delete item;
    for (const QString &tag : tags) {
        auto *chip = new TagChip(tag, m_flow->parentWidget());
        connect(chip, &QAbstractButton::clicked, this, [this, tag] { Q_EMIT removed(tag); });
        m_flow->addWidget(chip);
        m_chips.append(chip);
    }
    m_flow->parentWidget()->setVisible(!tags.isEmpty());
}

void TagEditor::setKnownTags(const QStringList &tags)
{
    auto *completer = new QCompleter(tags, m_field);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_field->setCompleter(completer);
}

FoldButton::FoldButton(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setAccessibleName(text);
}

QSize FoldButton::sizeHint() const
{
    const QFontMetrics metrics(Theme::current().font(TextRole::Heading));
    return {metrics.horizontalAdvance(text()) + iconsize::text + space::s3, std::max(28, metrics.height() + space::s2)};
}

void FoldButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setFont(theme.font(TextRole::Heading));
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, text());
    const int x = painter.fontMetrics().horizontalAdvance(text()) + space::s1;
    paintIcon(painter, QRectF(x, 0, iconsize::text, height()), isChecked() ? u"chevron-down"_s : u"chevron-right"_s,
              iconsize::text, theme.color(ColorRole::Text2));
    if (hasKeyboardFocus(*this))
        paintFocusRing(painter, rect(), radius::chip);
}

} // namespace td
