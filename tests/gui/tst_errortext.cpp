// SPDX-License-Identifier: GPL-3.0-or-later
// Every reason that the program raises has the operator's sentence, so that no raw English message reaches the window.
#include "support/testprogram.h"
#include "ui/support/errortable.h"
#include "ui/support/errortext.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <utility>

using namespace Qt::StringLiterals;
using namespace td;

namespace
{

/// Reasons without a sentence: said by the command line only, or carrying a text of the window that is translated
/// already.
bool isInternal(const QString &reason)
{
    static const QSet<QString> internal{u"catalog.damaged"_s, u"config.demo_profile"_s, u"config.temp"_s,
                                        u"demo.cancelled"_s,  u"photo.several"_s,       u"s3.enough"_s};
    return internal.contains(reason);
}

/// What the HTTP service answers its clients is no matter of the window. By its place, not by its name: the same reason
/// from the engine would be.
bool isOfTheService(const QString &file)
{
    return file.startsWith("src/http/"_L1) || file == "src/catalog/tokens.cpp"_L1;
}

/// Reason -> a place that raises it.
QMap<QString, QString> reasonsIn(const QString &text, const QString &file)
{
    // A reason is the first text of a call that makes an error, or what a field `reason` is given.
    static const QRegularExpression call(
        uR"re(\b(?:fail|\w*[eE]rror|aborted|noProof)\(\s*(?:ErrorCode::\w+,\s*)?u"([a-z][a-z0-9_]*\.[a-z_]+)"_s)re"_s);
    static const QRegularExpression field(uR"re(\breason\s*=(?!=)([^,;{}]*))re"_s);
    static const QRegularExpression literal(uR"re(u"([a-z][a-z0-9_]*\.[a-z_]+)"_s)re"_s);
    // A row of a table of errors, as the adapters of the network have them.
    static const QRegularExpression row(uR"re(\bErrorCode::\w+,\s*u?"([a-z][a-z0-9_]*\.[a-z_]+)")re"_s);
    QMap<QString, QString> found;
    for (auto calls = call.globalMatch(text); calls.hasNext();)
        found.insert(calls.next().captured(1), file);
    for (auto rows = row.globalMatch(text); rows.hasNext();)
        found.insert(rows.next().captured(1), file);
    for (auto fields = field.globalMatch(text); fields.hasNext();) {
        const QString value = fields.next().captured(1);
        for (auto literals = literal.globalMatch(value); literals.hasNext();)
            found.insert(literals.next().captured(1), file);
    }
    return found;
}

QMap<QString, QString> raisedReasons()
{
    const QString root = QStringView(TD_SOURCE_DIR).toString();
    QMap<QString, QString> all;
    for (const QString &folder : {u"/src"_s, u"/app"_s, u"/ui"_s}) {
        QDirIterator files(QString(root + folder), {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            const QString name = file.fileName().mid(root.size() + 1);
            if (isOfTheService(name) || !file.open(QIODevice::ReadOnly))
                continue;
            const QMap<QString, QString> raised = reasonsIn(QString::fromUtf8(file.readAll()), name);
            for (auto it = raised.cbegin(); it != raised.cend(); ++it) {
                // Wrong usage of the command line; a usage report of a provider is another matter.
                if (!name.startsWith("app/cli/"_L1) || !it.key().startsWith("usage."_L1))
                    all.insert(it.key(), it.value());
            }
        }
    }
    return all;
}

} // namespace

class TestErrorText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reasonsAreFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("reasons");
        QTest::newRow("fail") << u"return fail(ErrorCode::NotFound, u\"a.b\"_s, u\"c.d\"_s);"_s
                              << QStringList{u"a.b"_s};
        QTest::newRow("digit") << u"fail(ErrorCode::NotFound, u\"s3.b\"_s"_s << QStringList{u"s3.b"_s};
        QTest::newRow("row") << u"{Kind, ErrorCode::NotFound, \"a.b\", \"c.d\"}"_s << QStringList{u"a.b"_s};
        QTest::newRow("row of texts") << u"return {ErrorCode::NotFound, u\"a.b\"_s,"_s << QStringList{u"a.b"_s};
        QTest::newRow("two lines") << u"fail(ErrorCode::NotFound,\n    u\"a.b\"_s,"_s << QStringList{u"a.b"_s};
        QTest::newRow("own maker") << u"fail(journalError(u\"a.b\"_s, x))"_s << QStringList{u"a.b"_s};
        QTest::newRow("field") << u"{.reason = u\"a.b\"_s, .where = u\"c.d\"_s}"_s << QStringList{u"a.b"_s};
        QTest::newRow("choice") << u".reason = full ? u\"a.b\"_s\n : u\"a.c\"_s,"_s << QStringList{u"a.b"_s, u"a.c"_s};
        QTest::newRow("question") << u"if (error.reason == u\"a.b\"_s)"_s << QStringList{};
    }
    void reasonsAreFound()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, reasons);
        QCOMPARE(QStringList(reasonsIn(text, {}).keys()), reasons);
    }

    void everyReasonHasASentence()
    {
        QSet<QString> known;
        for (const ErrorEntry &entry : errorEntries())
            known.insert(QString::fromLatin1(entry.reason));
        const QMap<QString, QString> raised = raisedReasons();
        QVERIFY2(raised.size() > 100, "the sources were not found");
        QStringList missing;
        for (const auto &[reason, file] : raised.asKeyValueRange()) {
            if (!known.contains(reason) && !isInternal(reason))
                missing.append(QString(reason + u" in "_s + file));
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void entriesAreWhole()
    {
        QSet<QString> seen;
        for (const ErrorEntry &entry : errorEntries()) {
            const QString reason = QString::fromLatin1(entry.reason);
            QVERIFY2(!seen.contains(reason), entry.reason);
            seen.insert(reason);
            QVERIFY2(QString::fromUtf8(entry.sentence).endsWith(u'.'), entry.reason);
            const QString remedy = QString::fromUtf8(entry.remedy);
            QVERIFY2(remedy.isEmpty() || (remedy.endsWith(u'.') && !remedy.contains(u"%1"_s)), entry.reason);
        }
    }

    void nameIsFilledIn()
    {
        const QString folder = u"/a/b/veste.jpg"_s;
        QCOMPARE(errorSentence(u"export.failed"_s, u"raw"_s, folder),
                 u"veste.jpg was not exported: the file could not be written."_s);
        // Without a name the cause is told; a sentence that is nothing without one is not.
        QCOMPARE(errorSentence(u"export.failed"_s, u"raw"_s, {}), u"The file could not be written."_s);
        QCOMPARE(errorSentence(u"file.unreadable"_s, u"raw"_s, {}), u"raw"_s);
        QCOMPARE(errorSentence(u"no.such"_s, u"raw"_s, folder), u"raw"_s);
    }
};

TD_TEST(TestErrorText)
#include "tst_errortext.moc"
