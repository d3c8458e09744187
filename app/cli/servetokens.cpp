// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "http/authenticator.h"

#include <QJsonArray>
#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace td::cli
{

void addServeTokens(CLI::App &group, Handler &chosen);

namespace
{

struct TokenArguments {
    std::string role, user, name, id;
    bool isBound = false; ///< a user was given
};

QByteArray randomBytes()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words);
}

QJsonValue textOrNothing(const QString &value)
{
    return value.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(value);
}

QJsonObject tokenDocument(const AccessToken &token)
{
    return {{u"token_id"_s, token.tokenId},
            {u"name"_s, textOrNothing(token.name)},
            {u"role"_s, tokenRoleName(token.role)},
            {u"user_id"_s, textOrNothing(token.userId)},
            {u"created_at"_s, toIso(token.createdAt)},
            {u"last_used_at"_s, textOrNothing(toIso(token.lastUsedAt))},
            {u"revoked_at"_s, textOrNothing(toIso(token.revokedAt))}};
}

Result<int> createToken(Session &session, const TokenArguments &arguments)
{
    // An empty variable of a script must not make a token for everybody's photos.
    if (arguments.isBound && text(arguments.user).trimmed().isEmpty())
        return fail(ErrorCode::InvalidArgument, u"usage.blank"_s, u"--user: the name is empty"_s, u"--user"_s,
                    u"Give a name, or leave --user out for a token that sees all photos."_s);
    TD_ASSIGN(Engine *const engine, session.engine());
    const AccessToken wanted{.tokenId = engine->parts.ids.newId(),
                             .name = text(arguments.name),
                             .role = tokenRoleFromName(text(arguments.role)).value_or(TokenRole::Viewer),
                             .userId = text(arguments.user),
                             .createdAt = engine->parts.clock.now(),
                             .lastUsedAt = {},
                             .revokedAt = {}};
    TD_ASSIGN(const IssuedToken issued, issueToken(engine->parts.catalogue.tokens(), wanted, randomBytes()));
    const QString secret = QString::fromLatin1(issued.secret.reveal());
    QJsonObject document = tokenDocument(issued.token);
    document.insert(u"ok"_s, true);
    document.insert(u"token"_s, secret);
    session.out.document(document);
    session.out.line(secret);
    session.out.note(u"Keep it: it is shown only now. Clients send it as \"Authorization: Bearer ...\"."_s);
    session.out.note(u"To end it: tierdeck-cli serve token revoke %1"_s.arg(issued.token.tokenId));
    return status::Done;
}

Result<int> listTokens(Session &session)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const QList<AccessToken> tokens, engine->parts.catalogue.tokens().list());
    QJsonArray rows;
    Table table{.header = {u"TOKEN"_s, u"ROLE"_s, u"USER"_s, u"NAME"_s, u"CREATED"_s, u"LAST USED"_s, u"STATE"_s},
                .numeric = {},
                .rows = {}};
    for (const AccessToken &token : tokens) {
        rows.append(tokenDocument(token));
        table.rows.append({token.tokenId, tokenRoleName(token.role),
                           token.userId.isEmpty() ? u"everybody's photos"_s : token.userId,
                           token.name.isEmpty() ? u"-"_s : token.name, localTime(token.createdAt),
                           localTime(token.lastUsedAt), token.revokedAt ? u"revoked"_s : u"valid"_s});
    }
    session.out.document({{u"ok"_s, true}, {u"tokens"_s, rows}});
    if (tokens.isEmpty())
        session.out.line(u"No tokens."_s);
    else
        session.out.table(table);
    return status::Done;
}

Result<int> revokeToken(Session &session, const TokenArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    const QString id = text(arguments.id);
    TD_TRY(engine->parts.catalogue.tokens().revoke(id, engine->parts.clock.now()));
    session.out.document({{u"ok"_s, true}, {u"token_id"_s, id}});
    session.out.line(u"Token %1 is revoked."_s.arg(id));
    return status::Done;
}

} // namespace

void addServeTokens(CLI::App &group, Handler &chosen)
{
    CLI::App *tokens = group.add_subcommand("token", "Who may use the service");
    tokens->require_subcommand(1);
    auto made = std::make_shared<TokenArguments>();
    CLI::App *command = tokens->add_subcommand("create", "Make a token and show its secret once");
    command->add_option("--role", made->role, "What its bearer may do")
        ->required()
        ->check(CLI::IsMember({"viewer", "operator", "admin"}));
    CLI::Option *user = command->add_option("--user", made->user, "Only this user's photos");
    command->add_option("--name", made->name, "Who it is for");
    command->callback([made, user, &chosen] {
        made->isBound = user->count() > 0;
        chosen = [made](Session &session) { return createToken(session, *made); };
    });
    tokens->add_subcommand("list", "List tokens, newest first")->callback([&chosen] { chosen = listTokens; });
    auto ended = std::make_shared<TokenArguments>();
    command = tokens->add_subcommand("revoke", "End a token at once");
    command->add_option("id", ended->id, "Token")->required()->option_text("ID");
    command->callback(
        [ended, &chosen] { chosen = [ended](Session &session) { return revokeToken(session, *ended); }; });
}

} // namespace td::cli
