// SPDX-License-Identifier: GPL-3.0-or-later
// Contrast (WCAG 2.x) and colour-vision (Machado 2009, CIEDE2000) rules of the window's colours.
#include "support/testprogram.h"

#include <QColor>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace
{

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

double linear(double c)
{
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

Triple linearRgb(const QString &hex)
{
    const QColor c(hex);
    return {linear(c.redF()), linear(c.greenF()), linear(c.blueF())};
}

double contrast(const QString &a, const QString &b)
{
    const auto luminance = [](const Triple &c) { return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; };
    const double la = luminance(linearRgb(a)), lb = luminance(linearRgb(b));
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Triple multiply(const Matrix &m, const Triple &v)
{
    Triple out{};
    for (std::size_t i = 0; i < 3; ++i)
        out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    return out;
}

Triple labSeenAs(const QString &hex, const Matrix &vision)
{
    static constexpr Matrix toXyz{
        {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
    Triple rgb = multiply(vision, linearRgb(hex));
    for (double &c : rgb)
        c = std::clamp(c, 0.0, 1.0);
    Triple xyz = multiply(toXyz, rgb);
    xyz[0] /= 0.95047;
    xyz[2] /= 1.08883;
    for (double &c : xyz)
        c = c > 216.0 / 24389 ? std::cbrt(c) : (24389.0 / 27 * c + 16) / 116;
    return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

double ciede2000(Triple x, Triple y)
{
    const double rad = M_PI / 180;
    const double c7 = std::pow((std::hypot(x[1], x[2]) + std::hypot(y[1], y[2])) / 2, 7);
    const double g = 0.5 * (1 - std::sqrt(c7 / (c7 + std::pow(25.0, 7))));
    x[1] *= 1 + g;
    y[1] *= 1 + g;
    const double c1 = std::hypot(x[1], x[2]), c2 = std::hypot(y[1], y[2]);
    const auto hue = [rad](const Triple &t) { return std::fmod(std::atan2(t[2], t[1]) / rad + 360, 360); };
    const double h1 = hue(x), h2 = hue(y);
    double dh = c1 * c2 == 0 ? 0 : std::fmod(h2 - h1 + 540, 360) - 180;
    const double dH = 2 * std::sqrt(c1 * c2) * std::sin(dh / 2 * rad);
    const double l = (x[0] + y[0]) / 2, c = (c1 + c2) / 2;
    double h = (h1 + h2) / 2;
    if (c1 * c2 == 0)
        h = h1 + h2;
    else if (std::abs(h1 - h2) > 180)
        h = std::fmod(h + 180, 360);
    const double t = 1 - 0.17 * std::cos((h - 30) * rad) + 0.24 * std::cos(2 * h * rad) +
                     0.32 * std::cos((3 * h + 6) * rad) - 0.2 * std::cos((4 * h - 63) * rad);
    const double sl = 1 + 0.015 * (l - 50) * (l - 50) / std::sqrt(20 + (l - 50) * (l - 50));
    const double sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;
    const double cc = std::pow(c, 7);
    const double rt =
        -2 * std::sqrt(cc / (cc + std::pow(25.0, 7))) * std::sin(60 * std::exp(-std::pow((h - 275) / 25, 2)) * rad);
    const double dL = (y[0] - x[0]) / sl, dC = (c2 - c1) / sc, dHs = dH / sh;
    return std::sqrt(dL * dL + dC * dC + dHs * dHs + rt * dC * dHs);
}

const QMap<QString, Matrix> Visions{
    {u"normal"_s, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {u"protan"_s,
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {u"deutan"_s, {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {u"tritan"_s,
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
};

} // namespace

class TestTokens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QString(QStringView(TD_SOURCE_DIR) + u"/resources/tokens.json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_schemes = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(m_schemes.size(), 4);
    }

    void contrastIsEnough()
    {
        QStringList wrong;
        for (auto it = m_schemes.begin(); it != m_schemes.end(); ++it) {
            const QJsonObject t = it->toObject();
            const double need = it.key().startsWith("hc"_L1) ? 7.0 : 4.5;
            const auto check = [&](const QString &front, const QString &back, double least) {
                const double ratio = contrast(t[front].toString(), t[back].toString());
                if (ratio < least)
                    wrong << u"%1: %2 on %3 is %4, needs %5"_s.arg(it.key(), front, back)
                                 .arg(ratio, 0, 'f', 2)
                                 .arg(least);
            };
            for (const QString &front : {u"text"_s, u"text2"_s, u"text3"_s}) {
                for (const QString &back : {u"canvas"_s, u"surface"_s, u"sunken"_s, u"raised"_s})
                    check(front, back, need);
            }
            for (const QString &front :
                 {u"accent"_s, u"link"_s, u"temp"_s, u"hot"_s, u"cold"_s, u"ok"_s, u"warn"_s, u"error"_s, u"info"_s}) {
                check(front, u"canvas"_s, need);
                check(front, u"surface"_s, need);
                if (front != "accent"_L1 && front != "link"_L1)
                    check(front, front + u"Soft"_s, 4.5);
            }
            check(u"onAccent"_s, u"accent"_s, 4.5);
            check(u"text"_s, u"accentSoft"_s, need);
            check(u"text2"_s, u"accentSoft"_s, need);
            check(u"text"_s, u"hover"_s, need);
            for (const QString &back : {u"canvas"_s, u"surface"_s}) {
                check(u"controlBorder"_s, back, 3);
                check(u"focus"_s, back, 3);
            }
            for (const auto &colour : t[u"chart"_s].toArray())
                QVERIFY(contrast(colour.toString(), t[u"surface"_s].toString()) >= 3);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void tiersAndSeriesAreToldApartInEveryVision()
    {
        for (auto it = m_schemes.begin(); it != m_schemes.end(); ++it) {
            const QJsonObject t = it->toObject();
            QStringList chart;
            for (const auto &colour : t[u"chart"_s].toArray())
                chart << colour.toString();
            QCOMPARE(chart.size(), 6);
            farApart(it.key(), {t[u"temp"_s].toString(), t[u"hot"_s].toString(), t[u"cold"_s].toString()}, 12);
            farApart(it.key(), chart, 8);
        }
    }

private:
    void farApart(const QString &scheme, const QStringList &colours, double least)
    {
        for (auto vision = Visions.begin(); vision != Visions.end(); ++vision) {
            for (int i = 0; i < colours.size(); ++i) {
                for (int j = i + 1; j < colours.size(); ++j) {
                    const double d = ciede2000(labSeenAs(colours[i], *vision), labSeenAs(colours[j], *vision));
                    QVERIFY2(d >= least, qPrintable(u"%1, %2: %3 and %4 are %5 apart"_s
                                                        .arg(scheme, vision.key(), colours[i], colours[j])
                                                        .arg(d)));
                }
            }
        }
    }
    QJsonObject m_schemes;
};

TD_TEST(TestTokens)
#include "tst_tokens.moc"
