// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/container.h"
#include "app/logging.h"
#include "app/settings.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;

class SettingsTest : public QObject
{
    Q_OBJECT

private:
    static SettingValue valueOf(const Settings &settings, const QString &key)
    {
        for (const SettingValue &value : settings.values) {
            if (value.key == key)
                return value;
        }
        return {};
    }

private Q_SLOTS:
    void commandLineBeforeEnvironmentBeforeProfileBeforeDefault();
    void writtenValuesAreReadBack();
    void aWrongFileCanBeRepaired();
    void templatesOfSharedFoldersMustKeepTiersApart();
    void sharedSettingsComeFromTheEnvironment();
    void twoContainersShareAProfile();
    void logTurnsOver();
};

void SettingsTest::commandLineBeforeEnvironmentBeforeProfileBeforeDefault()
{
    QTemporaryDir folder;
    SettingsSource source{.profile = folder.path(), .commandLine = {}, .environment = {}};
    QCOMPARE(valueOf(*loadSettings(source), u"workers"_s).source, u"default"_s);
    QVERIFY(writeProfileSetting(source, u"workers"_s, u"2"_s));
    QCOMPARE(loadSettings(source)->workers, 2);
    QCOMPARE(valueOf(*loadSettings(source), u"workers"_s).source, u"profile"_s);
    source.environment.insert(u"TIERDECK_WORKERS"_s, u"3"_s);
    QCOMPARE(loadSettings(source)->workers, 3);
    QCOMPARE(valueOf(*loadSettings(source), u"workers"_s).source, u"environment"_s);
    source.commandLine.insert(u"workers"_s, u"4"_s);
    QCOMPARE(loadSettings(source)->workers, 4);
    QCOMPARE(valueOf(*loadSettings(source), u"workers"_s).source, u"command line"_s);
}

void SettingsTest::writtenValuesAreReadBack()
{
    QTemporaryDir folder;
    const SettingsSource source{.profile = folder.path(), .commandLine = {}, .environment = {}};
    QVERIFY(writeProfileSetting(source, u"hot.folder"_s, u"/srv/photos"_s));
    QVERIFY(writeProfileSetting(source, u"log.level"_s, u"debug"_s));
    const auto settings = loadSettings(source);
    QVERIFY(settings.has_value());
    QCOMPARE(settings->hot.folder, u"/srv/photos"_s);
    QCOMPARE(settings->temp.folder, QDir::cleanPath(folder.path()));
    QCOMPARE(settings->logLevel, u"debug"_s);
    QVERIFY(writeProfileSetting(source, u"hot.folder"_s, {}));
    QCOMPARE(loadSettings(source)->hot.folder, QDir::cleanPath(folder.path()));
    QVERIFY(!writeProfileSetting(source, u"hot.folder"_s, u"relative"_s));
    QVERIFY(!writeProfileSetting(source, u"hot.fodler"_s, u"/x"_s));
    const auto mode = QFileInfo(folder.filePath(u"settings.json"_s)).permissions();
    QVERIFY(!(mode & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
}

void SettingsTest::aWrongFileCanBeRepaired()
{
    QTemporaryDir folder;
    const SettingsSource source{.profile = folder.path(), .commandLine = {}, .environment = {}};
    QFile file(folder.filePath(u"settings.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"workers": "many", "hot": {"folder": "relative"}})");
    file.close();
    const auto wrong = loadSettings(source);
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().size(), 2);
    QVERIFY(writeProfileSetting(source, u"workers"_s, u"2"_s));
    QVERIFY(writeProfileSetting(source, u"hot.folder"_s, u"/srv"_s));
    QVERIFY(loadSettings(source).has_value());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("{ not json");
    file.close();
    QVERIFY(!loadSettings(source));
    QVERIFY2(!writeProfileSetting(source, u"workers"_s, u"2"_s), "a file that cannot be read is never overwritten");
}

void SettingsTest::templatesOfSharedFoldersMustKeepTiersApart()
{
    QTemporaryDir folder;
    SettingsSource source{.profile = folder.path(), .commandLine = {}, .environment = {}};
    source.environment.insert(u"TIERDECK_STORAGE_TEMPLATE"_s, u"{user}/{photo_id}.{ext}"_s);
    QVERIFY(!loadSettings(source));
    source.environment.insert(u"TIERDECK_STORAGE_TEMPLATE"_s, u"{tier}/{user}/{photo_id}.{ext}"_s);
    QVERIFY(loadSettings(source).has_value());
}

void SettingsTest::sharedSettingsComeFromTheEnvironment()
{
    QTemporaryDir folder;
    SettingsSource source{.profile = folder.path(), .commandLine = {}, .environment = {}};
    source.environment.insert(u"TIERDECK_LIFECYCLE_TEMP_HOURS"_s, u"24"_s);
    source.environment.insert(u"PGHOST"_s, u"alone it does not count"_s);
    source.environment.insert(u"STORAGE_PROVIDER"_s, u"aws"_s);
    const auto settings = loadSettings(source);
    QVERIFY(settings.has_value());
    QCOMPARE(settings->shared.value(u"lifecycle.temp_hours"_s), u"24"_s);
    const auto container = Container::open(*settings, {});
    QVERIFY(container.has_value());
    QCOMPARE((*container)->engine().rules.policy()->tempHours, 24);
}

void SettingsTest::twoContainersShareAProfile()
{
    QTemporaryDir folder;
    const auto settings = loadSettings({.profile = folder.path(), .commandLine = {}, .environment = {}});
    const auto first = Container::open(*settings, {});
    const auto second = Container::open(*settings, {});
    QVERIFY(first && second);
    QVERIFY((*first)->engine().drafts.create(u"lamp"_s, u"default"_s, {}));
    QVERIFY((*second)->engine().drafts.find(u"lamp"_s).has_value());
}

void SettingsTest::logTurnsOver()
{
    QTemporaryDir folder;
    {
        const LogFile log(folder.path(), LogFile::Level::Info, false, 2000);
        for (int i = 0; i < 100; ++i)
            qCInfo(logApp) << "line" << i;
        qCDebug(logApp) << "below the level";
    }
    const QStringList files = QDir(folder.path()).entryList({u"tierdeck.log*"_s}, QDir::Files, QDir::Name);
    QVERIFY(files.contains("tierdeck.log"_L1) && files.contains("tierdeck.log.1"_L1));
    QVERIFY(!files.contains("tierdeck.log.5"_L1));
    QFile newest(folder.filePath(u"tierdeck.log"_s));
    QVERIFY(newest.open(QIODevice::ReadOnly));
    const QByteArray text = newest.readAll();
    QVERIFY(text.contains("line 99") && !text.contains("below"));
    QVERIFY(QJsonDocument::fromJson(text.split('\n').first()).isObject());
}

TD_TEST(SettingsTest)
#include "tst_settings.moc"
