// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tempsweep.h"
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::fakePhoto;
using td::test::Fixture;

/// What lies in TEMP and belongs to nobody.
class TempSweepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsOldUnknownObjectsAside();
    void leavesYoungOnes();
    void runsEverySixHours();
};

namespace
{

/// A whole object in TEMP that no photo names.
QString strayObject(Fixture &f, const QString &name)
{
    QDir(f.profile()).mkpath(u"temp"_s);
    const QString path = f.profile() + u"/temp/"_s + name;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(fakePhoto(9)) <= 0)
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

/// The clock of the test by the computer's, as files carry that one.
void setClock(Fixture &f, Seconds ahead)
{
    const auto now = std::chrono::floor<Seconds>(std::chrono::system_clock::now());
    f.clock.advance(now - f.clock.now() + ahead);
}

} // namespace

void TempSweepTest::setsOldUnknownObjectsAside()
{
    Fixture f;
    const Photo photo = f.upload(1);
    const QString stray = strayObject(f, u"stray.jpg"_s);
    setClock(f, 25 * Hour);
    const auto report = TempSweep(f.parts()).run({});
    QVERIFY(report);
    QCOMPARE(report->aside, QStringList{u"temp/stray.jpg"_s});
    QVERIFY(!QFile::exists(stray));
    QVERIFY(QFile::exists(f.masterPath(photo.photoId)));
    QCOMPARE(f.violations(), QStringList());
    // Not destroyed: a person may look at it.
    QDir aside(f.profile() + u"/lost+found"_s);
    QVERIFY(!aside.entryList(QDir::Files | QDir::AllDirs | QDir::NoDotAndDotDot).isEmpty());
}

void TempSweepTest::leavesYoungOnes()
{
    Fixture f;
    const QString stray = strayObject(f, u"young.jpg"_s);
    setClock(f, 23 * Hour);
    const auto report = TempSweep(f.parts()).run({});
    QVERIFY(report);
    QVERIFY(report->aside.isEmpty());
    QVERIFY(QFile::exists(stray));
}

void TempSweepTest::runsEverySixHours()
{
    Fixture f;
    setClock(f, 48 * Hour);
    const auto due = [&] {
        const auto swept = TempSweep(f.parts()).runIfDue({});
        return swept && *swept;
    };
    QVERIFY(due());
    QVERIFY(!due());
    f.clock.advance(6 * Hour - Seconds(1));
    QVERIFY(!due());
    f.clock.advance(Seconds(1));
    QVERIFY(due());
    f.clock.advance(-Hour * 100); // set back
    QVERIFY(due());
}

TD_TEST(TempSweepTest)
#include "tst_tempsweep.moc"
