// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the real window over a demonstration profile and writes pictures of its pages.
#include "demoprofile.h"

#include "app/desktop/console.h"
#include "imaging/isolation/picturehelper.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/deliverdialog.h"
#include "ui/dialogs/firststartdialog.h"
#include "ui/dialogs/helpdialogs.h"
#include "ui/dialogs/nightdialogs.h"
#include "ui/dialogs/quotadialog.h"
#include "ui/dialogs/uploaddialog.h"
#include "ui/mainwindow.h"
#include "ui/pages/costs/priceeditor.h"
#include "ui/pages/health/backupplacedialogs.h"
#include "ui/pages/health/restoredialog.h"
#include "ui/pages/lab/comparisonview.h"
#include "ui/pages/photos/filtermenu.h"
#include "ui/pages/recommendations/auditsheet.h"
#include "ui/shell/appearance.h"
#include "ui/shell/windowactions.h"
#include "ui/support/format.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/toast.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace td;

namespace
{

struct Shot {
    QStringList pages, themes, languages, sizes;
    int fontPoint = 10;
    QString folder;
    QString state;   ///< "normal", "first"
    int rows = 3000; ///< photos of the year before, without files
};

void say(const QString &text)
{
    std::fputs(qPrintable(QString(text + u'\n')), stderr);
}

/// Waits until nothing is being read any more and the window is painted.
void settle(const UiServices &services)
{
    QElapsedTimer quiet;
    quiet.start();
    int stillFor = 0;
    while (quiet.elapsed() < 8000 && stillFor < 8) {
        QTest::qWait(25);
        const bool busy = services.pool.activeThreadCount() + services.thumbPool.activeThreadCount() +
                              services.workPool.activeThreadCount() >
                          0;
        stillFor = busy ? 0 : stillFor + 1;
    }
}

/// A queue in full swing, as its page is told.
QueueSnapshot busyQueue()
{
    QueueSnapshot snapshot;
    const std::array steps{std::pair{u"store"_s, 0.82}, std::pair{u"compress"_s, 0.64}, std::pair{u"compress"_s, 0.31},
                           std::pair{u"read"_s, 0.05}};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        TransferStatus status;
        status.transfer.id = 9000 + qint64(i);
        status.transfer.state = TransferState::Running;
        status.transfer.path = u"/media/marie/EOS/IMG_%1.jpg"_s.arg(2120 + int(i));
        status.transfer.bytes = 2'400'000 + qint64(i) * 310'000;
        status.step = steps.at(i).first;
        status.fraction = steps.at(i).second;
        snapshot.running.append(status);
    }
    snapshot.waiting = 174;
    snapshot.failed = 6;
    snapshot.done = 14;
    snapshot.batchDone = 36;
    snapshot.batchTotal = 214;
    snapshot.bytesPerSecond = 4'200'000;
    snapshot.secondsLeft = 38;
    return snapshot;
}

/// Tries the settings that the lab proposes, and waits for figures and pictures.
void tryInLab(QWidget &page)
{
    auto *view = page.findChild<ComparisonView *>();
    if (!view || view->hasPictures())
        return;
    for (QPushButton *button : page.findChildren<QPushButton *>()) {
        if (button->property("td:variant").toString() == "primary"_L1)
            button->click();
    }
    QElapsedTimer patience;
    patience.start();
    while (!view->hasPictures() && patience.elapsed() < 120'000)
        QTest::qWait(50);
}

/// The dialog of that name; null: there is none.
std::unique_ptr<QWidget> dialogOf(const QString &scene, MainWindow &window, UiServices &services)
{
    const Instant now = test::demoNow();
    RunResult run;
    run.withheld = 620;
    run.promotedToHot = 43;
    run.archivedToCold = 134;
    run.publishedDeleted = 8;
    PlanTotals totals;
    totals.promote = 9;
    totals.archive = 153;
    totals.trash = 6;
    if (scene == "first"_L1)
        return std::make_unique<FirstStartDialog>(services, nullptr);
    if (scene == "purge"_L1)
        return std::make_unique<ConfirmDialog>(purgeConfirmation(412, 380'000'000), nullptr);
    if (scene == "publish"_L1)
        return std::make_unique<ConfirmDialog>(publishConfirmation(u"Veste en lin beige"_s, 36, now + 7 * Day, now), nullptr);
    if (scene == "run"_L1)
        return std::make_unique<ConfirmDialog>(runConfirmation(totals), nullptr);
    if (scene == "undo"_L1)
        return std::make_unique<ConfirmDialog>(undoConfirmation(run), nullptr);
    if (scene == "brake"_L1)
        return std::make_unique<BrakeDialog>(run, 3040, Policy{}, nullptr);
    if (scene == "missed"_L1)
        return std::make_unique<MissedRunDialog>(now - 19 * Hour, now, totals, nullptr);
    if (scene == "keys"_L1)
        return std::make_unique<KeyboardDialog>(window.windowActions()->keys(), nullptr);
    if (scene == "about"_L1)
        return std::make_unique<AboutDialog>(services.profilePath, nullptr);
    if (scene == "detail"_L1)
        return std::make_unique<ErrorDialog>(Error{.code = ErrorCode::PermissionDenied,
                                                   .reason = u"s3.access_denied"_s,
                                                   .message = u"Access Denied"_s,
                                                   .where = u"s3:photos"_s,
                                                   .remedy = {}},
                                             nullptr);
    if (scene == "deliver"_L1)
        return std::make_unique<DeliverDialog>(services, 6, [] { return Result<QStringList>(QStringList{}); }, nullptr);
    if (scene == "quota"_L1)
        return std::make_unique<QuotaDialog>(std::nullopt, QStringList{u"Marie"_s, u"Karim"_s}, nullptr);
    if (scene == "pricelist"_L1)
        return std::make_unique<PriceEditor>(*services.engine.rules.prices(), nullptr);
    if (scene == "restore"_L1)
        return std::make_unique<RestoreDialog>(format::dateTime(now, now), nullptr);
    if (scene == "passphrase"_L1)
        return std::make_unique<PassphraseDialog>(nullptr);
    if (scene == "audit"_L1)
        return std::make_unique<AuditSheet>(services, nullptr);
    return nullptr;
}

/// No picture shows where on this computer it was made.
void hidePlaces(QWidget &shown, const QString &profile)
{
    const QString place = QDir(profile).absolutePath();
    const QString instead = u"/home/marie/Boutique"_s;
    for (QLabel *label : shown.findChildren<QLabel *>()) {
        if (label->text().contains(place))
            label->setText(QString(label->text()).replace(place, instead));
    }
    for (QLineEdit *line : shown.findChildren<QLineEdit *>()) {
        if (line->text().contains(place))
            line->setText(QString(line->text()).replace(place, instead));
    }
}

/// What stands before the page: a dialog of its own, or something over the window.
std::unique_ptr<QWidget> stage(const QString &scene, MainWindow &window, UiServices &services)
{
    std::unique_ptr<QWidget> dialog;
    window.commandPalette()->closePalette();
    if (scene == "palette"_L1)
        window.commandPalette()->openWith(u"robe"_s);
    else if (scene == "toast"_L1)
        window.showToast(QCoreApplication::translate("td::EventText", "%Ln photo(s) moved to the trash", nullptr, 12),
                         [] {});
    else if (scene == "error"_L1)
        window.showError({.code = ErrorCode::Unavailable,
                          .reason = u"folder.missing"_s,
                          .message = u"missing"_s,
                          .where = {},
                          .remedy = {}});
    else if (scene == "busy"_L1)
        Q_EMIT services.queue.changed(busyQueue());
    else if (scene == "tried"_L1)
        tryInLab(*window.currentPage());
    else if (scene == "menu"_L1)
        window.currentPage()->findChild<FilterMenu *>()->popup({});
    else if (scene == "upload"_L1)
        dialog = std::make_unique<UploadDialog>(services, QStringList{services.sampleFolder}, u"Veste en lin beige"_s,
                                                true, nullptr);
    else
        dialog = dialogOf(scene, window, services);
    if (dialog) {
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
    }
    return dialog;
}

/// The first photo or draft, so that the inspector is filled.
void selectFirst(QWidget &page)
{
    const auto views = page.findChildren<QAbstractItemView *>();
    for (QAbstractItemView *view : views) {
        if (view->isVisible() && view->model() && view->model()->rowCount(view->rootIndex()) > 1) {
            const QModelIndex first = view->model()->index(0, 0, view->rootIndex());
            view->setCurrentIndex(first);
            view->selectionModel()->select(first, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
            return;
        }
    }
}

void takeAll(const Shot &shot, Console &console, Appearance &appearance)
{
    QDir().mkpath(shot.folder);
    UiServices &services = console.services();
    for (const QString &language : shot.languages) {
        appearance.overrideLanguage(language);
        for (const QString &theme : shot.themes) {
            appearance.overrideMode(theme);
            MainWindow window(services);
            for (const QString &size : shot.sizes) {
                const QStringList sides = size.split(u'x');
                window.resize(sides.value(0).toInt(), sides.value(1).toInt());
                window.show();
                for (const QString &page : shot.pages) {
                    const QString scene = page.section(u'.', 1);
                    // a scene may be a part of the page; settings open where no path of this computer is shown
                    const QString part = scene.isEmpty() ? u"compression"_s : scene;
                    QVariantMap arguments{{u"tab"_s, scene}, {u"section"_s, part}, {u"near"_s, scene == "near"_L1}};
                    if (scene == "filtered"_L1)
                        arguments = {{u"camera"_s, u"Tierdeck Sample"_s}, {u"user"_s, u"Marie"_s}};
                    window.showPage(page.section(u'.', 0, 0), arguments);
                    settle(services);
                    std::unique_ptr<QWidget> extra = stage(scene, window, services);
                    const bool inspects = page.startsWith("photos"_L1) || page == "drafts"_L1;
                    if (inspects)
                        selectFirst(*window.currentPage());
                    if (!scene.isEmpty() || inspects)
                        settle(services);
                    const QString suffix = size == "1280x800"_L1 ? QString() : QString(u'-' % size);
                    const QString file =
                        QString(shot.folder % u'/' % page % u'-' % theme % u'-' % language % suffix % u".png"_s);
                    QWidget *popup = QApplication::activePopupWidget();
                    QWidget *picture = popup ? popup : extra ? extra.get() : static_cast<QWidget *>(&window);
                    hidePlaces(*picture, services.profilePath);
                    for (Toast *toast : picture->findChildren<Toast *>()) // of what stood before
                        toast->setVisible(scene == "toast"_L1);
                    if (!picture->grab().save(file))
                        say(u"cannot write %1"_s.arg(file));
                    if (popup)
                        popup->close();
                }
            }
        }
    }
}

Shot parse(const QApplication &app, QString &profile)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(u"folder"_s, u"Where the pictures go."_s);
    const QCommandLineOption pages(
        u"pages"_s,
        u"Ids, by comma; overview.palette, .toast, .error, .upload, .first, .purge, .publish, .run, .undo, .brake, .missed, .keys, .about, "
        ".detail, .deliver, .quota, .pricelist, .restore, .passphrase, .audit for what stands before it; "
        "duplicates.near, health.checks, health.backups, health.links, health.log, lab.tried, photos.menu, photos.filtered, transfers.busy, settings.SECTION."_s,
        u"IDS"_s, u"overview,photos,drafts,transfers,lifecycle,costs,recommendations,health.checks,health.backups,health.links,health.log,duplicates,lab.tried,settings"_s);
    const QCommandLineOption themes(u"themes"_s, u"Modes, by comma."_s, u"MODES"_s, u"light,dark"_s);
    const QCommandLineOption languages(u"languages"_s, u"en, fr."_s, u"LANGS"_s, u"en"_s);
    const QCommandLineOption sizes(u"sizes"_s, u"WIDTHxHEIGHT, by comma."_s, u"SIZES"_s, u"1280x800"_s);
    const QCommandLineOption font(u"font"_s, u"Size of the font in points."_s, u"POINTS"_s, u"10"_s);
    const QCommandLineOption keep(
        u"profile"_s, u"Folder of the demonstration profile; made when missing, used again when there."_s, u"DIR"_s);
    const QCommandLineOption state(u"state"_s, u"normal or first (an empty profile)."_s, u"STATE"_s, u"normal"_s);
    const QCommandLineOption rows(u"rows"_s, u"Photos of the year before, which have no files: 0 for the lab, which reads them."_s, u"N"_s, u"3000"_s);
    parser.addOptions({pages, themes, languages, sizes, font, keep, state, rows});
    parser.process(app);
    profile = parser.value(keep);
    const auto list = [&parser](const QCommandLineOption &option) {
        return parser.value(option).split(u',', Qt::SkipEmptyParts);
    };
    return {list(pages),
            list(themes),
            list(languages),
            list(sizes),
            parser.value(font).toInt(),
            parser.positionalArguments().value(0, u"screenshots"_s),
            parser.value(state), parser.value(rows).toInt()};
}

} // namespace

int main(int argc, char **argv)
{
    if (const std::optional<int> helperStatus = td::runAsPictureHelper(argc, argv))
        return *helperStatus;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QString profile;
    const Shot shot = parse(app, profile);
    QApplication::setFont(QFont(u"Inter"_s, shot.fontPoint));
    format::setTimeZone("Europe/Paris");

    QTemporaryDir temporary;
    if (profile.isEmpty())
        profile = temporary.filePath(u"Boutique"_s);
    const bool fresh = !QFile::exists(QString(profile + u"/catalog.db"_s));
    const SettingsSource source{.profile = profile, .commandLine = {}, .environment = {}};
    const auto settings = loadSettings(source);
    if (!settings) {
        say(joined(settings.error()).message);
        return 3;
    }
    auto clock = std::make_shared<test::StandingClock>(test::demoNow());
    auto container = Container::open(*settings, {.clock = clock, .ids = {}, .stop = {}});
    if (!container) {
        say(container.error().message);
        return 3;
    }
    if (fresh && shot.state == "normal"_L1) {
        QElapsedTimer timer;
        timer.start();
        if (const auto filled = test::fillDemo(**container, *clock, {.rows = shot.rows}); !filled) {
            say(QString(filled.error().message % u' ' % filled.error().detail));
            return 1;
        }
        say(u"profile filled in %1 s"_s.arg(double(timer.elapsed()) / 1000));
    }
    clock->set(test::demoNow());
    Console console(*std::move(container), source);
    Appearance appearance(console.state());
    console.services().profileName = u"Boutique"_s;
    console.start();
    takeAll(shot, console, appearance);
    return 0;
}
