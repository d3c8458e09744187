// SPDX-License-Identifier: GPL-3.0-or-later
// The power fails at any moment of the real program's work. What it asked of the file system was recorded; of that,
// only what was synced survives, or by chance some of the rest. No photo that a command had confirmed may be lost then.
#include "cli/console.h"
#include "faults/diskmodel.h"
#include "support/testprogram.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace td::test;

namespace
{

struct Promise {
    QString photoId, sha256;
    qsizetype from = 0;                                      ///< of the records: it was confirmed before this one
    qsizetype until = std::numeric_limits<qsizetype>::max(); ///< its deletion was ordered before this one
};

using Lie = std::function<bool(const QByteArray &, bool)>;

} // namespace

class FaultsPowerCutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everythingConfirmedSurvives();
    void aDiskThatLiesIsFoundOut_data();
    void aDiskThatLiesIsFoundOut();

private:
    [[nodiscard]] QString log() const { return m_console.path(u"disk.log"_s); }
    [[nodiscard]] qsizetype recorded() const { return readDiskLog(log()).size(); }
    [[nodiscard]] QList<qsizetype> cuts(int most) const;
    [[nodiscard]] QStringList wrongAfter(qsizetype cut, QRandomGenerator *random, const Lie &lie);

    Console m_console;
    quint64 m_root = 0;
    QList<DiskRecord> m_records;
    QList<Promise> m_promises;
};

/// Uploads, moves through the tiers and a purge, each command confirmed by its exit status.
void FaultsPowerCutTest::initTestCase()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("the sanitizer and the recorder want the same place");
#endif
    QVERIFY(::mkdir(m_console.profile().toUtf8().constData(), 0700) == 0);
    struct stat info = {};
    QVERIFY(::stat(m_console.profile().toUtf8().constData(), &info) == 0);
    m_root = info.st_ino;
    m_console.environment.insert(u"LD_PRELOAD"_s, QString::fromUtf16(TD_DISK_SHIM));
    m_console.environment.insert(u"TD_DISK_LOG"_s, log());
    const auto upload = [&](const QList<int> &seeds) {
        QStringList arguments{u"upload"_s, u"--draft"_s, u"d"_s};
        for (const int seed : seeds)
            arguments << m_console.picture(u"in/%1.png"_s.arg(seed), seed);
        const Answer answer = m_console.json(arguments);
        QVERIFY2(answer.status == 0, answer.err.constData());
        for (const QJsonValue &photo : answer.json.value("photos"_L1).toArray())
            m_promises.append({.photoId = photo.toObject().value("photo_id"_L1).toString(),
                               .sha256 = photo.toObject().value("sha256"_L1).toString(),
                               .from = recorded()});
    };
    const auto done = [&](const QStringList &arguments) {
        const Answer answer = m_console.run(arguments);
        QVERIFY2(answer.status == 0, answer.err.constData());
    };
    upload({1, 2, 3});
    const QString first = m_promises.at(0).photoId, second = m_promises.at(1).photoId;
    done({u"migrate"_s, first, second, u"--to"_s, u"hot"_s});
    done({u"migrate"_s, first, u"--to"_s, u"cold"_s});
    m_promises[2].until = recorded();
    done({u"photos"_s, u"delete"_s, m_promises.at(2).photoId, u"--now"_s});
    upload({4});
    done({u"migrate"_s, first, u"--to"_s, u"hot"_s});
    m_console.environment.remove(u"LD_PRELOAD"_s);
    m_records = readDiskLog(log());
    QVERIFY2(m_records.size() > 200, "the recorder was not loaded");
}

/// Around every sync and every change of a name, evenly thinned out.
QList<qsizetype> FaultsPowerCutTest::cuts(int most) const
{
    QList<qsizetype> all;
    for (qsizetype i = m_promises.first().from; i < m_records.size(); ++i) {
        const disklog::Op op = m_records.at(i).header.op;
        if (op != disklog::Op::Write && op != disklog::Op::Truncate)
            all << i << i + 1;
    }
    QList<qsizetype> chosen;
    const qsizetype step = std::max<qsizetype>(1, all.size() / most);
    for (qsizetype i = 0; i < all.size(); i += step)
        chosen << all.at(i);
    return chosen << m_records.size();
}

QStringList FaultsPowerCutTest::wrongAfter(qsizetype cut, QRandomGenerator *random, const Lie &lie)
{
    DiskModel disk(m_root, lie);
    for (qsizetype i = 0; i < cut; ++i)
        disk.apply(m_records.at(i));
    QDir(m_console.profile()).removeRecursively();
    QDir().mkdir(m_console.profile());
    QFile::setPermissions(m_console.profile(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    disk.writeOut(m_console.profile(), random);

    const Answer checked = m_console.json({u"check"_s, u"--read-data"_s});
    QStringList wrong;
    for (const QString &kind : {u"missing"_s, u"damaged"_s, u"misplaced"_s, u"catalogue"_s}) {
        if (const int count = checked.json.value(kind).toInt(); count > 0)
            wrong << u"%1 %2"_s.arg(kind).arg(count);
    }
    if (checked.status != 0 && checked.status != 1)
        wrong << u"check ends with %1: %2"_s.arg(checked.status).arg(QString::fromUtf8(checked.err));
    QMap<QString, QString> there;
    for (const QJsonValue &photo : m_console.json({u"photos"_s, u"list"_s}).json.value("photos"_L1).toArray())
        there.insert(photo.toObject().value("photo_id"_L1).toString(), photo.toObject().value("sha256"_L1).toString());
    for (const Promise &promise : std::as_const(m_promises)) {
        if (promise.from <= cut && cut < promise.until && there.value(promise.photoId) != promise.sha256)
            wrong << u"%1 is lost"_s.arg(promise.photoId);
    }
    return wrong;
}

void FaultsPowerCutTest::everythingConfirmedSurvives()
{
    const int most = qEnvironmentVariable("TIERDECK_TEST_CUTS", u"30"_s).toInt();
    QRandomGenerator random(20'261'121);
    for (const qsizetype cut : cuts(most)) {
        for (QRandomGenerator *const chance : {static_cast<QRandomGenerator *>(nullptr), &random}) {
            const QStringList wrong = wrongAfter(cut, chance, {});
            QVERIFY2(wrong.isEmpty(), qPrintable(u"cut at %1 of %2%3: %4"_s.arg(cut)
                                                     .arg(m_records.size())
                                                     .arg(chance ? u", by chance"_s : QString(), wrong.join(u"; "_s))));
        }
    }
}

void FaultsPowerCutTest::aDiskThatLiesIsFoundOut_data()
{
    QTest::addColumn<QString>("about");
    for (const char *about : {"the catalogue", "photos", "names of photos"})
        QTest::newRow(about) << QString::fromLatin1(about);
}

/// The proof that this test sees what it looks for.
void FaultsPowerCutTest::aDiskThatLiesIsFoundOut()
{
    QFETCH(const QString, about);
    const Lie lie = [about](const QByteArray &name, bool isFolder) {
        const bool isCatalogue = name.startsWith("catalog.db");
        const bool isTier = name == "temp" || name == "hot" || name == "cold";
        return about == "the catalogue"_L1 ? isCatalogue : about == "photos"_L1 ? !isFolder && !isCatalogue : isTier;
    };
    const QList<qsizetype> all = cuts(12);
    const bool isFound =
        std::ranges::any_of(all, [&](qsizetype cut) { return !wrongAfter(cut, nullptr, lie).isEmpty(); });
    QVERIFY(isFound);
}

TD_TEST(FaultsPowerCutTest)
#include "tst_faults_powercut.moc"
