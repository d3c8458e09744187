// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "app/container.h"
#include "app/logging.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace td::cli
{

class ProgressBar;

struct GlobalOptions {
    QString profile;
    bool json = false;
    bool quiet = false;
    bool verbose = false;
};

/// What a command is run with. The catalogue is opened when a command first asks for the engine.
class Session
{
public:
    Session(GlobalOptions options, Output &output, std::stop_token stopToken);
    ~Session();

    Output &out;
    const GlobalOptions global;
    const std::stop_token stop;

    [[nodiscard]] SettingsSource source() const;
    [[nodiscard]] Result<Settings> settings();
    [[nodiscard]] Result<Engine *> engine();
    [[nodiscard]] Result<Container *> container();
    /// Of this computer; made when it is first asked for.
    [[nodiscard]] std::shared_ptr<Keyring> keyring();
    /// Shows the progress of long work on a terminal; give it to the engine. `what` is a verb: "Uploading".
    [[nodiscard]] ProgressFn progress(const QString &what);
    /// Takes the progress bar away.
    void endProgress();
    /// True when the parts of this error were already named one by one.
    [[nodiscard]] bool hasSaid(const Error &error) const
    {
        return m_saidSettings && error.reason == QLatin1String("config.invalid");
    }

private:
    std::unique_ptr<LogFile> m_log;
    std::shared_ptr<Keyring> m_keyring;
    std::unique_ptr<Container> m_container;
    std::shared_ptr<ProgressBar> m_bar;
    bool m_saidSettings = false;
};

/// A command: its exit status, or the error of the whole.
using Handler = std::function<Result<int>(Session &)>;

} // namespace td::cli
