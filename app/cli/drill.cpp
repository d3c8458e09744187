// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/shapes.h"
#include "engine/restoredrill.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

Result<int> restoreDrill(Session &session, int photos)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    auto drilled =
        RestoreDrill(engine->parts, engine->library).run(photos, session.progress(u"Restoring"_s), session.stop);
    session.endProgress();
    if (!drilled)
        return fail(std::move(drilled).error());
    QList<ItemFailure> failed;
    Table table{.header = {u"PHOTO"_s, u"TIER"_s, u"SIZE"_s, u"TIME"_s, u"RESULT"_s}, .numeric = {2, 3}, .rows = {}};
    for (const DrillItem &item : drilled->items) {
        table.rows.append({item.photoId, tierName(item.tier), sizeText(item.bytes), u"%1 ms"_s.arg(item.milliseconds),
                           item.error ? u"failed"_s : u"came back"_s});
        if (item.error)
            failed.append({item.photoId, *item.error});
    }
    const int result = failed.isEmpty() ? status::Done : statusOf(failed, failed.size() < drilled->items.size());
    QJsonObject document = drilled->document;
    document.insert(u"ok"_s, failed.isEmpty());
    document.insert(u"failed"_s, shapes::failures(failed, u"photo_id"_s));
    session.out.document(document);
    session.out.table(table);
    session.out.failures(failed);
    session.out.line(failed.isEmpty()
                         ? u"All %1 photos came back."_s.arg(drilled->items.size())
                         : u"%1 of %2 photos did not come back."_s.arg(failed.size()).arg(drilled->items.size()));
    return result;
}

} // namespace td::cli
