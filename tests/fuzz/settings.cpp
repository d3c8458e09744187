// SPDX-License-Identifier: GPL-3.0-or-later
// settings.json as people and accidents leave it: it is valid as a whole, or every problem is named with its remedy.
#include "app/settings.h"
#include "app/settingsfile.h"
#include "fuzz/target.h"

#include <QFile>
#include <QTemporaryDir>

using namespace td;
using namespace Qt::StringLiterals;
using td::fuzz::require;

namespace
{
bool writeInput(const QString &file, const QByteArray &bytes)
{
    QFile out(file);
    return out.open(QIODevice::WriteOnly | QIODevice::Truncate) && out.write(bytes) == bytes.size();
}

[[maybe_unused]] std::vector<QByteArray> settingsFiles()
{
    return {
        R"({"workers":4,"log":{"level":"debug,storage=info","max_mb":1,"keep":2},"hot.folder":"/x/y"})",
        R"({"hot":{"provider":"s3","bucket":"photos","endpoint":"https://s3.example","key_id":"k"},"cold":{"provider":"none"}})",
        R"({"cold":{"provider":"b2","bucket":"b","key_id":"k","proxy":"http://proxy:3128","parallel":"8"}})",
        R"({"db":{"host":"localhost","port":5432,"database":"photos","user":"u"},"storage.template":"{tier}/{photo_id}.{ext}"})",
        R"({"backup":{"folder":"/backups"},"hot":{"cdn_domain":"img.example"},"service.url":"http://127.0.0.1:8080"})",
        R"({"storage":{"layout":"flat","variant_template":"{tier}/{photo_id}/{variant}.{ext}"},"temp":{"folder":"/t"}})"};
}

void trySettingsInput(const QByteArray &input)
{
    static const QTemporaryDir folder;
    SettingsSource source;
    source.profile = folder.path();
    const QString file = profilePaths(source).settingsFile;
    if (!writeInput(file, input))
        return;
    const auto settings = loadSettings(source);
    if (!settings) {
        require(!settings.error().isEmpty(), "a refusal names a problem");
        for (const Error &problem : settings.error())
            require(!problem.message.isEmpty() && !problem.reason.isEmpty(), "a problem says what it is");
        require(!joined(settings.error()).message.isEmpty(), "and all of them together do");
        return;
    }
    require(settings->workers >= 0 && settings->logKept >= 0 && settings->logMaxBytes > 0,
            "numbers are in their range");
    SettingProblems problems;
    const QMap<QString, QString> read = readSettingsFile(file, problems);
    require(problems.isEmpty(), "settings that are taken have no problems");
    // One key more keeps everything else.
    require(writeSettingsFile(file, {{u"workers"_s, u"3"_s}}).has_value(), "a file that was read can be written");
    QMap<QString, QString> expected = read;
    expected.insert(u"workers"_s, u"3"_s);
    require(readSettingsFile(file, problems) == expected && problems.isEmpty(), "a written setting changes no other");
}
} // namespace

TD_FUZZ_TARGET(settings, settingsFiles, trySettingsInput)
