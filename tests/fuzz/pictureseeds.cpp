// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/pictureseeds.h"

#include "imaging/pictures.h"

#include <QColorSpace>
#include <QDirIterator>
#include <QFile>

using namespace td;
using namespace Qt::StringLiterals;

std::vector<QByteArray> fuzz::pictureSeeds()
{
    constexpr qsizetype LargestSeed = 64 * 1024;
    const QImage photo = test::photoLike({120, 90});
    const QByteArray jpeg = test::encoded(photo, "jpg", 80);
    std::vector<QByteArray> list{jpeg,
                                 test::withExif(jpeg, {.orientation = 6, .gps = true}),
                                 test::withIcc(jpeg, QColorSpace(QColorSpace::DisplayP3).iccProfile(), 3),
                                 test::encoded(photo.convertToFormat(QImage::Format_Grayscale8), "jpg", 50),
                                 test::encoded(photo, "png"),
                                 test::encoded(photo.convertToFormat(QImage::Format_Indexed8), "png"),
                                 test::encoded(photo, "webp", 60),
                                 test::animatedGif({40, 30}, 3, "words"_ba)};
    list.push_back(test::segmentsOf(list[1], 0xe1).first().sliced(6));
    const QString root = qEnvironmentVariable("TIERDECK_TEST_DATA");
    QStringList paths;
    for (QDirIterator it(root + u"/images"_s, QDir::Files, QDirIterator::Subdirectories);
         !root.isEmpty() && it.hasNext();)
        paths.append(it.next());
    paths.sort();
    for (const QString &path : std::as_const(paths)) {
        QFile file(path);
        if (file.size() <= LargestSeed && file.open(QIODevice::ReadOnly))
            list.push_back(file.readAll());
    }
    return list;
}
