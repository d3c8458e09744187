// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/drafts/draftspage.h"

#include "ui/pages/drafts/draftdelegate.h"
#include "ui/pages/drafts/draftinspector.h"
#include "ui/pages/drafts/draftsmodel.h"
#include "ui/pages/photos/thumbnailcache.h"
#include "ui/support/async.h"
#include "ui/support/errortext.h"
#include "ui/support/explainedview.h"
#include "ui/support/format.h"
#include "ui/theme/icons.h"
#include "ui/widgets/accessible.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/inspectorsplit.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr qint64 DraftThumbBytes = 24LL << 20;
}

DraftsPage::DraftsPage(const UiServices &services, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_model(new DraftsModel(services, this))
    , m_thumbs(new ThumbnailCache(services, DraftThumbBytes, this))
{
    build();
    buildActions();
    m_typing.setSingleShot(true);
    m_typing.setInterval(200);
    connect(&m_typing, &QTimer::timeout, this, &DraftsPage::applyQuery);
    connect(m_filter, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_scope, &SegmentedControl::currentChanged, this, &DraftsPage::applyQuery);
    connect(m_model, &DraftsModel::stateChanged, this, &DraftsPage::showState);
    connect(m_thumbs, &ThumbnailCache::ready, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &DraftsPage::showSelected);
    letSelectionLead(m_list);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &DraftsPage::showSelected);
    connect(m_list, &QListView::activated, m_inspector, &DraftInspector::photosRequested);
    connect(m_delegate, &DraftDelegate::buttonClicked, this, [this](const QModelIndex &index) {
        const Draft draft = m_model->draft(index.row());
        if (draft.published)
            unpublish(draft);
        else
            publish(draft);
    });
    connect(m_list, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { showContextMenu(m_list->viewport()->mapToGlobal(at)); });
    connect(m_inspector, &DraftInspector::failed, this, &Page::errorRaised);
    connect(m_inspector, &DraftInspector::photosRequested, this, [this] {
        if (const Draft *draft = selected())
            Q_EMIT openPage(u"photos"_s, {{u"draft"_s, draft->draftId}});
    });
    connect(m_inspector, &DraftInspector::photoRequested, this,
            [this](const QString &id) { Q_EMIT openPage(u"photos"_s, {{u"ids"_s, QStringList{id}}}); });
    const auto withSelected = [this](void (DraftsPage::*deed)(const Draft &)) {
        return [this, deed] {
            if (const Draft *draft = selected())
                (this->*deed)(Draft(*draft));
        };
    };
    connect(m_inspector, &DraftInspector::publishRequested, this, withSelected(&DraftsPage::publish));
    connect(m_inspector, &DraftInspector::unpublishRequested, this, withSelected(&DraftsPage::unpublish));
    connect(m_inspector, &DraftInspector::removeRequested, this, withSelected(&DraftsPage::remove));
    connect(m_inspector, &DraftInspector::addRequested, this, withSelected(&DraftsPage::choosePhotos));
}

void DraftsPage::build()
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    auto *leftSide = new QWidget;
    auto *left = new QVBoxLayout(leftSide);
    left->setContentsMargins(space::s6, space::s1, space::s4, 0);
    left->setSpacing(space::s3);
    auto *headRow = new QWidget;
    auto *head = new FlowLayout(headRow, space::s3, space::s2);
    m_scope = new SegmentedControl;
    m_scope->setAccessibleName(tr("Which drafts"));
    m_scope->addSegment(u"all"_s, tr("All"));
    m_scope->addSegment(u"unpublished"_s, tr("Unpublished"));
    m_scope->addSegment(u"published"_s, tr("Published"));
    m_scope->setCurrent(u"all"_s);
    m_filter = new QLineEdit;
    m_filter->setPlaceholderText(tr("Filter by name"));
    m_filter->setAccessibleName(tr("Filter by name"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_filter->setMaximumWidth(280);
    m_filter->setMinimumWidth(22 * fontMetrics().averageCharWidth());
    QPushButton *create = makeButton(tr("New draft"), ButtonKind::Normal, u"add"_s);
    connect(create, &QPushButton::clicked, this, &DraftsPage::createDraft);
    head->addWidget(m_scope);
    head->addWidget(m_filter);
    head->addWidget(create);
    m_toggle = makeIconButton(u"panel-right"_s, tr("Inspector"));
    m_toggle->setToolTip(tr("Inspector (I)"));
    m_toggle->setCheckable(true);
    head->addWidget(m_toggle);
    left->addWidget(headRow);
    m_banner = new Banner;
    m_banner->hide();
    left->addWidget(m_banner);

    m_stack = new QStackedWidget;
    m_list = new QListView;
    m_list->setObjectName(u"drafts"_s);
    m_list->setModel(m_model);
    m_delegate = new DraftDelegate(*m_model, *m_thumbs, m_list);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    explainFigures(*m_list, 0, false);
    m_list->setAccessibleName(tr("Drafts"));
    m_list->viewport()->setAutoFillBackground(false);
    m_first = new EmptyState(u"drafts"_s, tr("A draft groups the photos of one listing."),
                             tr("Photos in no draft go to the trash after two days; those in a draft move up to HOT."));
    connect(m_first->addButton(tr("New draft"), false, u"add"_s), &QPushButton::clicked, this, &DraftsPage::createDraft);
    m_none = new EmptyState(u"filter"_s, tr("No draft matches"), {});
    connect(m_none->addButton(tr("Show all drafts"), false), &QPushButton::clicked, this, [this] {
        m_filter->clear();
        m_scope->setCurrent(u"all"_s);
        applyQuery();
    });
    for (QWidget *part : std::initializer_list<QWidget *>{m_list, m_first, m_none})
        m_stack->addWidget(part);
    left->addWidget(m_stack, 1);
    m_inspector = new DraftInspector(m_services, *m_thumbs);
    m_split = new InspectorSplit(leftSide, m_inspector, tr("Draft"));
    m_split->restoreState(m_services.state.value(u"ui/drafts/split"_s).toByteArray());
    m_split->setOpen(m_services.state.value(u"ui/drafts/inspector"_s, true).toBool());
    connect(m_split, &InspectorSplit::focusReturned, m_list, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_split, &InspectorSplit::openChanged, m_toggle, &QAbstractButton::setChecked);
    connect(m_toggle, &QAbstractButton::clicked, m_split, &InspectorSplit::setOpen);
    m_toggle->setChecked(m_split->isOpen());
    layout->addWidget(m_split);
}

void DraftsPage::activated(const QVariantMap &arguments)
{
    m_shown = true;
    const QStringList ids = arguments.value(u"ids"_s).toStringList();
    if (arguments.contains(u"scope"_s)) {
        m_scope->setCurrent(arguments.value(u"scope"_s).toString());
        m_stale = true;
    }
    if (arguments.contains(u"draft"_s)) {
        m_wanted = arguments.value(u"draft"_s).toString();
        m_filter->clear();
        m_scope->setCurrent(u"all"_s);
        m_stale = true;
    }
    if (!ids.isEmpty()) {
        m_model->setOnly(ids);
        m_stale = false;
    } else if (m_stale) {
        applyQuery();
        m_stale = false;
    } else if (!m_wanted.isEmpty()) {
        select(std::exchange(m_wanted, {}));
    }
    loadCounts(true);
}

void DraftsPage::deactivated()
{
    m_shown = false;
    m_typing.stop();
    m_thumbs->keepOnly({});
    m_services.state.setValue(u"ui/drafts/split"_s, m_split->saveState());
    m_services.state.setValue(u"ui/drafts/inspector"_s, m_split->isWanted());
}

void DraftsPage::reload()
{
    if (!m_shown) {
        m_stale = true;
        return;
    }
    m_model->reload();
    loadCounts(false);
}

void DraftsPage::retry()
{
    m_thumbs->forgetFailures();
    reload();
}

bool DraftsPage::escape()
{
    if (m_split->closeDrawer())
        return true;
    if (m_list->currentIndex().isValid()) {
        m_list->setCurrentIndex({});
        m_list->clearSelection();
        return true;
    }
    if (m_model->isFiltered()) {
        m_filter->clear();
        m_scope->setCurrent(u"all"_s);
        applyQuery();
        return true;
    }
    return false;
}

bool DraftsPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
    return true;
}

void DraftsPage::applyQuery()
{
    m_typing.stop();
    const QString scope = m_scope->current();
    if (scope == "sold"_L1 && !m_sold.isEmpty()) {
        m_model->setOnly(m_sold);
        return;
    }
    m_model->setQuery(scope == "published"_L1     ? DraftScope::Published
                          : scope == "unpublished"_L1 ? DraftScope::Unpublished
                                                      : DraftScope::All,
                      m_filter->text().trimmed());
}

void DraftsPage::loadCounts(bool withAdvice)
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, withAdvice]() -> Result<Counts> {
            Counts counts;
            TD_ASSIGN(counts.all, engine.drafts.count(DraftScope::All));
            TD_ASSIGN(counts.unpublished, engine.drafts.count(DraftScope::Unpublished));
            TD_ASSIGN(counts.published, engine.drafts.count(DraftScope::Published));
            if (!withAdvice)
                return counts;
            counts.sold.emplace();
            if (const auto report = engine.advisor.report()) {
                for (const Recommendation &advice : report->recommendations) {
                    if (advice.id == "sold_drafts"_L1)
                        counts.sold = advice.evidenceIds;
                }
            }
            return counts;
        },
        [this](const Result<Counts> &counts) {
            if (!counts)
                return;
            m_scope->setSegmentCount(u"all"_s, format::count(counts->all));
            m_scope->setSegmentCount(u"unpublished"_s, format::count(counts->unpublished));
            m_scope->setSegmentCount(u"published"_s, format::count(counts->published));
            if (counts->sold)
                m_sold = *counts->sold;
            if (!m_sold.isEmpty() && !m_soldSegment) {
                m_scope->addSegment(u"sold"_s, tr("Looks sold"));
                m_soldSegment = true;
            }
            if (m_soldSegment)
                m_scope->setSegmentCount(u"sold"_s, format::count(m_sold.size()));
        });
}

void DraftsPage::showState()
{
    const bool failed = m_model->state() == DraftsModel::State::Failed;
    m_banner->setVisible(failed);
    if (failed) {
        m_banner->setMessage(Status::Error, errorSentence(m_model->error()), errorRemedy(m_model->error()));
        m_banner->clearButtons();
        connect(m_banner->addButton(tr("Try again")), &QPushButton::clicked, this, &DraftsPage::applyQuery);
    }
    const bool empty = m_model->state() == DraftsModel::State::Ready && m_model->rowCount() == 0;
    m_stack->setCurrentWidget(!empty ? static_cast<QWidget *>(m_list) : m_model->isFiltered() ? m_none : m_first);
    if (!m_wanted.isEmpty())
        select(std::exchange(m_wanted, {}));
    else if (!m_inspector->draftId().isEmpty() && !m_list->currentIndex().isValid())
        select(m_inspector->draftId());
    showSelected();
}

void DraftsPage::select(const QString &draftId)
{
    const int row = m_model->rowOf(draftId);
    if (row < 0) {
        // Far down the list: shown alone rather than not at all.
        if (m_model->state() == DraftsModel::State::Ready && !m_model->isFiltered() && m_model->canFetchMore({})) {
            m_wanted = draftId;
            m_model->setOnly({draftId});
        }
        return;
    }
    m_list->setCurrentIndex(m_model->index(row));
    m_list->scrollTo(m_model->index(row), QAbstractItemView::PositionAtCenter);
}

const Draft *DraftsPage::selected() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_model->draft(index.row()) : nullptr;
}

void DraftsPage::showSelected()
{
    if (const Draft *draft = selected()) {
        m_inspector->showDraft(*draft, m_model->prices());
        Q_EMIT statusText(tr("%1 selected").arg(DraftsModel::titleOf(*draft)));
    } else {
        m_inspector->showNothing();
        Q_EMIT statusText({});
    }
}

} // namespace td
