// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

struct DeliverArguments {
    std::vector<std::string> names;
    std::string chat, size = "cover", caption;
    bool asFiles = false, oneByOne = false;
};

/// Photos as they are named; a name that is no photo's is a draft's.
Result<QStringList> photosNamed(Engine &engine, const QStringList &names)
{
    QStringList ids;
    for (const QString &name : names) {
        TD_ASSIGN(const std::optional<Photo> photo, engine.parts.catalogue.photos().find(name));
        if (photo) {
            ids.append(name);
            continue;
        }
        TD_ASSIGN(const QStringList ofDraft, engine.delivery.photosOf(name));
        ids += ofDraft;
    }
    ids.removeDuplicates();
    return ids;
}

Result<int> deliver(Session &session, const DeliverArguments &arguments)
{
    TD_ASSIGN(Container *const container, session.container());
    Engine &engine = container->engine();
    DeliveryOrder order;
    order.chat = arguments.chat.empty() ? container->settings().sharing.telegramAdmin : text(arguments.chat);
    order.size = arguments.size == "thumb" ? DeliverySize::Thumb : DeliverySize::Cover;
    order.caption = text(arguments.caption);
    order.asFiles = arguments.asFiles;
    order.inAlbums = !arguments.oneByOne;
    TD_ASSIGN(order.photoIds, photosNamed(engine, texts(arguments.names)));
    TD_ASSIGN(const DeliveryReport sent, engine.delivery.deliver(order, session.progress(u"Sending"_s), session.stop));
    session.endProgress();
    QJsonArray delivered;
    Table table{.header = {u"PHOTO"_s, u"SENT AS"_s, u"WHY"_s}, .numeric = {}, .rows = {}};
    for (const DeliveredPhoto &photo : sent.delivered) {
        const QString how = deliveryHowName(photo.how);
        delivered.append(QJsonObject{{u"photo_id"_s, photo.photoId},
                                     {u"how"_s, how},
                                     {u"reason"_s, photo.why ? QJsonValue(photo.why->message) : QJsonValue()}});
        table.rows.append({photo.photoId, how, photo.why ? photo.why->message : QString()});
    }
    if (!table.rows.isEmpty())
        session.out.table(table);
    qCInfo(logApp) << "deliver:" << sent.delivered.size() << "photos," << sent.failed.size() << "failed";
    const int result = report(session, sent.failed, !sent.delivered.isEmpty());
    session.out.document({{u"ok"_s, result == status::Done},
                          {u"chat"_s, order.chat},
                          {u"delivered"_s, delivered},
                          {u"failed"_s, shapes::failures(sent.failed, u"photo_id"_s)}});
    return result;
}

} // namespace

void addDeliver(CLI::App &root, Handler &chosen)
{
    auto arguments = std::make_shared<DeliverArguments>();
    CLI::App *command = root.add_subcommand("deliver", "Send photos to a chat by a Telegram bot");
    command->add_option("name", arguments->names, "Draft or photo")->required()->option_text("DRAFT|ID...");
    command->add_option("--chat", arguments->chat, "Number or @name of the chat; telegram.admin when not given")
        ->option_text("CHAT");
    command->add_option("--size", arguments->size, "The whole picture, or the small one for lists")
        ->check(CLI::IsMember({"thumb", "cover"}))
        ->capture_default_str();
    command->add_option("--caption", arguments->caption, "Text under the first photo")->option_text("TEXT");
    command->add_flag("--files", arguments->asFiles, "As files that stay as they are, instead of pictures");
    command->add_flag("--one-by-one", arguments->oneByOne,
                      "Each photo in a message of its own, instead of up to ten of a draft in one");
    command->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return deliver(session, *arguments); }; });
}

} // namespace td::cli
