// SPDX-License-Identifier: GPL-3.0-or-later
// What the tab shows; what its buttons do is in backupdeeds.cpp.
#include "ui/pages/health/backupstab.h"

#include "engine/backup/nightlybackup.h"
#include "engine/healthfindings.h"
#include "engine/scheduler.h"
#include "ui/pages/health/backupsmodel.h"
#include "ui/pages/photos/celldelegate.h"
#include "ui/pages/settings/sharedsettings.h"
#include "ui/support/format.h"
#include "ui/support/healthtext.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/errordetail.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/foldingrow.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int BackupRowsShown = 8;
constexpr int PullEveryMs = 200;
constexpr int SideBySideFrom = 190; ///< characters
constexpr int NarrowContent = 1040;
constexpr int WidestContent = 1600;

QList<SettingField> backupFields()
{
    using Kind = SettingField::Kind;
    const BackupRules fallback;
    return {
        {.key = u"backup.enabled"_s, .label = BackupsTab::tr("Every night"),
         .caption = BackupsTab::tr("While this window is open; one that was missed is made soon after it is opened"),
         .kind = Kind::Choice, .fallback = QString(), .suffix = {},
         .choices = {{QString(), BackupsTab::tr("Like the nightly run")},
                     {u"true"_s, BackupsTab::tr("Yes")},
                     {u"false"_s, BackupsTab::tr("No")}}},
        {.key = u"backup.time"_s, .label = BackupsTab::tr("At"), .caption = BackupsTab::tr("In the time zone of the schedule"),
         .kind = Kind::Text, .fallback = fallback.time.toString(u"HH:mm"_s), .suffix = {}, .choices = {}},
        {.key = u"backup.photos"_s, .label = BackupsTab::tr("Photos"),
         .caption = BackupsTab::tr("The catalogue is always in it; each photo is kept once, however many backups name it"),
         .kind = Kind::Choice, .fallback = u"none"_s, .suffix = {},
         .choices = {{u"none"_s, BackupsTab::tr("None")},
                     {u"hot"_s, tierWord(Tier::Hot)},
                     {u"hot,cold"_s, BackupsTab::tr("%1 and %2").arg(tierWord(Tier::Hot), tierWord(Tier::Cold))},
                     {u"temp,hot,cold"_s, BackupsTab::tr("All tiers")}}},
        {.key = u"backup.keep_days"_s, .label = BackupsTab::tr("Kept for"), .caption = {}, .kind = Kind::Whole,
         .fallback = QString::number(fallback.keepDays), .minimum = 1, .maximum = 36'500, .suffix = BackupsTab::tr(" days"),
         .choices = {}},
        {.key = u"backup.drill_days"_s, .label = BackupsTab::tr("Restored for trial every"),
         .caption = BackupsTab::tr("Into a temporary folder, and compared"), .kind = Kind::Whole,
         .fallback = QString::number(fallback.drillDays), .minimum = 0, .maximum = 36'500, .suffix = BackupsTab::tr(" days"),
         .choices = {}, .none = BackupsTab::tr("never")},
    };
}

} // namespace

BackupsTab::BackupsTab(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_running(std::make_shared<Running>())
    , m_model(new BackupsModel(this))
{
    build();
    m_pull.setInterval(PullEveryMs);
    connect(&m_pull, &QTimer::timeout, this, &BackupsTab::pullProgress);
    if (BackupClock *clock = m_services.backupClock) {
        connect(clock, &BackupClock::started, this, [this] { showWork(tr("Backing up…")); });
        connect(clock, &BackupClock::failed, this, [this](const Error &) {
            showWork(m_ownWork);
            reload();
        });
        connect(clock, &BackupClock::ended, this, [this] {
            showWork(m_ownWork);
            reload();
        });
    }
}

BackupsTab::~BackupsTab()
{
    m_stop.request_stop();
}

void BackupsTab::build()
{
    m_content = new QWidget;
    auto *all = new QVBoxLayout(m_content);
    all->setContentsMargins(0, 0, space::s2, space::s6);
    all->setSpacing(space::s3);
    m_columns = new QBoxLayout(QBoxLayout::TopToBottom);
    m_columns->setSpacing(space::s3);
    auto *column = new QVBoxLayout;
    column->setSpacing(space::s3);
    m_held = new Banner(Status::Warn);
    connect(m_held->addButton(tr("Take over…")), &QPushButton::clicked, this, &BackupsTab::askTakeOver);
    m_held->hide();
    all->addWidget(m_held);
    column->addWidget(buildHead());
    m_problem = new ErrorDetail;
    m_problem->setRetryVisible(true);
    m_problem->hide();
    connect(m_problem, &ErrorDetail::retryRequested, this, &BackupsTab::reload);
    column->addWidget(m_problem);
    m_empty = new TextLabel(tr("There are no backups at that place yet."), TextRole::Body, ColorRole::Text2);
    m_empty->hide();
    column->addWidget(m_empty);
    m_table = makeListTable(m_model, tr("Backups"), {22, 11, 13, 17, 14});
    column->addWidget(framed(m_table));
    column->addStretch(1);
    m_columns->addLayout(column, 1);
    m_columns->addWidget(buildSettings(), 1, Qt::AlignTop);
    all->addLayout(m_columns);
    all->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(scroll);
}

void BackupsTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isWide = width() >= SideBySideFrom * fontMetrics().averageCharWidth();
    m_columns->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_content->setMaximumWidth(isWide ? WidestContent : NarrowContent);
}

Card *BackupsTab::buildHead()
{
    auto *card = new Card;
    m_last = new StatusLabel;
    m_next = new TextLabel({}, TextRole::Small, ColorRole::Text2);
    m_next->setWordWrap(true);
    m_create = makeButton(tr("Back up now"), ButtonKind::Primary, u"play"_s);
    auto *verify = makeButton(tr("Verify…"));
    auto *restoreButton = makeButton(tr("Restore…"));
    auto *clean = makeButton(tr("Clean up…"));
    m_deeds = {verify, restoreButton, clean};
    auto *buttons = new QWidget;
    auto *flow = new FlowLayout(buttons, space::s2, space::s2);
    for (QPushButton *button : {m_create, verify, restoreButton, clean})
        flow->addWidget(button);
    m_workText = new TextLabel;
    m_halt = makeCompactButton(tr("Stop"));
    m_work = new FoldingRow(m_workText, m_halt);
    m_work->hide();
    m_result = new StatusLabel;
    m_result->hide();
    for (QWidget *part : std::initializer_list<QWidget *>{m_last, m_next, buttons, m_work, m_result})
        card->body()->addWidget(part);
    connect(m_create, &QPushButton::clicked, this, &BackupsTab::createNow);
    connect(verify, &QPushButton::clicked, this, &BackupsTab::askVerify);
    connect(restoreButton, &QPushButton::clicked, this, &BackupsTab::askRestore);
    connect(clean, &QPushButton::clicked, this, &BackupsTab::askCleanup);
    connect(m_halt, &QPushButton::clicked, this, [this] {
        m_stop.request_stop();
        if (m_services.backupClock)
            m_services.backupClock->cancel();
    });
    return card;
}

Card *BackupsTab::buildSettings()
{
    auto *card = new Card(tr("Schedule and place"));
    m_settings = new SharedSettings(m_services, backupFields());
    connect(m_settings, &SharedSettings::toast, this, [this](const QString &text) { Q_EMIT toast(text); });
    connect(m_settings, &SharedSettings::failed, this, &BackupsTab::errorRaised);
    card->body()->addWidget(m_settings);
    card->body()->addWidget(new Divider);
    m_place = new TextLabel;
    m_place->setWordWrap(true);
    m_choose = makeCompactButton(tr("Choose a folder…"));
    m_bucket = makeCompactButton(tr("Choose a bucket…"));
    m_passphrase = makeCompactButton(tr("Passphrase…"));
    m_own = makeCompactButton(tr("Use the profile's own"), ButtonKind::Ghost);
    auto *buttons = new QWidget;
    auto *flow = new FlowLayout(buttons, space::s2, space::s2);
    for (QPushButton *button : {m_choose, m_bucket, m_passphrase, m_own})
        flow->addWidget(button);
    card->body()->addWidget(m_place);
    card->body()->addWidget(buttons);
    connect(m_bucket, &QPushButton::clicked, this, &BackupsTab::chooseBucket);
    connect(m_passphrase, &QPushButton::clicked, this, &BackupsTab::askPassphrase);
    connect(m_choose, &QPushButton::clicked, this, &BackupsTab::chooseFolder);
    connect(m_own, &QPushButton::clicked, this, [this] { setFolder({}); });
    return card;
}

BackupsTab::Found BackupsTab::read(Engine &engine, BackupDesk *desk)
{
    Found found;
    const Instant now = engine.parts.clock.now();
    const auto last = health::lastBackup(engine.parts, engine.rules, now);
    found.last = last ? *last : health::failed(u"backup"_s, last.error());
    if (const auto schedule = backupSchedule(engine.rules))
        found.next = nextScheduledRun(*schedule, now);
    if (const auto verified = backupNote(engine.parts, BackupVerifiedNote))
        found.verified = *verified;
    if (const auto hold = restoreHold(engine.parts.catalogue))
        found.hold = *hold;
    if (!desk)
        return found;
    const auto list = [&]() -> Result<void> {
        TD_ASSIGN(found.where, desk->where());
        TD_ASSIGN(const BackupPlace place, desk->place());
        const Result<BackupVault> vault = BackupVault::open(place.target, place.passphrase, {});
        if (!vault && vault.error().reason == "backup.none"_L1)
            return {};
        TD_TRY(vault);
        TD_ASSIGN(found.entries, vault->list({}));
        return {};
    };
    if (const auto done = list(); !done)
        found.problem = done.error();
    return found;
}

void BackupsTab::show(bool shown)
{
    m_shown = shown;
    if (!shown)
        return;
    if (m_services.backupClock && m_services.backupClock->isBackingUp())
        showWork(tr("Backing up…"));
    reload();
}

void BackupsTab::reload()
{
    if (!m_shown)
        return;
    m_settings->load();
    m_answer.run(
        m_services.workPool, this,
        [&engine = m_services.engine, desk = m_services.backups] { return read(engine, desk.get()); },
        [this](const Found &found) { fill(found); });
}

void BackupsTab::fill(const Found &found)
{
    const Instant now = m_services.engine.parts.clock.now();
    const HealthWords words = healthWords(found.last, now);
    m_last->setStatus(healthStatus(found.last.status), tr("%1: %2").arg(words.name, words.sentence));
    m_last->updateGeometry();
    m_next->setText(found.next ? tr("Next %1, while this window is open").arg(format::nextRun(*found.next, now))
                               : tr("None is made by itself"));
    m_held->setVisible(found.hold.has_value());
    if (found.hold)
        m_held->setMessage(
            Status::Warn,
            tr("This profile was restored from the backup %1, and some of its tiers lie in buckets or folders outside of it. "
               "Nothing is changed there, and nothing runs by itself, until you say that no other profile uses them.")
                .arg(found.hold->backup));
    m_problem->setVisible(found.problem.has_value());
    if (found.problem)
        m_problem->setError(*found.problem);
    const BackupEntry *chosen = selected();
    const QString keep = chosen ? chosen->name : QString();
    m_model->setBackups(found.entries, found.verified, now);
    m_empty->setVisible(found.entries.isEmpty() && !found.problem);
    QWidget *frame = m_table->parentWidget();
    const int rows = std::clamp(int(found.entries.size()), 1, BackupRowsShown);
    frame->setFixedHeight(m_table->verticalHeader()->defaultSectionSize() * (rows + 1) + space::s4);
    frame->setVisible(!found.entries.isEmpty());
    if (m_model->rowCount() > 0)
        m_table->selectRow(std::max(0, m_model->rowOf(keep)));
    for (QPushButton *deed : std::as_const(m_deeds))
        deed->setEnabled(!found.entries.isEmpty() && !m_busy);
    const BackupWhere &where = found.where;
    m_place->setText(!where.place.isEmpty() ? tr("Kept in %1").arg(where.place)
                     : where.isOwnFolder    ? tr("Kept on the disk of this profile, and lost together with it: %1").arg(where.folder)
                                            : tr("Kept in the folder %1").arg(where.folder));
    const bool canChange = m_services.backups && where.fixedBy.isEmpty();
    m_choose->setEnabled(canChange);
    m_bucket->setEnabled(canChange);
    m_passphrase->setEnabled(m_services.backups != nullptr);
    m_own->setVisible(canChange && (!where.isOwnFolder || !where.place.isEmpty()));
    m_choose->setToolTip(where.fixedBy.isEmpty() ? QString() : tr("Set by %1; it wins over this page.").arg(where.fixedBy));
}

void BackupsTab::showWork(const QString &text)
{
    m_workName = text;
    m_busy = !text.isEmpty();
    m_workText->setText(text);
    m_work->setVisible(m_busy);
    m_create->setEnabled(!m_busy);
    for (QPushButton *deed : std::as_const(m_deeds))
        deed->setEnabled(!m_busy && m_model->rowCount() > 0);
    m_busy ? m_pull.start() : m_pull.stop();
}

void BackupsTab::pullProgress()
{
    Progress progress;
    if (m_services.backupClock && m_services.backupClock->isBackingUp()) {
        progress = m_services.backupClock->progress();
    } else {
        const QMutexLocker lock(&m_running->mutex);
        progress = m_running->progress;
    }
    if (progress.total > 0)
        m_workText->setText(u"%1 %2 / %3"_s.arg(m_workName, format::count(progress.done), format::count(progress.total)));
}

const BackupEntry *BackupsTab::selected() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? &m_model->backup(current.row()) : nullptr;
}

} // namespace td
