// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/accounttexts.h"

#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

struct CostArguments {
    std::string by;
    std::vector<std::string> set;
    int months = 12;
    int days = 30;
    std::string user = "default";
};

std::optional<GroupBy> groupByOf(const std::string &name)
{
    if (name == "draft")
        return GroupBy::Draft;
    if (name == "user")
        return GroupBy::User;
    if (name == "kind")
        return GroupBy::Kind;
    return std::nullopt;
}

Result<int> stats(Session &session)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const Accounts::Stats stats, engine->accounts.stats());
    session.out.document(shapes::stats(stats.totals, stats.breakdown));
    showStats(session.out, stats.totals, stats.breakdown);
    return status::Done;
}

Result<int> costs(Session &session, const CostArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const Accounts::Stats stats, engine->accounts.stats());
    TD_ASSIGN(const PriceBook prices, engine->rules.prices());
    QJsonObject object{{u"ok"_s, true},
                       {u"breakdown"_s, shapes::breakdown(stats.breakdown)},
                       {u"savings_vs_all_hot"_s, sixDecimals(stats.breakdown.savingsVsAllHot)},
                       {u"currency"_s, stats.breakdown.currency},
                       {u"prices"_s, prices.preset}};
    showBreakdown(session.out, stats.breakdown, prices);
    if (const auto by = groupByOf(arguments.by)) {
        TD_ASSIGN(const QList<GroupCost> groups, engine->accounts.groups(*by));
        object.insert(u"by"_s, text(arguments.by));
        object.insert(u"groups"_s, shapes::groups(groups));
        session.out.line();
        showGroups(session.out, text(arguments.by), groups, prices.currency);
    }
    session.out.document(object);
    return status::Done;
}

Result<QMap<QString, QString>> changesOf(const std::vector<std::string> &set)
{
    QMap<QString, QString> changes;
    for (const std::string &pair : set) {
        const QString whole = text(pair);
        const qsizetype equals = whole.indexOf(u'=');
        if (equals < 1) {
            return fail(ErrorCode::InvalidArgument, u"usage.set"_s, u"--set: \"%1\" is not RULE=VALUE"_s.arg(whole),
                        u"--set"_s, u"Write --set lifecycle.hot_idle_days=30."_s);
        }
        changes.insert(whole.left(equals), whole.mid(equals + 1));
    }
    return changes;
}

Result<int> forecast(Session &session, const CostArguments &arguments)
{
    TD_ASSIGN(const auto changes, changesOf(arguments.set));
    TD_ASSIGN(Engine *const engine, session.engine());
    for (auto it = changes.cbegin(); it != changes.cend(); ++it) {
        if (!engine->rules.knows(it.key())) {
            TD_ASSIGN(const QList<Rules::Value> all, engine->rules.all());
            QStringList names;
            for (const Rules::Value &value : all)
                names.append(value.key);
            const QString near = nearest(it.key(), names);
            return fail(ErrorCode::InvalidArgument, u"usage.rule"_s, u"--set: there is no rule %1"_s.arg(it.key()),
                        it.key(),
                        near.isEmpty() ? u"See `config show` for the rules."_s : u"Did you mean %1?"_s.arg(near));
        }
    }
    TD_ASSIGN(const PriceBook prices, engine->rules.prices());
    TD_ASSIGN(const ForecastAssumptions assumed, engine->accounts.learned());
    TD_ASSIGN(const QList<ForecastPoint> present, engine->accounts.forecast(arguments.months, {}, assumed));
    QJsonObject object{{u"ok"_s, true},
                       {u"months"_s, arguments.months},
                       {u"currency"_s, prices.currency},
                       {u"assumptions"_s, shapes::assumptions(assumed)},
                       {u"forecast"_s, shapes::forecast(present)}};
    QList<ForecastPoint> changed;
    if (!changes.isEmpty()) {
        TD_ASSIGN(changed, engine->accounts.forecast(arguments.months, changes, assumed));
        QJsonObject changeObject;
        for (auto it = changes.cbegin(); it != changes.cend(); ++it)
            changeObject.insert(it.key(), it.value());
        object.insert(u"changes"_s, changeObject);
        object.insert(u"changed_forecast"_s, shapes::forecast(changed));
    }
    session.out.document(object);
    showForecast(session.out, present, changed, prices.currency);
    return status::Done;
}

Result<int> metrics(Session &session, const CostArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const LifecycleMetrics metrics, engine->accounts.metrics(arguments.days));
    session.out.document(shapes::metrics(metrics));
    session.out.heading(u"Last %1"_s.arg(countText(metrics.days, u"day"_s, u"days"_s)));
    session.out.facts({{u"uploaded"_s, QString::number(metrics.uploaded)},
                       {u"promoted to HOT"_s, QString::number(metrics.promoted)},
                       {u"archived to COLD"_s, QString::number(metrics.archived)},
                       {u"deleted"_s, QString::number(metrics.deleted)}});
    return status::Done;
}

Result<int> showUsage(Session &session, const CostArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    const QString user = text(arguments.user);
    TD_ASSIGN(const TierTotals totals, engine->accounts.usage(user));
    session.out.document(shapes::usage(user, totals));
    session.out.heading(u"User %1"_s.arg(user));
    Table table{.header = {u"TIER"_s, u"PHOTOS"_s, u"SIZE"_s}, .numeric = {1, 2}, .rows = {}};
    for (const Tier tier : AllTiers) {
        const CountBytes sum = totals.live.value(tier);
        table.rows.append({tierName(tier).toUpper(), QString::number(sum.count), sizeText(sum.bytes)});
    }
    table.rows.append({u"all"_s, QString::number(totals.liveSum().count), sizeText(totals.liveSum().bytes)});
    session.out.table(table);
    return status::Done;
}

} // namespace

void addCosts(CLI::App &root, Handler &chosen)
{
    root.add_subcommand("stats", "Photos, sizes and monthly cost per tier")->callback([&chosen] { chosen = stats; });

    auto priced = std::make_shared<CostArguments>();
    CLI::App *command = root.add_subcommand("costs", "What storage costs a month");
    command->add_option("--by", priced->by, "Break down further")
        ->check(CLI::IsMember({"tier", "draft", "user", "kind"}));
    command->callback([priced, command, &chosen] {
        if (command->get_subcommands().empty())
            chosen = [priced](Session &session) { return costs(session, *priced); };
    });

    auto foreseen = std::make_shared<CostArguments>();
    CLI::App *ahead = command->add_subcommand("forecast", "Replay the rules over the coming months");
    ahead->add_option("--months", foreseen->months, "How far")->check(CLI::Range(1, 120))->capture_default_str();
    cli::addList(*ahead, "--set", foreseen->set, "RULE=VALUE: what if; may be repeated");
    ahead->footer("Example: tierdeck-cli costs forecast --months 24 --set lifecycle.hot_idle_days=30");
    ahead->callback(
        [foreseen, &chosen] { chosen = [foreseen](Session &session) { return forecast(session, *foreseen); }; });

    addCostReports(*command, chosen);

    CLI::App *group = root.add_subcommand("metrics", "Counters over a period");
    group->require_subcommand(1);
    auto counted = std::make_shared<CostArguments>();
    command = group->add_subcommand("lifecycle", "Photos uploaded, promoted, archived and deleted");
    command->add_option("--days", counted->days, "Length of the period")
        ->check(CLI::Range(1, 3660))
        ->capture_default_str();
    command->callback(
        [counted, &chosen] { chosen = [counted](Session &session) { return metrics(session, *counted); }; });

    auto used = std::make_shared<CostArguments>();
    command = root.add_subcommand("usage", "What one user stores");
    command->add_option("--user", used->user, "User")->capture_default_str();
    command->callback([used, &chosen] { chosen = [used](Session &session) { return showUsage(session, *used); }; });
}

} // namespace td::cli
