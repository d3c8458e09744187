// SPDX-License-Identifier: GPL-3.0-or-later
// Bills line by line, the provider's own reports, and what moves cost.
#include "app/cli/commands.h"

#include "core/billshapes.h"
#include "core/shapes.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

struct ReportArguments {
    std::string path, bucket, from, to;
    bool forget = false;
};

QString itemText(BillItem item)
{
    return billItemName(item).replace(u'_', u' ');
}

/// "50.0 GB", "12,000 requests"; nothing for the credit.
QString quantityText(BillItem item, double quantity)
{
    switch (item) {
    case BillItem::Writes:
    case BillItem::Reads:
        return countText(std::llround(quantity), u"request", u"requests");
    case BillItem::FreeCredit:
        return {};
    default:
        return sizeText(std::llround(quantity * BytesPerGb));
    }
}

QString unitText(BillItem item, double price, const QString &currency)
{
    switch (item) {
    case BillItem::Writes:
    case BillItem::Reads:
        return u"%1 %2 a million"_s.arg(QString::number(price, 'g', 8), currency);
    case BillItem::FreeCredit:
        return {};
    default:
        return u"%1 %2 a GB"_s.arg(QString::number(price, 'g', 8), currency);
    }
}

Result<int> showBill(Session &session)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const Billing::Bill bill, engine->billing.bill());
    QJsonObject tiers;
    Table table{
        .header = {u"TIER"_s, u"LINE"_s, u"QUANTITY"_s, u"PRICE"_s, u"A MONTH"_s}, .numeric = {2, 3, 4}, .rows = {}};
    for (const Tier tier : AllTiers) {
        const TierBill one = bill.bill.tiers.value(tier);
        tiers.insert(tierName(tier), shapes::tierBill(one));
        for (const BillLine &line : one.lines)
            table.rows.append({tierName(tier).toUpper(), itemText(line.item), quantityText(line.item, line.quantity),
                               unitText(line.item, line.unitPrice, bill.bill.currency),
                               moneyText(line.cost, bill.bill.currency)});
    }
    table.rows.append({u"total"_s, {}, {}, {}, moneyText(bill.bill.total, bill.bill.currency)});
    session.out.document({{u"ok"_s, true},
                          {u"from"_s, toIso(bill.activity.from)},
                          {u"to"_s, toIso(bill.activity.to)},
                          {u"currency"_s, bill.bill.currency},
                          {u"prices"_s, bill.prices.preset},
                          {u"total"_s, sixDecimals(bill.bill.total)},
                          {u"tiers"_s, tiers}});
    session.out.table(table);
    session.out.line(u"Requests and reads as in the last 30 days; prices: %1 of %2."_s.arg(
        bill.prices.preset, bill.prices.asOf.toString(Qt::ISODate)));
    return status::Done;
}

Result<int> showMoves(Session &session)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const QList<Billing::Move> moves, engine->billing.moves());
    TD_ASSIGN(const PriceBook prices, engine->rules.prices());
    QJsonArray list;
    Table table{.header = {u"MOVE"_s, u"PHOTO"_s, u"COSTS"_s, u"SAVES A MONTH"_s, u"PAID BACK"_s},
                .numeric = {1, 2, 3},
                .rows = {}};
    for (const Billing::Move &move : moves) {
        QJsonObject object = shapes::breakEven(move.breakEven);
        object.insert(u"from"_s, tierName(move.from));
        object.insert(u"to"_s, tierName(move.to));
        object.insert(u"photo_bytes"_s, move.bytes);
        object.insert(u"objects"_s, move.objects);
        list.append(object);
        const auto months = move.breakEven.months;
        table.rows.append({QString(tierName(move.from).toUpper() % " to "_L1 % tierName(move.to).toUpper()),
                           sizeText(move.bytes), moneyText(move.breakEven.moveCost, prices.currency),
                           moneyText(move.breakEven.savingPerMonth, prices.currency),
                           !months        ? u"never"_s
                           : *months <= 0 ? u"at once"_s
                                          : u"after %1 days"_s.arg(*months * 30, 0, 'f', 1)});
    }
    session.out.document({{u"ok"_s, true}, {u"currency"_s, prices.currency}, {u"moves"_s, list}});
    session.out.table(table);
    return status::Done;
}

Result<int> importReports(Session &session, const ReportArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    if (arguments.forget) {
        TD_ASSIGN(const qint64 gone, engine->billing.forgetReports());
        session.out.document(
            {{u"ok"_s, true}, {u"forgotten"_s, gone}, {u"imported"_s, QJsonArray()}, {u"failed"_s, QJsonArray()}});
        session.out.line(u"%1 forgotten."_s.arg(countText(gone, u"reported day", u"reported days")));
        return status::Done;
    }
    QList<ItemFailure> failed;
    TD_ASSIGN(
        const QList<Billing::Imported> imported,
        engine->billing.importReports(text(arguments.path), failed, session.progress(u"Importing"_s), session.stop));
    session.endProgress();
    QJsonArray list;
    for (const Billing::Imported &one : imported) {
        list.append(QJsonObject{{u"file"_s, one.file},
                                {u"days"_s, one.days},
                                {u"new_days"_s, one.fresh},
                                {u"from"_s, one.from.toString(Qt::ISODate)},
                                {u"to"_s, one.to.toString(Qt::ISODate)},
                                {u"buckets"_s, QJsonArray::fromStringList(one.buckets)}});
        session.out.line(u"%1: %2, %3 new, %4 to %5"_s.arg(one.file, countText(one.days, u"row", u"rows"))
                             .arg(one.fresh)
                             .arg(one.from.toString(Qt::ISODate), one.to.toString(Qt::ISODate)));
    }
    session.out.document({{u"ok"_s, failed.isEmpty()},
                          {u"forgotten"_s, 0},
                          {u"imported"_s, list},
                          {u"failed"_s, shapes::failures(failed, u"file"_s)}});
    return report(session, failed, !imported.isEmpty());
}

void showReconciliation(Output &out, const Reconciliation &result)
{
    out.heading(
        u"%1, %2 to %3"_s.arg(result.bucket, result.from.toString(Qt::ISODate), result.to.toString(Qt::ISODate)));
    Table table{.header = {u"LINE"_s, u"OURS"_s, u"PROVIDER"_s, u"ESTIMATED"_s, u"BILLED"_s, u"DIFFERENCE"_s},
                .numeric = {1, 2, 3, 4, 5},
                .rows = {}};
    for (const ReconciledLine &line : result.lines)
        table.rows.append({itemText(line.item), quantityText(line.item, line.estimatedQuantity),
                           quantityText(line.item, line.billedQuantity), moneyText(line.estimated, result.currency),
                           moneyText(line.billed, result.currency), moneyText(line.difference(), result.currency)});
    table.rows.append({u"total"_s,
                       {},
                       {},
                       moneyText(result.estimated, result.currency),
                       moneyText(result.billed, result.currency),
                       moneyText(result.billed - result.estimated, result.currency)});
    out.table(table);
    for (const ReconciledLine &line : result.lines) {
        for (const GapReason &reason : line.reasons)
            out.line(u"%1: %2"_s.arg(itemText(line.item), gapReasonText(reason)));
    }
}

Result<int> reconcileReports(Session &session, const ReportArguments &arguments)
{
    Billing::Period period{.bucketId = text(arguments.bucket), .from = {}, .to = {}};
    TD_ASSIGN(period.from, dayOf(arguments.from, u"--from"_s));
    TD_ASSIGN(period.to, dayOf(arguments.to, u"--to"_s));
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const Reconciliation result, engine->billing.reconcile(period));
    session.out.document(shapes::reconciliation(result));
    showReconciliation(session.out, result);
    return status::Done;
}

} // namespace

void addCostReports(CLI::App &costs, Handler &chosen)
{
    costs.add_subcommand("bill", "A month like the last 30 days, line by line")->callback([&chosen] {
        chosen = showBill;
    });
    costs.add_subcommand("moves", "What moving a photo costs, and when that is paid back")->callback([&chosen] {
        chosen = showMoves;
    });

    auto arguments = std::make_shared<ReportArguments>();
    CLI::App *reading = costs.add_subcommand("import", "Read usage reports that Backblaze B2 wrote");
    CLI::Option *path = reading->add_option("path", arguments->path, "usage.*.csv, or a folder of such files");
    CLI::Option *forget = reading->add_flag("--forget", arguments->forget, "Forget all that was imported");
    path->excludes(forget);
    reading->footer("Example: tierdeck-cli costs import 2026-09-10/usage.account-ID.csv");
    reading->callback([arguments, &chosen] {
        if (arguments->path.empty() && !arguments->forget)
            throw CLI::RequiredError("path");
        chosen = [arguments](Session &session) { return importReports(session, *arguments); };
    });

    CLI::App *compare = costs.add_subcommand("reconcile", "The estimate beside what the provider counted");
    compare->add_option("--bucket", arguments->bucket, "Bucket of the reports; default: the one of a tier");
    compare->add_option("--from", arguments->from, "First day, such as 2026-09-01");
    compare->add_option("--to", arguments->to, "Last day");
    compare->callback([arguments, &chosen] {
        chosen = [arguments](Session &session) { return reconcileReports(session, *arguments); };
    });
}

} // namespace td::cli
