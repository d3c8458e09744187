// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

struct DraftArguments {
    std::string draft, order, date;
    std::vector<std::string> photos;
};

constexpr int DraftPage = 500;

Result<QList<Draft>> allDrafts(Engine &engine)
{
    QList<Draft> all;
    QString after;
    for (;;) {
        TD_ASSIGN(const QList<Draft> page, engine.drafts.list(DraftScope::All, {}, after, DraftPage));
        all.append(page);
        if (page.size() < DraftPage)
            return all;
        after = page.last().draftId;
    }
}

double costOf(const Draft &draft, const PriceBook &prices)
{
    double cost = 0;
    for (const Tier tier : AllTiers)
        cost += storageCost(prices, tier, draft.bytesByTier.value(tier));
    return cost;
}

QString stateText(const Draft &draft)
{
    if (draft.removedAt)
        return u"removed"_s;
    if (draft.publishedPhotoCount == 0)
        return draft.published ? u"published"_s : u"draft"_s;
    return draft.publishedPhotoCount == draft.photoCount
               ? u"published"_s
               : u"%1 of %2 published"_s.arg(draft.publishedPhotoCount).arg(draft.photoCount);
}

Result<int> listDrafts(Session &session)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const QList<Draft> drafts, allDrafts(*engine));
    TD_ASSIGN(const PriceBook prices, engine->rules.prices());
    QJsonArray array;
    Table table{.header = {u"DRAFT"_s, u"STATE"_s, u"PHOTOS"_s, u"SIZE"_s, u"A MONTH"_s, u"ORDERS"_s, u"LAST UPLOAD"_s},
                .numeric = {2, 3, 4, 5},
                .rows = {}};
    for (const Draft &draft : drafts) {
        const double cost = costOf(draft, prices);
        if (session.out.isJson())
            array.append(shapes::draft(draft, cost));
        else
            table.rows.append({draft.draftId, stateText(draft), QString::number(draft.photoCount),
                               sizeText(draft.bytes), moneyText(cost, prices.currency),
                               QString::number(draft.orderCount), localTime(draft.lastUpload)});
    }
    session.out.document({{u"ok"_s, true}, {u"drafts"_s, array}});
    if (drafts.isEmpty())
        session.out.line(u"No drafts."_s);
    else
        session.out.table(table);
    return status::Done;
}

Result<int> showDraft(Session &session, const DraftArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const Draft draft, engine->drafts.find(text(arguments.draft)));
    TD_ASSIGN(const PriceBook prices, engine->rules.prices());
    const double cost = costOf(draft, prices);
    session.out.document({{u"ok"_s, true}, {u"draft"_s, shapes::draft(draft, cost)}});
    session.out.heading(draft.title.isEmpty() ? draft.draftId : draft.title);
    QStringList places;
    for (const Tier tier : AllTiers) {
        if (draft.photosByTier.value(tier) > 0)
            places.append(u"%1 in %2"_s.arg(draft.photosByTier.value(tier)).arg(tierName(tier).toUpper()));
    }
    session.out.facts({{u"draft"_s, draft.draftId},
                       {u"user"_s, draft.userId},
                       {u"state"_s, stateText(draft)},
                       {u"published"_s, localTime(draft.publishedDate)},
                       {u"photos"_s, places.isEmpty() ? u"none"_s : places.join(u", "_s)},
                       {u"size"_s, sizeText(draft.bytes)},
                       {u"cost"_s, u"%1 a month"_s.arg(moneyText(cost, prices.currency))},
                       {u"orders"_s, QString::number(draft.orderCount)},
                       {u"created"_s, localTime(draft.createdAt)},
                       {u"last upload"_s, localTime(draft.lastUpload)}});
    return status::Done;
}

Result<int> removeDraft(Session &session, const DraftArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    const QString id = text(arguments.draft);
    TD_ASSIGN(const Draft draft, engine->drafts.find(id));
    TD_TRY(engine->drafts.remove(id));
    TD_ASSIGN(const Policy policy, engine->rules.policy());
    const QString message = u"Draft %1 removed. Its %2 count as photos without a draft after %3 hours."_s
                                .arg(id, countText(draft.photoCount, u"photo"_s, u"photos"_s))
                                .arg(policy.orphanGraceHours);
    session.out.document({{u"ok"_s, true}, {u"draft_id"_s, id}, {u"message"_s, message}});
    session.out.line(message);
    return status::Done;
}

void answerPublication(Session &session, const QString &draft, const QString &message, const BatchOutcome &outcome,
                       int exitStatus)
{
    const QJsonArray failed = shapes::failures(outcome.failed, u"photo_id"_s);
    session.out.document({{u"ok"_s, exitStatus == status::Done},
                          {u"draft_id"_s, draft},
                          {u"message"_s, message},
                          {u"results"_s, QJsonObject{{u"updated_count"_s, outcome.done.size()}, {u"failed"_s, failed}}},
                          {u"failed"_s, failed}});
    session.out.line(message);
}

Result<int> publish(Session &session, const DraftArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    const QString id = text(arguments.draft);
    TD_ASSIGN(const BatchOutcome outcome, engine->drafts.publish(id, texts(arguments.photos)));
    TD_ASSIGN(const Policy policy, engine->rules.policy());
    TD_ASSIGN(const Draft draft, engine->drafts.find(id));
    const int result = report(session, outcome.failed, !outcome.done.isEmpty());
    const bool isNone = outcome.done.isEmpty() && !outcome.failed.isEmpty();
    QString message =
        isNone ? u"No photo of draft %1 was published."_s.arg(id) : u"Draft %1 marked as published."_s.arg(id);
    if (policy.publishedEnabled && !isNone)
        message += u" Photos will be deleted in %1 days."_s.arg(policy.publishedDays);
    if (draft.publishedPhotoCount < draft.photoCount)
        message += u" %1 of its %2 photos stay drafts."_s.arg(draft.photoCount - draft.publishedPhotoCount)
                       .arg(draft.photoCount);
    answerPublication(session, id, message, outcome, result);
    return result;
}

Result<int> unpublish(Session &session, const DraftArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    const QString id = text(arguments.draft);
    TD_ASSIGN(const BatchOutcome outcome, engine->drafts.unpublish(id));
    const int result = report(session, outcome.failed, !outcome.done.isEmpty());
    answerPublication(session, id, u"Draft %1 is no longer published."_s.arg(id), outcome, result);
    return result;
}

Result<int> addOrder(Session &session, const DraftArguments &arguments)
{
    std::optional<Instant> at;
    if (!arguments.date.empty()) {
        TD_ASSIGN(at, momentOf(arguments.date, u"--date"_s));
    }
    TD_ASSIGN(Engine *const engine, session.engine());
    if (!at)
        at = engine->parts.clock.now();
    const Order order{.orderId = text(arguments.order), .draftId = text(arguments.draft), .orderedAt = *at};
    TD_TRY(engine->drafts.addOrder(order.draftId, order.orderId, at));
    session.out.document({{u"ok"_s, true}, {u"order"_s, shapes::order(order)}});
    session.out.line(u"Order %1 of draft %2 recorded."_s.arg(order.orderId, order.draftId));
    return status::Done;
}

Result<int> listOrders(Session &session)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const QList<Order> orders, engine->drafts.orders({}, 100'000));
    QJsonArray array;
    Table table{.header = {u"ORDER"_s, u"DRAFT"_s, u"WHEN"_s}, .numeric = {}, .rows = {}};
    for (const Order &order : orders) {
        array.append(shapes::order(order));
        table.rows.append({order.orderId, order.draftId, localTime(order.orderedAt)});
    }
    session.out.document({{u"ok"_s, true}, {u"orders"_s, array}});
    if (orders.isEmpty())
        session.out.line(u"No orders."_s);
    else
        session.out.table(table);
    return status::Done;
}

using DraftHandler = Result<int> (*)(Session &, const DraftArguments &);

CLI::App *draftCommand(CLI::App &group, const std::string &name, const std::string &help, DraftHandler handler,
                       const std::shared_ptr<DraftArguments> &arguments, Handler &chosen)
{
    CLI::App *command = group.add_subcommand(name, help);
    command->add_option("draft", arguments->draft, "Draft")->required()->option_text("DRAFT");
    command->callback([arguments, handler, &chosen] {
        chosen = [arguments, handler](Session &session) { return handler(session, *arguments); };
    });
    return command;
}

} // namespace

void addDrafts(CLI::App &root, Handler &chosen)
{
    const auto fresh = [] { return std::make_shared<DraftArguments>(); };
    CLI::App *group = root.add_subcommand("drafts", "List, show and remove drafts");
    group->require_subcommand(1);
    group->add_subcommand("list", "List drafts with their costs")->callback([&chosen] { chosen = listDrafts; });
    draftCommand(*group, "show", "One draft", showDraft, fresh(), chosen);
    draftCommand(*group, "delete", "Remove a draft; its photos stay for the hours of the rule", removeDraft, fresh(),
                 chosen);

    const auto published = fresh();
    CLI::App *command =
        draftCommand(root, "publish", "Mark a draft, or some of its photos, as published", publish, published, chosen);
    cli::addList(*command, "--photo", published->photos, "Only this photo; may be repeated");
    draftCommand(root, "unpublish", "Take a publication back", unpublish, fresh(), chosen);

    CLI::App *orders = root.add_subcommand("orders", "Orders keep the photos of a draft from being purged");
    orders->require_subcommand(1);
    const auto ordered = fresh();
    command = draftCommand(*orders, "add", "Record an order", addOrder, ordered, chosen);
    command->add_option("--id", ordered->order, "Order number")->required();
    command->add_option("--date", ordered->date, "When it was made; default now");
    orders->add_subcommand("list", "List orders, newest first")->callback([&chosen] { chosen = listOrders; });
}

} // namespace td::cli
