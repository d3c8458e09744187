// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

#include "app/cli/progressbar.h"
#include "app/privatefolder.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

Session::Session(GlobalOptions options, Output &output, std::stop_token stopToken)
    : out(output)
    , global(std::move(options))
    , stop(std::move(stopToken))
{
}

Session::~Session() = default;

SettingsSource Session::source() const
{
    return {.profile = global.profile, .commandLine = {}, .environment = QProcessEnvironment::systemEnvironment()};
}

Result<Settings> Session::settings()
{
    auto loaded = loadSettings(source());
    if (!loaded) {
        for (const Error &problem : loaded.error())
            out.error(problem);
        m_saidSettings = true;
        return fail(joined(loaded.error()));
    }
    return *std::move(loaded);
}

Result<Container *> Session::container()
{
    if (m_container)
        return m_container.get();
    TD_ASSIGN(const Settings loaded, settings());
    TD_TRY(makePrivateFolder(loaded.paths.root));
    TD_TRY(makePrivateFolder(loaded.paths.logs));
    m_log = std::make_unique<LogFile>(loaded.paths.logs, LogFile::optionsOf(loaded, global.verbose));
    TD_ASSIGN(m_container, Container::open(loaded, {.clock = {},
                                                    .ids = {},
                                                    .keyring = needsKeyring(loaded) ? keyring() : nullptr,
                                                    .lateKeyring = [this] { return keyring(); },
                                                    .recover = true,
                                                    .stop = stop}));
    const Mover::Recovery &recovery = m_container->recovery();
    if (recovery.finished + recovery.rolledBack > 0) {
        out.note(u"Recovered after an interruption: %1 finished, %2 rolled back."_s.arg(recovery.finished)
                     .arg(recovery.rolledBack));
    }
    out.failures(recovery.failed);
    return m_container.get();
}

std::shared_ptr<Keyring> Session::keyring()
{
    if (!m_keyring)
        m_keyring = systemKeyring();
    return m_keyring;
}

Result<Engine *> Session::engine()
{
    TD_ASSIGN(Container *const opened, container());
    return &opened->engine();
}

ProgressFn Session::progress(const QString &what)
{
    m_bar = std::make_shared<ProgressBar>(what, global.quiet);
    return [bar = m_bar](const Progress &progress) { bar->update(progress); };
}

void Session::endProgress()
{
    m_bar.reset();
}

} // namespace td::cli
