// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/costs.h"
#include "core/shapes.h"
#include "engine/dailyproofs.h"

#include <QJsonArray>

#include <iostream>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

constexpr int MostDrilled = 1'000;

struct CheckArguments {
    std::string readData;
    bool repair = false;
    bool yes = false;
    bool budget = false;
    std::string drill;
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
                                    {u"action"_s, orNull(finding.action)},
                                    {u"count"_s, finding.count},
                                    {u"bytes"_s, finding.bytes},
                                    {u"monthly_cost"_s, sixDecimals(finding.monthlyCost)},
                                    {u"repaired"_s, finding.repaired}});
        if (!finding.repaired) {
            failed.append(QJsonObject{
                {u"photo_id"_s, orNull(finding.photoId)},
                {u"error"_s, finding.text},
                {u"code"_s,
                 errorCodeName(finding.kind == "unchecked"_L1 ? ErrorCode::Unavailable : ErrorCode::DataLoss)}});
        }
    }
    QJsonArray tiers;
    for (const TierCheck &tier : report.tiers)
        tiers.append(QJsonObject{{u"tier"_s, tierName(tier.tier)},
                                 {u"place"_s, tier.place},
                                 {u"objects"_s, tier.listed},
                                 {u"checked"_s, !tier.problem.has_value()},
                                 {u"error"_s, tier.problem ? QJsonValue(tier.problem->message) : QJsonValue::Null}});
    return {{u"ok"_s, exitStatus == status::Done},
            {u"photos"_s, report.photos},
            {u"copies"_s, report.copies},
            {u"bytes_read"_s, report.bytesRead},
            {u"verified"_s, report.verified},
            {u"unverifiable"_s, report.unverifiable},
            {u"mismatched"_s, report.mismatched},
            {u"withheld"_s, report.withheld},
            {u"missing"_s, report.count(u"missing"_s)},
            {u"damaged"_s, report.count(u"damaged"_s)},
            {u"misplaced"_s, report.count(u"misplaced"_s)},
            {u"orphans"_s, report.count(u"orphan"_s)},
            {u"hidden"_s, report.count(u"hidden"_s)},
            {u"unfinished"_s, report.count(u"unfinished"_s)},
            {u"catalogue"_s, report.count(u"catalogue"_s)},
            {u"tiers"_s, tiers},
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
        if (finding.kind == "missing"_L1 || finding.kind == "damaged"_L1 || finding.kind == "misplaced"_L1)
            return status::Integrity;
        result = status::SomeFailed;
    }
    return report.cancelled ? status::Interrupted : result;
}

QString actionText(const QString &action)
{
    static const QMap<QString, QString> texts{
        {u"restore"_s, u"restored from another proven copy"_s},
        {u"uncover"_s, u"shown again: the delete marker on them is removed"_s},
        {u"set_aside"_s, u"set aside, or removed where a photo surely has the same bytes"_s},
        {u"remove_versions"_s, u"old versions removed for good"_s},
        {u"abort_upload"_s, u"unfinished uploads aborted"_s},
        {u"finish"_s, u"interrupted work finished or undone"_s},
        {u"record"_s, u"recorded in the catalogue"_s},
        {u"recount"_s, u"counted anew"_s},
    };
    return texts.value(action, u"left for you: nothing here can bring them back"_s);
}

/// What `--repair` would do; true when that is anything at all.
bool showPlan(Session &session, const CheckReport &report)
{
    struct Line {
        qint64 count = 0;
        qint64 bytes = 0;
    };
    QMap<QString, Line> lines;
    for (const CheckFinding &finding : report.findings) {
        if (finding.kind == "unchecked"_L1)
            continue;
        Line &line = lines[finding.action];
        line.count += finding.count;
        line.bytes += finding.bytes;
    }
    Table table{.header = {u"COUNT"_s, u"SIZE"_s, u"A REPAIR"_s}, .numeric = {0, 1}, .rows = {}};
    bool isAny = false;
    for (auto it = lines.cbegin(); it != lines.cend(); ++it) {
        table.rows.append({QString::number(it->count), sizeText(it->bytes), actionText(it.key())});
        isAny = isAny || !it.key().isEmpty();
    }
    if (!table.rows.isEmpty())
        session.out.table(table);
    return isAny;
}

void sayFindings(Session &session, const CheckReport &report)
{
    for (const CheckFinding &finding : report.findings) {
        const QString line = u"%1: %2%3%4"_s.arg(finding.kind, subjectOf(finding), finding.text,
                                                 finding.repaired ? u" (repaired)"_s : QString());
        if (finding.repaired)
            session.out.note(line);
        else
            session.out.warn(line);
    }
    if (report.withheld > 0)
        session.out.warn(u"%1 were left alone because they are so many; look at them, then add --yes."_s.arg(
            countText(report.withheld, u"object"_s, u"objects"_s)));
}

Result<CheckOptions> optionsOf(const CheckArguments &arguments)
{
    CheckOptions options;
    options.repair = arguments.repair;
    options.confirmed = arguments.yes;
    if (arguments.readData.empty())
        return options;
    bool isNumber = false;
    options.readDataPercent = text(arguments.readData).toDouble(&isNumber);
    if (!isNumber || options.readDataPercent <= 0 || options.readDataPercent > 100) {
        return fail(ErrorCode::InvalidArgument, u"usage.percent"_s,
                    u"--read-data: \"%1\" is not a percentage"_s.arg(text(arguments.readData)), u"--read-data"_s,
                    u"Write --read-data for all, or --read-data=5 for 5 percent."_s);
    }
    return options;
}

/// At a terminal a repair is looked at first and asked for; scripts get what they ordered.
bool asksFirst(const Session &session, const CheckArguments &arguments)
{
    return arguments.repair && !arguments.yes && !session.out.isJson() && isatty(STDIN_FILENO) != 0 &&
           isatty(STDOUT_FILENO) != 0;
}

bool isAgreed()
{
    std::cout << "Do this? [y/N] " << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "Y" || answer == "yes";
}

int sayReport(Session &session, const CheckReport &report, bool repair)
{
    const int result = statusOfReport(report);
    qCInfo(logApp) << "check:" << report.photos << "photos," << report.findings.size() << "findings";
    session.out.document(reportObject(report, result));
    sayFindings(session, report);
    const QString read = report.bytesRead > 0 ? u", %1 read"_s.arg(sizeText(report.bytesRead)) : QString();
    session.out.line(u"%1 in %2 checked%3: %4"_s.arg(
        countText(report.photos, u"photo"_s, u"photos"_s), countText(report.copies, u"copy"_s, u"copies"_s), read,
        report.isClean() ? u"all is well"_s : countText(report.findings.size(), u"finding"_s, u"findings"_s)));
    if (!repair && showPlan(session, report))
        session.out.note(u"`tierdeck-cli check --repair` does this."_s);
    return result;
}

/// Today's share of the rolling verification, whether or not it was done already.
Result<int> spendBudget(Session &session)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    auto proven = DailyProofs(engine->parts, engine->rules).run(session.progress(u"Verifying"_s), session.stop);
    session.endProgress();
    if (!proven)
        return fail(std::move(proven).error());
    const int result = statusOfReport(*proven);
    session.out.document(reportObject(*proven, result));
    sayFindings(session, *proven);
    session.out.line(u"%1 read: %2 right, %3 wrong, %4 could not be read now."_s.arg(
        sizeText(proven->bytesRead), QString::number(proven->verified), QString::number(proven->mismatched),
        QString::number(proven->unverifiable)));
    return result;
}

Result<int> drill(Session &session, const CheckArguments &arguments)
{
    bool isNumber = false;
    const int photos = text(arguments.drill).toInt(&isNumber);
    if (!isNumber || photos < 1 || photos > MostDrilled) {
        return fail(ErrorCode::InvalidArgument, u"usage.count"_s,
                    u"--drill: \"%1\" is not a number of photos"_s.arg(text(arguments.drill)), u"--drill"_s,
                    u"Write --drill for ten, or --drill=50; at most %1."_s.arg(MostDrilled));
    }
    return restoreDrill(session, photos);
}

Result<int> check(Session &session, const CheckArguments &arguments)
{
    if (arguments.budget)
        return spendBudget(session);
    if (!arguments.drill.empty())
        return drill(session, arguments);
    TD_ASSIGN(CheckOptions options, optionsOf(arguments));
    TD_ASSIGN(Engine *const engine, session.engine());
    const auto run = [&]() -> Result<CheckReport> {
        auto checked = engine->check.run(options, session.progress(u"Checking"_s), session.stop);
        session.endProgress();
        return checked;
    };
    if (asksFirst(session, arguments)) {
        options.repair = false;
        TD_ASSIGN(const CheckReport plan, run());
        sayFindings(session, plan);
        if (!showPlan(session, plan) || plan.cancelled)
            return sayReport(session, plan, true);
        if (!isAgreed()) {
            session.out.note(u"Nothing was changed."_s);
            return statusOfReport(plan);
        }
        options.repair = true;
        options.readDataPercent = 0; // what was read is known by now
    }
    TD_ASSIGN(const CheckReport report, run());
    return sayReport(session, report, options.repair);
}

} // namespace

void addCheck(CLI::App &root, Handler &chosen)
{
    auto arguments = std::make_shared<CheckArguments>();
    CLI::App *command = root.add_subcommand("check", "Compare catalogue and stored files, both ways");
    command->add_flag("--read-data{100}", arguments->readData,
                      "Also read and hash files; --read-data=5 reads 5 percent of them");
    command->add_flag("--repair", arguments->repair,
                      "Restore from proven copies, finish what was interrupted, set unknown objects aside, remove old "
                      "versions");
    command->add_flag("--yes", arguments->yes, "Repair without asking, also when it is about very many objects")
        ->needs("--repair");
    CLI::Option *const budget =
        command->add_flag("--budget", arguments->budget,
                          "Read today's share of the remote tiers (check.daily_percent), and nothing else");
    command
        ->add_flag("--drill{10}", arguments->drill,
                   "Restore drill: fetch ten photos chosen by chance, hash and decode them; --drill=50 takes 50")
        ->excludes(budget);
    for (const char *const name : {"--read-data", "--repair"})
        budget->excludes(command->get_option(name));
    command->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return check(session, *arguments); }; });
}

} // namespace td::cli
