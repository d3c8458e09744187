// SPDX-License-Identifier: GPL-3.0-or-later
// The rate of transfers as a line and in words, and the bandwidth limit at hand.
#include "gui/pages/guiprofile.h"
#include "support/testprogram.h"
#include "ui/pages/transfers/bandwidthbutton.h"
#include "ui/support/format.h"
#include "ui/widgets/rategraph.h"

#include <QMenu>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class TransferRateTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GuiProfile> m_profile;

    [[nodiscard]] QString limit()
    {
        for (const Rules::Value &value : m_profile->engine().rules.all().value_or(QList<Rules::Value>{})) {
            if (value.key == "transfers.bandwidth"_L1)
                return value.value;
        }
        return {};
    }

private Q_SLOTS:
    void init() { m_profile = std::make_unique<GuiProfile>(); }
    void cleanup() { m_profile.reset(); }

    void theLineKeepsTwoMinutes()
    {
        RateGraph graph;
        QVERIFY(graph.isFlat());
        for (int second = 0; second < RateGraph::Samples + 30; ++second)
            graph.add(second * 1000.0);
        QCOMPARE(graph.samples().size(), RateGraph::Samples);
        QCOMPARE(graph.samples().first(), 30'000.0);
        QVERIFY(!graph.isFlat());
        QVERIFY2(graph.accessibleDescription().contains(format::rate(149'000)), qPrintable(graph.accessibleDescription()));
        graph.resize(400, 60);
        const QImage picture = graph.grab().toImage();
        QVERIFY(picture.pixel(398, 30) != picture.pixel(2, 2)); // full at the right, nothing yet at the left
    }

    void theLimitIsOneClickAway()
    {
        BandwidthButton button(m_profile->services());
        QStringList said;
        connect(&button, &BandwidthButton::toast, this, [&said](const QString &text) { said << text; });
        button.load();
        QTRY_VERIFY(button.accessibleName().contains(u"No limit"_s));
        const auto choose = [&button](const QString &text) {
            Q_EMIT button.menu()->aboutToShow();
            for (QAction *action : button.menu()->actions()) {
                if (action->text() == text) {
                    action->trigger();
                    return true;
                }
            }
            return false;
        };
        QVERIFY(choose(format::rate(2e6)));
        QTRY_VERIFY(button.text().contains(u"MB/s"_s));
        QTRY_VERIFY(limit() == "2M"_L1 || limit() == "2000000"_L1);
        QCOMPARE(said.size(), 1);
        QVERIFY(m_profile->engine().rules.set(u"transfers.bandwidth"_s, u"08:00,2M 22:00,off"_s));
        button.load();
        QTRY_COMPARE(button.text(), u"Limit by timetable"_s);
        bool asked = false;
        connect(&button, &BandwidthButton::settingsRequested, this, [&asked] { asked = true; });
        QVERIFY(choose(u"Timetable and more…"_s));
        QVERIFY(asked);
    }
};

TD_WINDOW_TEST(TransferRateTest)
#include "tst_transferrate.moc"
