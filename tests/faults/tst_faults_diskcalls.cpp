// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that fails in the middle, and a quota that is used up, under each tier's folder and under the catalogue of the
// real program. The command says so and changes nothing by halves; the next start finds everything whole and can do the
// deed.
#include "cli/console.h"
#include "support/testprogram.h"

#include <QJsonArray>
#include <QTest>

#include <cerrno>

using namespace Qt::StringLiterals;
using namespace td::test;

class FaultsDiskCallsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows_data();
    void rows();
};

void FaultsDiskCallsTest::rows_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("deed");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *call, int error, const char *path, const char *deed, const char *said) {
        QTest::addRow("%s %s in %s: %s", call, error == EIO ? "EIO" : "EDQUOT", path, deed)
            << QString::fromLatin1(call) << error << QString::fromLatin1(path) << QString::fromLatin1(deed)
            << QString::fromLatin1(said);
    };
    row("write", EIO, "/temp/", "upload", "disk");
    row("write", EDQUOT, "/temp/", "upload", "full");
    row("fsync", EIO, "/temp", "upload", "disk");
    row("rename", EIO, ".jpg", "upload", "disk");
    row("read", EIO, "/temp/", "hot", "disk");
    row("write", EIO, "/hot/", "hot", "disk");
    row("write", EDQUOT, "/hot/", "hot", "full");
    row("fsync", EIO, "/hot", "hot", "disk");
    row("rename", EDQUOT, ".jpg", "hot", "full");
    row("write", EIO, "/cold/", "cold", "disk");
    row("write", EDQUOT, "/cold/", "cold", "full");
    for (const char *deed : {"upload", "hot", "purge"}) {
        row("write", EIO, "/catalog.db", deed, "catalogue");
        row("write", EDQUOT, "/catalog.db", deed, "catalogue");
        row("fsync", EIO, "/catalog.db", deed, "catalogue");
    }
}

void FaultsDiskCallsTest::rows()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("the sanitizer wants to be loaded first");
#endif
    QFETCH(QString, call);
    QFETCH(int, error);
    QFETCH(QString, path);
    QFETCH(QString, deed);
    QFETCH(QString, said);
    Console console;
    const QStringList ids = console.upload({1, 2}, u"d"_s);
    QMap<QString, QString> truth;
    for (const QJsonValue &photo : console.json({u"photos"_s, u"list"_s}).json.value("photos"_L1).toArray())
        truth.insert(photo.toObject().value("photo_id"_L1).toString(), photo.toObject().value("sha256"_L1).toString());
    const QStringList command = deed == "upload"_L1  ? QStringList{u"upload"_s, console.picture(u"c.png"_s, 3)}
                                : deed == "purge"_L1 ? QStringList{u"photos"_s, u"delete"_s, ids.first(), u"--now"_s}
                                                     : QStringList{u"migrate"_s, ids.first(), u"--to"_s, deed};
    console.environment.insert(u"LD_PRELOAD"_s, QString::fromUtf16(TD_DISK_SHIM));
    console.environment.insert(u"TD_DISK_FAIL"_s, u"%1:%2:%3"_s.arg(call).arg(error).arg(path));
    const Answer failed = console.json(command);
    console.environment.remove(u"LD_PRELOAD"_s);
    QVERIFY2(failed.status > 0, QByteArray(failed.out + failed.err).constData());
    QVERIFY2(failed.err.contains(said.toUtf8()), failed.err.constData());

    const Answer checked = console.json({u"check"_s, u"--read-data"_s});
    QVERIFY2(checked.status == 0, QByteArray(checked.out + checked.err).constData());
    const QJsonArray photos = console.json({u"photos"_s, u"list"_s}).json.value("photos"_L1).toArray();
    for (const QJsonValue &photo : photos) {
        const QString id = photo.toObject().value("photo_id"_L1).toString();
        QCOMPARE(photo.toObject().value("sha256"_L1).toString(), truth.take(id));
    }
    QVERIFY2(truth.isEmpty() || deed == "purge"_L1, "a photo is lost");
    const Answer again = console.json(command);
    QVERIFY2(again.status == 0 || (deed == "purge"_L1 && truth.size() == 1), again.err.constData());
    QCOMPARE(console.json({u"check"_s, u"--read-data"_s}).status, 0);
}

TD_TEST(FaultsDiskCallsTest)
#include "tst_faults_diskcalls.moc"
