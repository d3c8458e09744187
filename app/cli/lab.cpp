// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

struct LabArguments {
    int sample = Lab::Options().sample;
    std::vector<std::string> settings, files;
};

/// What is compared when nothing is asked for: less of each, beside what is done now.
const QStringList DefaultSettings{u"current"_s, u"quality=75"_s, u"quality=80,max_side=1600"_s};

QJsonValue estimateValue(const std::optional<Estimate> &estimate)
{
    if (!estimate)
        return {};
    return QJsonObject{{u"value"_s, sixDecimals(estimate->value)}, {u"plus_minus"_s, sixDecimals(estimate->plusMinus)}};
}

double savedPercent(qint64 bytes, qint64 sourceBytes)
{
    return compressionRatio(sourceBytes, bytes);
}

QJsonObject resultObject(const LabResult &result, qint64 sourceBytes)
{
    const ImagePolicy &policy = result.setting.policy;
    return {{u"setting"_s, result.setting.text},
            {u"quality"_s, policy.quality},
            {u"max_side"_s, policy.maxSide},
            {u"profile"_s, policy.profile == ProfilePolicy::Keep ? u"keep"_s : u"srgb"_s},
            {u"target_bytes"_s, policy.targetBytes},
            {u"bytes"_s, result.bytes},
            {u"saved_percent"_s, savedPercent(result.bytes, sourceBytes)},
            {u"similarity"_s, QJsonObject{{u"mean"_s, sixDecimals(result.meanSimilarity)},
                                          {u"least"_s, sixDecimals(result.leastSimilarity)}}},
            {u"catalogue_bytes"_s, estimateValue(result.catalogueBytes)},
            {u"monthly_cost"_s, estimateValue(result.monthlyCost)}};
}

QJsonObject photoObject(const LabPhoto &photo)
{
    QJsonArray trials;
    for (const LabTrial &trial : photo.trials)
        trials.append(QJsonObject{{u"bytes"_s, trial.bytes},
                                  {u"width"_s, trial.size.width()},
                                  {u"height"_s, trial.size.height()},
                                  {u"similarity"_s, sixDecimals(trial.similarity)}});
    return {{u"photo_id"_s, photo.photoId.isEmpty() ? QJsonValue() : QJsonValue(photo.photoId)},
            {u"path"_s, photo.path.isEmpty() ? QJsonValue() : QJsonValue(photo.path)},
            {u"name"_s, photo.name},
            {u"source"_s, labSourceName(photo.source)},
            {u"compressed_before"_s, photo.compressedBefore},
            {u"source_bytes"_s, photo.sourceBytes},
            {u"trials"_s, trials}};
}

QJsonObject reportObject(const LabReport &report, int exitStatus)
{
    QJsonArray results;
    for (const LabResult &result : report.results)
        results.append(resultObject(result, report.sourceBytes));
    QJsonArray photos;
    for (const LabPhoto &photo : report.photos)
        photos.append(photoObject(photo));
    return {{u"ok"_s, exitStatus == status::Done},
            {u"sample"_s, report.photos.size()},
            {u"source_bytes"_s, report.sourceBytes},
            {u"from_originals"_s, report.fromOriginals},
            {u"compressed_before"_s, report.compressedBefore},
            {u"catalogue"_s, QJsonObject{{u"count"_s, report.catalogueCount},
                                         {u"bytes"_s, report.catalogueBytes},
                                         {u"monthly_cost"_s, sixDecimals(report.monthlyCost)},
                                         {u"currency"_s, report.currency}}},
            {u"settings"_s, results},
            {u"photos"_s, photos},
            {u"failed"_s, shapes::failures(report.failed, u"item"_s)}};
}

QString percentText(double percent)
{
    return u"%1 %"_s.arg(percent, 0, 'f', 1);
}

void showReport(Session &session, const LabReport &report, bool ofCatalogue)
{
    Table table{.header = {u"SETTING"_s, u"SAMPLE"_s, u"SAVED"_s, u"SSIM"_s, u"LEAST"_s},
                .numeric = {1, 2, 3, 4, 5, 6},
                .rows = {}};
    if (ofCatalogue)
        table.header += {u"ALL PHOTOS"_s, u"A MONTH"_s};
    for (const LabResult &result : report.results) {
        QStringList row{
            result.setting.text, sizeText(result.bytes), percentText(savedPercent(result.bytes, report.sourceBytes)),
            QString::number(result.meanSimilarity, 'f', 4), QString::number(result.leastSimilarity, 'f', 4)};
        if (ofCatalogue) {
            const auto &bytes = result.catalogueBytes;
            const auto &cost = result.monthlyCost;
            row +=
                bytes ? u"%1 ± %2"_s.arg(sizeText(qint64(bytes->value)), sizeText(qint64(bytes->plusMinus))) : u"-"_s;
            row += cost ? u"%1 ± %2"_s.arg(moneyText(cost->value, report.currency),
                                           moneyText(cost->plusMinus, report.currency))
                        : u"-"_s;
        }
        table.rows.append(row);
    }
    session.out.table(table);
    session.out.line(u"%1, %2 as they came."_s.arg(
        countText(report.photos.size(), u"picture tried"_s, u"pictures tried"_s), sizeText(report.sourceBytes)));
    if (ofCatalogue) {
        session.out.line(
            u"Now %1 in %2, %3 a month. \"All photos\" is what they would take, had each been uploaded with "
            "the setting; the truth lies within ± in 19 of 20 samples."_s.arg(
                sizeText(report.catalogueBytes), countText(report.catalogueCount, u"photo"_s, u"photos"_s),
                moneyText(report.monthlyCost, report.currency)));
    }
    if (report.compressedBefore > 0)
        session.out.note(
            u"%1 compressed by Tierdeck already, no original is kept: the figures show what new photos like "
            "these would take. Stored photos are never compressed again."_s.arg(
                countText(report.compressedBefore, u"picture was"_s, u"pictures were"_s)));
    session.out.note(u"A setting is used from now on with: tierdeck-cli config set image.quality 80"_s);
}

Result<int> lab(Session &session, const LabArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    Lab::Options options{.settings = {}, .sample = arguments.sample, .files = texts(arguments.files)};
    const QStringList wanted = arguments.settings.empty() ? DefaultSettings : texts(arguments.settings);
    for (const QString &one : wanted) {
        TD_ASSIGN(const LabSetting setting, engine->lab.setting(one));
        options.settings.append(setting);
    }
    auto report = engine->lab.run(options, session.progress(u"Trying"_s), session.stop);
    session.endProgress();
    if (!report)
        return fail(std::move(report).error());
    const int result = cli::report(session, report->failed, !report->photos.isEmpty());
    session.out.document(reportObject(*report, result));
    if (!report->photos.isEmpty())
        showReport(session, *report, options.files.isEmpty());
    return result;
}

} // namespace

void addLab(CLI::App &root, Handler &chosen)
{
    auto arguments = std::make_shared<LabArguments>();
    CLI::App *command = root.add_subcommand("lab", "Try compression settings on your photos: size, looks, cost");
    command->add_option("--sample", arguments->sample, "Photos, drawn evenly over the catalogue")
        ->check(CLI::Range(1, Lab::MaxSample))
        ->capture_default_str();
    addList(*command, "--setting", arguments->settings, "quality=80,max_side=1600, or current; up to four");
    addList(*command, "--file", arguments->files, "Try it on this file instead; may be repeated");
    command->footer("Example: tierdeck-cli lab --sample 40 --setting current --setting quality=75 "
                    "--setting target_bytes=300000\nNothing is stored or changed.");
    command->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return lab(session, *arguments); }; });
}

} // namespace td::cli
