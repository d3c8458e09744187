// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures decoded in helper processes come out as if they had been decoded here, whatever happens to the helpers.
#include "imaging/heiffiles.h"
#include "imaging/imaginglab.h"
#include "imaging/imagingprocessor.h"
#include "imaging/isolation/helperprotocol.h"
#include "imaging/isolation/helpers.h"
#include "imaging/pictures.h"
#include "imaging/screenreader.h"
#include "support/testprogram.h"

#include <QTest>

#include <sys/prctl.h>

#include <atomic>
#include <csignal>
#include <thread>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

/// Empty when both are the same.
QString differenceOf(const Result<ProcessedImage> &here, const Result<ProcessedImage> &there)
{
    if (here.has_value() != there.has_value())
        return u"one is refused: %1"_s.arg((here ? there : here).error().detail);
    if (!here) {
        const Error &a = here.error();
        const Error &b = there.error();
        const bool same = a.code == b.code && a.reason == b.reason && a.message == b.message && a.where == b.where &&
                          a.remedy == b.remedy;
        return same ? QString() : u"refused as %1 and %2"_s.arg(a.message, b.message);
    }
    if (here->damaged != there->damaged || here->warnings != there->warnings || here->phash != there->phash ||
        here->exif != there->exif || here->outputs.size() != there->outputs.size())
        return u"described in another way"_s;
    for (qsizetype i = 0; i < here->outputs.size(); ++i) {
        const auto &[variant, bytes, mimeType, extension, size] = here->outputs.at(i);
        const ImageOutput &b = there->outputs.at(i);
        if (variant != b.variant || bytes != b.bytes || mimeType != b.mimeType || extension != b.extension ||
            size != b.size)
            return u"another %1"_s.arg(variant);
    }
    return {};
}

QByteArray goodPicture()
{
    return encoded(photoLike({900, 600}), "jpg");
}

} // namespace

class TestIsolation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QVERIFY2(helperProcesses().isEmpty(), "a helper outlives its pool"); }

    void sameResults_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<ImagePolicy>("policy");
        const QByteArray jpeg = withExif(goodPicture(), {.orientation = 6, .gps = true});
        const auto row = [](const char *title, const QByteArray &file, const ImagePolicy &policy = {}) {
            QTest::newRow(title) << file << policy;
        };
        row("jpeg", jpeg);
        row("large", encoded(photoLike({3000, 2200}), "jpg", 95));
        row("position kept", jpeg, {.keepGps = true});
        row("original kept", jpeg, {.keepOriginal = true});
        row("other variants", jpeg, {.quality = 70, .maxSide = 500, .variants = {{u"cover"_s, 320}, {u"tiny"_s, 16}}});
        row("to sRGB", jpeg, {.profile = ProfilePolicy::ConvertToSrgb});
        row("target size", encoded(photoLike({1800, 1200}), "jpg", 97), {.targetBytes = 60'000});
        row("png", encoded(photoLike({400, 300}), "png"));
        row("webp", encoded(photoLike({400, 300}), "webp"));
        row("animated gif, kept as it is", animatedGif({200, 120}, 4));
        row("damaged", jpeg.first(jpeg.size() / 2));
        row("cut gif", animatedGif({200, 120}, 6).first(900));
        row("too large", jpeg, {.maxBytes = 1000});
        row("too many pixels", jpeg, {.maxPixels = 1000});
        row("empty", {});
        row("text", "these are words"_ba);
        row("heic", QByteArray("\0\0\0\x18"
                               "ftypheic\0\0\0\0mif1heic",
                               24));
    }
    void sameResults()
    {
        QFETCH(QByteArray, file);
        QFETCH(ImagePolicy, policy);
        static const QString name = u"Ferien é.jpg"_s;
        const IsolatedProcessor isolated(misbehaving());
        const auto here = ImagingProcessor().process(file, name, policy);
        // the second time in a helper that has done one already
        for (int round = 0; round < 2; ++round) {
            const QString difference = differenceOf(here, isolated.process(file, name, policy));
            QVERIFY2(difference.isEmpty(), qPrintable(difference));
        }
    }

    void theOriginalIsTheFileItself()
    {
        const QByteArray file = goodPicture();
        const auto image = IsolatedProcessor(misbehaving()).process(file, u"a"_s, {.keepOriginal = true});
        QVERIFY(image);
        QCOMPARE(image->outputs.last().variant, variant::Original);
        QCOMPARE(static_cast<const void *>(image->outputs.last().bytes.constData()),
                 static_cast<const void *>(file.constData()));
    }

    void sameTrials()
    {
        const IsolatedProcessor isolated(misbehaving());
        const ImagingProcessor here;
        const auto stored = here.process(goodPicture(), u"a"_s, {});
        QVERIFY(stored);
        for (const QByteArray &file : {goodPicture(), stored->outputs.first().bytes}) {
            const auto expected = ImagingLab(here).attempt(file, u"a"_s, {.quality = 60});
            const auto found = isolated.attempt(file, u"a"_s, {.quality = 60});
            QVERIFY(expected && found);
            QCOMPARE(found->master.bytes, expected->master.bytes);
            QCOMPARE(found->similarity, expected->similarity);
            QCOMPARE(found->compressedBefore, expected->compressedBefore);
        }
        QVERIFY(!isolated.attempt("words"_ba, u"a"_s, {}));
    }

    void samePicturesForTheScreen()
    {
        const IsolatedProcessor isolated(misbehaving());
        const QByteArray file = withExif(goodPicture(), {.orientation = 6});
        for (const int side : {100, 5000}) {
            const auto expected = ScreenReader().read(file, u"a"_s, side);
            const auto found = isolated.read(file, u"a"_s, side);
            QVERIFY(expected && found);
            QCOMPARE(found->size, expected->size);
            QCOMPARE(found->pixels, expected->pixels);
            QCOMPARE(found->size, side == 100 ? QSize(67, 100) : QSize(600, 900));
        }
        const QByteArray heic = heifOf(photoLike({400, 300}));
        if (!heic.isEmpty()) {
            const auto found = isolated.read(heic, u"a"_s, 200);
            QVERIFY(found);
            QCOMPARE(found->size, QSize(200, 150));
            const QImage shown(reinterpret_cast<const uchar *>(found->pixels.constData()), 200, 150, 800,
                               QImage::Format_RGB32);
            QVERIFY(difference(
                        shown,
                        photoLike({400, 300}).scaled(200, 150, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)) < 6);
        }
        const auto none = isolated.read("words"_ba, u"a"_s, 100);
        QVERIFY(!none);
        QCOMPARE(none.error().reason, u"image.unsupported"_s);
    }

    void severalThreads()
    {
        const IsolatedProcessor isolated(misbehaving(2));
        const QByteArray files[] = {goodPicture(), encoded(photoLike({500, 800}, 9), "png"), "words"_ba, "do:segv"_ba};
        std::vector<Result<ProcessedImage>> expected;
        for (const QByteArray &file : files)
            expected.push_back(ImagingProcessor().process(file, u"a"_s, {}));
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> threads;
            for (int thread = 0; thread < 6; ++thread) {
                threads.emplace_back([&, thread] {
                    for (int i = 0; i < 8; ++i) {
                        const size_t which = size_t(thread + i) % 4;
                        const auto found = isolated.process(files[which], u"a"_s, {});
                        if (which == 3 ? found || found.error().reason != u"image.crashed"_s
                                       : !differenceOf(expected[which], found).isEmpty())
                            ++wrong;
                    }
                });
            }
        }
        QCOMPARE(wrong.load(), 0);
        QVERIFY(helperProcesses().size() <= 2);
    }

    void startsHelpersWhenTheyAreWanted()
    {
        const IsolatedProcessor isolated(misbehaving(2));
        QVERIFY(helperProcesses().isEmpty());
        QVERIFY(isolated.process(goodPicture(), u"a"_s, {}));
        QCOMPARE(helperProcesses().size(), 1);
        const pid_t first = helperProcesses().first();
        QVERIFY(isolated.process(goodPicture(), u"a"_s, {}));
        QCOMPARE(helperProcesses(), QList<pid_t>{first});
    }

    void helpersOutliveTheThreadThatWantedThem()
    {
        const IsolatedProcessor isolated(misbehaving());
        std::thread([&] { QVERIFY(isolated.process(goodPicture(), u"a"_s, {})); }).join();
        const pid_t first = helperProcesses().value(0);
        QVERIFY(isolated.process(goodPicture(), u"a"_s, {}));
        QCOMPARE(helperProcesses(), QList<pid_t>{first});
    }

    void replacesHelpersThatHaveDoneEnough()
    {
        const IsolatedProcessor worn(misbehaving(1, {.photos = 3}));
        for (int i = 0; i < 3; ++i) {
            QVERIFY(worn.process(goodPicture(), u"a"_s, {}));
            QCOMPARE(helperProcesses().size(), i < 2 ? 1 : 0);
        }
        if (helper::IsSanitized)
            return;
        const IsolatedProcessor grown(misbehaving(1, {.keptBytes = 1}));
        QVERIFY(grown.process(goodPicture(), u"a"_s, {}));
        QVERIFY(helperProcesses().isEmpty());
        QVERIFY(grown.process(goodPicture(), u"a"_s, {}));
    }

    void aHelperKilledWhileIdleIsReplaced()
    {
        const IsolatedProcessor isolated(misbehaving());
        QVERIFY(isolated.process(goodPicture(), u"a"_s, {}));
        const pid_t first = helperProcesses().value(0);
        QCOMPARE(::kill(first, SIGKILL), 0);
        QVERIFY(isolated.process(goodPicture(), u"a"_s, {}));
        QCOMPARE(helperProcesses().size(), 1);
        QVERIFY(helperProcesses().first() != first);
    }

    void aPhotoWhoseHelperIsKilledTriesOnceMore()
    {
        const IsolatedProcessor isolated(misbehaving());
        std::atomic<bool> done = false;
        std::atomic<int> killed = 0;
        const auto killSlowOnes = [&](int most) {
            QSet<pid_t> dead;
            while (!done && killed < most) {
                for (const pid_t pid : helperProcesses()) {
                    if (!dead.contains(pid) && commandName(pid) == "slow" && ::kill(pid, SIGKILL) == 0) {
                        dead.insert(pid);
                        ++killed;
                    }
                }
                std::this_thread::yield();
            }
        };
        for (const int most : {1, 2}) {
            done = false;
            killed = 0;
            std::jthread killer(killSlowOnes, most);
            const auto image = isolated.process(goodPicture(), u"slow"_s, {});
            done = true;
            killer.join();
            QCOMPARE(killed.load(), most);
            QCOMPARE(image.has_value(), most == 1);
            if (!image) {
                QCOMPARE(image.error().reason, u"image.memory"_s);
                QVERIFY(image.error().message.contains(u"ended by the system"_s));
            }
        }
        QVERIFY(isolated.process(goodPicture(), u"a"_s, {}));
    }

    void leavesNoDescriptorsBehind()
    {
        const auto round = [](const IsolatedProcessor &isolated) {
            for (const char *deed : {"do:segv", "do:junk", "do:closed", "words"})
                QVERIFY(!isolated.process(deed, u"a"_s, {}));
            QVERIFY(isolated.process(goodPicture(), u"a"_s, {}));
        };
        round(IsolatedProcessor(misbehaving()));
        const qsizetype before = openFiles();
        {
            const IsolatedProcessor isolated(misbehaving());
            round(isolated);
            const qsizetype during = openFiles();
            round(isolated);
            round(isolated);
            QCOMPARE(openFiles(), during);
        }
        QCOMPARE(openFiles(), before);
    }

    void saysWhyHelpersCannotStart_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("mention");
        QTest::newRow("no such program") << u"/nowhere/tierdeck"_s << u"no such file"_s;
        QTest::newRow("not a program") << u"/etc/passwd"_s << u"permission denied"_s;
        QTest::newRow("another program") << u"/bin/true"_s << u"ends at once"_s;
    }
    void saysWhyHelpersCannotStart()
    {
        QFETCH(QString, program);
        QFETCH(QString, mention);
        const IsolatedProcessor isolated({.program = program});
        const auto image = isolated.process(goodPicture(), u"holiday.jpg"_s, {});
        QVERIFY(!image);
        QCOMPARE(image.error().code, ErrorCode::FailedPrecondition);
        QCOMPARE(image.error().reason, u"image.helper"_s);
        QCOMPARE(image.error().where, u"holiday.jpg"_s);
        QVERIFY(!image.error().remedy.isEmpty());
        QVERIFY2(image.error().message.contains(mention), qPrintable(image.error().message));
        QVERIFY(!isolated.tryOut());
    }

    void startsFromAProcessThatKeepsItsMemoryPrivate()
    {
        QCOMPARE(::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0), 0);
        const IsolatedProcessor isolated(misbehaving());
        const bool works = isolated.process(goodPicture(), u"a"_s, {}).has_value();
        ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
        QVERIFY(works);
    }
};

TD_TEST(TestIsolation)
#include "tst_imaging_isolation.moc"
