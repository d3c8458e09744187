// SPDX-License-Identifier: GPL-3.0-or-later
// Used by the build: paints the application's icon in the sizes of the hicolor theme.
//   td_icons ICON.svg FOLDER SIZE...      writes FOLDER/SIZE.png
#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QStringList>
#include <QSvgRenderer>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    QSvgRenderer icon(arguments.value(1));
    if (arguments.size() < 4 || !icon.isValid()) {
        std::fputs("usage: td_icons ICON.svg FOLDER SIZE...\n", stderr);
        return 2;
    }
    for (const QString &size : arguments.mid(3)) {
        QImage image(size.toInt(), size.toInt(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        icon.render(&painter);
        painter.end();
        const QString path = u"%1/%2.png"_s.arg(arguments.at(2), size);
        if (!image.save(path)) {
            std::fprintf(stderr, "td_icons: %s cannot be written\n", qPrintable(path));
            return 1;
        }
    }
    return 0;
}
