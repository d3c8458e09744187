// SPDX-License-Identifier: GPL-3.0-or-later
// What the dialog of a tier's move and the card of an unfinished one show and ask, over a mover that the test leads.
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "support/testprogram.h"
#include "ui/dialogs/tiermovedialog.h"
#include "ui/pages/settings/settingspage.h"
#include "ui/tiermover.h"

#include <QSemaphore>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

Error moveFailure()
{
    return {.code = ErrorCode::Unavailable,
            .reason = u"tier.probe"_s,
            .message = u"no bucket"_s,
            .where = {},
            .remedy = {}};
}

/// Answers a plan and a move each time the test lets it.
class LedMover final : public TierMover
{
public:
    QSemaphore plans, moves;
    std::atomic<int> planned = 0, moved = 0, givenUp = 0;
    TierMovePlan answer;
    std::optional<TierEntry> left;

    Result<TierMovePlan> plan(const TierEntry &) override
    {
        plans.acquire();
        TierMovePlan now = answer;
        now.to = u"bucket, plan %1"_s.arg(++planned);
        return now;
    }
    Result<TierMoveOutcome> move(const TierEntry &, const ProgressFn &, std::stop_token) override
    {
        ++moved;
        moves.acquire();
        return fail(moveFailure());
    }
    Result<std::optional<TierEntry>> unfinished(Tier tier) override { return tier == Tier::Hot ? left : std::nullopt; }
    Result<void> giveUp(Tier) override
    {
        ++givenUp;
        return {};
    }
};

TierEntry ledEntry()
{
    return {.tier = Tier::Hot, .place = u"s3"_s, .values = {{u"bucket"_s, u"photos"_s}}, .secrets = {}};
}

QString ledWords(const QWidget &widget)
{
    QStringList words;
    for (const QLabel *label : widget.findChildren<QLabel *>())
        words << label->text();
    return words.join(u'\n');
}

/// Null while it cannot be pressed.
QPushButton *ledButton(const QWidget &widget, const QString &text)
{
    for (QPushButton *one : widget.findChildren<QPushButton *>()) {
        if (one->text() == text && one->isEnabled())
            return one;
    }
    return nullptr;
}

} // namespace

class TierMoveDialogTest : public QObject
{
    Q_OBJECT

private:
    struct Bench {
        GuiProfile profile;
        std::shared_ptr<LedMover> mover = std::make_shared<LedMover>();
        Bench() { profile.services().tierMover = mover; }
        ~Bench()
        {
            mover->plans.release(10);
            mover->moves.release(10);
        }
    };

private Q_SLOTS:
    /// The plan that a failed try asks for comes while the next one is under way.
    void oneMoveAtATime()
    {
        Bench bench;
        QWidget page;
        page.resize(1100, 900);
        page.show();
        TierMoveDialog dialog(bench.profile.services(), ledEntry(), &page);
        dialog.open();
        bench.mover->plans.release();
        QTRY_VERIFY(ledButton(dialog, u"Copy and switch"_s));
        ledButton(dialog, u"Copy and switch"_s)->click();
        bench.mover->moves.release();
        QTRY_VERIFY(ledButton(dialog, u"Go on"_s));
        ledButton(dialog, u"Go on"_s)->click();
        bench.mover->plans.release();
        QTRY_VERIFY(ledWords(dialog).contains(u"plan 2"_s));
        QVERIFY2(!ledButton(dialog, u"Go on"_s), "a move is under way");
        bench.mover->moves.release();
        QTRY_VERIFY(ledButton(dialog, u"Go on"_s));
        QCOMPARE(bench.mover->moved.load(), 2);
    }

    void theSourceCostsToo_data()
    {
        QTest::addColumn<bool>("fromBucket");
        QTest::addColumn<double>("freeMultiple");
        QTest::addColumn<QString>("once");
        QTest::newRow("from a folder") << false << 0.0 << u"$5.40"_s;
        QTest::newRow("from a bucket") << true << 0.0 << u"$16.80"_s;
        QTest::newRow("whose egress is free up to what it stores") << true << 1.0 << u"$6.80"_s;
    }
    void theSourceCostsToo()
    {
        QFETCH(const bool, fromBucket);
        QFETCH(const double, freeMultiple);
        Bench bench;
        // a million writes and as many reads; 100 GB at 0.10 out and 0.01 retrieved
        bench.mover->answer.left = bench.mover->answer.photos = {1'000'000, 100'000'000'000};
        bench.mover->answer.isFromBucket = fromBucket;
        bench.mover->answer.prices.tiers[Tier::Hot] = {.provider = u"s3"_s,
                                                       .aPerMillion = 5,
                                                       .bPerMillion = 0.4,
                                                       .retrievalGb = 0.01,
                                                       .egressGb = 0.1,
                                                       .egressFreeMultiple = freeMultiple};
        QWidget page;
        page.resize(1100, 900);
        page.show();
        TierMoveDialog dialog(bench.profile.services(), ledEntry(), &page);
        dialog.open();
        bench.mover->plans.release();
        QTRY_VERIFY(ledWords(dialog).contains(u"plan 1"_s));
        QTEST(ledWords(dialog).section(u"Costs once\n"_s, 1).section(u'\n', 0, 0), "once");
    }

    void givingUpIsAskedFirst()
    {
        Bench bench;
        bench.mover->left = ledEntry();
        SettingsPage page(bench.profile.services(), nullptr);
        page.show();
        page.activated({});
        const auto giveUp = [&page]() -> QPushButton * {
            for (QPushButton *one : page.findChildren<QPushButton *>()) {
                if (one->accessibleName() == "Give up moving HOT"_L1)
                    return one;
            }
            return nullptr;
        };
        QTRY_VERIFY(giveUp());
        giveUp()->click();
        QTRY_VERIFY(openSheet(page));
        QVERIFY(ledWords(*openSheet(page)).contains(u"stays in the bucket photos"_s));
        QCOMPARE(bench.mover->givenUp.load(), 0);
        QVERIFY(press(page, u"Give it up"_s));
        QTRY_COMPARE(bench.mover->givenUp.load(), 1);
    }
};

TD_WINDOW_TEST(TierMoveDialogTest)
#include "tst_tiermovedialog.moc"
