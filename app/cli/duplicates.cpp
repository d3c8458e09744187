// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/hashindex.h"
#include "core/shapes.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

constexpr qint64 ContentPhotos = 20; ///< of one decided content, named in the list of decisions

struct DuplicateArguments {
    bool near = false, acrossDrafts = false, yes = false;
    int distance = DuplicateOptions().distance;
    qint64 limit = 1'000;
    std::vector<std::string> ids;
};

DuplicateOptions optionsOf(const DuplicateArguments &arguments)
{
    return {.distance = arguments.distance, .near = arguments.near, .acrossDrafts = arguments.acrossDrafts};
}

Result<DuplicateReport> search(Session &session, const DuplicateArguments &arguments, qint64 limit)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    auto report = engine->duplicates.find(optionsOf(arguments), limit, session.progress(u"Comparing"_s), session.stop);
    session.endProgress();
    return report;
}

QJsonObject memberObject(const DuplicateMember &member)
{
    const DuplicateFacts &facts = member.facts;
    return {{u"photo_id"_s, facts.photoId},
            {u"role"_s, duplicateRoleName(member.role)},
            {u"reason"_s, member.reason.isEmpty() ? QJsonValue() : QJsonValue(member.reason)},
            {u"same_bytes"_s, member.sameBytes},
            {u"distance"_s, member.distance},
            {u"pixels"_s, facts.pixels},
            {u"stored_bytes"_s, facts.storedBytes},
            {u"tier"_s, tierName(facts.tier)},
            {u"user_id"_s, facts.userId},
            {u"draft_id"_s, facts.draftId.isEmpty() ? QJsonValue() : QJsonValue(facts.draftId)},
            {u"upload_date"_s, toIso(facts.uploaded)}};
}

QJsonObject groupObject(const DuplicateGroup &group)
{
    QJsonArray photos;
    for (const DuplicateMember &member : group.members)
        photos.append(memberObject(member));
    const DuplicateFacts &best = group.members.first().facts;
    return {{u"photo_ids"_s, QJsonArray::fromStringList(group.photoIds())},
            {u"original_sha256"_s, group.isExact() ? best.content : QString()},
            {u"surplus_bytes"_s, group.surplusBytes()},
            {u"exact"_s, group.isExact()},
            {u"best"_s, best.photoId},
            {u"freed_bytes"_s, group.freedBytes()},
            {u"photos"_s, photos}};
}

/// What is to become of a photo, for people.
QString fateText(const DuplicateMember &member)
{
    if (member.role == DuplicateRole::Best)
        return u"best"_s;
    if (member.role == DuplicateRole::Surplus)
        return u"can go"_s;
    static const QMap<QString, QString> reasons{{u"pinned"_s, u"stays: pinned"_s},
                                                {u"published"_s, u"stays: published"_s},
                                                {u"ordered"_s, u"stays: its draft has orders"_s},
                                                {u"other_draft"_s, u"stays: another draft"_s},
                                                {u"larger"_s, u"stays: larger"_s}};
    return reasons.value(member.reason, u"stays"_s);
}

void showGroups(Session &session, const QList<DuplicateGroup> &groups)
{
    Table table{
        .header = {u"GROUP"_s, u"PHOTO"_s, u"TIER"_s, u"DRAFT"_s, u"SIZE"_s, u"BITS APART"_s, u"UPLOADED"_s, u""_s},
        .numeric = {0, 4, 5},
        .rows = {}};
    for (qsizetype i = 0; i < groups.size(); ++i) {
        for (const DuplicateMember &member : groups.at(i).members) {
            const DuplicateFacts &facts = member.facts;
            table.rows.append({QString::number(i + 1), facts.photoId, tierName(facts.tier), facts.draftId,
                               sizeText(facts.storedBytes),
                               member.sameBytes ? u"same"_s : QString::number(member.distance),
                               localTime(facts.uploaded), fateText(member)});
        }
    }
    session.out.table(table);
}

Result<int> listDuplicates(Session &session, const DuplicateArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const DuplicateReport report, search(session, arguments, arguments.limit));
    TD_ASSIGN(const PriceBook prices, engine->rules.prices());
    QJsonArray groups;
    for (const DuplicateGroup &group : report.groups)
        groups.append(groupObject(group));
    session.out.document({{u"ok"_s, true},
                          {u"near"_s, arguments.near},
                          {u"distance"_s, arguments.near ? QJsonValue(arguments.distance) : QJsonValue()},
                          {u"count"_s, report.groupCount},
                          {u"photos"_s, report.photoCount},
                          {u"compared"_s, report.compared},
                          {u"plain"_s, report.plain},
                          {u"surplus_photos"_s, report.surplusCount},
                          {u"surplus_bytes"_s, report.surplusBytes},
                          {u"freed_bytes"_s, report.freedBytes},
                          {u"monthly_saving"_s, sixDecimals(report.monthlySaving)},
                          {u"groups"_s, groups}});
    if (report.groups.isEmpty()) {
        session.out.line(u"No duplicates."_s);
        return status::Done;
    }
    showGroups(session, report.groups);
    session.out.line(u"%1 in %2; %3 can go: %4, %5 a month."_s.arg(
        countText(report.photoCount, u"photo"_s, u"photos"_s), countText(report.groupCount, u"group"_s, u"groups"_s),
        groupedText(report.surplusCount), sizeText(report.freedBytes),
        moneyText(report.monthlySaving, prices.currency)));
    if (report.groupCount > report.groups.size())
        session.out.note(u"The first %1 groups are shown; see --limit."_s.arg(report.groups.size()));
    if (report.surplusCount > 0)
        session.out.note(u"`tierdeck-cli duplicates resolve` moves them to the trash; `duplicates keep ID...` and "
                         "`duplicates distinct ID...` are remembered."_s);
    return status::Done;
}

/// The groups that hold one of the wanted photos; all when none is wanted. A wanted photo in no group fails.
QList<ItemFailure> chooseGroups(QList<DuplicateGroup> &groups, const QStringList &wanted)
{
    if (wanted.isEmpty())
        return {};
    QSet<QString> left(wanted.cbegin(), wanted.cend());
    groups.removeIf([&](const DuplicateGroup &group) {
        bool isWanted = false;
        for (const QString &id : group.photoIds()) {
            isWanted = isWanted || wanted.contains(id);
            left.remove(id);
        }
        return !isWanted;
    });
    QList<ItemFailure> failed;
    for (const QString &id : std::as_const(left))
        failed.append({id, Error{.code = ErrorCode::NotFound,
                                 .reason = u"duplicates.no_group"_s,
                                 .message = u"%1 is in no group of duplicates"_s.arg(id),
                                 .where = id,
                                 .remedy = u"Add --near to compare pictures by their looks."_s}});
    return failed;
}

Result<int> resolve(Session &session, const DuplicateArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(DuplicateReport report, search(session, arguments, -1));
    TD_ASSIGN(const PriceBook prices, engine->rules.prices());
    Duplicates::Resolved resolved;
    resolved.outcome.failed = chooseGroups(report.groups, texts(arguments.ids));
    report.groups.removeIf([](const DuplicateGroup &group) { return group.surplusIds().isEmpty(); });
    QStringList planned;
    qint64 plannedBytes = 0;
    for (const DuplicateGroup &group : std::as_const(report.groups)) {
        planned += group.surplusIds();
        plannedBytes += group.freedBytes();
    }
    if (arguments.yes) {
        TD_ASSIGN(const Duplicates::Resolved done,
                  engine->duplicates.trashSurplus(report.groups, optionsOf(arguments)));
        resolved.outcome.done = done.outcome.done;
        resolved.outcome.failed += done.outcome.failed;
        resolved.freedBytes = done.freedBytes;
        resolved.monthlySaving = done.monthlySaving;
        qCInfo(logApp) << "duplicates:" << resolved.outcome.done.size() << "photos to the trash";
        session.out.line(u"%1 moved to the trash: %2, %3 a month when they are purged."_s.arg(
            countText(resolved.outcome.done.size(), u"photo"_s, u"photos"_s), sizeText(resolved.freedBytes),
            moneyText(resolved.monthlySaving, prices.currency)));
        if (!resolved.outcome.done.isEmpty())
            session.out.note(u"`tierdeck-cli photos restore ID...` brings them back."_s);
    } else if (planned.isEmpty()) {
        session.out.line(u"Nothing to move to the trash."_s);
    } else {
        showGroups(session, report.groups);
        session.out.line(u"%1 would move to the trash (%2). Nothing was changed; --yes does it."_s.arg(
            countText(planned.size(), u"photo"_s, u"photos"_s), sizeText(plannedBytes)));
    }
    const bool anything = !planned.isEmpty() || resolved.outcome.failed.isEmpty();
    const int result = cli::report(session, resolved.outcome.failed, anything);
    session.out.document({{u"ok"_s, result == status::Done},
                          {u"dry_run"_s, !arguments.yes},
                          {u"groups"_s, report.groups.size()},
                          {u"planned"_s, QJsonArray::fromStringList(planned)},
                          {u"trashed"_s, QJsonArray::fromStringList(resolved.outcome.done)},
                          {u"freed_bytes"_s, arguments.yes ? resolved.freedBytes : plannedBytes},
                          {u"failed"_s, shapes::failures(resolved.outcome.failed, u"photo_id"_s)}});
    return result;
}

Result<int> decide(Session &session, const DuplicateArguments &arguments, DuplicateVerdict verdict)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    const QStringList ids = texts(arguments.ids);
    TD_ASSIGN(const QString id, engine->duplicates.decide(verdict, ids));
    session.out.document({{u"ok"_s, true},
                          {u"decision_id"_s, id},
                          {u"verdict"_s, duplicateVerdictName(verdict)},
                          {u"photo_ids"_s, QJsonArray::fromStringList(ids)}});
    session.out.line(verdict == DuplicateVerdict::Keep ? u"Kept: they are not proposed again."_s
                                                       : u"Noted: they are different pictures."_s);
    session.out.note(u"`tierdeck-cli duplicates forget %1` takes that back."_s.arg(id));
    return status::Done;
}

Result<int> decisions(Session &session)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const QList<DuplicateDecision> known, engine->duplicates.decisions());
    QJsonArray array;
    Table table{.header = {u"DECISION"_s, u"WHEN"_s, u"WHAT"_s, u"PHOTOS"_s}, .numeric = {}, .rows = {}};
    for (const DuplicateDecision &decision : known) {
        QStringList ids;
        for (const QString &content : decision.contents.keys()) {
            TD_ASSIGN(const QList<Photo> photos, engine->parts.catalogue.photos().sameOriginal(content));
            for (const Photo &photo : photos.first(std::min<qsizetype>(photos.size(), ContentPhotos)))
                ids.append(photo.photoId);
        }
        array.append(QJsonObject{{u"decision_id"_s, decision.decisionId},
                                 {u"verdict"_s, duplicateVerdictName(decision.verdict)},
                                 {u"decided_at"_s, toIso(decision.decidedAt)},
                                 {u"contents"_s, QJsonArray::fromStringList(decision.contents.keys())},
                                 {u"photo_ids"_s, QJsonArray::fromStringList(ids)}});
        table.rows.append({decision.decisionId, localTime(decision.decidedAt), duplicateVerdictName(decision.verdict),
                           ids.join(u", "_s)});
    }
    session.out.document({{u"ok"_s, true}, {u"count"_s, array.size()}, {u"decisions"_s, array}});
    if (known.isEmpty())
        session.out.line(u"Nothing was decided yet."_s);
    else
        session.out.table(table);
    return status::Done;
}

Result<int> forget(Session &session, const DuplicateArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    QStringList forgotten;
    QList<ItemFailure> failed;
    for (const QString &id : texts(arguments.ids)) {
        if (const auto done = engine->duplicates.forget(id); !done)
            failed.append({id, done.error()});
        else
            forgotten.append(id);
    }
    session.out.line(countText(forgotten.size(), u"decision taken back"_s, u"decisions taken back"_s));
    const int result = report(session, failed, !forgotten.isEmpty());
    session.out.document({{u"ok"_s, result == status::Done},
                          {u"forgotten"_s, QJsonArray::fromStringList(forgotten)},
                          {u"failed"_s, shapes::failures(failed, u"decision_id"_s)}});
    return result;
}

void addSearch(CLI::App &command, DuplicateArguments &arguments)
{
    CLI::Option *const near = command.add_flag("--near", arguments.near, "Also pictures that look alike");
    command.add_option("--distance", arguments.distance, "Bits of 64 in which their looks may differ")
        ->check(CLI::Range(0, HashIndex::MaxDistance))
        ->needs(near)
        ->capture_default_str();
    command.add_flag("--across-drafts", arguments.acrossDrafts,
                     "A photo may go when another draft or user has the picture");
}

void addDecision(CLI::App &group, const std::string &name, const std::string &help, DuplicateVerdict verdict,
                 Handler &chosen)
{
    auto arguments = std::make_shared<DuplicateArguments>();
    CLI::App *command = group.add_subcommand(name, help);
    command->add_option("ids", arguments->ids, "Photos")->required()->option_text("ID...");
    command->callback([arguments, verdict, &chosen] {
        chosen = [arguments, verdict](Session &session) { return decide(session, *arguments, verdict); };
    });
}

} // namespace

void addDuplicates(CLI::App &root, Handler &chosen)
{
    auto listed = std::make_shared<DuplicateArguments>();
    CLI::App *const group = root.add_subcommand("duplicates", "Photos uploaded more than once, or that look alike");
    addSearch(*group, *listed);
    group->add_option("--limit", listed->limit, "At most so many groups")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    group->callback([listed, group, &chosen] {
        if (group->get_subcommands().empty())
            chosen = [listed](Session &session) { return listDuplicates(session, *listed); };
    });

    auto resolved = std::make_shared<DuplicateArguments>();
    CLI::App *command = group->add_subcommand("resolve", "Keep the best of each group, move the others to the trash");
    addSearch(*command, *resolved);
    command->add_option("ids", resolved->ids, "Only groups with these photos")->option_text("ID...");
    command->add_flag("--yes", resolved->yes, "Do it; without this only the plan is shown");
    command->callback(
        [resolved, &chosen] { chosen = [resolved](Session &session) { return resolve(session, *resolved); }; });

    addDecision(*group, "keep", "Keep all of these; they are not proposed again", DuplicateVerdict::Keep, chosen);
    addDecision(*group, "distinct", "These are different pictures", DuplicateVerdict::Distinct, chosen);
    group->add_subcommand("decisions", "What was decided")->callback([&chosen] { chosen = decisions; });
    auto forgotten = std::make_shared<DuplicateArguments>();
    command = group->add_subcommand("forget", "Take decisions back");
    command->add_option("ids", forgotten->ids, "Decisions")->required()->option_text("DECISION...");
    command->callback(
        [forgotten, &chosen] { chosen = [forgotten](Session &session) { return forget(session, *forgotten); }; });
}

} // namespace td::cli
