// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/leftout.h"

#include "engine/scheduler.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString Key = u"run.left_out"_s;
/// A run of the night may still start that late after its hour.
constexpr Seconds NightEnds = Hour;

QJsonObject parsed(const std::optional<QString> &text)
{
    return QJsonDocument::fromJson(text.value_or(QString()).toUtf8()).object();
}

} // namespace

LeftOut::LeftOut(const EngineParts &parts, const Rules &rules)
    : m_parts(parts)
    , m_rules(rules)
{
}

Result<QStringList> LeftOut::photos(Instant at) const
{
    TD_ASSIGN(const std::optional<QString> text, m_parts.catalogue.settings().value(Key));
    const QJsonObject until = parsed(text);
    QStringList ids;
    for (auto it = until.begin(); it != until.end(); ++it) {
        if (instantOf(it.value().toInteger()) > at)
            ids.append(it.key());
    }
    return ids;
}

Result<void> LeftOut::set(const QStringList &photoIds, bool out)
{
    const Instant now = m_parts.clock.now();
    TD_ASSIGN(const Rules::Schedule schedule, m_rules.schedule());
    TD_ASSIGN(const std::optional<QString> text, m_parts.catalogue.settings().value(Key));
    const std::optional<Instant> night = nextScheduledRun(schedule, now);
    const qint64 holdsUntil = unixSeconds(night ? *night + NightEnds : now + Day);
    QJsonObject until;
    const QJsonObject before = parsed(text);
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (instantOf(it.value().toInteger()) > now)
            until.insert(it.key(), it.value());
    }
    for (const QString &id : photoIds) {
        if (out)
            until.insert(id, holdsUntil);
        else
            until.remove(id);
    }
    if (out && until.size() > Most)
        return fail(ErrorCode::ResourceExhausted, u"run.left_out_many"_s,
                    u"At most %1 photos can be left out of a night"_s.arg(Most), {},
                    u"Change the rule, or pin the photos"_s);
    return m_parts.catalogue.settings().setValue(
        Key, QString::fromUtf8(QJsonDocument(until).toJson(QJsonDocument::Compact)));
}

} // namespace td
