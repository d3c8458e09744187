// SPDX-License-Identifier: GPL-3.0-or-later
// What the product's sources must not hold, whatever a test of their behaviour sees (docs/SECURITY.md).
#include "support/testprogram.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace
{

const QDir ProjectRoot{QStringView(TD_SOURCE_DIR).toString()};

struct Line {
    QString file;
    int number = 0;
    QString text;
};

/// The lines of the product, without those that are comments alone.
QList<Line> productLines()
{
    QList<Line> lines;
    for (const QString &folder : {u"src"_s, u"app"_s, u"ui"_s}) {
        QDirIterator it(ProjectRoot.filePath(folder), {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read %s", qPrintable(file.fileName()));
            const QStringList texts = QString::fromUtf8(file.readAll()).split(u'\n');
            for (qsizetype i = 0; i < texts.size(); ++i) {
                if (!texts.at(i).trimmed().startsWith("//"_L1))
                    lines << Line{ProjectRoot.relativeFilePath(file.fileName()), int(i) + 1, texts.at(i)};
            }
        }
    }
    return lines;
}

} // namespace

class TestSecurity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNowhere_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("allowedIn");
        const auto row = [](const char *name, const char *pattern, const QStringList &allowedIn = {}) {
            QTest::newRow(name) << QString::fromLatin1(pattern) << allowedIn;
        };
        // S3: no child has an environment or arguments to leak into
        row("S3: processes are started",
            R"(\bQProcess\s+\w+[;({]|QProcess::(start|execute)|(^|[^:\w])system\(|\bpopen\(|\bexecv)");
        // S4
        row("S4: certificates are not looked at",
            R"(SSL_VERIFY(PEER|HOST),\s*0|ignoreSslErrors|VerifyNone|QuerySslPeer|SSLVERSION_(TLSv1_0|TLSv1_1|SSLv))");
        // S5
        row("S5: redirects are followed", R"(FOLLOWLOCATION,\s*[1-9]|UNRESTRICTED_AUTH)");
        // S14
        row("S14: words may become markup",
            R"(new QLabel\b|QMessageBox|QTextBrowser|setHtml\(|insertHtml|Qt::RichText|Qt::AutoText|QErrorMessage|QStaticText)",
            {u"ui/pages/costs/costreport.cpp"_s}); // makes a PDF of words that it escapes one by one
        // S15: only the connection and the migrations hand text to the driver
        row("S15: SQL goes past the connection", R"(\bQSqlQuery\s+\w+[({;])", {u"src/catalog/connection.cpp"_s});
        // S18
        row("S18: a scheme is handled", R"(setUrlHandler|x-scheme-handler)");
        // S19: links and error reports that somebody asked to copy
        row("S19: something is put on the clipboard", R"(clipboard\(\))",
            {u"ui/pages/health/logtab.cpp"_s, u"ui/pages/links/linkstab.cpp"_s, u"ui/pages/photos/photofiles.cpp"_s, u"ui/pages/photos/photospageactions.cpp"_s,
             u"ui/widgets/errordetail.cpp"_s, u"ui/widgets/explainedlabel.cpp"_s});
        // S20
        row("S20: code is loaded", R"(\bQPluginLoader|\bQLibrary\b|\bdlopen\(|addLibraryPath|setLibraryPaths)");
    }
    void isNowhere()
    {
        QFETCH(QString, pattern);
        QFETCH(QStringList, allowedIn);
        const QRegularExpression forbidden(pattern);
        QVERIFY(forbidden.isValid());
        QStringList found;
        for (const Line &line : productLines()) {
            if (forbidden.match(line.text).hasMatch() && !allowedIn.contains(line.file))
                found << u"%1:%2: %3"_s.arg(line.file).arg(line.number).arg(line.text.trimmed());
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    /// TLS 1.2 or later, said where connections are made.
    void tlsHasALeastVersion()
    {
        const QList<Line> lines = productLines();
        QVERIFY(std::ranges::any_of(lines,
                                    [](const Line &line) { return line.text.contains("CURL_SSLVERSION_TLSv1_2"_L1); }));
    }

    /// No row of the list was lost; that its tests exist is asked by tst_documents.
    void theTableIsWhole()
    {
        QFile file(ProjectRoot.filePath(u"docs/SECURITY.md"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (int row = 1; row <= 24; ++row)
            QVERIFY2(text.contains(u"| S%1 |"_s.arg(row)), qPrintable(u"S%1 is missing"_s.arg(row)));
    }
};

TD_TEST(TestSecurity)
#include "tst_security.moc"
