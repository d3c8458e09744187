// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "support/testprogram.h"
#include "ui/pages/transfers/transfermodel.h"
#include "ui/pages/transfers/transferspage.h"
#include "ui/widgets/selectionbar.h"

#include <QAbstractItemModelTester>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class TransfersPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void groupsFailuresByCause();
    void modelKeepsItsPromises();
    void puttingBackIsShownAndCanBeCutShort();
    void theOrderIsTheOperators();
    void clearsWhatIsDone();
    void retriesOneCause();
    void pausesAndGoesOn();

private:
    void open();
    [[nodiscard]] QString badFile(const QString &name);
    void queueAndWait(const QStringList &files);
    [[nodiscard]] QModelIndex branch(TransferModel::GroupKind kind);
    [[nodiscard]] QWidget *head(TransferModel::GroupKind kind); ///< of the branch
    [[nodiscard]] static QPushButton *visibleButton(const QWidget &widget, const QString &text);
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<TransfersPage> m_page;
    std::unique_ptr<PageProbe> m_probe;
};

void TransfersPageTest::init()
{
    m_profile = std::make_unique<GuiProfile>();
}

void TransfersPageTest::cleanup()
{
    m_probe.reset();
    m_page.reset();
    m_profile.reset();
}

void TransfersPageTest::open()
{
    m_page = std::make_unique<TransfersPage>(m_profile->services(), nullptr);
    m_probe = std::make_unique<PageProbe>(*m_page);
    m_page->resize(1000, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activated({});
}

QString TransfersPageTest::badFile(const QString &name)
{
    const QString path = m_profile->folder() + u'/' + name;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write("no picture") < 0)
        qFatal("no file");
    return path;
}

void TransfersPageTest::queueAndWait(const QStringList &files)
{
    qint64 before = m_profile->services().queue.snapshot().done + m_profile->services().queue.snapshot().failed;
    m_profile->services().queue.addUploads(files, false, {});
    QTRY_VERIFY(m_profile->services().queue.snapshot().isIdle() &&
                m_profile->services().queue.snapshot().done + m_profile->services().queue.snapshot().failed >=
                    before + files.size());
}

QModelIndex TransfersPageTest::branch(TransferModel::GroupKind kind)
{
    for (int row = 0; row < m_page->model().rowCount(); ++row) {
        const QModelIndex index = m_page->model().index(row, 0);
        if (m_page->model().kindOf(index) == kind)
            return index;
    }
    return {};
}

QWidget *TransfersPageTest::head(TransferModel::GroupKind kind)
{
    return m_page->findChild<QTreeView *>()->indexWidget(branch(kind));
}

QPushButton *TransfersPageTest::visibleButton(const QWidget &widget, const QString &text)
{
    for (QPushButton *button : widget.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().startsWith(text))
            return button;
    }
    return nullptr;
}

void TransfersPageTest::groupsFailuresByCause()
{
    queueAndWait({badFile(u"a.heic"_s), badFile(u"b.heic"_s), m_profile->picture(1)});
    open();
    QTRY_VERIFY(branch(TransferModel::GroupKind::Failed).isValid());
    const QModelIndex failed = branch(TransferModel::GroupKind::Failed);
    QCOMPARE(m_page->model().rowCount(failed), 2);
    QVERIFY(!m_page->model().causeOf(failed).reason.isEmpty());
    QVERIFY(!failed.data(TransferModel::RemedyRole).toString().isEmpty());
    QCOMPARE(m_page->model().rowCount(branch(TransferModel::GroupKind::Done)), 1);
}

void TransfersPageTest::modelKeepsItsPromises()
{
    TransferModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto make = [](qint64 id, TransferState state, const QString &reason) {
        Transfer transfer;
        transfer.id = id;
        transfer.state = state;
        transfer.path = u"/x/%1.jpg"_s.arg(id);
        transfer.errorReason = reason;
        return transfer;
    };
    Transfer later = make(5, TransferState::Waiting, u"s3.timeout"_s);
    later.errorStore = u"R2"_s;
    const Instant now = instantOf(1'700'000'000);
    later.notBefore = now + Seconds{90};
    Transfer elsewhere = make(6, TransferState::Failed, u"disk.full"_s);
    elsewhere.errorStore = u"B2"_s;
    TransferRows rows;
    rows.listed = {elsewhere, make(3, TransferState::Failed, u"disk.full"_s),
                   make(1, TransferState::Failed, u"image.unsupported"_s)};
    rows.upcoming = {make(4, TransferState::Waiting, {}), later, make(2, TransferState::Waiting, {})};
    rows.causes = {{.cause = {u"disk.full"_s, u"B2"_s}, .failed = 5000, .nextTry = {}, .first = {}}};
    model.setRows(rows, now);
    using Kind = TransferModel::GroupKind;
    QList<Kind> kinds;
    for (int row = 0; row < model.rowCount(); ++row)
        kinds.append(model.kindOf(model.index(row, 0)));
    QCOMPARE(kinds, (QList<Kind>{Kind::Failed, Kind::Failed, Kind::Failed, Kind::PutBack, Kind::Waiting}));
    QCOMPARE(model.causeOf(model.index(0, 0)), (TransferCause{u"disk.full"_s, u"B2"_s}));
    QVERIFY(model.index(0, 0).data().toString().contains(u"B2"_s));
    QCOMPARE(model.index(0, 0).data(TransferModel::CountRole).toLongLong(), 5000);
    QCOMPARE(model.idsOf(model.index(1, 0)), QList<qint64>{3});
    const QModelIndex putBack = model.index(3, 0);
    QCOMPARE(model.idsOf(putBack), QList<qint64>{5});
    const QModelIndex leaf = model.index(0, 0, putBack);
    QCOMPARE(leaf.data().toString(), u"5.jpg"_s);
    const QString before = leaf.data(TransferModel::DetailRole).toString();
    model.setNow(now + Seconds{40});
    const QString after = leaf.data(TransferModel::DetailRole).toString();
    QVERIFY(before != after && after.contains(u"50"_s));
    QCOMPARE(model.idsOf(model.index(4, 0)), (QList<qint64>{4, 2})); // as the queue has it
    QCOMPARE(model.transfer(model.indexOf(2))->id, 2);
    model.setRows({}, now);
    QVERIFY(model.isEmpty());
}

void TransfersPageTest::puttingBackIsShownAndCanBeCutShort()
{
    Transfer later;
    later.path = m_profile->picture(3);
    later.errorReason = u"s3.timeout"_s;
    later.errorText = u"No answer."_s;
    later.remedy = u"Check the network."_s;
    later.errorStore = u"Backblaze B2"_s;
    later.options = uploadOptionsToJson({});
    later.notBefore = m_profile->engine().parts.clock.now() + Hour;
    QVERIFY(m_profile->engine().parts.catalogue.transfers().add({later}));
    open();
    QTRY_VERIFY(branch(TransferModel::GroupKind::PutBack).isValid());
    QTRY_COMPARE(m_profile->services().queue.snapshot().backedOff, 1);
    QPushButton *now = visibleButton(*head(TransferModel::GroupKind::PutBack), u"Try now"_s);
    QVERIFY(now);
    now->click();
    QTRY_VERIFY(branch(TransferModel::GroupKind::Done).isValid());
    QVERIFY(!branch(TransferModel::GroupKind::PutBack).isValid());
}

void TransfersPageTest::theOrderIsTheOperators()
{
    open();
    TransferQueue &queue = m_profile->services().queue;
    queue.setPaused(true);
    queue.addUploads({m_profile->picture(1), m_profile->picture(2), m_profile->picture(3)}, false, {});
    const auto waiting = [this] { return m_page->model().idsOf(branch(TransferModel::GroupKind::Waiting)); };
    QTRY_COMPARE(waiting().size(), 3);
    const QList<qint64> first = waiting();
    auto *tree = m_page->findChild<QTreeView *>();
    tree->setFocus();
    tree->setCurrentIndex(m_page->model().indexOf(first.at(2)));
    QTest::keyClick(tree, Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(waiting(), (QList<qint64>{first.at(0), first.at(2), first.at(1)}));
    QTest::keyClick(tree, Qt::Key_Up, Qt::AltModifier); // it is still selected
    QTRY_COMPARE(waiting(), (QList<qint64>{first.at(2), first.at(0), first.at(1)}));
    QTest::keyClick(tree, Qt::Key_End, Qt::AltModifier);
    QTRY_COMPARE(waiting(), (QList<qint64>{first.at(0), first.at(1), first.at(2)}));
    auto *bar = m_page->findChild<SelectionBar *>();
    QVERIFY(bar && bar->isVisible());
    QPushButton *top = visibleButton(*bar, u"To the top"_s);
    QVERIFY(top);
    top->click();
    QTRY_COMPARE(waiting(), first.mid(2) + first.first(2));
    queue.setPaused(false);
    QTRY_VERIFY(branch(TransferModel::GroupKind::Done).isValid());
}

void TransfersPageTest::clearsWhatIsDone()
{
    queueAndWait({m_profile->picture(1), m_profile->picture(2)});
    open();
    QTRY_VERIFY(branch(TransferModel::GroupKind::Done).isValid());
    QPushButton *clear = nullptr;
    for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
        if (button->text() == "Clear done"_L1)
            clear = button;
    }
    QVERIFY(clear && clear->isVisible());
    clear->click();
    QTRY_VERIFY(m_page->model().isEmpty());
}

void TransfersPageTest::retriesOneCause()
{
    const QString path = badFile(u"late.jpg"_s);
    queueAndWait({path});
    open();
    QTRY_VERIFY(branch(TransferModel::GroupKind::Failed).isValid());
    QFile::remove(path);
    QVERIFY(QFile::copy(m_profile->picture(7), path));
    QPushButton *retry = visibleButton(*head(TransferModel::GroupKind::Failed), u"Retry"_s);
    QVERIFY(retry);
    retry->click();
    QTRY_VERIFY(branch(TransferModel::GroupKind::Done).isValid());
    QVERIFY(!branch(TransferModel::GroupKind::Failed).isValid());
}

void TransfersPageTest::pausesAndGoesOn()
{
    open();
    TransferQueue &queue = m_profile->services().queue;
    queue.setPaused(true);
    QTRY_VERIFY(queue.snapshot().paused);
    queue.addUploads({m_profile->picture(1), m_profile->picture(2)}, false, {});
    QTRY_VERIFY(branch(TransferModel::GroupKind::Waiting).isValid());
    QCOMPARE(m_page->model().rowCount(branch(TransferModel::GroupKind::Waiting)), 2);
    auto *tree = m_page->findChild<QTreeView *>();
    const QModelIndex first = m_page->model().index(0, 0, branch(TransferModel::GroupKind::Waiting));
    tree->setCurrentIndex(first);
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Delete);
    QTRY_COMPARE(m_page->model().rowCount(branch(TransferModel::GroupKind::Waiting)), 1);
    queue.setPaused(false);
    QTRY_VERIFY(branch(TransferModel::GroupKind::Done).isValid());
}

TD_WINDOW_TEST(TransfersPageTest)
#include "tst_transfers_page.moc"
