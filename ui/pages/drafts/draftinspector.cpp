// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/drafts/draftinspector.h"

#include "ui/pages/drafts/draftsmodel.h"
#include "ui/pages/drafts/photostrip.h"
#include "ui/pages/photos/inspectorparts.h"
#include "ui/pages/photos/thumbnailcache.h"
#include "ui/support/async.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/support/reasontext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/keyvalueinspector.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/timelinelist.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr int StripPhotos = 8;
constexpr int Rows = 20;
} // namespace

DraftInspector::DraftInspector(const UiServices &services, ThumbnailCache &thumbs, QWidget *parent)
    : QScrollArea(parent)
    , m_services(services)
{
    setAccessibleName(tr("Draft"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(280);
    setMaximumWidth(480);
    auto *ground = new InspectorColumn;
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    auto *outer = new QVBoxLayout(ground);
    outer->setContentsMargins(space::s4, space::s4, space::s4, space::s4);
    m_empty = new TextLabel(tr("Select a draft to see its photos, its cost and its history."), TextRole::Body, ColorRole::Text2);
    m_empty->setWordWrap(true);
    outer->addWidget(m_empty);
    m_content = new QWidget;
    outer->addWidget(m_content);
    outer->addStretch(1);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins({});
    layout->setSpacing(space::s2);
    m_strip = new PhotoStrip(thumbs);
    layout->addWidget(m_strip);
    m_title = new TextLabel({}, TextRole::Heading);
    m_title->setElided(Qt::ElideMiddle);
    m_user = new TextLabel({}, TextRole::Body, ColorRole::Text2);
    m_state = new StatusLabel;
    layout->addWidget(m_title);
    layout->addWidget(m_user);
    layout->addWidget(m_state);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s2);
    m_publish = makeButton({});
    m_open = makeButton(tr("Show photos"), ButtonKind::Ghost);
    buttons->addWidget(m_publish);
    buttons->addWidget(m_open);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    m_sums = new KeyValueInspector;
    layout->addWidget(m_sums);
    m_orders = new KeyValueInspector;
    layout->addWidget(m_orders);
    m_historyTitle = new TextLabel(tr("History"), TextRole::Heading);
    layout->addWidget(m_historyTitle);
    m_history = new TimelineList;
    m_history->setFitContents(true);
    m_history->setWraps(true);
    m_history->setAccessibleName(tr("History"));
    layout->addWidget(m_history);
    layout->addSpacing(space::s2);
    auto *deeds = new QWidget;
    auto *more = new FlowLayout(deeds, 0, space::s1);
    m_add = makeButton(tr("Add photos…"), ButtonKind::Ghost, u"add"_s);
    m_remove = makeButton(tr("Remove draft…"), ButtonKind::Ghost, u"trash"_s);
    more->addWidget(m_add);
    more->addWidget(m_remove);
    layout->addWidget(deeds);
    setWidget(ground);

    connect(m_publish, &QPushButton::clicked, this, [this] {
        if (m_draft.published)
            Q_EMIT unpublishRequested();
        else
            Q_EMIT publishRequested();
    });
    connect(m_open, &QPushButton::clicked, this, &DraftInspector::photosRequested);
    connect(m_add, &QPushButton::clicked, this, &DraftInspector::addRequested);
    connect(m_remove, &QPushButton::clicked, this, &DraftInspector::removeRequested);
    connect(m_strip, &PhotoStrip::photoActivated, this, &DraftInspector::photoRequested);
    connect(m_strip, &PhotoStrip::moreActivated, this, &DraftInspector::photosRequested);
    showNothing();
}

void DraftInspector::showNothing()
{
    ++m_generation;
    m_draft = {};
    m_content->hide();
    m_empty->show();
}

void DraftInspector::showDraft(const Draft &draft, const PriceBook &prices)
{
    const Instant now = m_services.engine.parts.clock.now();
    if (draft.draftId != m_draft.draftId) {
        m_strip->setPhotos({}, 0);
        m_orders->clear();
        m_history->setEntries({});
        m_historyTitle->hide();
        m_history->hide();
    }
    m_draft = draft;
    m_empty->hide();
    m_content->show();
    m_title->setText(DraftsModel::titleOf(draft));
    m_user->setText(draft.title.isEmpty() ? draft.userId : tr("%1 · %2").arg(draft.draftId, draft.userId));
    if (draft.published)
        m_state->setStatus(Status::Ok, draft.publishedDate ? tr("Published %1").arg(format::dateTime(*draft.publishedDate, now))
                                                           : tr("Published"));
    else
        m_state->setStatus(Status::Neutral, tr("Not published"));
    m_publish->setText(draft.published ? tr("Unpublish") : tr("Publish…"));
    m_publish->setEnabled(draft.photoCount > 0);
    m_open->setEnabled(draft.photoCount > 0);

    KeyValueSection where{tr("Where its photos are"), {}};
    double total = 0;
    QMap<Tier, CountBytes> stored;
    for (const Tier tier : AllTiers) {
        if (draft.photosByTier.value(tier) == 0)
            continue;
        stored.insert(tier, {draft.photosByTier.value(tier), draft.bytesByTier.value(tier)});
        KeyValueRow row;
        const double cost = storageCost(prices, tier, draft.bytesByTier.value(tier));
        total += cost;
        row.label = tierWord(tier);
        row.value = tr("%1 · %2 · %3")
                        .arg(tr("%Ln photo(s)", nullptr, int(draft.photosByTier.value(tier))),
                             format::bytes(draft.bytesByTier.value(tier)), format::money(cost, prices.currency));
        row.explanation = explainPhoto(tier, draft.bytesByTier.value(tier), prices);
        where.rows.append(row);
    }
    KeyValueRow sum;
    sum.label = tr("Together");
    sum.value = tr("%1 · %2").arg(format::bytes(draft.bytes), format::moneyPerMonth(total, prices.currency));
    sum.explanation = explainGroup(sum.value, stored, prices);
    where.rows.append(sum);
    KeyValueRow created;
    created.label = tr("Created");
    created.value = format::dateTime(draft.createdAt, now);
    where.rows.append(created);
    m_sums->setSections({where});
    load();
}

void DraftInspector::load()
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, id = m_draft.draftId]() -> Result<Loaded> {
            Loaded loaded;
            PhotoFilter filter;
            filter.draft = id;
            TD_ASSIGN(const PhotoPage page, engine.library.page(filter, {}, {}, StripPhotos));
            for (const Photo &photo : page.photos)
                loaded.photoIds.append(photo.photoId);
            TD_ASSIGN(loaded.orders, engine.drafts.orders(id, Rows));
            TD_ASSIGN(loaded.history, engine.drafts.history(id, Rows));
            return loaded;
        },
        [this, generation = ++m_generation](const Result<Loaded> &loaded) {
            if (generation != m_generation)
                return;
            if (loaded)
                fill(*loaded);
            else
                Q_EMIT failed(loaded.error());
        });
}

void DraftInspector::fill(const Loaded &loaded)
{
    const Instant now = m_services.engine.parts.clock.now();
    m_strip->setPhotos(loaded.photoIds, m_draft.photoCount);
    m_strip->setVisible(!loaded.photoIds.isEmpty());
    KeyValueSection orders{tr("Orders"), {}};
    for (const Order &order : loaded.orders) {
        KeyValueRow row;
        row.label = order.orderId;
        row.value = format::dateTime(order.orderedAt, now);
        orders.rows.append(row);
    }
    m_orders->setSections(orders.rows.isEmpty() ? QList<KeyValueSection>{} : QList<KeyValueSection>{orders});
    QList<TimelineEntry> entries;
    for (const Event &event : loaded.history) {
        TimelineEntry entry;
        entry.icon = eventIcon(event);
        entry.sentence = eventSentence(event);
        entry.time = format::shortDate(event.at, now);
        entry.toolTip = format::exact(event.at);
        entries.append(entry);
    }
    m_history->setEntries(entries);
    m_historyTitle->setVisible(!entries.isEmpty());
    m_history->setVisible(!entries.isEmpty());
}

} // namespace td
