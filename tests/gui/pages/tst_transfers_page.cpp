// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "ui/pages/transfers/transfermodel.h"
#include "ui/pages/transfers/transferspage.h"

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
    void clearsWhatIsDone();
    void retriesOneCause();
    void pausesAndGoesOn();

private:
    void open();
    [[nodiscard]] QString badFile(const QString &name);
    void queueAndWait(const QStringList &files);
    [[nodiscard]] QModelIndex branch(TransferModel::GroupKind kind);
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
    QTRY_VERIFY(m_profile->services().queue.snapshot().isIdle()
                && m_profile->services().queue.snapshot().done + m_profile->services().queue.snapshot().failed
                    >= before + files.size());
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

void TransfersPageTest::groupsFailuresByCause()
{
    queueAndWait({badFile(u"a.heic"_s), badFile(u"b.heic"_s), m_profile->picture(1)});
    open();
    QTRY_VERIFY(branch(TransferModel::GroupKind::Failed).isValid());
    const QModelIndex failed = branch(TransferModel::GroupKind::Failed);
    QCOMPARE(m_page->model().rowCount(failed), 2);
    QVERIFY(!m_page->model().reasonOf(failed).isEmpty());
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
    model.setTransfers({make(3, TransferState::Failed, u"disk.full"_s), make(2, TransferState::Waiting, {}),
                        make(1, TransferState::Failed, u"image.unsupported"_s)});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.kindOf(model.index(0, 0)), TransferModel::GroupKind::Failed);
    QCOMPARE(model.kindOf(model.index(2, 0)), TransferModel::GroupKind::Waiting);
    QCOMPARE(model.idsOf(model.index(0, 0)), QList<qint64>{3});
    const QModelIndex leaf = model.index(0, 0, model.index(1, 0));
    QCOMPARE(model.transfer(leaf)->id, 1);
    QCOMPARE(leaf.data().toString(), u"1.jpg"_s);
    model.setTransfers({});
    QVERIFY(model.isEmpty());
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
    auto *tree = m_page->findChild<QTreeView *>();
    QWidget *head = tree->indexWidget(branch(TransferModel::GroupKind::Failed));
    QVERIFY(head);
    QPushButton *retry = nullptr;
    for (QPushButton *button : head->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().startsWith("Retry"_L1))
            retry = button;
    }
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

QTEST_MAIN(TransfersPageTest)
#include "tst_transfers_page.moc"
