// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/demostory.h"
#include "app/privatefolder.h"

#include <QDir>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

Result<int> demo(Session &session, int photos)
{
    QTemporaryDir temporary(QString(QDir::tempPath() + u"/tierdeck-demo-XXXXXX"_s));
    QString folder = session.global.profile;
    if (folder.isEmpty()) {
        if (!temporary.isValid()) {
            return fail(ErrorCode::PermissionDenied, u"config.temp"_s,
                        u"No temporary folder can be made: %1"_s.arg(temporary.errorString()), QDir::tempPath(),
                        u"Make room in it, or give an empty --profile."_s);
        }
        folder = QString(temporary.path() + u"/profile"_s);
    } else if (QDir(folder).exists() && !QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
        return fail(ErrorCode::FailedPrecondition, u"config.demo_profile"_s,
                    u"The demo only plays in an empty folder, and %1 is not empty"_s.arg(folder), folder,
                    u"Give another --profile, or none for a temporary one."_s);
    }
    // The operator's own settings and variables have no part in a demonstration.
    const auto settings = loadSettings({.profile = folder, .commandLine = {}, .environment = {}});
    if (!settings)
        return fail(joined(settings.error()));
    TD_TRY(makePrivateFolder(settings->paths.root));
    TD_TRY(makePrivateFolder(settings->paths.logs));
    const LogFile log(settings->paths.logs, LogFile::optionsOf(*settings, session.global.verbose));
    DemoStory story(session, *settings, photos);
    TD_TRY(story.play());
    if (session.global.profile.isEmpty()) {
        session.out.line(
            u"The demo's temporary profile is gone again. Keep one with: tierdeck-cli --profile DIR demo"_s);
    } else {
        session.out.line(u"Look around: tierdeck-cli --profile %1 photos list"_s.arg(folder));
    }
    session.out.line(u"Start for real: tierdeck-cli upload --recursive --draft my-first-draft ~/Pictures"_s);
    return status::Done;
}

} // namespace

void addDemo(CLI::App &root, Handler &chosen)
{
    auto photos = std::make_shared<int>(24);
    CLI::App *command =
        root.add_subcommand("demo", "A year of sample photos under a simulated clock, in a temporary profile");
    command->add_option("--photos", *photos, "How many sample photos")
        ->check(CLI::Range(8, 1000))
        ->capture_default_str();
    command->callback([photos, &chosen] { chosen = [photos](Session &session) { return demo(session, *photos); }; });
}

} // namespace td::cli
