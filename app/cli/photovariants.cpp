// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

struct VariantArguments {
    std::vector<std::string> ids;
    bool all = false;
    VariantWish wish;
};

QJsonObject asJson(const VariantOutcome &photo)
{
    return {{u"photo_id"_s, photo.photoId},
            {u"made"_s, QJsonArray::fromStringList(photo.made)},
            {u"removed"_s, QJsonArray::fromStringList(photo.removed)},
            {u"added_bytes"_s, photo.bytes}};
}

Result<int> variants(Session &session, const VariantArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    QStringList ids = texts(arguments.ids);
    if (arguments.all) {
        TD_ASSIGN(ids, engine->variants.incomplete(arguments.wish, session.stop));
    }
    const VariantReport done =
        engine->variants.completeAll(ids, arguments.wish, session.progress(u"Making sizes"_s), session.stop);
    session.endProgress();
    QJsonArray photos;
    qint64 made = 0;
    qint64 removed = 0;
    qint64 bytes = 0;
    for (const VariantOutcome &photo : done.photos) {
        photos.append(asJson(photo));
        made += photo.made.size();
        removed += photo.removed.size();
        bytes += photo.bytes;
    }
    session.out.line(u"%1 made, %2 removed of %3; %4 %5; %6"_s.arg(
        countText(made, u"size"_s, u"sizes"_s), QString::number(removed),
        countText(done.photos.size(), u"photo"_s, u"photos"_s), sizeText(std::abs(bytes)),
        bytes < 0 ? u"less"_s : u"more"_s,
        countText(done.unchanged, u"photo needed nothing"_s, u"photos needed nothing"_s)));
    const int result = report(session, done.failed, !done.photos.isEmpty() || done.unchanged > 0);
    session.out.document({{u"ok"_s, result == status::Done},
                          {u"photos"_s, photos},
                          {u"made"_s, made},
                          {u"removed"_s, removed},
                          {u"added_bytes"_s, bytes},
                          {u"unchanged"_s, done.unchanged},
                          {u"failed"_s, shapes::failures(done.failed, u"photo_id"_s)}});
    return result;
}

} // namespace

void addPhotoVariants(CLI::App &group, Handler &chosen)
{
    auto arguments = std::make_shared<VariantArguments>();
    CLI::App *command =
        group.add_subcommand("variants", "Make the missing sizes (image.variants) of photos, from what is stored");
    CLI::Option *ids = command->add_option("ids", arguments->ids, "Photos")->option_text("ID...");
    CLI::Option *all =
        command->add_flag("--all", arguments->all, "Every photo that needs it, instead of ids")->excludes(ids);
    command->add_flag("--remake", arguments->wish.remake, "Make all sizes anew, e.g. after one was changed");
    command->add_flag("--prune", arguments->wish.prune, "Remove sizes that are no longer wanted");
    command->footer("The photo itself is never compressed again.");
    command->callback([arguments, ids, all, &chosen] {
        if (ids->count() == 0 && all->count() == 0)
            throw CLI::RequiredError("ID or --all");
        chosen = [arguments](Session &session) { return variants(session, *arguments); };
    });
}

} // namespace td::cli
