// SPDX-License-Identifier: GPL-3.0-or-later
// Every picture of the shared collection (TIERDECK_TEST_DATA) goes through the pipeline; its index says what must come
// out.
#include "imaging/colourgrid.h"
#include "imaging/imagingprocessor.h"
#include "support/testprogram.h"

#include <QElapsedTimer>
#include <QFile>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <mutex>
#include <span>
#include <thread>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using td::test::ColourGrid;
using td::test::colourGrid;
using td::test::difference;
using td::test::referenceColours;

namespace
{
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 LongestMilliseconds = 60'000;
#else
constexpr qint64 LongestMilliseconds = 10'000;
#endif
/// Mean difference of 255 levels that two good decoders and one compression may show in a cell of the grid.
constexpr double SameColours = 2.5;
/// The same where a few pixels share one block of a JPEG.
constexpr double TinyColours = 8;
constexpr int TinySide = 16;
/// Peak of this process with two pictures at a time.
constexpr qint64 MostMemory = 1'000'000'000;

/// Files about which we know better than the index, and why.
struct Exception {
    const char *path;
    const char *why;
};
constexpr Exception CutAnimations[] = {
    {"images/corrupt/1443232-1.gif", "five frames, then rubbish"},
    {"images/fuzz/ce774930ac70449f38a18789c70095b8.gif", "five frames, then rubbish"},
    {"images/fuzz/adf6f850b13dff73ebb22862c6ab028b.gif", "ends in the middle of frame 16"},
    {"images/fuzz/bc7af0616c4ae99144c8600e7b39beea.gif", "ends in the middle of frame 5"},
    {"images/fuzz/id_000552,src_000303,op_flip1,pos_54.gif", "ends in the middle of frame 2"},
};
constexpr Exception OtherColours[] = {
    {"images/fuzz/4x4.jpg", "sixteen pixels of noise"},
    {"images/fuzz/colors-with-alpha.heic", "ImageMagick 6.9.11 does not see its transparency"},
};

bool isIn(std::span<const Exception> list, const QString &path)
{
    return std::any_of(list.begin(), list.end(),
                       [&path](const Exception &e) { return path == QLatin1StringView(e.path); });
}

struct Item {
    QString path;
    QString type;
    QString decodable;
    QSize upright;
    std::optional<ColourGrid> colours; ///< of the reference
};

bool isHeif(const Item &item)
{
    return item.type.startsWith(u"bmff:"_s);
}

bool isAccepted(const Item &item, const td::ImagePolicy &policy)
{
    return (policy.acceptHeic && isHeif(item)) || item.type == u"jpeg"_s || item.type == u"png"_s ||
           item.type == u"gif"_s || item.type == u"webp"_s;
}

QSize sizeOf(const QString &text)
{
    static const QRegularExpression pattern(u"^(\\d+)x(\\d+)"_s);
    const auto match = pattern.match(text);
    return match.hasMatch() ? QSize(match.captured(1).toInt(), match.captured(2).toInt()) : QSize();
}

QSize fittedTo2000(QSize size)
{
    const double scale = std::min(1.0, 2000.0 / std::max(size.width(), size.height()));
    return {std::max(1, int(std::lround(size.width() * scale))), std::max(1, int(std::lround(size.height() * scale)))};
}

/// What is wrong with the outcome for one file; empty when it is right.
QString judgeStored(const Item &item, const QByteArray &file, const td::ProcessedImage &image)
{
    if (image.outputs.isEmpty() || image.outputs.first().variant != td::variant::Master)
        return u"no master"_s;
    const td::ImageOutput &master = image.outputs.first();
    if (image.damaged && image.outputs.last().bytes != file)
        return u"damaged, but the original bytes are not kept"_s;
    if (!image.damaged && item.decodable == u"partial")
        return u"damage was not noticed"_s;
    if (item.decodable != u"yes")
        return {};
    if (image.damaged != isIn(CutAnimations, item.path))
        return QString(u"taken for damaged or not: "_s + image.warnings.join(u"; "_s));
    const bool animated = master.mimeType != u"image/jpeg" && master.size != fittedTo2000(item.upright);
    if (item.upright.isValid() && !animated && master.size != fittedTo2000(item.upright))
        return u"size %1x%2"_s.arg(master.size.width()).arg(master.size.height());
    if (!item.colours || image.damaged || isIn(OtherColours, item.path))
        return {};
    const auto seen = colourGrid(master.bytes);
    const double off = seen ? difference(*seen, *item.colours) : 255;
    const bool tiny = std::min(master.size.width(), master.size.height()) < TinySide;
    if (off > (tiny ? TinyColours : SameColours))
        return u"colours differ by %1"_s.arg(off);
    return {};
}

QString judge(const Item &item, const QString &root, const td::ImagePolicy &policy)
{
    QFile handle(root + u'/' + item.path);
    if (!handle.open(QIODevice::ReadOnly))
        return u"cannot be read"_s;
    const QByteArray file = handle.readAll();
    QElapsedTimer timer;
    timer.start();
    static const td::ImagingProcessor processor;
    const auto result = processor.process(file, item.path, policy);
    if (timer.elapsed() > LongestMilliseconds)
        return u"took %1 ms"_s.arg(timer.elapsed());
    if (result)
        return isAccepted(item, policy) && item.decodable != u"no" ? judgeStored(item, file, *result)
                                                                   : u"was not refused"_s;
    const td::Error &error = result.error();
    if (error.code != td::ErrorCode::InvalidArgument || error.remedy.isEmpty() || error.where != item.path)
        return QString(u"unclear refusal: "_s + error.reason + u' ' + error.message);
    if (isAccepted(item, policy) && item.decodable == u"yes")
        return QString(u"refused: "_s + error.message);
    return {};
}

std::vector<Item> readIndex(const QString &root)
{
    QFile index(root + u"/index.json"_s);
    if (!index.open(QIODevice::ReadOnly))
        return {};
    std::vector<Item> items;
    const QHash<QString, ColourGrid> colours =
        referenceColours(TD_SOURCE_DIR u"/tests/imaging/reference_colours.txt"_s);
    const QJsonArray array = QJsonDocument::fromJson(index.readAll()).array();
    for (const auto &value : array) {
        const QJsonObject object = value.toObject();
        Item item;
        item.path = object.value(u"path"_s).toString();
        item.type = object.value(u"type"_s).toString();
        item.decodable = object.value(u"decodable"_s).toString();
        if (!object.value(u"stored_disputed"_s).toBool())
            item.upright = sizeOf(object.value(u"upright"_s).toString());
        if (const auto found = colours.constFind(item.path); found != colours.cend())
            item.colours = *found;
        items.push_back(item);
    }
    return items;
}
} // namespace

class TestCollection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPicture_data()
    {
        QTest::addColumn<td::ImagePolicy>("policy");
        QTest::newRow("as set at first") << td::ImagePolicy{};
        QTest::newRow("HEIC taken in, all converted to sRGB")
            << td::ImagePolicy{.keepGps = true, .profile = td::ProfilePolicy::ConvertToSrgb, .acceptHeic = true};
    }
    void everyPicture()
    {
        QFETCH(td::ImagePolicy, policy);
        const QString root = qEnvironmentVariable("TIERDECK_TEST_DATA");
        if (root.isEmpty())
            QSKIP("TIERDECK_TEST_DATA is not set: the shared pictures were not tried");
        QImageReader::setAllocationLimit(1024);
        const std::vector<Item> items = readIndex(root);
        QVERIFY(items.size() > 100);
        QVERIFY(std::ranges::count_if(items, [](const Item &item) { return item.colours.has_value(); }) > 250);
        std::atomic<size_t> next = 0;
        std::mutex mutex;
        QStringList wrong;
        const auto work = [&] {
            for (size_t i = next++; i < items.size(); i = next++) {
                const QString verdict = judge(items[i], root, policy);
                if (verdict.isEmpty())
                    continue;
                const std::lock_guard lock(mutex);
                wrong.append(items[i].path + u" ("_s + items[i].decodable + u"): "_s + verdict);
            }
        };
        {
            std::vector<std::jthread> workers;
            for (int i = 0; i < 2; ++i)
                workers.emplace_back(work);
        }
        for (const QString &line : std::as_const(wrong))
            qWarning("%s", qPrintable(line));
        QVERIFY2(wrong.isEmpty(), qPrintable(u"%1 of %2 files, listed above"_s.arg(wrong.size()).arg(items.size())));
#ifndef __SANITIZE_ADDRESS__ // which keeps memory of its own
        rusage used = {};
        ::getrusage(RUSAGE_SELF, &used);
        QVERIFY2(used.ru_maxrss * 1024 < MostMemory, qPrintable(u"%1 KiB"_s.arg(used.ru_maxrss)));
#endif
    }
};

TD_TEST(TestCollection)
#include "tst_imaging_collection.moc"
