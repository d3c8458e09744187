// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

struct CheckArguments {
    std::string readData;
    bool repair = false;
};

QJsonObject reportObject(const CheckReport &report, int exitStatus)
{
    QJsonArray findings;
    QJsonArray failed;
    for (const CheckFinding &finding : report.findings) {
        const auto orNull = [](const QString &value) {
            return value.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(value);
        };
        findings.append(QJsonObject{{u"kind"_s, finding.kind},
                                    {u"photo_id"_s, orNull(finding.photoId)},
                                    {u"tier"_s, orNull(finding.tier)},
                                    {u"key"_s, orNull(finding.key)},
                                    {u"text"_s, finding.text},
                                    {u"repaired"_s, finding.repaired}});
        if (!finding.repaired) {
            failed.append(QJsonObject{{u"photo_id"_s, orNull(finding.photoId)},
                                      {u"error"_s, finding.text},
                                      {u"code"_s, errorCodeName(ErrorCode::DataLoss)}});
        }
    }
    return {{u"ok"_s, exitStatus == status::Done},
            {u"photos"_s, report.photos},
            {u"copies"_s, report.copies},
            {u"bytes_read"_s, report.bytesRead},
            {u"missing"_s, report.count(u"missing"_s)},
            {u"damaged"_s, report.count(u"damaged"_s)},
            {u"orphans"_s, report.count(u"orphan"_s)},
            {u"unfinished"_s, report.count(u"unfinished"_s)},
            {u"catalogue"_s, report.count(u"catalogue"_s)},
            {u"findings"_s, findings},
            {u"failed"_s, failed}};
}

/// "photo 17 (hot/17.jpg): ", as far as the finding names them.
QString subjectOf(const CheckFinding &finding)
{
    if (finding.photoId.isEmpty())
        return finding.key.isEmpty() || finding.text.contains(finding.key) ? QString() : QString(finding.key + u": "_s);
    const QString photo = u"photo "_s + finding.photoId;
    return finding.key.isEmpty() ? QString(photo + u": "_s) : u"%1 (%2): "_s.arg(photo, finding.key);
}

/// Missing or damaged is 5; anything else that is not repaired is 1.
int statusOfReport(const CheckReport &report)
{
    int result = status::Done;
    for (const CheckFinding &finding : report.findings) {
        if (finding.repaired)
            continue;
        if (finding.kind == "missing"_L1 || finding.kind == "damaged"_L1)
            return status::Integrity;
        result = status::SomeFailed;
    }
    return report.cancelled ? status::Interrupted : result;
}

Result<int> check(Session &session, const CheckArguments &arguments)
{
    CheckOptions options;
    options.repair = arguments.repair;
    if (!arguments.readData.empty()) {
        bool isNumber = false;
        options.readDataPercent = text(arguments.readData).toDouble(&isNumber);
        if (!isNumber || options.readDataPercent <= 0 || options.readDataPercent > 100) {
            return fail(ErrorCode::InvalidArgument, u"usage.percent"_s,
                        u"--read-data: \"%1\" is not a percentage"_s.arg(text(arguments.readData)), u"--read-data"_s,
                        u"Write --read-data for all, or --read-data=5 for 5 percent."_s);
        }
    }
    TD_ASSIGN(Engine *const engine, session.engine());
    auto checked = engine->check.run(options, session.progress(u"Checking"_s), session.stop);
    session.endProgress();
    if (!checked)
        return fail(std::move(checked).error());
    const CheckReport &report = *checked;
    const int result = statusOfReport(report);
    qCInfo(logApp) << "check:" << report.photos << "photos," << report.findings.size() << "findings";
    session.out.document(reportObject(report, result));
    for (const CheckFinding &finding : report.findings) {
        const QString what = subjectOf(finding);
        const QString line =
            u"%1: %2%3%4"_s.arg(finding.kind, what, finding.text, finding.repaired ? u" (repaired)"_s : QString());
        if (finding.repaired)
            session.out.note(line);
        else
            session.out.warn(line);
    }
    const QString read = report.bytesRead > 0 ? u", %1 read"_s.arg(sizeText(report.bytesRead)) : QString();
    session.out.line(u"%1 in %2 checked%3: %4"_s.arg(
        countText(report.photos, u"photo"_s, u"photos"_s), countText(report.copies, u"copy"_s, u"copies"_s), read,
        report.isClean() ? u"all is well"_s : countText(report.findings.size(), u"finding"_s, u"findings"_s)));
    if (result == status::SomeFailed && !arguments.repair)
        session.out.note(
            u"`tierdeck-cli check --repair` sets unknown objects aside and finishes what was interrupted."_s);
    return result;
}

Result<int> duplicates(Session &session)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const QList<QStringList> groups, engine->parts.catalogue.photos().duplicateGroups(10'000));
    QJsonArray array;
    Table table{.header = {u"GROUP"_s, u"PHOTO"_s, u"TIER"_s, u"SIZE"_s, u"UPLOADED"_s, u"FILE"_s},
                .numeric = {0, 3},
                .rows = {}};
    qint64 surplus = 0;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        TD_ASSIGN(const QList<Photo> photos, engine->parts.catalogue.photos().findAll(groups.at(i)));
        qint64 bytes = 0;
        for (const Photo &photo : photos) {
            if (photo.photoId != photos.first().photoId)
                bytes += photo.storedBytes;
            table.rows.append({QString::number(i + 1), photo.photoId, tierName(photo.tier), sizeText(photo.storedBytes),
                               localTime(photo.uploadDate), photo.filename});
        }
        surplus += bytes;
        array.append(QJsonObject{{u"photo_ids"_s, QJsonArray::fromStringList(groups.at(i))},
                                 {u"original_sha256"_s, photos.isEmpty() ? QString() : photos.first().originalSha256},
                                 {u"surplus_bytes"_s, bytes}});
    }
    session.out.document(
        {{u"ok"_s, true}, {u"count"_s, array.size()}, {u"surplus_bytes"_s, surplus}, {u"groups"_s, array}});
    if (groups.isEmpty()) {
        session.out.line(u"No duplicates."_s);
        return status::Done;
    }
    session.out.table(table);
    session.out.line(u"%1 could go; the oldest of each group is first."_s.arg(sizeText(surplus)));
    return status::Done;
}

} // namespace

void addCheck(CLI::App &root, Handler &chosen)
{
    auto arguments = std::make_shared<CheckArguments>();
    CLI::App *command = root.add_subcommand("check", "Compare catalogue and stored files, both ways");
    command->add_flag("--read-data{100}", arguments->readData,
                      "Also read and hash files; --read-data=5 reads 5 percent of them");
    command->add_flag("--repair", arguments->repair, "Finish what was interrupted; set unknown objects aside");
    command->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return check(session, *arguments); }; });
    root.add_subcommand("duplicates", "Photos uploaded more than once")->callback([&chosen] { chosen = duplicates; });
}

} // namespace td::cli
