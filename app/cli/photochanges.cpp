// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

void addPhotoChanges(CLI::App &group, Handler &chosen);

namespace
{

struct EditArguments {
    std::vector<std::string> ids, addTags, removeTags, set;
    std::string draft;
    bool hasDraft = false, pin = false, unpin = false;
};

struct ManyArguments {
    std::vector<std::string> ids;
    bool now = false;
    std::string to;
};

QJsonObject outcomeObject(const QString &doneField, const BatchOutcome &outcome, int exitStatus)
{
    return {{u"ok"_s, exitStatus == status::Done},
            {doneField, QJsonArray::fromStringList(outcome.done)},
            {u"failed"_s, shapes::failures(outcome.failed, u"photo_id"_s)}};
}

Result<PhotoEdit> editOf(const EditArguments &arguments)
{
    PhotoEdit edit;
    edit.addTags = texts(arguments.addTags);
    edit.removeTags = texts(arguments.removeTags);
    if (arguments.hasDraft)
        edit.draft = text(arguments.draft);
    if (arguments.pin || arguments.unpin)
        edit.pinned = arguments.pin;
    for (const std::string &pair : arguments.set) {
        const QString whole = text(pair);
        const qsizetype equals = whole.indexOf(u'=');
        if (equals < 1) {
            return fail(ErrorCode::InvalidArgument, u"usage.set"_s, u"--set: \"%1\" is not KEY=VALUE"_s.arg(whole),
                        u"--set"_s, u"Write --set brand=Levis; an empty value removes the key."_s);
        }
        edit.set.insert(whole.left(equals), whole.mid(equals + 1));
    }
    const bool nothing =
        edit.addTags.isEmpty() && edit.removeTags.isEmpty() && !edit.draft && !edit.pinned && edit.set.isEmpty();
    if (nothing) {
        return fail(ErrorCode::InvalidArgument, u"usage.nothing"_s, u"There is nothing to change"_s, {},
                    u"Give --add-tag, --remove-tag, --draft, --pin, --unpin or --set."_s);
    }
    return edit;
}

Result<int> edit(Session &session, const EditArguments &arguments)
{
    TD_ASSIGN(const PhotoEdit wanted, editOf(arguments));
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const BatchOutcome outcome, engine->library.edit(texts(arguments.ids), wanted));
    session.out.line(countText(outcome.done.size(), u"photo changed"_s, u"photos changed"_s));
    const int result = report(session, outcome.failed, !outcome.done.isEmpty());
    session.out.document(outcomeObject(u"updated"_s, outcome, result));
    return result;
}

Result<int> deletePhotos(Session &session, const ManyArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    const QStringList ids = texts(arguments.ids);
    BatchOutcome outcome;
    if (arguments.now) {
        outcome = engine->library.purge(ids, session.progress(u"Deleting"_s), session.stop);
    } else {
        TD_ASSIGN(outcome, engine->library.trash(ids));
    }
    qCInfo(logApp) << "delete:" << outcome.done.size() << "photos," << outcome.failed.size() << "failed";
    const int result = report(session, outcome.failed, !outcome.done.isEmpty());
    QString message = arguments.now
                          ? u"%1 deleted for good"_s.arg(countText(outcome.done.size(), u"photo"_s, u"photos"_s))
                          : u"%1 moved to the trash"_s.arg(countText(outcome.done.size(), u"photo"_s, u"photos"_s));
    session.out.line(message);
    QJsonObject object = outcomeObject(u"deleted"_s, outcome, result);
    if (ids.size() == 1) {
        object.insert(u"photo_id"_s, ids.first());
        if (result == status::Done)
            message = u"Photo %1 deleted successfully"_s.arg(ids.first());
    }
    object.insert(u"message"_s, message);
    object.insert(u"purged"_s, arguments.now && !outcome.done.isEmpty());
    session.out.document(object);
    return result;
}

/// What the rules will do with photos that came back: nobody should be surprised the next night.
Result<QJsonArray> nextOfRestored(Session &session, Engine &engine, const QStringList &ids)
{
    TD_ASSIGN(const QList<Photo> photos, engine.parts.catalogue.photos().findAll(ids));
    TD_ASSIGN(const QList<Decision> next, engine.library.nextActions(photos));
    QJsonArray array;
    for (qsizetype i = 0; i < photos.size(); ++i) {
        const Decision &decision = next.at(i);
        array.append(QJsonObject{{u"photo_id"_s, photos.at(i).photoId},
                                 {u"next_action"_s, actionName(decision.action)},
                                 {u"next_action_at"_s, decision.due ? QJsonValue(toIso(*decision.due)) : QJsonValue()},
                                 {u"reason"_s, reasonText(decision)}});
        if (decision.action == Action::Trash && decision.isDue)
            session.out.warn(u"%1 will be trashed again by the next run: %2. Pin it, or change the rule."_s.arg(
                photos.at(i).photoId, reasonText(decision)));
    }
    return array;
}

Result<int> restore(Session &session, const ManyArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const BatchOutcome outcome, engine->library.restore(texts(arguments.ids)));
    session.out.line(countText(outcome.done.size(), u"photo restored"_s, u"photos restored"_s));
    const int result = report(session, outcome.failed, !outcome.done.isEmpty());
    QJsonObject object = outcomeObject(u"restored"_s, outcome, result);
    TD_ASSIGN(const QJsonArray next, nextOfRestored(session, *engine, outcome.done));
    object.insert(u"next"_s, next);
    session.out.document(object);
    return result;
}

Result<int> migrate(Session &session, const ManyArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    const Tier to = tierFromName(text(arguments.to)).value_or(Tier::Hot);
    const BatchOutcome outcome =
        engine->library.moveTo(texts(arguments.ids), to, session.progress(u"Moving"_s), session.stop);
    session.endProgress();
    session.out.line(
        u"%1 in %2"_s.arg(countText(outcome.done.size(), u"photo"_s, u"photos"_s), tierName(to).toUpper()));
    const int result = report(session, outcome.failed, !outcome.done.isEmpty());
    QJsonObject object = outcomeObject(u"moved"_s, outcome, result);
    object.insert(u"to"_s, tierName(to));
    session.out.document(object);
    return result;
}

CLI::App *manyCommand(CLI::App &group, const std::string &name, const std::string &help,
                      const std::shared_ptr<ManyArguments> &arguments)
{
    CLI::App *command = group.add_subcommand(name, help);
    command->add_option("ids", arguments->ids, "Photos")->required()->option_text("ID...");
    return command;
}

} // namespace

void addPhotoChanges(CLI::App &group, Handler &chosen)
{
    auto edited = std::make_shared<EditArguments>();
    CLI::App *command = group.add_subcommand("edit", "Change tags, draft, pin and free fields");
    command->add_option("ids", edited->ids, "Photos")->required()->option_text("ID...");
    addList(*command, "--add-tag", edited->addTags, "Add a tag; may be repeated");
    addList(*command, "--remove-tag", edited->removeTags, "Remove a tag; may be repeated");
    CLI::Option *draft = command->add_option("--draft", edited->draft, "Put them into a draft; empty: into none");
    CLI::Option *pin = command->add_flag("--pin", edited->pin, "No rule touches them any more");
    command->add_flag("--unpin", edited->unpin, "The rules apply again")->excludes(pin);
    addList(*command, "--set", edited->set, "KEY=VALUE; may be repeated");
    command->callback([edited, draft, &chosen] {
        edited->hasDraft = draft->count() > 0;
        chosen = [edited](Session &session) { return edit(session, *edited); };
    });

    auto deleted = std::make_shared<ManyArguments>();
    command = manyCommand(group, "delete", "Move photos to the trash", deleted);
    command->add_flag("--now", deleted->now, "Destroy them for good instead");
    command->callback(
        [deleted, &chosen] { chosen = [deleted](Session &session) { return deletePhotos(session, *deleted); }; });

    auto restored = std::make_shared<ManyArguments>();
    command = manyCommand(group, "restore", "Bring photos back from the trash", restored);
    command->callback(
        [restored, &chosen] { chosen = [restored](Session &session) { return restore(session, *restored); }; });
}

void addMigrate(CLI::App &root, Handler &chosen)
{
    auto arguments = std::make_shared<ManyArguments>();
    CLI::App *command = manyCommand(root, "migrate", "Move photos to another tier by hand", arguments);
    command->add_option("--to", arguments->to, "Target tier")
        ->required()
        ->check(CLI::IsMember({"temp", "hot", "cold"}));
    command->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return migrate(session, *arguments); }; });
}

} // namespace td::cli
