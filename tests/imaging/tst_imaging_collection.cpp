// SPDX-License-Identifier: GPL-3.0-or-later
// Every picture of the shared collection (TIERDECK_TEST_DATA) goes through the pipeline; its index says what must come
// out.
#include "imaging/imagingprocessor.h"

#include <QBuffer>
#include <QColorSpace>
#include <QElapsedTimer>
#include <QFile>
#include <QImageReader>
#include <QPainter>
#include <QRegularExpression>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <atomic>
#include <mutex>
#include <span>
#include <thread>

using namespace Qt::StringLiterals;

namespace
{
constexpr qint64 LongestMilliseconds = 10'000;
/// Mean difference of 255 levels that two good decoders and one compression may show.
constexpr double SameColours = 6.0;
/// Qt turns CMYK into RGB by the plain formula, the pipeline by the embedded profile.
constexpr double CmykColours = 60.0;

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
    {"images/color/icc_profile_big.jpg", "Qt 6.4 cannot use its table profile"},
    {"images/pngsuite/tbgn2c16.png", "Qt 6.4 mixes up the channels of this kind"},
    {"images/fuzz/4x4.jpg", "sixteen pixels of noise"},
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
    bool cmyk = false;
    bool qtReads = false;
};

bool isAccepted(const Item &item)
{
    return item.type == u"jpeg"_s || item.type == u"png"_s || item.type == u"gif"_s || item.type == u"webp"_s;
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

QImage seen(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    QImage image = reader.read();
    if (image.isNull())
        return {};
    if (image.colorSpace().isValid() && !image.isGrayscale())
        image.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
    QImage white(image.size(), QImage::Format_RGB32);
    white.fill(Qt::white);
    QPainter painter(&white);
    painter.drawImage(0, 0, image);
    painter.end();
    return white;
}

double difference(const QByteArray &a, const QByteArray &b)
{
    constexpr int side = 48;
    const QImage first = seen(a).scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QImage second = seen(b).scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (first.isNull() || second.isNull())
        return 255;
    double sum = 0;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const QRgb p = first.pixel(x, y);
            const QRgb q = second.pixel(x, y);
            sum += std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q));
        }
    }
    return sum / (side * side * 3);
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
    if (!item.qtReads || isIn(OtherColours, item.path))
        return {};
    const double off = difference(file, master.bytes);
    if (off > (item.cmyk ? CmykColours : SameColours))
        return u"colours differ by %1"_s.arg(off);
    return {};
}

QString judge(const Item &item, const QString &root)
{
    QFile handle(root + u'/' + item.path);
    if (!handle.open(QIODevice::ReadOnly))
        return u"cannot be read"_s;
    const QByteArray file = handle.readAll();
    QElapsedTimer timer;
    timer.start();
    static const td::ImagingProcessor processor;
    const auto result = processor.process(file, item.path, {});
    if (timer.elapsed() > LongestMilliseconds)
        return u"took %1 ms"_s.arg(timer.elapsed());
    if (result)
        return isAccepted(item) && item.decodable != u"no" ? judgeStored(item, file, *result) : u"was not refused"_s;
    const td::Error &error = result.error();
    if (error.code != td::ErrorCode::InvalidArgument || error.remedy.isEmpty() || error.where != item.path)
        return QString(u"unclear refusal: "_s + error.reason + u' ' + error.message);
    if (isAccepted(item) && item.decodable == u"yes")
        return QString(u"refused: "_s + error.message);
    return {};
}

std::vector<Item> readIndex(const QString &root)
{
    QFile index(root + u"/index.json"_s);
    if (!index.open(QIODevice::ReadOnly))
        return {};
    std::vector<Item> items;
    const QJsonArray array = QJsonDocument::fromJson(index.readAll()).array();
    for (const auto &value : array) {
        const QJsonObject object = value.toObject();
        Item item;
        item.path = object.value(u"path"_s).toString();
        item.type = object.value(u"type"_s).toString();
        item.decodable = object.value(u"decodable"_s).toString();
        item.qtReads = object.value(u"qt_ok"_s).toBool();
        if (!object.value(u"stored_disputed"_s).toBool())
            item.upright = sizeOf(object.value(u"upright"_s).toString());
        item.cmyk = object.value(u"note"_s).toString().contains(u"CMYK"_s, Qt::CaseInsensitive) ||
                    object.value(u"note"_s).toString().contains(u"1x1,1x1,1x1,1x1"_s);
        items.push_back(item);
    }
    return items;
}
} // namespace

class TestCollection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPicture()
    {
        const QString root = qEnvironmentVariable("TIERDECK_TEST_DATA");
        if (root.isEmpty())
            QSKIP("TIERDECK_TEST_DATA is not set: the shared pictures were not tried");
        QImageReader::setAllocationLimit(1024);
        const std::vector<Item> items = readIndex(root);
        QVERIFY(items.size() > 100);
        std::atomic<size_t> next = 0;
        std::mutex mutex;
        QStringList wrong;
        const auto work = [&] {
            for (size_t i = next++; i < items.size(); i = next++) {
                const QString verdict = judge(items[i], root);
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
    }
};

QTEST_GUILESS_MAIN(TestCollection)
#include "tst_imaging_collection.moc"
