// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/shapes.h"
#include "imaging/isolation/isolatedprocessor.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

QString outcomeName(StoreCheck::Outcome outcome)
{
    switch (outcome) {
    case StoreCheck::Outcome::Fine:
        return u"fine"_s;
    case StoreCheck::Outcome::Warning:
        return u"warning"_s;
    case StoreCheck::Outcome::Failed:
        return u"failed"_s;
    case StoreCheck::Outcome::Skipped:
        return u"skipped"_s;
    }
    return {};
}

/// Collects what was found for the document, the table and the exit status.
class Findings
{
public:
    explicit Findings(Session &session)
        : m_session(session)
    {
    }

    void add(const QString &name, const QString &where, const std::optional<Error> &error, const StoreReport &report)
    {
        QJsonArray steps;
        for (const StoreCheck &check : report.checks) {
            steps.append(QJsonObject{{u"id"_s, check.id},
                                     {u"outcome"_s, outcomeName(check.outcome)},
                                     {u"message"_s, check.message},
                                     {u"remedy"_s, check.remedy}});
            m_table.rows.append({name, check.id, outcomeName(check.outcome), check.message});
            if (check.outcome == StoreCheck::Outcome::Warning)
                m_advice.append(u"%1: %2 %3"_s.arg(name, check.message, check.remedy));
        }
        if (report.checks.isEmpty())
            m_table.rows.append({name, {}, error ? u"failed"_s : u"fine"_s, where});
        m_checks.append(
            QJsonObject{{u"name"_s, name},
                        {u"ok"_s, !error.has_value()},
                        {u"where"_s, where},
                        {u"error"_s, error ? QJsonValue(error->message) : QJsonValue(QJsonValue::Null)},
                        {u"clock_skew_seconds"_s, report.clockSkew ? QJsonValue(qint64(report.clockSkew->count()))
                                                                   : QJsonValue(QJsonValue::Null)},
                        {u"steps"_s, steps}});
        if (error)
            m_failed.append({name, *error});
    }

    void add(const QString &name, const Result<QString> &found)
    {
        const std::optional<Error> error = found ? std::nullopt : std::optional(found.error());
        add(name, found.value_or(QString()), error, {});
    }

    void addOff(const QString &name) { m_table.rows.append({name, {}, u"off"_s, {}}); }

    [[nodiscard]] int finish()
    {
        m_session.out.table(m_table);
        for (const QString &line : m_advice)
            m_session.out.warn(line);
        // each tier is asked for by itself: one that works says nothing about why another does not
        const int result = report(m_session, m_failed, false);
        m_session.out.document({{u"ok"_s, result == status::Done},
                                {u"checks"_s, m_checks},
                                {u"failed"_s, shapes::failures(m_failed, u"name"_s)}});
        return result;
    }

private:
    Session &m_session;
    QJsonArray m_checks;
    QList<ItemFailure> m_failed;
    QStringList m_advice;
    Table m_table{.header = {u"WHAT"_s, u"STEP"_s, u"RESULT"_s, u"FOUND"_s}, .numeric = {}, .rows = {}};
};

std::optional<Error> catalogueProblem(Engine &engine, const QString &place)
{
    const auto findings = engine.parts.catalogue.selfCheck(false);
    if (!findings)
        return findings.error();
    if (findings->isEmpty())
        return std::nullopt;
    return Error{.code = ErrorCode::DataLoss,
                 .reason = u"catalog.damaged"_s,
                 .message = findings->join(u"; "_s),
                 .where = place,
                 .remedy = u"Run `tierdeck-cli check --repair`."_s};
}

/// How pictures are decoded: "2 helper processes, which can open no file and no connection".
Result<QString> picturesPlace(const IsolatedProcessor &pictures)
{
    TD_ASSIGN(const IsolatedProcessor::State state, pictures.tryOut());
    const QString helpers =
        state.helpers == 1 ? u"1 helper process"_s : u"%1 helper processes"_s.arg(state.helpers);
    switch (state.confined.filter) {
    case confinement::Filter::On:
        return QString(helpers + u", which can open no file and no connection"_s);
    case confinement::Filter::Refused:
        return QString(helpers + u", with limits, but without a filter of system calls: this system refuses it (%1)"_s
                                     .arg(qt_error_string(state.confined.error)));
    case confinement::Filter::Off:
        break;
    }
    return QString(helpers + u", without a filter of system calls in this build"_s);
}

std::optional<Error> firstFailure(const Result<StoreReport> &report, const QString &tier)
{
    if (!report)
        return report.error();
    for (const StoreCheck &check : report->checks) {
        if (check.outcome != StoreCheck::Outcome::Failed)
            continue;
        Error error = check.error.value_or(Error{.code = ErrorCode::Unavailable,
                                                 .reason = u"tier.probe"_s,
                                                 .message = check.message,
                                                 .where = tier,
                                                 .remedy = check.remedy});
        error.message = u"%1: %2"_s.arg(check.id, error.message);
        return error;
    }
    return std::nullopt;
}

} // namespace

Result<int> testConfiguration(Session &session, const QString &adopt)
{
    TD_ASSIGN(Container *const container, session.container());
    Engine &engine = container->engine();
    if (const auto tier = tierFromName(adopt))
        TD_TRY(container->adoptBucket(*tier, session.stop));
    Findings findings(session);
    const Settings &settings = container->settings();
    const QString place = settings.postgres ? settings.postgres->displayName() : settings.paths.catalogue;
    findings.add(u"catalogue"_s, place, catalogueProblem(engine, place), {});
    findings.add(u"pictures"_s, picturesPlace(container->pictures()));
    for (const Tier tier : AllTiers) {
        const QString name = tierName(tier);
        const auto store = engine.parts.stores.of(tier);
        if (!store) {
            findings.addOff(name);
            continue;
        }
        const auto report = (*store)->probe(QString(name + u'/'), engine.parts.ids.newId(), session.stop);
        const std::optional<Error> failure = firstFailure(report, name);
        findings.add(name, (*store)->displayName(), failure, report.value_or(StoreReport{}));
    }
    return findings.finish();
}

} // namespace td::cli
