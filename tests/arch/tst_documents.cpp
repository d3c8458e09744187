// SPDX-License-Identifier: GPL-3.0-or-later
// The documents that say what is done, and shown by which test, name tests that exist.
#include "support/testprogram.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace
{

QString textOfFile(const QString &path)
{
    QFile file(QDir(QStringView(TD_SOURCE_DIR).toString()).filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool hasFunction(const QString &source, const QString &name)
{
    return source.contains(QRegularExpression(u"void (\\w+::)?%1\\(\\)"_s.arg(name)));
}

} // namespace

class TestDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namedTestsExist_data()
    {
        QTest::addColumn<QString>("document");
        QTest::addColumn<int>("least");
        QTest::newRow("COVERAGE.md") << u"docs/COVERAGE.md"_s << 350;
        QTest::newRow("SECURITY.md") << u"docs/SECURITY.md"_s << 40;
    }
    /// `tests/folder/file.cpp::function`
    void namedTestsExist()
    {
        QFETCH(QString, document);
        QFETCH(int, least);
        const QString text = textOfFile(document);
        static const QRegularExpression reference(u"`(tests/[\\w/]+\\.cpp)::(\\w+)`"_s);
        QMap<QString, QString> sources;
        QStringList wrong;
        int count = 0;
        for (auto it = reference.globalMatch(text); it.hasNext(); ++count) {
            const auto match = it.next();
            const QString path = match.captured(1);
            if (!sources.contains(path))
                sources.insert(path, textOfFile(path));
            if (!hasFunction(sources.value(path), match.captured(2)))
                wrong << match.captured(0);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY2(count >= least, qPrintable(QString::number(count)));
    }

    /// `tst_name` as ctest has it, followed by the functions meant: `tst_engine_kill`* `atEveryCall`, `atRandomMoments`
    void theFaultMatrixIsTrue()
    {
        const QString text = textOfFile(u"docs/FAULTS.md"_s);
        static const QRegularExpression reference(u"`tst_(\\w+)`\\*?((?:,? `(?!tst_)[a-z]\\w*`)*)"_s);
        static const QRegularExpression word(u"`(\\w+)`"_s);
        const QMap<QString, QString> files = testFiles();
        QStringList wrong;
        int count = 0;
        for (auto it = reference.globalMatch(text); it.hasNext(); ++count) {
            const auto match = it.next();
            const QString source = textOfFile(files.value(plainName(match.captured(1))));
            if (source.isEmpty())
                wrong << match.captured(0);
            for (auto words = word.globalMatch(match.captured(2)); words.hasNext();) {
                const QString function = words.next().captured(1);
                if (!hasFunction(source, function))
                    wrong << QString(match.captured(1) + u"::"_s + function);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY2(count >= 50, qPrintable(QString::number(count)));
    }

private:
    /// Without the place where it runs once more.
    static QString plainName(QString name)
    {
        for (const QString &place : {u"_buckets_postgres"_s, u"_bucket"_s}) {
            if (name.endsWith(place))
                name.chop(place.size());
        }
        return name;
    }
    /// Name as ctest has it, without "tst_": the file's own, and that behind the name of its folder.
    static QMap<QString, QString> testFiles()
    {
        const QDir root(QStringView(TD_SOURCE_DIR).toString());
        QMap<QString, QString> files;
        QDirIterator it(root.filePath(u"tests"_s), {u"tst_*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QFileInfo file(it.next());
            const QString path = root.relativeFilePath(file.filePath());
            const QString name = file.completeBaseName().mid(4);
            files.insert(name, path);
            files.insert(QString(path.section(u'/', 1, 1) + u'_' + name), path);
        }
        return files;
    }
};

TD_TEST(TestDocuments)
#include "tst_documents.moc"
