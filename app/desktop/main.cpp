// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"
#include "app/hardening.h"
#include "imaging/isolation/picturehelper.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace
{

td::DesktopOptions parse(const QApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Desktop console for photo storage in several tiers"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(u"profile"_s, u"Folder that holds settings, catalogue and photos."_s, u"DIR"_s);
    const QCommandLineOption language(u"language"_s, u"en or fr, for this start."_s, u"LANG"_s);
    const QCommandLineOption theme(u"theme"_s, u"system, light, dark, hc-light or hc-dark, for this start."_s, u"MODE"_s);
    const QCommandLineOption page(u"page"_s, u"First page: overview, photos, drafts, transfers, lifecycle, costs, "
                                             "recommendations, health or settings."_s, u"ID"_s);
    parser.addOptions({profile, language, theme, page});
    parser.process(app);
    const auto refuse = [](const QString &text) {
        std::fputs(qPrintable(QString(text + u'\n')), stderr);
        std::exit(2);
    };
    const QString mode = parser.value(theme);
    if (!mode.isEmpty() && !td::themeModeFromName(mode))
        refuse(u"--theme %1: not one of system, light, dark, hc-light, hc-dark"_s.arg(mode));
    const QString lang = parser.value(language);
    if (!lang.isEmpty() && lang != "en"_L1 && lang != "fr"_L1)
        refuse(u"--language %1: not one of en, fr"_s.arg(lang));
    if (!parser.positionalArguments().isEmpty())
        refuse(u"%1: not an option"_s.arg(parser.positionalArguments().constFirst()));
    return {.profile = parser.value(profile), .language = lang, .theme = mode, .page = parser.value(page)};
}

} // namespace

int main(int argc, char **argv)
{
    if (const std::optional<int> helperStatus = td::runAsPictureHelper(argc, argv))
        return *helperStatus;
    td::keepMemoryPrivate();
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"tierdeck"_s);
    QApplication::setApplicationDisplayName(u"Tierdeck"_s);
    QApplication::setApplicationVersion(QStringLiteral(TIERDECK_VERSION));
    QApplication::setDesktopFileName(u"org.tierdeck.Tierdeck"_s);
    td::Desktop desktop(parse(app));
    desktop.start();
    return QApplication::exec();
}
