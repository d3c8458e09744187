// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/duplicates/duplicatespage.h"

#include "core/hashindex.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/duplicates/groupcard.h"
#include "ui/pages/photos/thumbnailcache.h"
#include "ui/support/async.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errordetail.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/foldingrow.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/explainedlabel.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QScrollArea>
#include <QSlider>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qint64 GroupsShown = 40;
constexpr qint64 LongSearch = 100'000; ///< photos compared
constexpr int PatienceMs = 10'000;
constexpr qint64 PictureBytes = 64'000'000;

} // namespace

DuplicatesPage::DuplicatesPage(const UiServices &services, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_thumbs(new ThumbnailCache(services, PictureBytes, this))
    , m_kind(new SegmentedControl)
    , m_distance(new QSlider(Qt::Horizontal))
    , m_distanceText(new TextLabel({}, TextRole::Small, ColorRole::Text2))
    , m_across(new QCheckBox(tr("Also across drafts")))
    , m_summary(new ExplainedLabel({}, TextRole::Body, ColorRole::Text2))
    , m_all(makeButton(tr("Keep the best of all…")))
    , m_stack(new QStackedWidget)
    , m_loading(new Skeleton(6))
    , m_none(new EmptyState(u"check"_s, tr("No duplicates"),
                            tr("Tierdeck compares the bytes of the files, and on request how the pictures look.")))
    , m_error(new ErrorDetail)
    , m_scroll(new QScrollArea)
{
    auto *list = new QWidget;
    m_cards = new QVBoxLayout(list);
    m_cards->setContentsMargins(0, 0, space::s2, space::s6);
    m_cards->setSpacing(space::s4);
    m_scroll->setWidget(list);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    for (QWidget *widget :
         {m_loading, static_cast<QWidget *>(m_none), static_cast<QWidget *>(m_error), static_cast<QWidget *>(m_scroll)})
        m_stack->addWidget(widget);
    m_error->setRetryVisible(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s6, space::s2, space::s4, 0);
    layout->setSpacing(space::s4);
    layout->addWidget(makeHead());
    layout->addWidget(m_stack, 1);

    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &DuplicatesPage::search);
    connect(m_error, &ErrorDetail::retryRequested, this, &DuplicatesPage::search);
    connect(m_kind, &SegmentedControl::currentChanged, this, [this] { search(); });
    connect(m_across, &QCheckBox::toggled, this, &DuplicatesPage::search);
    connect(m_distance, &QSlider::valueChanged, this, &DuplicatesPage::search);
    connect(m_all, &QPushButton::clicked, this, &DuplicatesPage::askKeepBestOfAll);
}

DuplicatesPage::~DuplicatesPage()
{
    m_stop.request_stop();
}

QWidget *DuplicatesPage::makeHead()
{
    m_kind->addSegment(u"same"_s, tr("Same file"));
    m_kind->addSegment(u"near"_s, tr("Look alike"));
    m_kind->setCurrent(u"same"_s);
    m_kind->setAccessibleName(tr("What counts as a duplicate"));
    m_nearToo = m_none->addButton(tr("Compare how they look"), false, u"eye"_s);
    connect(m_nearToo, &QPushButton::clicked, this, [this] {
        m_kind->setCurrent(u"near"_s);
        search();
    });
    m_distance->setRange(0, HashIndex::MaxDistance);
    m_distance->setValue(DuplicateOptions().distance);
    m_distance->setPageStep(2);
    m_distance->setFixedWidth(100);
    m_distance->setTracking(false);
    m_distance->setAccessibleName(tr("How different pictures may look"));
    m_across->setToolTip(tr("A photo can go when another draft or user has the same picture"));

    auto *head = new QWidget;
    auto *lines = new QVBoxLayout(head);
    lines->setContentsMargins(0, 0, space::s2, 0); // ends where the cards do
    lines->setSpacing(space::s2);
    auto *choices = new QWidget;
    auto *flow = new FlowLayout(choices, space::s3, space::s2);
    QSizePolicy wraps(QSizePolicy::Preferred, QSizePolicy::Preferred);
    wraps.setHeightForWidth(true);
    choices->setSizePolicy(wraps);
    for (QWidget *widget : {static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_distance),
                            static_cast<QWidget *>(m_distanceText), static_cast<QWidget *>(m_across)})
        flow->addWidget(widget);
    lines->addWidget(new FoldingRow(choices, m_all));
    lines->addWidget(m_summary);
    return head;
}

DuplicateOptions DuplicatesPage::options() const
{
    return {
        .distance = m_distance->value(), .near = m_kind->current() == "near"_L1, .acrossDrafts = m_across->isChecked()};
}

void DuplicatesPage::activated(const QVariantMap &arguments)
{
    m_shown = true;
    if (arguments.contains(u"near"_s))
        m_kind->setCurrent(arguments.value(u"near"_s).toBool() ? u"near"_s : u"same"_s);
    search();
}

void DuplicatesPage::deactivated()
{
    m_shown = false;
    m_later.stop();
    m_stop.request_stop();
}

void DuplicatesPage::retry()
{
    m_thumbs->forgetFailures();
    reload();
}

void DuplicatesPage::reload()
{
    if (!m_shown)
        return;
    // While photos come in, a large catalogue is not searched again for each.
    const bool isLong = m_found.options.near && m_found.report.compared > LongSearch;
    if (isLong && m_since.isValid() && m_since.elapsed() < PatienceMs)
        m_later.start(PatienceMs);
    else
        search();
}

Result<DuplicatesPage::Found> DuplicatesPage::look(Engine &engine, const DuplicateOptions &options,
                                                   const std::stop_token &stop)
{
    Found found{.report = {}, .photos = {}, .options = options};
    TD_ASSIGN(found.report, engine.duplicates.find(options, GroupsShown, {}, stop));
    QStringList ids;
    for (const DuplicateGroup &group : std::as_const(found.report.groups))
        ids += group.photoIds();
    TD_ASSIGN(const QList<Photo> photos, engine.library.findAll(ids));
    for (const Photo &photo : photos)
        found.photos.insert(photo.photoId, photo);
    return found;
}

void DuplicatesPage::search()
{
    const DuplicateOptions wanted = options();
    m_distance->setVisible(wanted.near);
    m_nearToo->setVisible(!wanted.near);
    m_distanceText->setVisible(wanted.near);
    m_distanceText->setText(tr("at least %1 alike").arg(format::percent(100 * (1 - wanted.distance / 64.0))));
    if (m_busy) {
        // What runs answers another question by now.
        m_stale = true;
        if (wanted.near != m_found.options.near || wanted.distance != m_found.options.distance)
            m_stop.request_stop();
        return;
    }
    m_busy = true;
    m_stale = false;
    m_stop = std::stop_source();
    if (m_found.report.groups.isEmpty())
        m_stack->setCurrentWidget(m_loading);
    m_summary->setFigure(tr("Comparing…"), Explanation());
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, wanted, stop = m_stop.get_token()] { return look(engine, wanted, stop); },
        [this](const Result<Found> &found) {
            m_busy = false;
            m_since.start();
            if (m_stale && m_shown) {
                search();
                return;
            }
            showFound(found);
        });
}

void DuplicatesPage::showFound(const Result<Found> &found)
{
    if (!found) {
        if (found.error().code == ErrorCode::Cancelled)
            return;
        m_error->setError(found.error());
        m_stack->setCurrentWidget(m_error);
        m_summary->setFigure({}, Explanation());
        m_all->setEnabled(false);
        return;
    }
    m_found = *found;
    const DuplicateReport &report = m_found.report;
    m_all->setEnabled(report.surplusCount > 0);
    QStringList summary{
        tr("%Ln group(s)", nullptr, int(report.groupCount)),
        tr("%Ln photo(s) can go", nullptr, int(report.surplusCount)),
        tr("%1 freed, %2").arg(format::bytes(report.freedBytes), format::moneyPerMonth(report.monthlySaving))};
    if (report.groupCount > report.groups.size())
        summary << tr("the first %1 are shown").arg(format::count(report.groups.size()));
    m_summary->setFigure(summary.join(u" · "_s), explainFreed(report.freedBytes, report.monthlySaving));
    showCards();
    m_stack->setCurrentWidget(report.groups.isEmpty() ? static_cast<QWidget *>(m_none) : m_scroll);
}

void DuplicatesPage::showCards()
{
    while (QLayoutItem *item = m_cards->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    const Instant now = m_services.engine.parts.clock.now();
    QWidget *last = m_all;
    for (const DuplicateGroup &group : std::as_const(m_found.report.groups)) {
        auto *card = new DuplicateGroupCard(group, m_found.photos, now, *m_thumbs);
        connect(card, &DuplicateGroupCard::keepBest, this, [this, group] { keepBest({group}); });
        connect(card, &DuplicateGroupCard::decided, this,
                [this, group](DuplicateVerdict verdict) { decide(group, verdict); });
        connect(card, &DuplicateGroupCard::showPhotos, this, [this, ids = group.photoIds()] {
            Q_EMIT openPage(u"photos"_s, {{u"ids"_s, ids}});
        });
        m_cards->addWidget(card);
        for (QPushButton *button : card->findChildren<QPushButton *>()) {
            setTabOrder(last, button);
            last = button;
        }
    }
    m_cards->addStretch();
}

void DuplicatesPage::askKeepBestOfAll()
{
    Confirmation question;
    question.title = tr("Move %Ln photo(s) to the trash?", nullptr, int(m_found.report.surplusCount));
    question.text = tr("The best of each of the %1 groups stays, and what is pinned, published or in another draft. "
                       "Together they take %2. They can be restored until the trash is emptied.")
                        .arg(format::count(m_found.report.groupCount), format::bytes(m_found.report.freedBytes));
    question.accept = tr("Move to trash");
    question.cancel = tr("Keep");
    confirm(this, question, [this] { keepBestOfAll(); });
}

void DuplicatesPage::keepBestOfAll()
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, wanted = m_found.options]() -> Result<Duplicates::Resolved> {
            TD_ASSIGN(const DuplicateReport all, engine.duplicates.find(wanted, -1, {}, {}));
            return engine.duplicates.trashSurplus(all.groups, wanted);
        },
        [this](const Result<Duplicates::Resolved> &resolved) {
            if (!resolved)
                Q_EMIT errorRaised(resolved.error());
            else
                sayTrashed(*resolved);
        });
}

void DuplicatesPage::keepBest(const QList<DuplicateGroup> &groups)
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, groups, wanted = m_found.options] {
            return engine.duplicates.trashSurplus(groups, wanted);
        },
        [this](const Result<Duplicates::Resolved> &resolved) {
            if (!resolved)
                Q_EMIT errorRaised(resolved.error());
            else
                sayTrashed(*resolved);
        });
}

void DuplicatesPage::sayTrashed(const Duplicates::Resolved &resolved)
{
    if (!resolved.outcome.failed.isEmpty())
        Q_EMIT errorRaised(resolved.outcome.failed.constFirst().error);
    if (!resolved.outcome.done.isEmpty())
        Q_EMIT toast(tr("%Ln photo(s) moved to trash", nullptr, int(resolved.outcome.done.size())),
                     [self = QPointer(this), back = resolved.outcome.done] {
                         if (self)
                             self->restore(back);
                     });
    search();
}

void DuplicatesPage::decide(const DuplicateGroup &group, DuplicateVerdict verdict)
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, verdict, ids = group.photoIds()] {
            return engine.duplicates.decide(verdict, ids);
        },
        [this, verdict](const Result<QString> &decided) {
            if (!decided)
                Q_EMIT errorRaised(decided.error());
            else
                Q_EMIT toast(verdict == DuplicateVerdict::Keep ? tr("All of them stay")
                                                               : tr("Noted: they are different pictures"),
                             [self = QPointer(this), id = *decided] {
                                 if (self)
                                     self->forget(id);
                             });
            search();
        });
}

void DuplicatesPage::restore(const QStringList &ids)
{
    runAsync(
        m_services.pool, this, [&engine = m_services.engine, ids] { return engine.library.restore(ids); },
        [this](const Result<BatchOutcome> &restored) {
            if (!restored)
                Q_EMIT errorRaised(restored.error());
            reload();
        });
}

void DuplicatesPage::forget(const QString &decisionId)
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, decisionId] { return engine.duplicates.forget(decisionId); },
        [this](const Result<void> &forgotten) {
            if (!forgotten)
                Q_EMIT errorRaised(forgotten.error());
            reload();
        });
}

} // namespace td
