// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/estimate.h"
#include "support/testprogram.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace td;

/// From a sample to the whole, with an interval that keeps what it promises.
class TestEstimate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sayNothingFromNothing();
    void provesAWorkedExample();
    void isExactWhenAllWereMeasured();
    void holdsTheTruthNineteenTimesInTwenty();
};

void TestEstimate::sayNothingFromNothing()
{
    QVERIFY(!ratioEstimate({}, 100, 10));
    QVERIFY(!ratioEstimate({{1, 1}}, 100, 10));
    QVERIFY(!ratioEstimate({{0, 1}, {0, 2}}, 100, 10));
}

void TestEstimate::provesAWorkedExample()
{
    // Ratio 12 / 15 = 0.8; residuals -0.2, 0.2, 0; s^2 = 0.04; mean 5; (1 - 3/100) 0.04 / 3 under the root, over 5.
    const auto estimate = ratioEstimate({{4, 3}, {6, 5}, {5, 4}}, 1000, 100);
    QVERIFY(estimate);
    QVERIFY(std::abs(estimate->value - 800) < 1e-9);
    const double error = std::sqrt(0.97 * 0.04 / 3) / 5;
    QVERIFY(std::abs(estimate->plusMinus - 1000 * error * 4.303) < 1e-9);
}

void TestEstimate::isExactWhenAllWereMeasured()
{
    const auto estimate = ratioEstimate({{4, 3}, {6, 5}}, 10, 2);
    QVERIFY(estimate);
    QVERIFY(std::abs(estimate->value - 8) < 1e-9);
    QCOMPARE(estimate->plusMinus, 0.0);
}

void TestEstimate::holdsTheTruthNineteenTimesInTwenty()
{
    QRandomGenerator random(5);
    constexpr int Photos = 5000;
    std::vector<DrawnItem> all;
    double known = 0;
    double truth = 0;
    for (int i = 0; i < Photos; ++i) {
        const double bytes = 200'000 + random.bounded(800'000);
        all.push_back({bytes, bytes * (0.5 + random.generateDouble() * 0.4)});
        known += all.back().known;
        truth += all.back().measured;
    }
    int held = 0;
    constexpr int Trials = 1000;
    for (int trial = 0; trial < Trials; ++trial) {
        std::vector<DrawnItem> drawn;
        for (int i = 0; i < 20; ++i)
            drawn.push_back(all[random.bounded(Photos)]);
        const auto estimate = ratioEstimate(drawn, known, Photos);
        QVERIFY(estimate);
        held += std::abs(estimate->value - truth) <= estimate->plusMinus ? 1 : 0;
    }
    QVERIFY2(held > 920 && held < 980, qPrintable(QString::number(held)));
}

TD_TEST(TestEstimate)
#include "tst_estimate.moc"
