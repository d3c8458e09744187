// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/shapes.h"
#include "engine/localsync.h"
#include "engine/protection.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

QJsonObject protectionShape(const ProtectionMap &map)
{
    return {{u"photos"_s, map.photos},
            {u"one_copy"_s, map.one},
            {u"two_copies"_s, map.two},
            {u"three_copies"_s, map.three},
            {u"unprotected"_s, map.unprotected.count},
            {u"unprotected_bytes"_s, map.unprotected.bytes},
            {u"backed_up_at"_s, map.backedUp ? QJsonValue(toIso(*map.backedUp)) : QJsonValue()}};
}

Result<int> syncLocalCopies(Session &session, bool statusOnly)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    SyncReport done;
    if (statusOnly) {
        TD_ASSIGN(const LocalRules rules, localRules(engine->rules));
        done.policy = rules.policy;
    } else {
        TD_ASSIGN(done, LocalSync(engine->parts, engine->rules, engine->library)
                            .run(session.progress(u"Fetching"_s), session.stop));
        session.endProgress();
    }
    TD_ASSIGN(const ProtectionMap map, protectionMap(engine->parts, engine->rules));
    const int outcome = report(session, done.failed, done.fetched > 0);
    session.out.document({{u"ok"_s, outcome == status::Done},
                          {u"policy"_s, localPolicyName(done.policy)},
                          {u"wanted"_s, done.wanted},
                          {u"present"_s, done.present},
                          {u"fetched"_s, done.fetched},
                          {u"fetched_bytes"_s, done.fetchedBytes},
                          {u"evicted"_s, done.evicted},
                          {u"evicted_bytes"_s, done.evictedBytes},
                          {u"protection"_s, protectionShape(map)},
                          {u"failed"_s, shapes::failures(done.failed, u"photo_id"_s)}});
    if (!statusOnly)
        session.out.line(u"%1 fetched (%2), %3 were here, %4 removed (%5). Policy: %6."_s.arg(
            countText(done.fetched, u"photo"_s, u"photos"_s), sizeText(done.fetchedBytes), groupedText(done.present),
            countText(done.evicted, u"file"_s, u"files"_s), sizeText(done.evictedBytes), localPolicyName(done.policy)));
    session.out.facts({{u"photos"_s, groupedText(map.photos)},
                       {u"one copy"_s, groupedText(map.one)},
                       {u"two copies"_s, groupedText(map.two)},
                       {u"three copies"_s, groupedText(map.three)},
                       {u"last backup of photos"_s, map.backedUp ? localTime(*map.backedUp) : u"none"_s}});
    if (map.unprotected.count > 0)
        session.out.note(
            u"%1 (%2) would be lost with this computer's disk: their only copy is on it. `backup create` "
            "with backup.photos, or a tier at a provider, protects them."_s.arg(
                countText(map.unprotected.count, u"photo"_s, u"photos"_s), sizeText(map.unprotected.bytes)));
    return outcome;
}

} // namespace

void addSync(CLI::App &root, Handler &chosen)
{
    auto statusOnly = std::make_shared<bool>(false);
    CLI::App *command = root.add_subcommand(
        "sync", "Fetch what local.policy wants on this computer, and tell how many copies there are");
    command->add_flag("--status", *statusOnly, "Only tell");
    command->footer("Policies: keep (every photo), cache (the last used, up to local.limit_bytes), none. Set them with "
                    "`config set local.policy cache`.");
    command->callback([statusOnly, &chosen] {
        chosen = [statusOnly](Session &session) { return syncLocalCopies(session, *statusOnly); };
    });
}

} // namespace td::cli
