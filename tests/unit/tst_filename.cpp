// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filename.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;

class FileNameTest : public QObject
{
    Q_OBJECT

private:
    static QStringList naughty()
    {
        QFile file(qEnvironmentVariable("TIERDECK_TEST_DATA") + u"/strings/blns-half.json"_s);
        QStringList strings;
        if (file.open(QIODevice::ReadOnly)) {
            for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array())
                strings << value.toString();
        }
        return strings;
    }

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"IMG_0001"_s << u"IMG_0001.jpg"_s;
        QTest::newRow("words of people") << u"Été à Lyon, n° 2"_s << u"Été à Lyon, n° 2.jpg"_s;
        QTest::newRow("up and away") << u"../../etc/passwd"_s << u"passwd.jpg"_s;
        QTest::newRow("absolute") << u"/etc/passwd"_s << u"passwd.jpg"_s;
        QTest::newRow("a drive") << u"C:\\Windows\\win"_s << u"win.jpg"_s;
        QTest::newRow("a share") << u"\\\\host\\share"_s << u"share.jpg"_s;
        QTest::newRow("a stream") << u"photo:evil"_s << u"photo_evil.jpg"_s;
        QTest::newRow("only dots") << u".."_s << u"id-7.jpg"_s;
        QTest::newRow("nothing") << QString() << u"id-7.jpg"_s;
        QTest::newRow("hidden") << u".bashrc"_s << u"bashrc.jpg"_s;
        QTest::newRow("an option") << u"-rf"_s << u"rf.jpg"_s;
        QTest::newRow("dots and blanks behind") << u"photo. . "_s << u"photo.jpg"_s;
        QTest::newRow("a device") << u"CON"_s << u"_CON.jpg"_s;
        QTest::newRow("a device with an ending") << u"nul.tar"_s << u"_nul.tar.jpg"_s;
        QTest::newRow("a port") << u"lpt1"_s << u"_lpt1.jpg"_s;
        QTest::newRow("a null") << u"a\0b"_s << u"a_b.jpg"_s;
        QTest::newRow("line breaks and escapes") << u"a\r\nb\x1b[31m"_s << u"a__b_[31m.jpg"_s;
        QTest::newRow("turned around") << u"photo\u202Egpj.exe"_s << u"photo_gpj.exe.jpg"_s;
        QTest::newRow("half a character") << QString(u"a"_s + QChar(0xd800)) << u"a_.jpg"_s;
    }
    void names()
    {
        QFETCH(QString, words);
        QFETCH(QString, name);
        QCOMPARE(safeFileName(words, u"jpg"_s, u"id-7"_s), name);
    }

    void longNamesAreCut()
    {
        for (const QString &letter : {u"a"_s, u"é"_s, u"😀"_s}) {
            const QString name = safeFileName(letter.repeated(300), u"jpg"_s, u"id"_s);
            QVERIFY(name.toUtf8().size() <= 205 && name.endsWith(u".jpg"_s) && name.isValidUtf16());
        }
    }

    void endingsAreNoPaths()
    {
        QCOMPARE(safeFileName(u"a"_s, u"j/../p:g"_s, u"id"_s), u"a.j_.._p_g"_s);
        QCOMPARE(safeFileName(u"a"_s, {}, u"id"_s), u"a"_s);
    }

    /// Each makes exactly one file, inside the folder.
    void naughtyStrings()
    {
        const QStringList strings = naughty();
        if (strings.isEmpty())
            QSKIP("TIERDECK_TEST_DATA is not set");
        const QTemporaryDir folder;
        for (const QString &words : strings) {
            const QString name = safeFileName(words, u"jpg"_s, u"id"_s);
            QFile file(folder.filePath(name));
            QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(words));
            file.close();
            QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden),
                     QStringList{name});
            QVERIFY(file.remove());
        }
    }
};

TD_TEST(FileNameTest)
#include "tst_filename.moc"
