// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/imaginglab.h"
#include "imaging/pictures.h"
#include "imaging/processed.h"
#include "imaging/ssim.h"
#include "support/testprogram.h"

#include <QGuiApplication>
#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

Plane filled(int width, int height, quint8 value)
{
    Plane plane(width, height);
    std::ranges::fill(plane.data, value);
    return plane;
}

Plane noise(int width, int height, quint32 seed)
{
    Plane plane(width, height);
    QRandomGenerator random(seed);
    for (quint8 &sample : plane.data)
        sample = quint8(random.bounded(256));
    return plane;
}

/// The definition, place by place, without any shortcut.
double byDefinition(const Plane &a, const Plane &b)
{
    constexpr int Side = 11;
    double weights[Side][Side];
    double total = 0;
    for (int v = 0; v < Side; ++v) {
        for (int u = 0; u < Side; ++u) {
            weights[v][u] = std::exp(-((u - 5) * (u - 5) + (v - 5) * (v - 5)) / (2 * 1.5 * 1.5));
            total += weights[v][u];
        }
    }
    double sum = 0;
    int places = 0;
    for (int y = 0; y + Side <= a.height; ++y) {
        for (int x = 0; x + Side <= a.width; ++x, ++places) {
            double ma = 0, mb = 0, aa = 0, bb = 0, ab = 0;
            for (int v = 0; v < Side; ++v) {
                for (int u = 0; u < Side; ++u) {
                    const double w = weights[v][u] / total;
                    const double va = a.row(y + v)[x + u];
                    const double vb = b.row(y + v)[x + u];
                    ma += w * va;
                    mb += w * vb;
                    aa += w * va * va;
                    bb += w * vb * vb;
                    ab += w * va * vb;
                }
            }
            const double c1 = 6.5025, c2 = 58.5225;
            sum += (2 * ma * mb + c1) * (2 * (ab - ma * mb) + c2) /
                   ((ma * ma + mb * mb + c1) * (aa - ma * ma + bb - mb * mb + c2));
        }
    }
    return sum / places;
}

ImageTrial tried(const QByteArray &source, const ImagePolicy &policy)
{
    const ImagingProcessor processor;
    const auto trial = ImagingLab(processor).attempt(source, u"a.jpg"_s, policy);
    if (!trial)
        qFatal("%s", qPrintable(trial.error().message));
    return *trial;
}

ImagePolicy at(int quality, int maxSide = 2000)
{
    ImagePolicy policy;
    policy.quality = quality;
    policy.maxSide = maxSide;
    return policy;
}

} // namespace

/// Trying a policy on a picture: its size, how much it still looks like the source, and what was compressed before.
class TestImagingLab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void similarityFollowsItsDefinition_data();
    void similarityFollowsItsDefinition();
    void equalPicturesAreEqual();
    void betterQualityLooksBetter();
    void comparesAtTheSizeOfTheResult();
    void comparesUprightPictures();
    void compressesAgainWhatIngestWouldKeep();
    void holdsATargetSize();
    void refusesWhatSaysNothing_data();
    void refusesWhatSaysNothing();
};

void TestImagingLab::similarityFollowsItsDefinition_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("one window") << 11 << 11;
    QTest::newRow("wide") << 64 << 12;
    QTest::newRow("high") << 13 << 40;
    QTest::newRow("odd") << 33 << 27;
}

void TestImagingLab::similarityFollowsItsDefinition()
{
    QFETCH(const int, width);
    QFETCH(const int, height);
    const Plane a = noise(width, height, 1);
    Plane b = a;
    QRandomGenerator random(2);
    for (quint8 &sample : b.data)
        sample = quint8(std::clamp(int(sample) + random.bounded(41) - 20, 0, 255));
    QVERIFY(std::abs(structuralSimilarity(a, b) - byDefinition(a, b)) < 1e-4);
    QVERIFY(std::abs(structuralSimilarity(a, b) - structuralSimilarity(b, a)) < 1e-6);
    // Flat pictures differ in brightness alone.
    const double flat = (2 * 100.0 * 150 + 6.5025) / (100.0 * 100 + 150 * 150 + 6.5025);
    QVERIFY(std::abs(structuralSimilarity(filled(width, height, 100), filled(width, height, 150)) - flat) < 1e-3);
}

void TestImagingLab::equalPicturesAreEqual()
{
    for (const QSize size : {QSize(1, 1), QSize(3, 200), QSize(200, 5), QSize(40, 40)}) {
        const Plane a = noise(size.width(), size.height(), 3);
        QVERIFY(std::abs(structuralSimilarity(a, a) - 1) < 1e-5);
    }
    QVERIFY(structuralSimilarity(noise(64, 64, 4), noise(64, 64, 5)) < 0.1);
}

void TestImagingLab::betterQualityLooksBetter()
{
    const QByteArray source = encoded(photoLike({900, 700}), "png");
    double before = 0;
    qint64 bytes = 0;
    for (const int quality : {30, 60, 85, 95}) {
        const ImageTrial trial = tried(source, at(quality));
        QVERIFY2(trial.similarity > before, qPrintable(QString::number(quality)));
        QVERIFY(trial.master.bytes.size() > bytes);
        QVERIFY(!trial.compressedBefore);
        before = trial.similarity;
        bytes = trial.master.bytes.size();
    }
    QVERIFY(before > 0.95 && before <= 1);
}

void TestImagingLab::comparesAtTheSizeOfTheResult()
{
    const ImageTrial trial = tried(encoded(photoLike({1200, 900}), "jpg", 95), at(90, 400));
    QCOMPARE(trial.master.size, QSize(400, 300));
    QVERIFY2(trial.similarity > 0.9, qPrintable(QString::number(trial.similarity)));
}

void TestImagingLab::comparesUprightPictures()
{
    const QImage upright = photoLike({600, 400});
    const QByteArray turned = withExif(encoded(storedFor(upright, 6), "jpg", 95), {.orientation = 6});
    const ImageTrial trial = tried(turned, at(90));
    QCOMPARE(trial.master.size, QSize(600, 400));
    QVERIFY2(trial.similarity > 0.9, qPrintable(QString::number(trial.similarity)));
}

void TestImagingLab::compressesAgainWhatIngestWouldKeep()
{
    const QByteArray master = masterOf(processed(encoded(photoLike({900, 700}), "png"), at(85))).bytes;
    QCOMPARE(masterOf(processed(master, at(50))).bytes, master); // ingest keeps it
    const ImageTrial trial = tried(master, at(50));
    QVERIFY(trial.compressedBefore);
    QVERIFY(trial.master.bytes.size() < master.size() * 3 / 4);
    QVERIFY(trial.similarity < 1);
}

void TestImagingLab::holdsATargetSize()
{
    ImagePolicy policy = at(90);
    policy.targetBytes = 60'000;
    policy.leastQuality = 20;
    const ImageTrial trial = tried(encoded(photoLike({900, 700}), "png"), policy);
    QVERIFY2(trial.master.bytes.size() <= policy.targetBytes, qPrintable(QString::number(trial.master.bytes.size())));
}

void TestImagingLab::refusesWhatSaysNothing_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<ErrorCode>("code");
    const QByteArray whole = encoded(photoLike({400, 300}), "jpg");
    QTest::newRow("no picture") << QByteArray("hello") << ErrorCode::InvalidArgument;
    QTest::newRow("cut off") << whole.left(whole.size() / 2) << ErrorCode::DataLoss;
}

void TestImagingLab::refusesWhatSaysNothing()
{
    QFETCH(const QByteArray, file);
    QFETCH(const ErrorCode, code);
    const ImagingProcessor processor;
    const auto trial = ImagingLab(processor).attempt(file, u"a.jpg"_s, {});
    QVERIFY(!trial);
    QCOMPARE(trial.error().code, code);
}

TD_GUI_TEST(TestImagingLab)
#include "tst_imaging_lab.moc"
