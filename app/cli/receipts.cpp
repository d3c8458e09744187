// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

constexpr int PageSize = 1000;

struct ReceiptArguments {
    std::string photo, run, file;
};

Result<QJsonArray> collect(Engine &engine, const ReceiptFilter &filter, std::stop_token stop)
{
    QJsonArray all;
    for (qint64 after = 0; !stop.stop_requested();) {
        TD_ASSIGN(const QList<Receipt> page, engine.parts.catalogue.receipts().list(filter, after, PageSize));
        for (const Receipt &receipt : page)
            all.append(receipt.document);
        if (page.size() < PageSize)
            return all;
        after = page.last().id;
    }
    return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s);
}

Result<void> write(const QString &path, const QJsonObject &document)
{
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(document).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::PermissionDenied, u"file.write"_s,
                    u"%1 cannot be written: %2"_s.arg(path, file.errorString()), path,
                    u"Choose a file in a folder that you may write to."_s);
    return {};
}

Result<int> receipts(Session &session, const ReceiptArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const QJsonArray all,
              collect(*engine, {.photoId = text(arguments.photo), .runId = text(arguments.run)}, session.stop));
    const QJsonObject document{{u"ok"_s, true}, {u"count"_s, all.size()}, {u"receipts"_s, all}};
    session.out.document(document);
    if (!arguments.file.empty()) {
        TD_TRY(write(text(arguments.file), document));
        session.out.line(u"%1 receipts written to %2"_s.arg(all.size()).arg(text(arguments.file)));
        return status::Done;
    }
    Table table{.header = {u"DONE"_s, u"WHAT"_s, u"PHOTO"_s, u"FROM"_s, u"TO"_s, u"OBJECTS"_s, u"PROVEN BY"_s},
                .numeric = {5},
                .rows = {}};
    for (const QJsonValue &value : all) {
        const QJsonObject receipt = value.toObject();
        const QJsonArray objects = receipt.value("objects"_L1).toArray();
        table.rows.append(
            {localTime(fromIso(receipt.value("finished_at"_L1).toString())), receipt.value("kind"_L1).toString(),
             receipt.value("photo_id"_L1).toString(), receipt.value("from"_L1).toString(),
             receipt.value("to"_L1).toString(), QString::number(objects.size()),
             objects.isEmpty() ? QString() : objects.first().toObject().value("verify_method"_L1).toString()});
    }
    if (table.rows.isEmpty())
        session.out.line(u"No receipts."_s);
    else
        session.out.table(table);
    return status::Done;
}

} // namespace

void addReceipts(CLI::App &root, Handler &chosen)
{
    auto arguments = std::make_shared<ReceiptArguments>();
    CLI::App *command =
        root.add_subcommand("receipts", "What each move and purge did: hashes, places, versions and proofs");
    command->add_option("--photo", arguments->photo, "Only of this photo")->option_text("ID");
    command->add_option("--run", arguments->run, "Only of this lifecycle run")->option_text("RUN");
    command->add_option("-o,--output", arguments->file, "Write them to a JSON file")->option_text("FILE");
    command->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return receipts(session, *arguments); }; });
}

} // namespace td::cli
