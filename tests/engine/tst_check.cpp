// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::Fault;
using td::test::Fixture;

namespace
{

void writeObject(Fixture &f, const QString &key, const QByteArray &bytes)
{
    const QString path = f.profile() + u'/' + key;
    if (!QDir().mkpath(QFileInfo(path).path()))
        qFatal("cannot make the folder of %s", qPrintable(path));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

CheckReport check(Fixture &f, bool repair, double readData = 0)
{
    const auto report = f.engine().check.run({.readDataPercent = readData, .repair = repair}, {}, {});
    if (!report)
        qFatal("check failed: %s", qPrintable(report.error().message));
    return *report;
}

} // namespace

class CheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeCatalogueIsClean();
    void reportsAMissingObjectAndKeepsItsRow();
    void reportsAPhotoThatHasNoCopies();
    void findsDamage_data();
    void findsDamage();
    void clearsASuspicionThatWasWrong();
    void removesALeftoverOfItsOwn();
    void setsUnknownObjectsAside();
    void looksForOrphansOnlyWhereItPutObjects();
    void finishesWhatWasInterrupted();
    void leavesWorkUnderWayAlone();
    void anEmptyTierIsAnErrorNotAFinding();
    void anUnreachableStoreIsAnError();
    void readsTheShareItIsAskedFor();
    void canBeCancelled();
};

void CheckTest::aWholeCatalogueIsClean()
{
    Fixture f;
    f.upload(1);
    const Photo second = f.upload(2);
    QVERIFY(f.engine().mover.move(second.photoId, Tier::Hot, true, {}, {}));
    QVERIFY(f.catalogue().photos().trash({second.photoId}, {}, {}, f.clock.now()));
    QList<Progress> seen;
    const auto report = f.engine().check.run({.readDataPercent = 100, .repair = true},
                                             [&seen](const Progress &progress) { seen.append(progress); }, {});
    QVERIFY(report);
    QVERIFY(report->isClean());
    QCOMPARE(report->photos, qint64(2));
    QCOMPARE(report->copies, qint64(8));
    QVERIFY(report->bytesRead >= 4000);
    QCOMPARE(seen.last().done, qint64(2));
}

void CheckTest::reportsAMissingObjectAndKeepsItsRow()
{
    Fixture f;
    const Photo photo = f.upload(1);
    QVERIFY(QFile::remove(f.masterPath(photo.photoId)));
    for (const bool repair : {false, true, true}) {
        const CheckReport report = check(f, repair);
        QCOMPARE(report.findings.size(), 1);
        QCOMPARE(report.findings.first().kind, u"missing"_s);
        QCOMPARE(report.findings.first().photoId, photo.photoId);
        QVERIFY(!report.findings.first().repaired);
    }
    const QList<Copy> copies = *f.catalogue().copies().ofPhoto(photo.photoId);
    QCOMPARE(copies.size(), 4);
    QCOMPARE(std::ranges::count(copies, CopyState::Suspect, &Copy::state), 1);
}

void CheckTest::reportsAPhotoThatHasNoCopies()
{
    Fixture f;
    f.upload(1);
    const Photo photo = f.upload(2);
    const QList<Copy> copies = *f.catalogue().copies().ofPhoto(photo.photoId);
    for (const Copy &copy : copies) {
        QVERIFY(f.catalogue().copies().setState(copy.copyId, CopyState::Gone, {}, f.clock.now()));
        QVERIFY(QFile::remove(f.profile() + u'/' + copy.key));
    }
    const CheckReport report = check(f, false);
    QCOMPARE(report.findings.size(), 1);
    QCOMPARE(report.findings.first().kind, u"missing"_s);
    QCOMPARE(report.findings.first().photoId, photo.photoId);
    QCOMPARE(report.findings.first().key, photo.storagePath);
}

void CheckTest::findsDamage_data()
{
    QTest::addColumn<bool>("sameSize");
    QTest::addColumn<double>("readData");
    QTest::addColumn<int>("found");
    QTest::newRow("another size is seen at once") << false << 0.0 << 1;
    QTest::newRow("a flipped byte is not seen by size") << true << 0.0 << 0;
    QTest::newRow("a flipped byte is seen by reading") << true << 100.0 << 1;
}

void CheckTest::findsDamage()
{
    QFETCH(const bool, sameSize);
    QFETCH(const double, readData);
    QFETCH(const int, found);
    Fixture f;
    const Photo photo = f.upload(1);
    QByteArray bytes = contentOf(f.masterPath(photo.photoId));
    bytes[10] = char(bytes.at(10) ^ 1);
    writeObject(f, photo.storagePath, sameSize ? bytes : bytes.chopped(1));
    const CheckReport report = check(f, true, readData);
    QCOMPARE(report.count(u"damaged"_s), found);
    QCOMPARE(report.findings.size(), found);
    QVERIFY(QFile::exists(f.masterPath(photo.photoId)));
}

void CheckTest::clearsASuspicionThatWasWrong()
{
    Fixture f;
    const Photo photo = f.upload(1);
    const qint64 copyId = f.catalogue().copies().ofPhoto(photo.photoId)->first().copyId;
    QVERIFY(f.catalogue().copies().setState(copyId, CopyState::Suspect, u"sha256"_s, f.clock.now()));
    const CheckReport report = check(f, true);
    QCOMPARE(report.findings.size(), 1);
    QVERIFY(report.findings.first().repaired);
    QVERIFY(check(f, true).isClean());
    QCOMPARE(f.violations(), QStringList());
}

void CheckTest::removesALeftoverOfItsOwn()
{
    Fixture f;
    const Photo photo = f.upload(1);
    const QByteArray bytes = contentOf(f.masterPath(photo.photoId));
    const QString leftover = u"hot/%1-7.jpg"_s.arg(photo.photoId);
    writeObject(f, leftover, bytes);
    const CheckReport look = check(f, false);
    QCOMPARE(look.count(u"orphan"_s), qint64(1));
    QVERIFY(QFile::exists(f.profile() + u'/' + leftover));
    const CheckReport repair = check(f, true);
    QCOMPARE(repair.findings.size(), 1);
    QVERIFY(repair.findings.first().repaired);
    QVERIFY(!QFile::exists(f.profile() + u'/' + leftover));
    QVERIFY(!QFile::exists(f.profile() + u"/lost+found"_s));
    QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
}

void CheckTest::setsUnknownObjectsAside()
{
    Fixture f;
    const Photo photo = f.upload(1);
    const QMap<QString, QByteArray> strangers{{u"hot/holiday.jpg"_s, "a picture of somebody"_ba},
                                              {u"temp/%1-2.jpg"_s.arg(photo.photoId), "other bytes under our name"_ba}};
    for (auto stranger = strangers.cbegin(); stranger != strangers.cend(); ++stranger)
        writeObject(f, stranger.key(), stranger.value());
    const CheckReport report = check(f, true);
    QCOMPARE(report.count(u"orphan"_s), qint64(2));
    for (auto stranger = strangers.cbegin(); stranger != strangers.cend(); ++stranger) {
        QVERIFY(!QFile::exists(f.profile() + u'/' + stranger.key()));
        QCOMPARE(contentOf(f.profile() + u"/lost+found/"_s + stranger.key()), stranger.value());
    }
    QVERIFY(check(f, true).isClean());
    QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
}

void CheckTest::looksForOrphansOnlyWhereItPutObjects()
{
    Fixture f;
    f.upload(1);
    writeObject(f, u"notes/mine.txt"_s, "not an object"_ba);
    writeObject(f, u"backups/catalog.db.gz"_s, "nor this"_ba);
    QVERIFY(check(f, true).isClean());
    QVERIFY(QFile::exists(f.profile() + u"/catalog.db"_s));
    QVERIFY(QFile::exists(f.profile() + u"/notes/mine.txt"_s));
}

void CheckTest::finishesWhatWasInterrupted()
{
    Fixture f;
    const Photo photo = f.upload(1);
    f.faults.only = [](const QString &name) {
        return name == "journal.markVerified"_L1 || name == "journal.find"_L1 || name == "journal.takeOver"_L1;
    };
    f.faults.arm(Fault::FailBefore, 2, true);
    QVERIFY(!f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}));
    f.restart();
    QCOMPARE(check(f, false).count(u"unfinished"_s), qint64(1));
    QVERIFY(!f.violations().isEmpty());
    QVERIFY(check(f, true).isClean());
    QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
}

void CheckTest::leavesWorkUnderWayAlone()
{
    Fixture f;
    f.upload(1);
    Fixture other(f.profile());
    other.holderDead = [](const Holder &) { return false; };
    other.restart();
    // Another process repairs while this one has stored its objects but not yet catalogued them.
    bool done = false;
    f.faults.only = [&](const QString &name) {
        if (name == "photos.add"_L1 && !done) {
            done = true;
            if (!check(other, true).isClean())
                qFatal("the other process saw work under way as a finding");
        }
        return false;
    };
    const auto uploaded = f.engine().ingest.uploadBytes(test::fakePhoto(2), u"b.jpg"_s, {}, {});
    QVERIFY(uploaded && done);
    QCOMPARE(f.violations({{uploaded->photo.photoId, uploaded->photo.sha256}}), QStringList());
}

void CheckTest::anEmptyTierIsAnErrorNotAFinding()
{
    Fixture f;
    const Photo first = f.upload(1);
    const Photo second = f.upload(2);
    QVERIFY(QDir().rename(f.profile() + u"/temp"_s, f.profile() + u"/elsewhere"_s));
    const auto report = f.engine().check.run({.readDataPercent = 0, .repair = true}, {}, {});
    QVERIFY(!report);
    QCOMPARE(report.error().reason, u"tier.looks_empty"_s);
    QVERIFY(QDir().rename(f.profile() + u"/elsewhere"_s, f.profile() + u"/temp"_s));
    QCOMPARE(f.violations({{first.photoId, first.sha256}, {second.photoId, second.sha256}}), QStringList());
}

void CheckTest::anUnreachableStoreIsAnError()
{
    Fixture f;
    f.upload(1);
    f.faults.only = [](const QString &name) { return name == "store.list"_L1; };
    f.faults.arm(Fault::FailBefore, 1, true);
    const auto report = f.engine().check.run({}, {}, {});
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Unavailable);
    f.faults.disarm();
    QCOMPARE(f.violations(), QStringList());
}

void CheckTest::readsTheShareItIsAskedFor()
{
    Fixture f;
    constexpr int Photos = 10;
    for (quint32 seed = 0; seed < Photos; ++seed)
        f.upload(seed);
    qint64 reads = 0;
    f.faults.only = [&reads](const QString &name) {
        reads += name == "store.get"_L1 ? 1 : 0;
        return false;
    };
    check(f, false, 25);
    QCOMPARE(reads, qint64(Photos));
    reads = 0;
    check(f, false, 0);
    QCOMPARE(reads, qint64(0));
    // Day by day a small share comes round to every copy.
    for (int day = 0; day < 10; ++day) {
        check(f, false, 10);
        f.clock.advance(Day);
    }
    QCOMPARE(reads, qint64(Photos * 4));
}

void CheckTest::canBeCancelled()
{
    Fixture f;
    f.upload(1);
    std::stop_source source;
    source.request_stop();
    const auto report = f.engine().check.run({}, {}, source.get_token());
    QVERIFY(report);
    QVERIFY(report->cancelled);
}

TD_TEST(CheckTest)
#include "tst_check.moc"
