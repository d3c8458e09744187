// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/samples.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace
{
constexpr int LargestSide = 12000; ///< px
}

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
    const QCommandLineOption sizeOption(u"size"_s, u"Sides of every photo, long x short (at most 12000 each)."_s,
                                        u"WxH"_s);
    parser.addOptions({countOption, seedOption, sizeOption});
    parser.process(app);

    QTextStream out(stdout);
    QTextStream err(stderr);
    bool countOk = false;
    bool seedOk = false;
    const int count = parser.value(countOption).toInt(&countOk);
    const quint64 seed = parser.value(seedOption).toULongLong(&seedOk);
    const QStringList sides = parser.value(sizeOption).split(u'x');
    const QSize size = sides.size() == 2 ? QSize(sides.at(0).toInt(), sides.at(1).toInt()) : QSize();
    const bool sizeOk = !parser.isSet(sizeOption) ||
                        (size.height() >= 100 && size.width() >= size.height() && size.width() <= LargestSide);
    if (!sizeOk || parser.positionalArguments().size() != 1 || !countOk || !seedOk || count < 1 || count > 10'000) {
        err << parser.helpText();
        return 2;
    }
    const auto rendered = td::renderSamples(parser.positionalArguments().first(), count, seed, {}, size);
    if (!rendered) {
        err << rendered.error().message << ' ' << rendered.error().where << '\n' << rendered.error().remedy << '\n';
        return 1;
    }
    out << rendered->size() << " photos in " << parser.positionalArguments().first() << '\n';
    return 0;
}
