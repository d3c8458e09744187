// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/photoinspector.h"

#include "ui/pages/photos/exifrows.h"
#include "ui/pages/photos/inspectorparts.h"
#include "ui/pages/photos/thumbnailcache.h"
#include "ui/support/async.h"
#include "ui/support/format.h"
#include "ui/support/reasontext.h"
#include "ui/theme/icons.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/keyvalueinspector.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/timelinelist.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
/// The value that all share; "mixed" when they differ.
template <typename Get>
QString common(const QList<Photo> &photos, Get get)
{
    QString value = get(photos.constFirst());
    for (const Photo &photo : photos) {
        if (get(photo) != value)
            return PhotoInspector::tr("mixed");
    }
    return value;
}
} // namespace

PhotoInspector::PhotoInspector(const UiServices &services, ThumbnailCache &thumbs, QWidget *parent)
    : QScrollArea(parent)
    , m_services(services)
    , m_thumbs(thumbs)
{
    setAccessibleName(tr("Inspector"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(280);
    setMaximumWidth(480);
    build();
    connect(&m_thumbs, &ThumbnailCache::ready, this, [this](const QString &id) {
        if (id == m_photo.photoId && !m_many)
            updatePreview();
    });
    showNothing();
}

void PhotoInspector::build()
{
    auto *content = new InspectorColumn;
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    auto *outer = new QVBoxLayout(content);
    outer->setContentsMargins(space::s4, space::s4, space::s4, space::s4);
    outer->setSpacing(space::s2);
    m_empty = new TextLabel(tr("Select a photo to see where it is, what it costs and what happens next."), TextRole::Body,
                            ColorRole::Text2);
    m_empty->setWordWrap(true);
    outer->addWidget(m_empty);
    m_single = new QWidget;
    auto *layout = new QVBoxLayout(m_single);
    layout->setContentsMargins({});
    layout->setSpacing(space::s2);
    outer->addWidget(m_single);
    outer->addStretch(1);

    m_preview = new PreviewButton;
    connect(m_preview, &QAbstractButton::clicked, this, &PhotoInspector::previewRequested);
    layout->addWidget(m_preview);
    m_compare = new SegmentedControl;
    m_compare->setAccessibleName(tr("Before and after compression"));
    m_compare->addSegment(variant::Master, tr("Stored"));
    m_compare->addSegment(variant::Original, tr("Original"));
    m_compare->setCurrent(variant::Master);
    connect(m_compare, &SegmentedControl::currentChanged, this, &PhotoInspector::showVariant);
    layout->addWidget(m_compare, 0, Qt::AlignLeft);
    m_compareText = new TextLabel({}, TextRole::Caption, ColorRole::Text2);
    m_compareText->setWordWrap(true);
    layout->addWidget(m_compareText);

    auto *head = new QHBoxLayout;
    head->setSpacing(space::s1);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    m_name = new TextLabel({}, TextRole::Heading);
    m_name->setElided(Qt::ElideMiddle);
    m_place = new TextLabel({}, TextRole::Body, ColorRole::Text2);
    m_place->setElided(Qt::ElideMiddle);
    names->addWidget(m_name);
    names->addWidget(m_place);
    head->addLayout(names, 1);
    m_buttons = new QWidget;
    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins({});
    buttons->setSpacing(space::s1);
    m_pin = makeIconButton(u"pin"_s, tr("Pin: rules leave it alone"));
    m_pin->setCheckable(true);
    connect(m_pin, &QToolButton::clicked, this, &PhotoInspector::pinRequested);
    QToolButton *link = makeIconButton(u"link"_s, tr("Copy a link"));
    connect(link, &QToolButton::clicked, this, &PhotoInspector::linkRequested);
    QToolButton *more = makeIconButton(u"more"_s, tr("More actions"));
    connect(more, &QToolButton::clicked, this,
            [this, more] { Q_EMIT menuRequested(more->mapToGlobal(QPoint(0, more->height()))); });
    for (QToolButton *button : {m_pin, link, more})
        buttons->addWidget(button);
    head->addWidget(m_buttons);
    layout->addLayout(head);

    m_next = new NextBox;
    layout->addWidget(m_next);
    m_details = new KeyValueInspector;
    layout->addWidget(m_details);
    m_taken = new KeyValueInspector;
    m_taken->setObjectName(u"taken"_s);
    layout->addWidget(m_taken);

    const auto section = [layout](const QString &title) {
        auto *label = new TextLabel(title, TextRole::Heading);
        label->setContentsMargins(0, space::s2, 0, 0);
        layout->addWidget(label);
        return label;
    };
    m_copiesTitle = section(tr("Copies"));
    m_protection = new StatusLabel;
    layout->addWidget(m_protection);
    m_copies = new CopiesList;
    layout->addWidget(m_copies);
    m_sizes = new KeyValueInspector;
    m_sizes->setObjectName(u"sizes"_s);
    layout->addWidget(m_sizes);
    m_tagsTitle = section(tr("Tags"));
    m_tags = new TagEditor;
    connect(m_tags, &TagEditor::added, this, &PhotoInspector::tagAdded);
    connect(m_tags, &TagEditor::removed, this, &PhotoInspector::tagRemoved);
    layout->addWidget(m_tags);
    m_historyTitle = section(tr("History"));
    m_history = new TimelineList;
    m_history->setFitContents(true);
    m_history->setWraps(true);
    m_history->setAccessibleName(tr("History"));
    layout->addWidget(m_history);
    m_exifFold = new FoldButton(tr("Keys"));
    m_exif = new KeyValueInspector;
    m_exif->hide();
    connect(m_exifFold, &QAbstractButton::toggled, m_exif, &QWidget::setVisible);
    layout->addWidget(m_exifFold);
    layout->addWidget(m_exif);
    setWidget(content);
}

void PhotoInspector::showNothing()
{
    ++m_generation;
    m_photo = {};
    m_many = false;
    m_single->hide();
    m_empty->show();
}

void PhotoInspector::showPhoto(const PhotoRow &row)
{
    const bool other = row.photo.photoId != m_photo.photoId || m_many;
    m_many = false;
    m_photo = row.photo;
    m_empty->hide();
    m_single->show();
    if (other) {
        m_copies->setCopies({}, m_services.engine.parts.stores, {});
        for (QWidget *part : std::initializer_list<QWidget *>{m_copiesTitle, m_protection, m_copies, m_sizes, m_historyTitle,
                                                              m_history, m_compare, m_compareText})
            part->hide();
        m_leftOut = false;
        m_variant.clear();
        m_originalPicture = {};
        fillExif(row.photo);
        verticalScrollBar()->setValue(0);
    }
    fillHead(row.photo);
    fillNext(row.photo, row.next);
    fillDetails(row.photo, row.monthlyCost);
    load();
}

void PhotoInspector::refresh()
{
    if (!m_photo.photoId.isEmpty() && !m_many)
        load();
}

void PhotoInspector::load()
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, id = m_photo.photoId]() -> Result<Loaded> {
            Loaded loaded;
            TD_ASSIGN(loaded.details, engine.library.details(id));
            TD_ASSIGN(const QStringList out, engine.leftOut.photos(engine.parts.clock.now()));
            loaded.leftOut = out.contains(id);
            TD_ASSIGN(loaded.prices, engine.rules.prices());
            return loaded;
        },
        [this, generation = ++m_generation](const Result<Loaded> &details) {
            if (generation != m_generation)
                return;
            if (details)
                fill(*details);
            else if (details.error().code == ErrorCode::NotFound)
                showNothing();
            else
                Q_EMIT failed(details.error());
        });
}

void PhotoInspector::fill(const Loaded &loaded)
{
    const PhotoDetails &details = loaded.details;
    m_leftOut = loaded.leftOut;
    m_prices = loaded.prices;
    const Instant now = m_services.engine.parts.clock.now();
    m_photo = details.photo;
    fillHead(details.photo);
    fillNext(details.photo, details.next);
    fillDetails(details.photo, details.monthlyCost);
    fillExif(details.photo);
    fillCompression(details.copies);
    fillProtection(details.copies);
    m_copies->setCopies(details.copies, m_services.engine.parts.stores, now);
    m_sizes->setSections({sizesSection(details.copies, details.photo.tier)});
    KeyValueInspector::align({m_details, m_taken, m_sizes});
    fillHistory(details.history);
    for (QWidget *part : std::initializer_list<QWidget *>{m_copiesTitle, m_protection, m_copies, m_sizes})
        part->show();
    for (QWidget *part : std::initializer_list<QWidget *>{m_historyTitle, m_history})
        part->setVisible(!details.history.isEmpty());
}

void PhotoInspector::updatePreview()
{
    const QSize box(std::max(280, m_preview->width()), std::max(210, m_preview->height()));
    const QImage image = m_variant == variant::Original && !m_originalPicture.isNull()
        ? m_originalPicture
        : m_thumbs.picture(m_photo, box, devicePixelRatioF());
    m_preview->setPicture(image, QSize(m_photo.width, m_photo.height));
    m_preview->setNote(image.isNull() ? m_thumbs.failure(m_photo.photoId) : QString());
}

void PhotoInspector::fillHead(const Photo &photo)
{
    m_preview->show();
    m_buttons->show();
    m_tags->show();
    m_tagsTitle->show();
    updatePreview();
    m_name->setText(photo.filename.isEmpty() ? photo.photoId : photo.filename);
    m_place->setText(photo.draftId.isEmpty() ? photo.userId : QString(photo.draftId + u" · "_s + photo.userId));
    m_pin->setChecked(photo.pinned);
    m_pin->setToolTip(photo.pinned ? tr("Unpin: rules apply again (P)") : tr("Pin: rules leave it alone (P)"));
    m_tags->setTags(photo.tags);
}

void PhotoInspector::fillExif(const Photo &photo)
{
    const KeyValueSection taken = exifSection(photo);
    m_taken->setSections({taken});
    m_taken->setVisible(!taken.rows.isEmpty());
    KeyValueSection keys;
    for (const auto &[label, value] : {std::pair{tr("Id"), photo.photoId}, {tr("Key"), photo.storagePath}, {tr("SHA-256"), photo.sha256}}) {
        KeyValueRow row;
        row.label = label;
        row.value = value;
        row.mono = true;
        // Long words of letters and digits break nowhere by themselves.
        if (value.size() > 20) {
            row.toolTip = value;
            row.value = value.left(16) + u'…';
        }
        keys.rows.append(row);
    }
    m_exif->setSections({keys});
    m_exifFold->show();
    m_exif->setVisible(m_exifFold->isChecked());
}

void PhotoInspector::showMany(const QList<Photo> &loaded, qint64 count, qint64 bytes)
{
    ++m_generation;
    m_many = true;
    m_photo = {};
    m_empty->hide();
    m_single->show();
    for (QWidget *part : std::initializer_list<QWidget *>{m_preview, m_buttons, m_next, m_compare, m_compareText, m_copiesTitle, m_protection, m_copies, m_sizes, m_taken, m_historyTitle,
                                                          m_history, m_exifFold, m_exif, m_tags, m_tagsTitle})
        part->hide();
    m_name->setText(tr("%Ln photo(s) selected", nullptr, int(count)));
    m_place->setText(format::bytes(bytes));
    KeyValueSection section{tr("Together"), {}};
    if (!loaded.isEmpty()) {
        const auto add = [&section](const QString &label, const QString &value) {
            KeyValueRow row;
            row.label = label;
            row.value = value;
            section.rows.append(row);
        };
        add(tr("Tier"), common(loaded, [](const Photo &photo) { return tierWord(photo.tier); }));
        add(tr("Draft"), common(loaded, [](const Photo &photo) { return photo.draftId; }));
        add(tr("User"), common(loaded, [](const Photo &photo) { return photo.userId; }));
        add(tr("Kind"), common(loaded, [](const Photo &photo) { return photo.kind; }));
        add(tr("Tags"), common(loaded, [](const Photo &photo) { return photo.tags.join(u", "_s); }));
        add(tr("Pinned"), common(loaded, [](const Photo &photo) { return photo.pinned ? tr("yes") : tr("no"); }));
        add(tr("Published"), common(loaded, [](const Photo &photo) { return photo.publishedToVinted ? tr("yes") : tr("no"); }));
    }
    m_details->setSections({section});
}

} // namespace td
