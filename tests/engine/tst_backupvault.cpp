// SPDX-License-Identifier: GPL-3.0-or-later
// What the place of the backups says of itself, and where it says it again.
#include "engine/backupbench.h"
#include "support/testprogram.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

QByteArray descriptionAt(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class BackupVaultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDescriptionIsLost_data();
    void theDescriptionIsLost();
};

void BackupVaultTest::theDescriptionIsLost_data()
{
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<bool>("isDamaged");
    QTest::newRow("plain, gone") << QByteArray() << false;
    QTest::newRow("encrypted, gone") << "wordy horse"_ba << false;
    QTest::newRow("encrypted, damaged") << "wordy horse"_ba << true;
}

/// One small object at the root says how everything else is encrypted; each manifest says it too.
void BackupVaultTest::theDescriptionIsLost()
{
    QFETCH(const QByteArray, passphrase);
    QFETCH(const bool, isDamaged);
    BackupBench bench(passphrase);
    bench.add(1);
    bench.made();
    const QString id = bench.vault().id();
    const QString path = QString(bench.f.profile() + u"-backups/"_s + BackupDescriptionKey);
    const QByteArray before = descriptionAt(path);
    QVERIFY(!before.isEmpty());
    QVERIFY(isDamaged ? QFile(path).resize(20) : QFile::remove(path));
    QCOMPARE(bench.vault().id(), id);
    QVERIFY(bench.isAllRight());
    QCOMPARE(bench.wrongAfterRestore(), QStringList());
    // who only reads changes nothing; the next backup describes the place as it was
    QVERIFY(isDamaged ? QFile(path).size() == 20 : !QFile::exists(path));
    bench.f.clock.advance(Day);
    QCOMPARE(bench.made().objects->added, 0);
    QCOMPARE(descriptionAt(path), before);
    QCOMPARE(bench.list().size(), 2);
    if (!passphrase.isEmpty()) {
        QVERIFY(QFile::remove(path));
        QCOMPARE(BackupVault::open(bench.plain, Secret("wrong"_ba), {}).error().reason, u"backup.passphrase_wrong"_s);
    }
}

TD_TEST(BackupVaultTest)
#include "tst_backupvault.moc"
