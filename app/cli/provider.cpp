// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/tiermove.h"
#include "core/shapes.h"

#include <QFile>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

struct CopyArguments {
    std::string from;
    std::string to;
    bool switchOver = false;
};

/// One line, from a pipe only: a secret typed at a terminal would be seen.
QByteArray lineOfInput()
{
    constexpr qint64 most = 64 * 1024;
    QFile input;
    if (isatty(STDIN_FILENO) != 0 || !input.open(stdin, QIODevice::ReadOnly))
        return {};
    return input.readLine(most).trimmed();
}

/// What this run was given comes before what an earlier one left in the keyring.
Result<Secret> targetSecret(Session &session, Tier tier)
{
    const SettingsSource source = session.source();
    const QString variable = environmentName(TargetSecret);
    if (const QString value = source.environment.value(variable).trimmed(); !value.isEmpty())
        return Secret(value.toUtf8());
    TD_ASSIGN(std::optional<Secret> credential, credentialOf(source.environment, TargetSecret));
    if (credential)
        return *std::move(credential);
    if (QByteArray line = lineOfInput(); !line.isEmpty())
        return Secret(std::move(line));
    const SecretStore keyring(session.keyring(), profilePaths(source).root);
    for (const QString &entry : {TargetSecret, targetSecretOf(tier)}) {
        if (auto kept = keyring.find(entry); kept && *kept)
            return **std::move(kept);
    }
    return fail(
        Error{.code = ErrorCode::FailedPrecondition,
              .reason = u"config.secret_missing"_s,
              .message = u"The secret of the key to the target is missing"_s,
              .where = TargetSecret,
              .remedy = u"Give it in %1, as the credential %2, in the keyring (`tierdeck-cli config set %2 -`), or as "
                        "one line on standard input."_s.arg(variable, TargetSecret)});
}

void giveSecret(TargetFile &target, const Secret &secret)
{
    S3Config &config = target.binding.config;
    (target.binding.missingSecret.endsWith(u".service_account"_s) ? config.serviceAccount : config.secret) = secret;
}

class ProviderCopyCommand
{
public:
    ProviderCopyCommand(Session &session, Tier tier, bool switchOver, TargetFile target, Secret secret)
        : m_session(session)
        , m_tier(tier)
        , m_switch(switchOver)
        , m_target(std::move(target))
        , m_secret(std::move(secret))
    {
    }

    Result<int> run()
    {
        Result<Container *> opened = m_session.container();
        if (!opened && opened.error().reason == "provider.moved"_L1 && m_switch &&
            opened.error().detail == m_target.binding.name) {
            // the catalogue was switched, and the program ended before the profile was
            TD_TRY(rebind());
            return finish();
        }
        if (!opened)
            return fail(opened.error());
        m_container = *opened;
        TD_ASSIGN(const std::shared_ptr<ObjectStore> present, m_container->engine().parts.stores.of(m_tier));
        const bool isBoundThere = present->name() == m_target.binding.name;
        if (m_switch && !isBoundThere)
            TD_TRY(prepareRebind());
        const std::shared_ptr<ObjectStore> target =
            isBoundThere ? present : m_container->bucketOutside(m_target.binding);
        if (isBoundThere && m_switch)
            return switchAlone(*target);
        TD_TRY(probe(*target));
        TD_TRY(copy(target));
        return finish();
    }

private:
    /// Proves before anything is switched that the profile can be made to say the same.
    Result<void> prepareRebind()
    {
        TD_TRY(checkRebindable(m_session.source(), m_container->settings(), m_tier));
        return keyring().store(targetSecretOf(m_tier), m_secret);
    }

    Result<void> rebind()
    {
        const auto now = m_session.settings();
        if (!now)
            return fail(now.error());
        TD_TRY(rebindTier(m_session.source(), *now, keyring(), m_target, m_secret));
        (void)keyring().store(TargetSecret, Secret()); // of no use any more; it harms nobody where it is
        m_isRebound = true;
        return {};
    }

    Result<void> probe(ObjectStore &target)
    {
        const auto warn = [&](const StoreCheck &check) {
            m_session.out.warn(u"%1: %2 %3"_s.arg(target.displayName(), check.message, check.remedy));
        };
        return probeTarget(target, m_tier, m_container->engine().parts.ids.newId(), warn, m_session.stop);
    }

    Result<void> copy(const std::shared_ptr<ObjectStore> &target)
    {
        ProviderMove &move = m_container->engine().providerMove;
        for (int attempt = 1;; ++attempt) {
            auto outcome = move.copy(m_tier, target, m_session.progress(u"Copying"_s), m_session.stop);
            m_session.endProgress();
            if (!outcome) {
                sayWhatIsLeft(*target);
                return fail(outcome.error());
            }
            const CountBytes before = m_outcome.copied;
            const qint64 removedBefore = m_outcome.removed;
            m_outcome = *std::move(outcome);
            m_outcome.copied.add(before.count, before.bytes);
            m_outcome.removed += removedBefore;
            if (!m_switch || !m_outcome.failed.isEmpty())
                return {};
            const Result<qint64> switched = move.switchTo(m_tier, *target);
            if (switched) {
                m_switched = *switched;
                return rebind();
            }
            if (switched.error().reason != "provider.incomplete"_L1 || attempt == TierSwitchTries)
                return fail(switched.error());
        }
    }

    /// The operator has bound the tier to the target already; only the catalogue does not know yet.
    Result<int> switchAlone(ObjectStore &target)
    {
        TD_ASSIGN(const std::optional<QString> home,
                  m_container->engine().parts.catalogue.providerCopies().home(m_tier));
        if (home == target.name()) { // a run before this one was interrupted when it had done everything
            m_isRebound = true;
            return finish();
        }
        TD_ASSIGN(const qint64 switched, m_container->engine().providerMove.switchTo(m_tier, target));
        m_switched = switched;
        return finish();
    }

    void sayWhatIsLeft(ObjectStore &target)
    {
        const auto left = m_container->engine().parts.catalogue.providerCopies().missingTotals(m_tier, target.name());
        if (left)
            m_session.out.note(u"%1 (%2) left; the same command goes on from here."_s.arg(
                countText(left->count, u"object"_s, u"objects"_s), sizeText(left->bytes)));
    }

    Result<int> finish()
    {
        const bool isDone = m_outcome.isComplete();
        const int result = report(m_session, m_outcome.failed, m_outcome.copied.count > 0);
        const int status = result == status::Done && !isDone ? int(status::SomeFailed) : result;
        m_session.out.document({{u"ok"_s, status == status::Done},
                                {u"from"_s, tierName(m_tier)},
                                {u"to"_s, m_target.binding.name},
                                {u"copied"_s, m_outcome.copied.count},
                                {u"copied_bytes"_s, m_outcome.copied.bytes},
                                {u"left"_s, m_outcome.left.count},
                                {u"left_bytes"_s, m_outcome.left.bytes},
                                {u"removed"_s, m_outcome.removed},
                                {u"switched"_s, m_switched || m_isRebound},
                                {u"failed"_s, shapes::failures(m_outcome.failed, u"photo_id"_s)}});
        m_session.out.line(u"%1 (%2) copied, %3 left."_s.arg(
            countText(m_outcome.copied.count, u"object"_s, u"objects"_s), sizeText(m_outcome.copied.bytes),
            m_outcome.left.count == 0 ? u"nothing"_s : countText(m_outcome.left.count, u"object"_s, u"objects"_s)));
        if (m_switched || m_isRebound)
            m_session.out.line(
                u"%1 lies at %2 from now on. Other consoles must be bound to it as well; the old objects "
                "stay where they are until you remove them."_s.arg(tierName(m_tier).toUpper(), m_target.binding.name));
        else if (isDone)
            m_session.out.note(u"Add --switch to make this the home of %1."_s.arg(tierName(m_tier).toUpper()));
        return status;
    }

    [[nodiscard]] SecretStore keyring() const { return {m_session.keyring(), profilePaths(m_session.source()).root}; }

    Session &m_session;
    const Tier m_tier;
    const bool m_switch;
    const TargetFile m_target;
    const Secret m_secret;
    Container *m_container = nullptr;
    ProviderMove::Outcome m_outcome;
    std::optional<qint64> m_switched;
    bool m_isRebound = false;
};

Result<int> copyProvider(Session &session, const CopyArguments &arguments)
{
    const std::optional<Tier> tier = tierFromName(text(arguments.from));
    if (!tier || *tier == Tier::Temp)
        return fail(ErrorCode::InvalidArgument, u"usage.tier"_s, u"--from: a tier that can lie at a provider"_s,
                    u"--from"_s, u"Use hot or cold."_s);
    TD_ASSIGN(TargetFile target, readTargetFile(text(arguments.to), *tier));
    TD_ASSIGN(const Secret secret, targetSecret(session, *tier));
    giveSecret(target, secret);
    return ProviderCopyCommand(session, *tier, arguments.switchOver, std::move(target), secret).run();
}

} // namespace

void addProvider(CLI::App &root, Handler &chosen)
{
    CLI::App *group = root.add_subcommand("provider", "Move a whole tier to another provider while it is in use");
    group->require_subcommand(1);
    auto arguments = std::make_shared<CopyArguments>();
    CLI::App *copy = group->add_subcommand("copy", "Copy a tier to another provider; goes on where it was left");
    copy->add_option("--from", arguments->from, "Tier to copy")->required()->check(CLI::IsMember({"hot", "cold"}));
    copy->add_option("--to", arguments->to, "JSON file with provider, bucket, endpoint, key_id...; no secret")
        ->required()
        ->option_text("FILE.json");
    copy->add_flag("--switch", arguments->switchOver, "Make the target the home of the tier when nothing is left");
    copy->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return copyProvider(session, *arguments); }; });
}

} // namespace td::cli
