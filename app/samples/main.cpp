// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/samples.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"tierdeck-samples"_s);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Renders sample photos: products, rooms and landscapes, with EXIF as a camera writes it."_s);
    parser.addHelpOption();
    parser.addPositionalArgument(u"DIR"_s, u"Folder to write into; created when missing."_s);
    const QCommandLineOption countOption(u"count"_s, u"How many photos (1 to 10000)."_s, u"N"_s, u"30"_s);
    const QCommandLineOption seedOption(u"seed"_s, u"The same number gives the same photos."_s, u"S"_s, u"1"_s);
    parser.addOptions({countOption, seedOption});
    parser.process(app);

    QTextStream out(stdout);
    QTextStream err(stderr);
    bool countOk = false;
    bool seedOk = false;
    const int count = parser.value(countOption).toInt(&countOk);
    const quint64 seed = parser.value(seedOption).toULongLong(&seedOk);
    if (parser.positionalArguments().size() != 1 || !countOk || !seedOk || count < 1 || count > 10'000) {
        err << parser.helpText();
        return 2;
    }
    const auto rendered = td::renderSamples(parser.positionalArguments().first(), count, seed, {});
    if (!rendered) {
        err << rendered.error().message << ' ' << rendered.error().where << '\n' << rendered.error().remedy << '\n';
        return 1;
    }
    out << rendered->size() << " photos in " << parser.positionalArguments().first() << '\n';
    return 0;
}
