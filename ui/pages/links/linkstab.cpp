// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/links/linkstab.h"

#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/photos/celldelegate.h"
#include "ui/support/format.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int LinksShown = 1000;
constexpr int LinkTypingPauseMs = 250;
const QString AllLinks = u"all"_s;
const QString AbusedLinks = u"abused"_s;

} // namespace

LinksTab::LinksTab(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_model(new LinksModel(this))
{
    build();
    m_typing.setInterval(LinkTypingPauseMs);
    m_typing.setSingleShot(true);
    connect(&m_typing, &QTimer::timeout, this, &LinksTab::reload);
    connect(m_text, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_states, &SegmentedControl::currentChanged, this, &LinksTab::reload);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LinksTab::followSelection);
    connect(m_copy, &QPushButton::clicked, this, &LinksTab::copyAddress);
    connect(m_revoke, &QPushButton::clicked, this, &LinksTab::askRevoke);
    connect(m_clean, &QPushButton::clicked, this, &LinksTab::cleanUp);
    followSelection();
}

LinksTab::~LinksTab()
{
    m_stop.request_stop();
}

QWidget *LinksTab::buildBar()
{
    m_states = new SegmentedControl;
    m_states->setAccessibleName(tr("State of the links"));
    m_states->addSegment(AllLinks, tr("All"));
    m_states->addSegment(linkStateName(LinkState::Active), tr("Active"));
    m_states->addSegment(linkStateName(LinkState::Expired), tr("Expired"));
    m_states->addSegment(linkStateName(LinkState::Revoked), tr("Revoked"));
    m_states->addSegment(AbusedLinks, tr("Used too often"));
    m_states->setCurrent(AllLinks);
    m_text = new QLineEdit;
    m_text->setPlaceholderText(tr("Photo or recipient"));
    m_text->setAccessibleName(tr("Photo or recipient"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(Theme::em() * 12);
    m_copy = makeCompactButton(tr("Copy address"));
    m_revoke = makeCompactButton(tr("Revoke…"), ButtonKind::Danger);
    m_clean = makeCompactButton(tr("Remove expired ones"), ButtonKind::Ghost);
    auto *bar = new QWidget;
    auto *flow = new FlowLayout(bar, space::s3, space::s2);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_states, m_text, m_copy, m_revoke, m_clean})
        flow->addWidget(widget);
    return bar;
}

void LinksTab::build()
{
    m_abuse = new Banner(Status::Warn);
    connect(m_abuse->addButton(tr("Show them")), &QPushButton::clicked, this, [this] {
        m_states->setCurrent(AbusedLinks);
        reload();
    });
    m_abuse->hide();
    m_table = makeListTable(m_model, tr("Links"), {26, 22, 20, 20, 20, 12});
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    addTableAction(tr("Copy address"), QKeySequence::Copy, &LinksTab::copyAddress);
    addTableAction(tr("Revoke…"), QKeySequence::Delete, &LinksTab::askRevoke);
    addTableAction(tr("Show the photo"), QKeySequence(Qt::Key_Return), &LinksTab::openPhoto);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_table, &QTableView::doubleClicked, this, &LinksTab::openPhoto);
    m_empty = new EmptyState(u"link"_s, {}, {});
    connect(m_empty->addButton(tr("Open the photos"), false), &QPushButton::clicked, this,
            [this] { Q_EMIT openPage(u"photos"_s, {}); });
    m_stack = new QStackedWidget;
    m_stack->addWidget(framed(m_table));
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, space::s4);
    layout->setSpacing(space::s3);
    layout->addWidget(m_abuse);
    layout->addWidget(buildBar());
    layout->addWidget(m_stack, 1);
}

void LinksTab::addTableAction(const QString &text, const QKeySequence &key, void (LinksTab::*deed)())
{
    auto *action = new QAction(text, m_table);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, deed);
    m_table->addAction(action);
}

void LinksTab::openPhoto()
{
    QStringList ids;
    for (const Link &link : selected())
        ids.append(link.photoId);
    ids.removeAll(QString());
    ids.removeDuplicates();
    if (!ids.isEmpty())
        Q_EMIT openPage(u"photos"_s, {{u"ids"_s, ids}});
}

void LinksTab::show(bool shown)
{
    m_shown = shown;
    reload();
}

void LinksTab::focusFilter()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
}

LinkFilter LinksTab::filter() const
{
    return {.state = linkStateFromName(m_states->current()), .photoId = {}, .text = m_text->text().trimmed()};
}

Result<LinksTab::Found> LinksTab::read(Engine &engine, const LinkFilter &filter, bool onlyAbused)
{
    Found found;
    TD_ASSIGN(const QList<Link> abused, engine.links.abused());
    QList<Link> links = abused;
    found.fitting = links.size();
    if (!onlyAbused) {
        TD_ASSIGN(links, engine.links.list(filter, {}, LinksShown));
        TD_ASSIGN(found.fitting, engine.links.count(filter));
    }
    TD_ASSIGN(found.all, engine.links.count({}));
    TD_ASSIGN(found.expired, engine.links.count({.state = LinkState::Expired, .photoId = {}, .text = {}}));
    QStringList ids;
    for (const Link &link : links)
        ids.append(link.photoId);
    ids.removeDuplicates();
    ids.removeAll(QString());
    TD_ASSIGN(const QList<td::Photo> photos, engine.library.findAll(ids));
    QHash<QString, QString> names;
    for (const td::Photo &photo : photos)
        names.insert(photo.photoId, photo.filename);
    QSet<QString> far;
    for (const Link &link : abused)
        far.insert(link.linkId);
    found.abused = far.size();
    for (const Link &link : links) {
        const QString name = names.value(link.photoId);
        found.rows.append({.link = link,
                           .photo = name.isEmpty() ? link.photoId : name,
                           .state = engine.links.state(link),
                           .isAbused = far.contains(link.linkId)});
    }
    return found;
}

void LinksTab::reload()
{
    if (!m_shown)
        return;
    m_answer.run(
        m_services.pool, this,
        [&engine = m_services.engine, wanted = filter(), onlyAbused = m_states->current() == AbusedLinks] {
            return read(engine, wanted, onlyAbused);
        },
        [this](const Result<Found> &found) {
            if (found)
                fill(*found);
            else
                Q_EMIT errorRaised(found.error());
        });
}

void LinksTab::fill(const Found &found)
{
    QStringList keep;
    for (const Link &link : selected())
        keep.append(link.linkId);
    m_model->setRows(found.rows, m_services.engine.parts.clock.now());
    for (const QString &id : std::as_const(keep)) {
        const int row = m_model->rowOf(id);
        if (row < 0)
            continue;
        const QModelIndex place = m_model->index(row, 0);
        m_table->selectionModel()->select(place, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        if (!m_table->currentIndex().isValid())
            m_table->selectionModel()->setCurrentIndex(place, QItemSelectionModel::NoUpdate);
    }
    m_abuse->setVisible(found.abused > 0);
    if (found.abused > 0)
        m_abuse->setMessage(Status::Warn,
                            tr("%Ln link(s) are used far more often than usual. Revoke what was passed on.", nullptr,
                               int(found.abused)));
    if (found.all == 0)
        m_empty->setTexts(tr("No links yet"),
                          tr("Copy the link of a photo, and it is listed here: who has it, until when it works, how "
                             "often it was used."));
    else
        m_empty->setTexts(tr("No such link"), tr("None of the links fits the filter."));
    m_stack->setCurrentIndex(found.rows.isEmpty() ? 1 : 0);
    m_clean->setEnabled(found.expired > 0);
    followSelection();
    Q_EMIT statusText(found.fitting > m_model->rowCount()
                          ? tr("The newest %1 of %2 links").arg(format::count(m_model->rowCount()), format::count(found.fitting))
                          : tr("%Ln link(s)", nullptr, m_model->rowCount()));
}

QList<Link> LinksTab::selected() const
{
    QList<Link> links;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        links.append(m_model->at(index.row()).link);
    return links;
}

void LinksTab::followSelection()
{
    const QList<Link> links = selected();
    const bool canCopy = links.size() == 1 && isLive(links.first()) && Links::canShow(links.first().kind);
    m_copy->setEnabled(canCopy);
    m_copy->setToolTip(links.size() == 1 && !Links::canShow(links.first().kind)
                           ? tr("The address of a link of the provider is not kept: copy a new one from the photo.")
                           : QString());
    m_revoke->setEnabled(std::ranges::any_of(links, [this](const Link &link) { return canEnd(link); }));
}

bool LinksTab::isLive(const Link &link) const
{
    const LinkState state = m_services.engine.links.state(link);
    return state == LinkState::Active || state == LinkState::Moved;
}

bool LinksTab::canEnd(const Link &link) const
{
    return isLive(link) && link.kind != LinkKind::File;
}

void LinksTab::copyAddress()
{
    const QList<Link> links = selected();
    if (links.size() != 1 || !m_copy->isEnabled())
        return;
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, link = links.first()] { return engine.links.addressOf(link); },
        [this](const Result<QString> &address) {
            if (!address) {
                Q_EMIT errorRaised(address.error());
                return;
            }
            QApplication::clipboard()->setText(*address);
            Q_EMIT toast(tr("Address copied"));
        });
}

void LinksTab::askRevoke()
{
    QList<Link> links = selected();
    links.removeIf([this](const Link &link) { return !canEnd(link); });
    if (links.isEmpty())
        return;
    const bool moves = std::ranges::any_of(links, [](const Link &link) { return isRevokedByMove(link.kind); });
    Confirmation ask;
    ask.title = tr("Revoke %Ln link(s)?", nullptr, int(links.size()));
    ask.text =
        moves ? tr("Links of the CDN and of the provider end by giving the photo's files new names. Every other such "
                   "link to the same photos ends too. A CDN may show a copy of its own for a while.")
              : tr("Whoever has the link gets nothing by it any more.");
    ask.accept = tr("Revoke");
    ask.cancel = tr("Keep");
    ask.danger = true;
    confirm(this, ask, [this, links] { revoke(links); });
}

void LinksTab::revoke(const QList<Link> &links)
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, links, stop = m_stop.get_token()] {
            std::optional<Error> first;
            int done = 0;
            for (const Link &link : links) {
                const Result<void> ended = engine.links.revoke(link.linkId, Links::Moving::Allowed, stop);
                done += ended ? 1 : 0;
                if (!ended && !first)
                    first = ended.error();
            }
            return std::pair(done, first);
        },
        [this](const std::pair<int, std::optional<Error>> &outcome) {
            if (outcome.first > 0)
                Q_EMIT toast(tr("%Ln link(s) revoked", nullptr, outcome.first));
            if (outcome.second)
                Q_EMIT errorRaised(*outcome.second);
            reload();
        });
}

void LinksTab::cleanUp()
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, stop = m_stop.get_token()] { return engine.links.cleanUp(Seconds(0), stop); },
        [this](const Result<qint64> &removed) {
            if (removed)
                Q_EMIT toast(tr("%Ln expired link(s) removed", nullptr, int(*removed)));
            else
                Q_EMIT errorRaised(removed.error());
            reload();
        });
}

} // namespace td
