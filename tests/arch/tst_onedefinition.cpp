// SPDX-License-Identifier: GPL-3.0-or-later
// No two types or functions of the product have one name: a linker takes either for both, without a word, and the
// program dies somewhere else.
#include "support/testprogram.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

namespace
{

const QDir SourceRoot{QStringView(TD_SOURCE_DIR).toString()};

/// Words and signs of C++; comments, texts and lines for the preprocessor are left out.
QStringList tokensOf(QString text)
{
    static const QRegularExpression separator(u"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])"_s);
    // comments of a line, comments, raw texts, texts, characters, and lines for the preprocessor with those that go on
    static const QRegularExpression noCode(
        u"//[^\\n]*|/\\*.*?\\*/|R\"(\\w*)\\(.*?\\)\\1\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|"
        "'(?:\\\\.|[^'\\\\\\n])+'|^[ \\t]*#(?:[^\\n\\\\]|\\\\\\n|\\\\.)*"_s,
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::MultilineOption);
    static const QRegularExpression token(u"[A-Za-z_]\\w*|::|[{}();<>:=\\[\\]]"_s);
    text.remove(separator);
    text.replace(noCode, u" "_s);
    QStringList tokens;
    for (auto it = token.globalMatch(text); it.hasNext();)
        tokens.append(it.next().captured());
    return tokens;
}

/// What is left when "template <...>" and attributes are taken from the front of a declaration.
QStringList withoutPrefixes(QStringList words)
{
    if (!words.isEmpty() && words.first() == "template"_L1) {
        int depth = 0;
        do {
            words.removeFirst();
            if (words.isEmpty())
                return words;
            depth += words.first() == "<"_L1 ? 1 : words.first() == ">"_L1 ? -1 : 0;
        } while (depth > 0);
        words.removeFirst();
    }
    return words;
}

/// Name of the type whose body the words lead to, as it is written; empty when it is none, or a specialisation.
QString typeOf(const QStringList &declaration)
{
    const QStringList words = withoutPrefixes(declaration);
    if (words.isEmpty() || !QStringList{u"class"_s, u"struct"_s, u"union"_s, u"enum"_s}.contains(words.first()) ||
        words.contains("="_L1))
        return {};
    QString name;
    int brackets = 0;
    for (const QString &word : words.sliced(1)) {
        brackets += word == "["_L1 ? 1 : word == "]"_L1 ? -1 : 0;
        if (word == "<"_L1 || word == "("_L1)
            return {};
        if (word == ":"_L1 || word == "final"_L1)
            break;
        if (brackets == 0 && word != "]"_L1 && word != "class"_L1 && word != "struct"_L1)
            name += word;
    }
    return name;
}

/// Full names of the types that a file defines in namespaces with a name: others cannot clash with those elsewhere.
QStringList typesIn(const QString &text)
{
    QStringList found;
    QStringList scopes; // names of namespaces; empty for one without a name, "{" for anything else
    QStringList words;
    for (const QString &token : tokensOf(text)) {
        if (token == "{"_L1) {
            if (!words.isEmpty() && words.first() == "inline"_L1)
                words.removeFirst();
            if (!words.isEmpty() && words.first() == "namespace"_L1) {
                scopes.append(words.sliced(1).join(QString()));
            } else {
                const QString type = typeOf(words);
                if (!type.isEmpty() && !scopes.contains(QString()) && !scopes.contains("{"_L1))
                    found.append((scopes + QStringList{type}).join(u"::"_s));
                scopes.append(u"{"_s);
            }
        } else if (token == "}"_L1 && !scopes.isEmpty()) {
            scopes.removeLast();
        }
        if (token == "{"_L1 || token == "}"_L1 || token == ";"_L1)
            words.clear();
        else
            words.append(token);
    }
    return found;
}

} // namespace

class TestOneDefinition : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsTakenForAType_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("types");
        const auto row = [](const char *name, const char *text, const QStringList &types) {
            QTest::newRow(name) << QString::fromUtf8(text) << types;
        };
        row("struct", "namespace td { struct Reply { int status; }; }", {u"td::Reply"_s});
        row("nested names", "namespace td::wire { class A final : public B<C> { struct Inner {}; }; }",
            {u"td::wire::A"_s});
        row("template and attribute", "namespace td { template <typename T> class [[nodiscard]] Box { }; }",
            {u"td::Box"_s});
        row("enum", "namespace td { enum class Kind : int { One }; }", {u"td::Kind"_s});
        row("of a class", "namespace td { struct Server::Private { }; }", {u"td::Server::Private"_s});
        row("declared only", "namespace td { class A; struct B; }", {});
        row("without a name", "namespace td { namespace { struct A { }; } }", {});
        row("in a function", "namespace td { int f() { struct A { }; return 1'000; } }", {});
        row("specialisation", "namespace std { template <> struct hash<td::A> { }; }", {});
        row("returned", "namespace td { struct A f() { return {}; } }", {});
        row("no code", "#define X struct A {\nnamespace td { /* struct B { */ auto c = \"struct C {\"; }", {});
    }
    void whatIsTakenForAType()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, types);
        QCOMPARE(typesIn(text), types);
    }

    void everyTypeHasItsName()
    {
        QMap<QString, QStringList> files;
        for (const QString &folder : {u"src"_s, u"ui"_s, u"app"_s, u"tests"_s}) {
            QDirIterator it(SourceRoot.filePath(folder), {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile file(it.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                for (const QString &type : typesIn(QString::fromUtf8(file.readAll()))) {
                    // Tests are programs of their own; what they put into namespaces stands beside the product.
                    if (folder != "tests"_L1 || type.contains("::"_L1))
                        files[type].append(SourceRoot.relativeFilePath(file.fileName()));
                }
            }
        }
        QVERIFY2(files.size() > 500, qPrintable(QString::number(files.size())));
        QStringList wrong;
        for (auto it = files.cbegin(); it != files.cend(); ++it) {
            if (it->size() > 1)
                wrong.append(it.key() + u": "_s + it->join(u", "_s));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void everyFunctionHasItsName()
    {
        const QString nm = QStandardPaths::findExecutable(u"nm"_s);
        QVERIFY2(!nm.isEmpty(), "nm is missing, which comes with the compiler (binutils)");
        const QStringList libraries = QStringView(TD_LIBRARIES).toString().split(u'|');
        QVERIFY(libraries.size() >= 7);
        QProcess list;
        list.start(nm, QStringList{u"--print-file-name"_s, u"--defined-only"_s, u"--extern-only"_s} + libraries);
        QVERIFY(list.waitForFinished());
        QVERIFY2(list.exitCode() == 0, list.readAllStandardError().constData());
        // "archive:object:address kind name"; what a header defines is weak, and there as often as it is used
        QMap<QByteArray, QByteArrayList> objects;
        for (const QByteArray &line : list.readAllStandardOutput().split('\n')) {
            const QByteArrayList words = line.simplified().split(' ');
            if (words.size() == 3 && QByteArrayView("TDRBGSC").contains(words.at(1).at(0)))
                objects[words.at(2)].append(words.at(0).left(words.at(0).lastIndexOf(':')));
        }
        QVERIFY2(objects.size() > 1'000, qPrintable(QString::number(objects.size())));
        QStringList wrong;
        for (auto it = objects.cbegin(); it != objects.cend(); ++it) {
            if (it->size() > 1)
                wrong.append(QString::fromUtf8(it.key() + ": " + it->join(", ")));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }
};

TD_TEST(TestOneDefinition)
#include "tst_onedefinition.moc"
