// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/bytesize.h"
#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

constexpr int MostShown = 1'000;

struct QuotaArguments {
    std::string user, vendor, maxFile, maxFiles, maxTotal;
    bool total = false, off = false;
};

QString limitText(const std::optional<qint64> &limit, bool isBytes)
{
    if (!limit)
        return u"no limit"_s;
    return isBytes ? sizeText(*limit) : groupedText(*limit);
}

QString ownerText(const Quota &quota)
{
    return quota.scope == QuotaScope::Total ? u"everything"_s : quota.owner;
}

Result<int> show(Session &session, const QuotaArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    QuotaRepository &quotas = engine->parts.catalogue.quotas();
    const bool isOne = !arguments.user.empty() || !arguments.vendor.empty();
    const QString owner = text(arguments.user.empty() ? arguments.vendor : arguments.user);
    TD_ASSIGN(const QList<Quota> all, quotas.quotas());
    TD_ASSIGN(const QList<QuotaStanding> standings,
              isOne ? quotas.standingsOf(owner, arguments.user.empty() ? u"vendor"_s : u"user"_s)
                    : quotas.standings(MostShown));
    QJsonArray rows;
    Table table{
        .header = {u"QUOTA"_s, u"OWNER"_s, u"PHOTOS"_s, u"OF"_s, u"STORED"_s, u"OF"_s, u"UNDER WAY"_s, u"USED"_s},
        .numeric = {2, 3, 4, 5, 6, 7},
        .rows = {}};
    for (const QuotaStanding &standing : standings) {
        rows.append(quotaToJson(standing));
        const QuotaLimits &limits = standing.quota.limits;
        table.rows.append(
            {quotaScopeName(standing.quota.scope), ownerText(standing.quota), groupedText(standing.use.files),
             limitText(limits.maxFiles, false), sizeText(standing.use.bytes), limitText(limits.maxBytes, true),
             groupedText(standing.use.reservedFiles), u"%1 %"_s.arg(quotaShare(standing) * 100, 0, 'f', 1)});
    }
    session.out.document({{u"ok"_s, true}, {u"set"_s, all.size()}, {u"quotas"_s, rows}});
    if (all.isEmpty()) {
        session.out.line(u"No quotas are set."_s);
        session.out.note(
            u"`tierdeck-cli quota set --user '*'` gives each user 100 photos, 5 GiB, and 50 MiB a file."_s);
    } else if (standings.isEmpty()) {
        session.out.line(isOne ? u"No quota bounds %1."_s.arg(owner) : u"Quotas are set; nothing is stored yet."_s);
    } else {
        session.out.table(table);
    }
    return status::Done;
}

/// "none" for no limit; nothing when the option was not given.
Result<void> takeLimit(const std::string &value, const QString &option, bool isBytes, std::optional<qint64> &into)
{
    if (value.empty())
        return {};
    if (value == "none") {
        into.reset();
        return {};
    }
    const std::optional<qint64> number = isBytes ? bytesFromText(text(value)) : countFromText(text(value));
    if (!number)
        return fail(
            ErrorCode::InvalidArgument, u"usage.limit"_s, u"%1: \"%2\" is no limit"_s.arg(option, text(value)), option,
            isBytes ? u"Give bytes such as 52428800, 50MiB or 5GB, or none."_s : u"Give a whole number, or none."_s);
    into = number;
    return {};
}

Result<Quota> wantedQuota(const QuotaArguments &arguments, QuotaRepository &quotas)
{
    if (!arguments.total && arguments.user.empty() && arguments.vendor.empty())
        return fail(ErrorCode::InvalidArgument, u"usage.owner"_s, u"Nobody is named whose photos the quota bounds"_s,
                    {}, u"Give --user, --vendor or --total."_s);
    Quota quota;
    if (!arguments.total) {
        quota.scope = arguments.user.empty() ? QuotaScope::Vendor : QuotaScope::User;
        quota.owner = text(arguments.user.empty() ? arguments.vendor : arguments.user).trimmed();
    }
    // What is not named stays as it was; a new quota begins with the usual limits.
    quota.limits = usualQuota();
    TD_ASSIGN(const QList<Quota> present, quotas.quotas());
    for (const Quota &each : present) {
        if (each.scope == quota.scope && each.owner == quota.owner)
            quota.limits = each.limits;
    }
    TD_TRY(takeLimit(arguments.maxFile, u"--max-file"_s, true, quota.limits.maxFileBytes));
    TD_TRY(takeLimit(arguments.maxFiles, u"--max-files"_s, false, quota.limits.maxFiles));
    TD_TRY(takeLimit(arguments.maxTotal, u"--max-total"_s, true, quota.limits.maxBytes));
    return quota;
}

Result<int> set(Session &session, const QuotaArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    QuotaRepository &quotas = engine->parts.catalogue.quotas();
    TD_ASSIGN(const Quota quota, wantedQuota(arguments, quotas));
    if (arguments.off) {
        TD_ASSIGN(const bool removed, quotas.remove(quota.scope, quota.owner));
        session.out.document({{u"ok"_s, true}, {u"removed"_s, removed}, {u"quota"_s, QJsonValue()}});
        session.out.line(removed ? u"The quota is off."_s : u"There was no such quota."_s);
        return status::Done;
    }
    TD_TRY(quotas.set(quota));
    const QJsonObject asSet = quotaToJson({.quota = quota, .isOwn = true, .use = {}});
    QJsonObject limits;
    for (const QString &key : {u"quota_type"_s, u"owner"_s, u"max_file_size"_s, u"max_files"_s, u"max_total_size"_s})
        limits.insert(key, asSet.value(key));
    session.out.document({{u"ok"_s, true}, {u"removed"_s, false}, {u"quota"_s, limits}});
    session.out.facts({{u"quota of"_s, ownerText(quota)},
                       {u"a file"_s, limitText(quota.limits.maxFileBytes, true)},
                       {u"photos"_s, limitText(quota.limits.maxFiles, false)},
                       {u"stored"_s, limitText(quota.limits.maxBytes, true)}});
    return status::Done;
}

} // namespace

void addQuota(CLI::App &root, Handler &chosen)
{
    CLI::App *group = root.add_subcommand("quota", "How much users, vendors and all together may store");
    group->require_subcommand(1);
    auto arguments = std::make_shared<QuotaArguments>();
    CLI::App *command = group->add_subcommand("show", "The quotas that are set and what is used of them");
    CLI::Option *user = command->add_option("--user", arguments->user, "Only what bounds this user");
    command->add_option("--vendor", arguments->vendor, "Only what bounds this vendor")->excludes(user);
    command->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return show(session, *arguments); }; });

    arguments = std::make_shared<QuotaArguments>();
    command = group->add_subcommand("set", "Set, change or switch off one quota");
    user = command->add_option("--user", arguments->user, "A user; '*' for each without a quota of their own");
    CLI::Option *vendor =
        command->add_option("--vendor", arguments->vendor, "A vendor; '*' for each without a quota of their own")
            ->excludes(user);
    command->add_flag("--total", arguments->total, "The whole catalogue")->excludes(user)->excludes(vendor);
    command->add_option("--max-file", arguments->maxFile, "Largest file: bytes, 50MiB, none");
    command->add_option("--max-files", arguments->maxFiles, "Most photos, those in the trash too: a number, none");
    command->add_option("--max-total", arguments->maxTotal, "Most stored bytes, trash too: bytes, 5GiB, none");
    command->add_flag("--off", arguments->off, "Take the quota away");
    command->footer("Without limits a new quota allows 50 MiB a file, 100 photos and 5 GiB. It counts from the next "
                    "upload on. Example: tierdeck-cli quota set --user anna --max-files 500 --max-total 2GB");
    command->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return set(session, *arguments); }; });
}

} // namespace td::cli
