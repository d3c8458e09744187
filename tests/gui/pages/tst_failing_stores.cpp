// SPDX-License-Identifier: GPL-3.0-or-later
// What needs a tier while it does not answer, refuses, or is full: each page says what was not done and what to do,
// loses nothing, and does it when it is asked again.
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "support/faultystore.h"
#include "support/testprogram.h"
#include "ui/pages/health/checkstab.h"
#include "ui/pages/health/healthpage.h"
#include "ui/pages/lab/labpage.h"
#include "ui/pages/lifecycle/lifecyclepage.h"
#include "ui/pages/lifecycle/planmodel.h"
#include "ui/pages/lifecycle/plantab.h"
#include "ui/pages/photos/photoviewer.h"
#include "ui/pages/transfers/transfermodel.h"
#include "ui/pages/transfers/transferspage.h"
#include "ui/support/errortext.h"

#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

constexpr int StorePatience = 20'000;

/// Where the button is: in a sheet over the page, else on the page.
QPushButton *storeButton(const QWidget &place, const QString &text)
{
    for (QPushButton *button : place.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->isEnabled() && button->text().startsWith(text))
            return button;
    }
    return nullptr;
}

} // namespace

class FailingStoresTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GuiProfile> m_profile;
    FaultPlan m_plan;
    Error m_error;

    static void addTroubles()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("reason");
        QTest::newRow("unreachable") << int(ErrorCode::Unavailable) << u"net.refused"_s;
        QTest::newRow("permission denied") << int(ErrorCode::PermissionDenied) << u"s3.access_denied"_s;
        QTest::newRow("disk full") << int(ErrorCode::ResourceExhausted) << u"disk.full"_s;
    }
    /// From now on every call of the tier's store fails, as the row of the test says.
    void breakTier(Tier tier)
    {
        QFETCH(int, code);
        QFETCH(QString, reason);
        m_error =
            Error{.code = ErrorCode(code), .reason = reason, .message = u"It is so."_s, .where = {}, .remedy = {}};
        m_plan.error = m_error;
        const auto inner = m_profile->engine().parts.stores.of(tier);
        QVERIFY(inner);
        m_profile->engine().parts.stores.set(tier, std::make_shared<FaultyStore>(*inner, m_plan));
        m_plan.arm(Fault::FailBefore, 1, true);
    }
    [[nodiscard]] qint64 stored() { return m_profile->engine().library.sums({})->count; }

private Q_SLOTS:
    void init()
    {
        m_profile = std::make_unique<GuiProfile>();
        m_plan.disarm();
    }
    void cleanup() { m_profile.reset(); }

    void theRemediesAreWritten_data() { addTroubles(); }
    void theRemediesAreWritten()
    {
        QFETCH(QString, reason);
        QVERIFY(!errorSentence(reason, {}).isEmpty());
        QVERIFY(!errorRemedy(reason, {}).isEmpty());
    }

    void lifecycle_data() { addTroubles(); }
    void lifecycle()
    {
        const QStringList ids = m_profile->addPhotos(2, u"Robe"_s);
        m_profile->clock().advance(50 * Hour);
        LifecyclePage page(m_profile->services(), nullptr);
        const PageProbe probe(page);
        page.resize(1100, 700);
        page.show();
        page.activated({});
        QTRY_VERIFY(page.plan().isReady());
        breakTier(Tier::Hot);
        QSignalSpy finished(&m_profile->services().scheduler, &Scheduler::finished);
        const auto run = [&] {
            QTRY_VERIFY(storeButton(page, u"Run now…"_s));
            storeButton(page, u"Run now…"_s)->click();
            QTRY_VERIFY(openSheet(page));
            openSheet(page)->findChild<QPushButton *>(u"accept"_s)->click();
        };
        run();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, StorePatience);
        const auto result = finished.first().first().value<RunResult>();
        QCOMPARE(result.promotedToHot, 0);
        QVERIFY(!result.failed.isEmpty());
        for (const QString &id : ids) {
            QCOMPARE(m_profile->photo(id).tier, Tier::Temp);
            QVERIFY(m_profile->engine().library.bytes(id, variant::Master, {}));
        }
        // the receipt says why, and the plan is offered again
        QPushButton *again = nullptr;
        QTRY_VERIFY((again = storeButton(page, u"Plan again"_s)));
        m_plan.disarm();
        again->click();
        // what could not even be rolled back is no part of a plan, which says so
        QPushButton *finish = nullptr;
        QTRY_VERIFY((finish = storeButton(page, u"Finish them now"_s)));
        QCOMPARE(page.plan().model().totals().count(), 0);
        finish->click();
        QTRY_COMPARE(page.plan().model().totals().promote, 2);
        QTRY_VERIFY(!storeButton(page, u"Finish them now"_s));
        run();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, StorePatience);
        for (const QString &id : ids)
            QCOMPARE(m_profile->photo(id).tier, Tier::Hot);
        QVERIFY(probe.errors.isEmpty());
    }

    void transfers_data() { addTroubles(); }
    void transfers()
    {
        breakTier(Tier::Temp);
        TransfersPage page(m_profile->services(), nullptr);
        page.resize(1000, 600);
        page.show();
        page.activated({});
        const QString source = m_profile->picture(1);
        m_profile->services().queue.addUploads({source}, false, {});
        const auto branch = [&page](TransferModel::GroupKind kind) {
            for (int row = 0; row < page.model().rowCount(); ++row) {
                if (page.model().kindOf(page.model().index(row, 0)) == kind)
                    return page.model().index(row, 0);
            }
            return QModelIndex();
        };
        const auto trouble = [&] {
            const QModelIndex failed = branch(TransferModel::GroupKind::Failed);
            return failed.isValid() ? failed : branch(TransferModel::GroupKind::PutBack);
        };
        QTRY_VERIFY_WITH_TIMEOUT(trouble().isValid(), StorePatience);
        QCOMPARE(page.model().causeOf(trouble()).reason, m_error.reason);
        QVERIFY(!trouble().data(TransferModel::RemedyRole).toString().isEmpty());
        QVERIFY(QFile::exists(source));
        QCOMPARE(stored(), 0);
        m_plan.disarm();
        QWidget *head = page.findChild<QTreeView *>()->indexWidget(trouble());
        QVERIFY(head);
        QPushButton *again = storeButton(*head, u"Retry"_s);
        if (!again)
            again = storeButton(*head, u"Try now"_s);
        QVERIFY(again);
        again->click();
        QTRY_VERIFY_WITH_TIMEOUT(branch(TransferModel::GroupKind::Done).isValid(), StorePatience);
        QVERIFY(!trouble().isValid());
        QCOMPARE(stored(), 1);
    }

    void health_data() { addTroubles(); }
    void health()
    {
        breakTier(Tier::Cold);
        HealthPage page(m_profile->services(), nullptr);
        page.resize(1000, 700);
        page.show();
        page.activated({{u"tab"_s, u"checks"_s}});
        auto *checks = page.findChild<ChecksTab *>();
        const auto statusOfCold = [checks] {
            const auto item = std::ranges::find(checks->items(), u"tier.cold"_s, &HealthItem::name);
            return item == checks->items().cend() ? HealthStatus::Warning : item->status;
        };
        QTRY_VERIFY_WITH_TIMEOUT(!checks->isBusy() && statusOfCold() != HealthStatus::Ok, StorePatience);
        m_plan.disarm();
        storeButton(page, u"Check all"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!checks->isBusy() && statusOfCold() == HealthStatus::Ok, StorePatience);
    }

    void lab_data() { addTroubles(); }
    void lab()
    {
        m_profile->addPhotos(2, u"Robe"_s);
        breakTier(Tier::Temp);
        LabPage page(m_profile->services(), nullptr);
        PageProbe probe(page);
        page.resize(1000, 900);
        page.show();
        page.activated({});
        storeButton(page, u"Try"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!probe.errors.isEmpty(), StorePatience);
        QCOMPARE(probe.errors.first().reason, m_error.reason);
        QTRY_VERIFY(storeButton(page, u"Try"_s)); // and may be tried again
        m_plan.disarm();
        storeButton(page, u"Try"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(storeButton(page, u"Use this setting"_s), StorePatience);
        QCOMPARE(probe.errors.size(), 1);
    }

    void viewer_data() { addTroubles(); }
    void viewer()
    {
        const QString id = m_profile->addPhotos(1, u"Robe"_s).first();
        breakTier(Tier::Temp);
        PhotoViewer viewer(m_profile->services(), nullptr);
        viewer.resize(800, 600);
        viewer.show();
        viewer.showPhoto(m_profile->photo(id), {});
        QTRY_VERIFY(viewer.accessibleDescription().contains(errorSentence(m_error)));
        QVERIFY(storeButton(viewer, u"Try again"_s));
        m_plan.disarm();
        storeButton(viewer, u"Try again"_s)->click();
        QTRY_VERIFY(!viewer.accessibleDescription().contains(errorSentence(m_error)));
    }
};

TD_WINDOW_TEST(FailingStoresTest)
#include "tst_failing_stores.moc"
