// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/dialogs/helpdialogs.h"
#include "ui/shell/awaynotices.h"
#include "ui/shell/bannerarea.h"
#include "ui/shell/filedrop.h"
#include "ui/shell/headerbar.h"
#include "ui/shell/nightwatch.h"
#include "ui/shell/palettesearch.h"
#include "ui/shell/sidecounts.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/tierwatch.h"
#include "ui/shell/transferspopover.h"
#include "ui/shell/uploadflow.h"
#include "ui/shell/windowactions.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/theme/icons.h"
#include "ui/widgets/accessible.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/sidebar.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/transferindicator.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QLoggingCategory>
#include <QMenuBar>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

Q_LOGGING_CATEGORY(logWindow, "tierdeck.window", QtCriticalMsg)

constexpr qsizetype UndoDepth = 20;
const QString GeometryKey = u"ui/geometry"_s;
const QString PageKey = u"ui/page"_s;
const QString CollapsedKey = u"ui/collapsed"_s;

} // namespace

MainWindow::MainWindow(const UiServices &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_registry(pageRegistry())
    , m_side(new SideBar)
    , m_header(new HeaderBar)
    , m_banners(new BannerArea)
    , m_stack(new QStackedWidget)
    , m_status(new StatusStrip(services.engine.parts.clock))
{
    installAccessibleFaces();
    setWindowIcon(icon(u"logo"_s, ColorRole::Accent));
    setMinimumSize(640, 480);
    buildFrame();
    m_toasts = new ToastStack(this);
    m_palette = new CommandPalette(this);
    m_actions = new WindowActions(this, m_registry);
    m_uploads = new UploadFlow(services, this);
    m_drop = new FileDrop(services, this);
    m_nights = new NightWatch(services, m_banners, this);
    m_tiers = new TierWatch(services, this);
    m_counts = new SideCounts(services, m_side, this);
    m_away = new AwayNotices(services, this);
    m_rebuild.setSingleShot(true);
    m_rebuild.setInterval(0);
    connect(&m_rebuild, &QTimer::timeout, this, &MainWindow::rebuild);
    connectHeader();
    connectServices();
    fillSideBar();
    restore();
    checkChosen();
    m_tiers->check(true);
    m_counts->refresh(true);
}

MainWindow::~MainWindow()
{
    // Pages use the other parts until they are gone.
    qDeleteAll(std::exchange(m_pages, {}));
}

void MainWindow::buildFrame()
{
    auto *central = new QWidget;
    auto *row = new QHBoxLayout(central);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_side);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_banners);
    column->addWidget(m_stack, 1);
    column->addWidget(m_status);
    row->addLayout(column, 1);
    setCentralWidget(central);
    m_side->setProfileName(m_services.profileName);
}

void MainWindow::connectHeader()
{
    connect(m_side, &SideBar::activated, this, [this](const QString &id) { showPage(id); });
    connect(m_side, &SideBar::profileClicked, this, [this] { showPage(u"settings"_s); });
    connect(m_header->addButton(), &QAbstractButton::clicked, this, [this] { perform(u"add"_s); });
    connect(m_header->moreButton(), &QAbstractButton::clicked, this, &MainWindow::showWaysToAdd);
    connect(m_header, &HeaderBar::paletteRequested, this, [this] { m_palette->openWith(); });
    connect(m_header, &HeaderBar::searchRequested, this, [this](const QString &text) { showPage(u"photos"_s, {{u"text"_s, text}}); });
    connect(m_header->transfers(), &QAbstractButton::clicked, this, [this] {
        auto *popover = new TransfersPopover(m_services, this);
        connect(popover, &TransfersPopover::openTransfers, this, [this] { showPage(u"transfers"_s); });
        popover->showUnder(m_header->transfers());
    });
    connect(m_actions, &WindowActions::triggered, this, &MainWindow::perform);
    m_palette->setCommands([this] { return m_actions->commands(); });
    auto *search = new PaletteSearch(m_services, m_palette);
    connect(search, &PaletteSearch::openPage, this, &MainWindow::showPage);
    connect(new QShortcut(Qt::Key_Slash, this), &QShortcut::activated, this, [this] { perform(u"find"_s); });
    connect(m_status, &StatusStrip::nextRunClicked, this,
            [this] { showPage(u"lifecycle"_s, {{u"tab"_s, u"plan"_s}, {u"when"_s, u"next run"_s}}); });
}

void MainWindow::connectServices()
{
    connect(&m_services.queue, &TransferQueue::changed, m_header->transfers(), &TransferIndicator::setSnapshot);
    m_header->transfers()->setSnapshot(m_services.queue.snapshot());
    connect(&m_services.feed, &ChangeFeed::changed, this, [this] {
        m_counts->refresh();
        if (m_current == "health"_L1)
            m_counts->refreshHealth();
        m_status->setUpdated(tr("Updated %1").arg(format::timeOfDay(m_services.engine.parts.clock.now())));
        Page *page = currentPage();
        if (!page || isMinimized())
            return;
        if (std::exchange(m_wasCatalogueGone, false))
            page->retry();
        else
            page->reload();
    });
    connect(&m_services.feed, &ChangeFeed::failed, this, [this](const Error &error) {
        m_wasCatalogueGone = true;
        showError(error);
    });
    connect(m_tiers, &TierWatch::changed, this, &MainWindow::tellTiers);
    const auto night = [this] { m_status->setNextRun(m_services.scheduler.nextRun(), m_services.scheduler.isRunning()); };
    for (const auto signal : {&Scheduler::started, &Scheduler::scheduleChanged})
        connect(&m_services.scheduler, signal, this, night);
    connect(&m_services.scheduler, &Scheduler::finished, this, night);
    connect(&m_services.scheduler, &Scheduler::failed, this, night);
    night();
    connect(m_counts, &SideCounts::alertsRead, m_away, &AwayNotices::tellAlerts);
    connect(m_away, &AwayNotices::openPage, this, [this](const QString &id, const QVariantMap &arguments) {
        comeForward();
        showPage(id, arguments);
    });
    connect(m_nights, &NightWatch::openPage, this, &MainWindow::showPage);
    connect(m_nights, &NightWatch::toast, this, &MainWindow::showToast);
    connect(m_nights, &NightWatch::errorRaised, this, &MainWindow::showError);
    connect(m_uploads, &UploadFlow::toast, this, &MainWindow::showToast);
    connect(m_uploads, &UploadFlow::errorRaised, this, &MainWindow::showError);
    connect(m_drop, &FileDrop::dropped, this, [this](const QStringList &paths, bool options) { m_uploads->open(paths, {}, options); });
}

void MainWindow::tellTiers(Status status, const QString &text, const QString &remedy)
{
    m_status->setConnection(status, status == Status::Warn ? tr("Offline") : text);
    if (status == Status::Ok) {
        m_banners->removeNotice(u"tiers"_s);
    } else {
        const auto test = [this] { showPage(u"settings"_s, {{u"section"_s, u"tiers"_s}}); };
        m_banners->setNotice({u"tiers"_s, status, text, remedy,
                              {{tr("Try again"), [this] { m_tiers->check(true); }}, {tr("Test in Settings"), test}}});
    }
    m_counts->refreshHealth();
    // Said once a minute whether it is news or not; a minimised window hears it once it is back.
    const QString trouble = status == Status::Ok ? QString() : text;
    Page *page = currentPage();
    if (!page || isMinimized() || std::exchange(m_tierTrouble, trouble) == trouble)
        return;
    if (status == Status::Ok)
        page->retry(); // what could not be read from a tier can be now
    else if (m_current == "overview"_L1)
        page->reload(); // its cards tell the trouble too
}

void MainWindow::connectPage(Page *page)
{
    connect(page, &Page::openPage, this, &MainWindow::showPage);
    connect(page, &Page::toast, this, &MainWindow::showToast);
    connect(page, &Page::errorRaised, this, &MainWindow::showError);
    connect(page, &Page::statusText, this, [this, page](const QString &text) {
        if (page == currentPage())
            m_status->setPageText(text);
    });
    connect(page, &Page::addPhotos, this, [this](const QStringList &paths, const QString &draft) {
        if (paths.isEmpty())
            m_uploads->chooseFiles(draft);
        else
            m_uploads->open(paths, draft, false);
    });
}

Page *MainWindow::pageFor(const QString &id)
{
    if (Page *known = m_pages.value(id))
        return known;
    for (const PageEntry &entry : std::as_const(m_registry)) {
        if (entry.id != id)
            continue;
        Page *page = entry.make(m_services, m_stack);
        page->setObjectName(id);
        m_pages.insert(id, page);
        m_stack->addWidget(page);
        connectPage(page);
        return page;
    }
    return nullptr;
}

Page *MainWindow::currentPage() const
{
    return m_pages.value(m_current);
}

void MainWindow::showPage(const QString &id, const QVariantMap &arguments)
{
    if (id == "samples"_L1 || id == "folder"_L1) {
        perform(id);
        return;
    }
    Page *page = pageFor(id);
    if (!page)
        return;
    if (Page *before = currentPage(); before && before != page)
        before->deactivated();
    m_current = id;
    m_arguments = arguments;
    m_stack->setCurrentWidget(page);
    m_side->setCurrent(id);
    m_header->setTitle(page->title());
    setWindowTitle(QString(page->title() % u" – Tierdeck"_s));
    m_status->setPageText({});
    m_status->setUpdated(tr("Updated %1").arg(format::timeOfDay(m_services.engine.parts.clock.now())));
    m_actions->setPageActions(static_cast<QWidget *>(page)->actions());
    page->activated(arguments);
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::showToast(const QString &text, const Deed &deed)
{
    if (!deed) {
        m_toasts->showToast(text, {});
        return;
    }
    const int id = ++m_lastDone;
    m_done.append({id, text, deed});
    if (m_done.size() > UndoDepth)
        m_done.removeFirst();
    // What was undone belongs to a past that no longer leads here.
    m_undone.clear();
    m_final.clear();
    showDone();
    m_toasts->showToast(text, [this, id] { undoOne(id); });
}

void MainWindow::showError(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    qCWarning(logWindow).noquote() << error.reason << error.message << error.where;
    m_banners->setNotice({u"error"_s, Status::Error, errorSentence(error), errorRemedy(error),
                          {{tr("Reload the page"), [this] { perform(u"reload"_s); }},
                           {tr("Details"), [this, error] { (new ErrorDialog(error, this))->open(); }},
                           {tr("Close"), [this] { m_banners->removeNotice(u"error"_s); }}}});
}

void MainWindow::escape()
{
    if (!m_palette->isHidden()) {
        m_palette->closePalette();
        return;
    }
    if (menuBar()->isVisible()) {
        menuBar()->hide();
        return;
    }
    Page *page = currentPage();
    if (page && page->escape())
        return;
    m_header->search()->clear();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        escape();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    // The switch may come out of a page: it is taken down when that page's own code is done.
    if (event->type() == QEvent::LanguageChange)
        m_rebuild.start();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fitSideBar();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_services.state.setValue(GeometryKey, saveGeometry());
    m_services.state.setValue(PageKey, m_current);
    m_services.state.setValue(CollapsedKey, m_wantCollapsed);
    QMainWindow::closeEvent(event);
}

} // namespace td
