// SPDX-License-Identifier: GPL-3.0-or-later
// What is installed beside the programs (cmake/Install.cmake): complete, valid, and true to the programs.
#include "cli/console.h"
#include "support/testprogram.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

class PackagingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFileIsInstalled();
    void toolsFindNothing_data();
    void toolsFindNothing();
    void unitsAreValid_data();
    void unitsAreValid();
    void theManualIsWhatTheProgramPrints();
    void theManualNamesEveryCommandAndOption();
    void theWindowsManualNamesItsOptions();
    void everySecretHasItsCredential();
    void thePackagesChangelogHasTheVersion();
    void theListOfComponentsIsTrue();
    void theFlatpakBuildsWhatItsRuntimeLacks();

private:
    [[nodiscard]] QString installed(const QString &path) const { return m_prefix.filePath(path); }
    [[nodiscard]] static bool hasDpkg() { return !QStandardPaths::findExecutable(u"dpkg-query"_s).isEmpty(); }
    [[nodiscard]] static bool hasWindow() { return QFile::exists(bin(u"tierdeck"_s)); }
    [[nodiscard]] static QString bin(const QString &name)
    {
        return QString(QString::fromUtf16(TD_BIN_DIR) + u'/' + name);
    }

    QTemporaryDir m_prefix;
};

namespace
{

struct Ended {
    int status = -1;
    QByteArray said; ///< on both channels
};

Ended ended(const QString &program, const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    // systemd's tools want one for a user's units, and there is none where nobody is logged in
    const QTemporaryDir session;
    environment.insert(u"XDG_RUNTIME_DIR"_s, session.path());
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), process.readAll()};
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray unpacked(const QString &path)
{
    return ended(u"gzip"_s, {u"-dc"_s, path}).said;
}

QString source(const QString &path)
{
    return QString(QString::fromUtf16(TD_SOURCE_DIR) + u'/' + path);
}

/// The long options at the begin of a line of a --help, without --help itself.
QSet<QString> optionsIn(const QByteArray &help)
{
    static const QRegularExpression line(u"^ +(?:-\\w, ?)?(--[a-z][a-z-]+)"_s, QRegularExpression::MultilineOption);
    QSet<QString> options;
    for (auto found = line.globalMatch(QString::fromUtf8(help)); found.hasNext();)
        options.insert(found.next().captured(1));
    options.remove(u"--help"_s);
    return options;
}

QStringList commandsIn(const QByteArray &help)
{
    const QString list = QString::fromUtf8(help).section(u"Subcommands:\n"_s, 1).section(u"\n\n"_s, 0, 0);
    static const QRegularExpression line(u"^  ([a-z][a-z-]*)"_s, QRegularExpression::MultilineOption);
    QStringList names;
    for (auto found = line.globalMatch(list); found.hasNext();)
        names.append(found.next().captured(1));
    return names;
}

QString inRoff(QString text)
{
    return text.replace(u'-', u"\\-"_s);
}

} // namespace

void PackagingTest::initTestCase()
{
    const QString cmake = QStandardPaths::findExecutable(u"cmake"_s);
    QVERIFY(!cmake.isEmpty());
    const Ended done = ended(
        cmake, {u"--install"_s, QString(QString::fromUtf16(TD_BIN_DIR) + u"/.."_s), u"--prefix"_s, m_prefix.path()});
    QVERIFY2(done.status == 0, done.said.constData());
}

void PackagingTest::everyFileIsInstalled()
{
    QStringList expected{u"bin/tierdeck-cli"_s,
                         u"share/bash-completion/completions/tierdeck-cli"_s,
                         u"lib/systemd/user/tierdeck-serve.service"_s,
                         u"share/doc/tierdeck/backup.md"_s,
                         u"share/doc/tierdeck/http.md"_s,
                         u"share/doc/tierdeck/provider-copy.md"_s,
                         u"share/doc/tierdeck/settings.md"_s,
                         u"share/fish/vendor_completions.d/tierdeck-cli.fish"_s,
                         u"share/man/man1/tierdeck-cli.1.gz"_s,
                         u"share/zsh/vendor-completions/_tierdeck-cli"_s};
    if (hasDpkg())
        expected << u"share/doc/tierdeck/sbom.cdx.json"_s;
    for (const auto &job : {u"lifecycle"_s, u"backup"_s}) {
        for (const auto &kind : {u"service"_s, u"timer"_s})
            expected << u"lib/systemd/user/tierdeck-%1.%2"_s.arg(job, kind)
                     << u"lib/systemd/system/tierdeck-%1@.%2"_s.arg(job, kind);
    }
    if (hasWindow()) {
        expected << u"bin/tierdeck"_s << u"share/applications/org.tierdeck.Tierdeck.desktop"_s
                 << u"share/icons/hicolor/scalable/apps/org.tierdeck.Tierdeck.svg"_s
                 << u"share/man/man1/tierdeck.1.gz"_s << u"share/metainfo/org.tierdeck.Tierdeck.metainfo.xml"_s;
        for (const int size : {16, 22, 24, 32, 48, 64, 128, 256, 512})
            expected << u"share/icons/hicolor/%1x%1/apps/org.tierdeck.Tierdeck.png"_s.arg(size);
    }
    QStringList found;
    QDirIterator files(m_prefix.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = QDir(m_prefix.path()).relativeFilePath(files.next());
        QVERIFY2(files.fileInfo().size() > 0, qPrintable(path));
        found.append(path);
    }
    expected.sort();
    found.sort();
    QCOMPARE(found, expected);
    const Ended version = ended(installed(u"bin/tierdeck-cli"_s), {u"--version"_s});
    QVERIFY2(version.status == 0 && version.said.startsWith("tierdeck-cli "), version.said.constData());
}

void PackagingTest::toolsFindNothing_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QStringList>("arguments");
    const QString entry = installed(u"share/applications/org.tierdeck.Tierdeck.desktop"_s);
    const QString metainfo = installed(u"share/metainfo/org.tierdeck.Tierdeck.metainfo.xml"_s);
    QTest::newRow("desktop entry") << u"desktop-file-validate"_s << QStringList{entry};
    QTest::newRow("metainfo") << u"appstreamcli"_s << QStringList{u"validate"_s, u"--no-net"_s, metainfo};
    for (const auto &page : {u"tierdeck"_s, u"tierdeck-cli"_s}) {
        const QString path = installed(u"share/man/man1/%1.1.gz"_s.arg(page));
        if (QFile::exists(path)) {
            QTest::addRow("manual of %s", qPrintable(page))
                << u"man"_s << QStringList{u"--warnings"_s, u"-l"_s, u"-Z"_s, path};
        }
    }
}

void PackagingTest::toolsFindNothing()
{
    QFETCH(const QString, tool);
    QFETCH(const QStringList, arguments);
    if (QStandardPaths::findExecutable(tool).isEmpty())
        QSKIP(qPrintable(u"%1 is not installed"_s.arg(tool)));
    if (!hasWindow() && tool != "man"_L1)
        QSKIP("built without the window");
    QProcess process;
    process.start(tool, arguments);
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(process.exitCode() == 0, QByteArray(said + process.readAllStandardOutput()).constData());
    QVERIFY2(!said.contains("warning"), said.constData());
}

void PackagingTest::unitsAreValid_data()
{
    QTest::addColumn<QString>("manager");
    QTest::addColumn<QString>("unit");
    for (const auto &manager : {u"user"_s, u"system"_s}) {
        for (const QString &unit : QDir(installed(u"lib/systemd/"_s + manager)).entryList(QDir::Files))
            QTest::addRow("%s %s", qPrintable(manager), qPrintable(unit)) << manager << unit;
    }
}

void PackagingTest::unitsAreValid()
{
    QFETCH(const QString, manager);
    QFETCH(const QString, unit);
    if (QStandardPaths::findExecutable(u"systemd-analyze"_s).isEmpty())
        QSKIP("systemd-analyze is not installed");
    // The unit names the program without its folder, which systemd looks for in its own path only: here it is
    // elsewhere.
    const QTemporaryDir folder;
    for (const QString &name : QDir(installed(u"lib/systemd/"_s + manager)).entryList(QDir::Files)) {
        QByteArray text = readFile(installed(u"lib/systemd/%1/%2"_s.arg(manager, name)));
        text.replace("ExecStart=tierdeck-cli ",
                     QByteArray("ExecStart=" + installed(u"bin/tierdeck-cli"_s).toUtf8() + ' '));
        QFile copy(folder.filePath(name));
        QVERIFY(copy.open(QIODevice::WriteOnly) && copy.write(text) == text.size());
    }
    const Ended done = ended(u"systemd-analyze"_s, {u"verify"_s, u"--man=no"_s, u"--recursive-errors=no"_s,
                                                    QString(u"--"_s + manager), folder.filePath(unit)});
    QVERIFY2(done.status == 0, done.said.constData());
    QVERIFY2(!done.said.contains("tierdeck"), done.said.constData());
}

void PackagingTest::theManualIsWhatTheProgramPrints()
{
    Console console;
    const Answer answer = console.run({u"manual"_s});
    QCOMPARE(answer.status, 0);
    QVERIFY(answer.out.startsWith(".TH TIERDECK\\-CLI 1"));
    QCOMPARE(unpacked(installed(u"share/man/man1/tierdeck-cli.1.gz"_s)), answer.out);
}

void PackagingTest::theManualNamesEveryCommandAndOption()
{
    Console console;
    const QString page = QString::fromUtf8(console.run({u"manual"_s}).out);
    const QString global = page.section(u".SH OPTIONS\n"_s, 1).section(u".SH COMMANDS\n"_s, 0, 0);
    QList<QStringList> open{{}};
    int commands = 0;
    while (!open.isEmpty()) {
        const QStringList path = open.takeFirst();
        const QByteArray help = console.run(path + QStringList{u"--help"_s}).out;
        const QStringList below = commandsIn(help);
        for (const QString &name : below)
            open.append(path + QStringList{name});
        const QString title = u".SS \\fB%1\\fR"_s.arg(inRoff(path.join(u' ')));
        const QString section =
            path.isEmpty() ? global
                           : page.section(QRegularExpression(QRegularExpression::escape(title) + u"(?= |\n)"_s), 1)
                                 .section(u"\n.S"_s, 0, 0);
        QVERIFY2(!section.isEmpty(), qPrintable(title));
        for (const QString &option : optionsIn(help))
            QVERIFY2(section.contains(u"\\fB%1\\fR"_s.arg(inRoff(option))), qPrintable(path.join(u' ') + option));
        ++commands;
    }
    QVERIFY(commands > 40);
}

void PackagingTest::theWindowsManualNamesItsOptions()
{
    if (!hasWindow())
        QSKIP("built without the window");
    const Ended help = ended(bin(u"tierdeck"_s), {u"--help"_s});
    QCOMPARE(help.status, 0);
    const QSet<QString> options = optionsIn(help.said);
    QVERIFY(options.contains(u"--profile"_s));
    QString page = QString::fromUtf8(unpacked(installed(u"share/man/man1/tierdeck.1.gz"_s)));
    page.replace(u"\\-"_s, u"-"_s);
    static const QRegularExpression word(u"--[a-z][a-z-]+"_s);
    QSet<QString> named;
    for (auto found = word.globalMatch(page); found.hasNext();)
        named.insert(found.next().captured());
    named.remove(u"--help"_s);
    QCOMPARE(named, options);
}

/// The unit hands over a file for every setting that is a secret: one that is forgotten would fail at night only.
void PackagingTest::everySecretHasItsCredential()
{
    Console console;
    const QByteArray shown = console.run({u"config"_s, u"show"_s}).out;
    static const QRegularExpression secret(
        u"^(?:hot|cold|db|backup)\\.(?:secret|session_token|service_account|password|passphrase)\\b"_s,
        QRegularExpression::MultilineOption);
    const QByteArray unit = readFile(installed(u"lib/systemd/system/tierdeck-lifecycle@.service"_s));
    int secrets = 0;
    for (auto found = secret.globalMatch(QString::fromUtf8(shown)); found.hasNext(); ++secrets) {
        const QByteArray name = found.next().captured().toUtf8();
        QVERIFY2(unit.contains(QByteArray("LoadCredential=" + name + ":tierdeck.%i." + name + '\n')), name.constData());
    }
    QCOMPARE(secrets, int(unit.count("LoadCredential=")));
}

void PackagingTest::thePackagesChangelogHasTheVersion()
{
    Console console;
    const QByteArray version = console.run({u"--version"_s}).out.trimmed().split(' ').last();
    const QByteArray first = readFile(source(u"packaging/debian/changelog"_s)).split('\n').first();
    QVERIFY2(first.startsWith(QByteArray("tierdeck (" + version + "-1) ")), first.constData());
    QVERIFY(readFile(source(u"packaging/debian/copyright"_s)).startsWith("Format: https://www.debian.org/doc/"));
}

/// CycloneDX, of the packages that the programs are linked with, in the versions that are here.
void PackagingTest::theListOfComponentsIsTrue()
{
    if (!hasDpkg())
        QSKIP("this is no Debian");
    QJsonParseError problem{};
    const QByteArray text = readFile(installed(u"share/doc/tierdeck/sbom.cdx.json"_s));
    const QJsonObject list = QJsonDocument::fromJson(text, &problem).object();
    QVERIFY2(problem.error == QJsonParseError::NoError, qPrintable(problem.errorString()));
    QCOMPARE(list.value("bomFormat"_L1).toString(), u"CycloneDX"_s);
    const QJsonObject program = list.value("metadata"_L1).toObject().value("component"_L1).toObject();
    QCOMPARE(program.value("version"_L1).toString().toUtf8(),
             Console().run({u"--version"_s}).out.trimmed().split(' ').last());
    QStringList names;
    QStringList said;
    for (const QJsonValue &one : list.value("components"_L1).toArray()) {
        const QString name = one.toObject().value("name"_L1).toString();
        const QString version = one.toObject().value("version"_L1).toString();
        const QJsonObject licence = one.toObject().value("licenses"_L1).toArray().first().toObject();
        QVERIFY2(!licence.value("license"_L1).toObject().value("name"_L1).toString().isEmpty(), qPrintable(name));
        QVERIFY2(one.toObject().value("purl"_L1).toString().startsWith(QString(u"pkg:deb/debian/"_s + name + u'@')),
                 qPrintable(name));
        names.append(name);
        said.append(name + u' ' + version);
    }
    const Ended here = ended(u"dpkg-query"_s, QStringList{u"-W"_s, u"-f"_s, u"${Package} ${Version}\n"_s} + names);
    QCOMPARE(said, QString::fromUtf8(here.said.trimmed()).split(u'\n'));
    for (const char *library :
         {"libc6", "libcurl", "libexiv2", "libheif", "libjpeg", "liblcms2", "libmicrohttpd", "libqt6core",
          "libqt6keychain", "libseccomp", "libsodium", "libssl", "zlib1g", "libcli11-dev", "libexpected-dev"}) {
        const auto isOf = [library](const QString &name) { return name.startsWith(QLatin1StringView(library)); };
        QVERIFY2(std::ranges::any_of(names, isOf), library);
    }
}

/// The manifest cannot be built without its runtime, which tests do not download; that no library was forgotten shows
/// without it.
void PackagingTest::theFlatpakBuildsWhatItsRuntimeLacks()
{
    const QSet<QString> ofRuntime{u"CURL"_s, u"JPEG"_s,    u"OpenSSL"_s, u"PkgConfig"_s, u"Qt6"_s,
                                  u"ZLIB"_s, u"Threads"_s, u"lcms2"_s,   u"SQLite3"_s};
    const QMap<QString, QString> modules{
        {u"tl-expected"_s, u"libexpected"_s}, {u"CLI11"_s, u"cli11"_s}, {u"Qt6Keychain"_s, u"qtkeychain"_s}};
    const QString manifest = QString::fromUtf8(readFile(source(u"packaging/flatpak/org.tierdeck.Tierdeck.yml"_s)));
    static const QRegularExpression wanted(u"find_package\\((\\S+) [^)]*REQUIRED|pkg_check_modules\\(\\w+ REQUIRED "
                                           u"IMPORTED_TARGET ([a-z0-9]+)"_s);
    QStringList files{source(u"CMakeLists.txt"_s), source(u"cmake/Install.cmake"_s)};
    for (const QString &folder : {u"src"_s, u"ui"_s, u"app"_s}) {
        QDirIterator it(source(folder), {u"CMakeLists.txt"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            files.append(it.next());
    }
    QSet<QString> names;
    for (const QString &file : std::as_const(files)) {
        const QString text = QString::fromUtf8(readFile(file));
        for (auto found = wanted.globalMatch(text); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            names.insert(match.captured(1) + match.captured(2));
        }
    }
    for (const char *one : {"CLI11", "exiv2", "libmicrohttpd", "libsodium", "libheif", "libseccomp"})
        QVERIFY2(names.contains(QLatin1StringView(one)), one);
    for (const QString &name : std::as_const(names)) {
        if (!ofRuntime.contains(name))
            QVERIFY2(manifest.contains(u"- name: %1\n"_s.arg(modules.value(name, name))), qPrintable(name));
    }
}

TD_TEST(PackagingTest)
#include "tst_packaging.moc"
