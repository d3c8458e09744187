// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"

#include "app/desktop/desktopnotifier.h"
#include "app/desktop/tray.h"
#include "app/tiermove.h"
#include "ui/dialogs/helpdialogs.h"
#include "ui/support/async.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int WaitingAfterMs = 400;

Result<std::unique_ptr<Container>> openContainer(const Settings &settings, const std::shared_ptr<Keyring> &keyring,
                                                 const std::stop_token &stop)
{
    // what was under way to a bucket is recovered once the window is there: the network may be away
    const bool isLocal = !settings.hot.remote && !settings.cold.remote;
    return Container::open(settings, {.clock = {}, .ids = {}, .keyring = keyring, .recover = isLocal, .stop = stop});
}

std::unique_ptr<QWidget> waitingWindow(const QString &profile)
{
    auto window = std::make_unique<QWidget>();
    window->setWindowTitle(u"Tierdeck"_s);
    auto *column = new QVBoxLayout(window.get());
    column->setContentsMargins(space::s8, space::s6, space::s8, space::s6);
    column->addWidget(new TextLabel(QCoreApplication::translate("td::Desktop", "Opening the profile…"), TextRole::Heading));
    column->addWidget(new TextLabel(profile, TextRole::Small, ColorRole::Text2));
    return window;
}

} // namespace

Desktop::Desktop(DesktopOptions options)
    : m_options(std::move(options))
    , m_source{.profile = m_options.profile, .commandLine = {}, .environment = QProcessEnvironment::systemEnvironment()}
{
    m_openPool.setMaxThreadCount(1);
    m_keyring = systemKeyring();
    m_notifier = std::make_unique<DesktopNotifier>(QDBusConnection::sessionBus());
}

Desktop::~Desktop()
{
    // The window lets go of everything first; then the console stops its work; the log hears the rest.
    m_stop.request_stop();
    m_openPool.waitForDone();
    m_window.reset();
    m_tray.reset();
    m_waiting.reset();
    m_console.reset();
    m_appearance.reset();
}

void Desktop::start()
{
    const ProfilePaths paths = profilePaths(m_source);
    m_instance = std::make_unique<SingleInstance>(paths.root);
    if (m_instance->raiseOther(m_options.page)) {
        QTimer::singleShot(0, qApp, &QCoreApplication::quit);
        return;
    }
    m_instance->listen();
    connect(m_instance.get(), &SingleInstance::raiseRequested, this, &Desktop::raise);

    m_early = std::make_unique<QSettings>(QString(paths.root + u"/window.ini"_s), QSettings::IniFormat);
    m_appearance = std::make_unique<Appearance>(*m_early);
    if (!m_options.theme.isEmpty())
        m_appearance->overrideMode(m_options.theme);
    if (!m_options.language.isEmpty())
        m_appearance->overrideLanguage(m_options.language);

    auto settings = loadSettings(m_source);
    if (!settings) {
        showProblem(joined(settings.error()));
        return;
    }
    m_settings = *std::move(settings);
    m_log = std::make_unique<LogFile>(m_settings->paths.logs, LogFile::optionsOf(*m_settings, true));
    QTimer::singleShot(WaitingAfterMs, this, [this] {
        if (m_window || m_waiting || m_console)
            return;
        m_waiting = waitingWindow(m_settings->paths.root);
        m_waiting->show();
    });
    runAsync(
        m_openPool, this,
        [settings = *m_settings, source = m_source, keyring = m_keyring, stop = m_stop.get_token()]() -> Result<std::unique_ptr<Container>> {
            auto container = openContainer(settings, keyring, stop);
            if (container)
                return container;
            // a tier's move to a bucket was cut off between its last two steps
            TD_ASSIGN(const bool isFinished, finishPendingMove(source, keyring, container.error()));
            if (!isFinished)
                return container;
            const auto again = loadSettings(source);
            if (!again)
                return fail(joined(again.error()));
            return openContainer(*again, keyring, stop);
        },
        [this](Result<std::unique_ptr<Container>> container) { opened(std::move(container)); });
}

void Desktop::opened(Result<std::unique_ptr<Container>> container)
{
    m_waiting.reset();
    if (!container) {
        showProblem(container.error());
        return;
    }
    showWindow(*std::move(container));
}

void Desktop::showWindow(std::unique_ptr<Container> container)
{
    m_console = std::make_unique<Console>(std::move(container), m_source, m_keyring);
    UiServices &services = m_console->services();
    services.setThemeMode = [this](const QString &mode) { m_appearance->setMode(mode); };
    services.setLanguage = [this](const QString &language) { m_appearance->setLanguage(language); };
    services.notify = [this](const DesktopNotice &notice) { m_notifier->show(notice); };
    if (QSystemTrayIcon::isSystemTrayAvailable()) {
        m_tray = std::make_unique<Tray>(services);
        connect(m_tray.get(), &Tray::openRequested, this, [this] { raise({}); });
        services.setStaysInTray = [this](bool stays) { m_tray->setStays(stays); };
    }
    m_window = std::make_unique<MainWindow>(services);
    if (!m_options.page.isEmpty())
        m_window->showPage(m_options.page);
    m_window->show();
    m_console->start();
    m_window->offerFirstStart();
}

void Desktop::showProblem(const Error &error)
{
    auto *dialog = new ErrorDialog(error, nullptr);
    dialog->setTitle(tr("The profile cannot be opened"));
    connect(dialog, &QDialog::finished, qApp, [] { QCoreApplication::exit(3); });
    dialog->open();
}

void Desktop::raise(const QString &page)
{
    if (!m_window)
        return;
    if (!page.isEmpty())
        m_window->showPage(page);
    m_window->comeForward();
}

} // namespace td
