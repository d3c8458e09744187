// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the sources and fails when the house loses its shape (ARCHITECTURE.md).
#include "support/testprogram.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace
{

const QDir Root{QStringView(TD_SOURCE_DIR).toString()};

QStringList sourcesUnder(const QString &folder, const QStringList &patterns = {u"*.cpp"_s, u"*.h"_s})
{
    QStringList files;
    QDirIterator it(Root.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << Root.relativeFilePath(it.next());
    files.sort();
    return files;
}

QStringList linesOf(const QString &file)
{
    QFile f(Root.filePath(file));
    if (!f.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file));
    return QString::fromUtf8(f.readAll()).split(u'\n');
}

/// Longer than the rule allows, each with its reason. This list only shrinks.
const QMap<QString, QString> LongFiles = {};

} // namespace

class TestArchitecture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void includesRunOneWay_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QStringList>("ours");      // folders of ours it may include
        QTest::addColumn<QStringList>("forbidden"); // parts of foreign header names
        QTest::newRow("core") << u"src/core"_s << QStringList{u"core"_s}
                              << QStringList{u"QFile>"_s,           u"QSql"_s,     u"QThread"_s,
                                             u"QTimer"_s,           u"QNetwork"_s, u"QWidget"_s,
                                             u"QSettings"_s,        u"QProcess"_s, u"thread>"_s,
                                             u"QRandomGenerator"_s, u"curl"_s};
        QTest::newRow("storage") << u"src/storage"_s << QStringList{u"core"_s, u"storage"_s}
                                 << QStringList{u"QSql"_s, u"QWidget"_s};
        QTest::newRow("catalog") << u"src/catalog"_s << QStringList{u"core"_s, u"catalog"_s}
                                 << QStringList{u"QWidget"_s, u"curl"_s};
        QTest::newRow("imaging") << u"src/imaging"_s << QStringList{u"core"_s, u"imaging"_s}
                                 << QStringList{u"QSql"_s, u"QWidget"_s, u"curl"_s};
        QTest::newRow("engine") << u"src/engine"_s << QStringList{u"core"_s, u"engine"_s}
                                << QStringList{u"QSql"_s, u"QWidget"_s, u"curl"_s, u"jpeglib"_s};
        QTest::newRow("http") << u"src/http"_s << QStringList{u"core"_s, u"engine"_s, u"http"_s}
                              << QStringList{u"QSql"_s, u"QWidget"_s, u"curl"_s};
        QTest::newRow("ui") << u"ui"_s << QStringList{u"core"_s, u"engine"_s, u"ui"_s}
                            << QStringList{u"QSql"_s, u"curl"_s};
    }
    void includesRunOneWay()
    {
        QFETCH(QString, folder);
        QFETCH(QStringList, ours);
        QFETCH(QStringList, forbidden);
        const QStringList layers{u"core"_s,   u"storage"_s, u"catalog"_s, u"imaging"_s,
                                 u"engine"_s, u"http"_s,    u"ui"_s,      u"app"_s};
        static const QRegularExpression include(u"^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"_s);
        const QStringList files = sourcesUnder(folder);
        QVERIFY(!files.isEmpty());
        QStringList wrong;
        for (const QString &file : files) {
            for (const QString &line : linesOf(file)) {
                const auto match = include.match(line);
                if (!match.hasMatch())
                    continue;
                const QString header = match.captured(2);
                const QString layer = header.section(u'/', 0, 0);
                if (match.captured(1) == "\""_L1 && layers.contains(layer) && !ours.contains(layer))
                    wrong << file + u": "_s + line.trimmed();
                for (const QString &part : forbidden) {
                    if (match.captured(1) == "<"_L1 && QString(header + u'>').contains(part))
                        wrong << file + u": "_s + line.trimmed();
                }
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void theCoreIsPure()
    {
        static const QRegularExpression impure(u"currentDateTime|currentSecsSinceEpoch|currentMSecs|system_clock::now|"
                                               u"qEnvironmentVariable|getenv|QRandomGenerator"
                                               u"|qDebug\\(|qWarning\\(|qInfo\\(|\\btr\\("_s);
        QStringList wrong;
        for (const QString &file : sourcesUnder(u"src/core"_s)) {
            for (const QString &line : linesOf(file)) {
                if (impure.match(line).hasMatch() && !line.trimmed().startsWith("//"_L1))
                    wrong << file + u": "_s + line.trimmed();
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void filesStayShort()
    {
        QStringList wrong;
        for (const QString &folder : {u"src"_s, u"ui"_s, u"app"_s}) {
            for (const QString &file : sourcesUnder(folder)) {
                const qsizetype lines = linesOf(file).size() - 1;
                const qsizetype most = file.endsWith(".h"_L1) ? 200 : 400;
                if (lines > most && !LongFiles.contains(file))
                    wrong << u"%1 has %2 lines, more than %3"_s.arg(file).arg(lines).arg(most);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        for (auto it = LongFiles.begin(); it != LongFiles.end(); ++it)
            QVERIFY2(QFile::exists(Root.filePath(it.key())),
                     qPrintable(it.key() + u" is gone: take it off the list"_s));
    }

    void resultsAreNotDropped()
    {
        static const QRegularExpression returnsResult(
            u"^\\s*(virtual |static |inline )*(td::)?Result<.*>\\s+\\w+\\("_s);
        QStringList wrong;
        for (const QString &folder : {u"src"_s, u"ui"_s, u"app"_s}) {
            for (const QString &file : sourcesUnder(folder, {u"*.h"_s})) {
                QString before;
                for (const QString &line : linesOf(file)) {
                    if (returnsResult.match(line).hasMatch() && !before.trimmed().endsWith("[[nodiscard]]"_L1) &&
                        !before.contains("nodiscard"_L1))
                        wrong << file + u": "_s + line.trimmed();
                    before = line;
                }
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void picturesAreDecodedByHelpersOnly()
    {
        // Whatever came from outside is decoded where it can do no harm (docs/adr/0009).
        static const QRegularExpression decoding(
            u"QImageReader|QMovie|loadFromData|QImage::fromData|\\bImaging(Processor|Lab)\\b"_s);
        QStringList wrong;
        for (const QString &folder : {u"src/engine"_s, u"ui"_s, u"app"_s}) {
            for (const QString &file : sourcesUnder(folder)) {
                for (const QString &line : linesOf(file)) {
                    if (decoding.match(line).hasMatch())
                        wrong << file + u": "_s + line.trimmed();
                }
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void theWindowIsPaintedByItsTheme()
    {
        static const QRegularExpression literal(
            u"\"#[0-9A-Fa-f]{6}\"|Qt::(red|green|blue|white|black|gray|darkGray|yellow)\\b"_s);
        QStringList wrong;
        for (const QString &file : sourcesUnder(u"ui"_s)) {
            const bool theme = file.startsWith("ui/theme/"_L1);
            for (const QString &line : linesOf(file)) {
                if (line.contains("setStyleSheet"_L1) || line.contains("processEvents"_L1) ||
                    line.contains("QEventLoop"_L1) || (!theme && literal.match(line).hasMatch()))
                    wrong << file + u": "_s + line.trimmed();
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void everyFileNamesItsLicence()
    {
        QStringList wrong;
        for (const QString &folder : {u"src"_s, u"ui"_s, u"app"_s, u"tests"_s}) {
            for (const QString &file : sourcesUnder(folder)) {
                if (!linesOf(file).first().contains("SPDX-License-Identifier: GPL-3.0-or-later"_L1))
                    wrong << file;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }
};

TD_TEST(TestArchitecture)
#include "tst_architecture.moc"
