// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan.h"
#include "support/testprogram.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace td;
using namespace Qt::StringLiterals;

namespace
{

const QString Cases = QStringView(TD_SOURCE_DIR).toString() + u"/tests/unit/plans"_s;

QJsonDocument readJson(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s: %s", qPrintable(path), qPrintable(error.errorString()));
    return document;
}

std::optional<Instant> time(const QJsonObject &json, QLatin1StringView key)
{
    if (!json.contains(key))
        return std::nullopt;
    const std::optional<Instant> instant = fromIso(json.value(key).toString());
    if (!instant)
        qFatal("%s is not a time", key.data());
    return instant;
}

/// A photo as a case describes it; a name that is not known here is a mistake in the case.
LifecycleFacts factsFrom(const QJsonObject &json)
{
    static const QStringList known{u"photo_id"_s,      u"tier"_s,       u"draft"_s,       u"draft_removed_at"_s,
                                   u"published"_s,     u"pinned"_s,     u"upload_date"_s, u"published_date"_s,
                                   u"journal_open"_s,  u"has_orders"_s, u"temp_since"_s,  u"last_access_date"_s,
                                   u"promoted_at"_s,   u"bytes"_s,      u"archived_at"_s, u"deleted_at"_s,
                                   u"last_order_at"_s, u"why"_s};
    for (const QString &key : json.keys()) {
        if (!known.contains(key))
            qFatal("unknown field %s", qPrintable(key));
    }
    LifecycleFacts facts;
    facts.photoId = json.value("photo_id"_L1).toString();
    facts.tier = tierFromName(json.value("tier"_L1).toString()).value();
    facts.hasDraft = json.value("draft"_L1).toBool();
    facts.draftRemovedAt = time(json, "draft_removed_at"_L1);
    facts.published = json.value("published"_L1).toBool();
    facts.publishedDate = time(json, "published_date"_L1);
    facts.uploadDate = time(json, "upload_date"_L1).value();
    facts.lastAccessDate = time(json, "last_access_date"_L1).value_or(facts.uploadDate);
    facts.tempSince = time(json, "temp_since"_L1);
    facts.promotedAt = time(json, "promoted_at"_L1);
    facts.archivedAt = time(json, "archived_at"_L1);
    facts.deletedAt = time(json, "deleted_at"_L1);
    facts.pinned = json.value("pinned"_L1).toBool();
    facts.journalOpen = json.value("journal_open"_L1).toBool();
    facts.hasOrders = json.value("has_orders"_L1).toBool();
    facts.lastOrderAt = time(json, "last_order_at"_L1);
    facts.storedBytes = json.value("bytes"_L1).toInteger(1'000'000);
    return facts;
}

Decision decisionOf(const PlannedAction &action)
{
    Decision decision;
    decision.action = action.action;
    decision.from = action.from;
    decision.to = action.to;
    decision.isDue = true;
    decision.reason = action.reason;
    return decision;
}

QJsonObject actionToJson(const PlannedAction &action)
{
    return {{u"photo_id"_s, action.photoId},
            {u"action"_s, actionName(action.action)},
            {u"from"_s, tierName(action.from)},
            {u"to"_s, tierName(action.to)},
            {u"rule"_s, ruleName(action.reason.rule)},
            {u"reason"_s, reasonText(decisionOf(action))},
            {u"bytes"_s, action.bytes},
            {u"monthly_saving"_s, std::round(action.monthlySaving * 1e9) / 1e9}};
}

} // namespace

/// Every folder in plans/ is a case: photos.json, policy.json and expected.json. An expected action tells the fields
/// that matter to it; their order is the plan's.
class TestPlanCases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plan_data()
    {
        QTest::addColumn<QString>("folder");
        const QStringList folders = QDir(Cases).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        QVERIFY(!folders.isEmpty());
        for (const QString &folder : folders)
            QTest::newRow(qPrintable(folder)) << QString(Cases + u'/' + folder);
    }
    void plan()
    {
        QFETCH(QString, folder);
        const QJsonObject given = readJson(QString(folder + u"/policy.json"_s)).object();
        const Result<Policy> policy = policyFromJson(given.value("rules"_L1).toObject());
        QVERIFY2(policy, policy ? "" : qPrintable(policy.error().message));
        const bool cold = given.value("cold_configured"_L1).toBool(true);
        Plan plan;
        plan.asOf = time(given, "now"_L1).value();
        for (const QJsonValue &each : readJson(QString(folder + u"/photos.json"_s)).array()) {
            const LifecycleFacts facts = factsFrom(each.toObject());
            plan.catalogueSize += facts.deletedAt ? 0 : 1;
            const Decision decision = decide(facts, *policy, cold, plan.asOf);
            if (const auto action = plannedAction(facts, decision, sourcePriceBook())) {
                plan.actions.append(*action);
                addToTotals(plan.totals, *action);
            }
        }
        sortPlan(plan);

        const QJsonObject expected = readJson(QString(folder + u"/expected.json"_s)).object();
        const QJsonArray actions = expected.value("actions"_L1).toArray();
        for (qsizetype i = 0; i < qMax(actions.size(), plan.actions.size()); ++i) {
            const QJsonObject want = actions.at(i).toObject();
            const QJsonObject is = i < plan.actions.size() ? actionToJson(plan.actions.at(i)) : QJsonObject();
            QJsonObject compared;
            for (const QString &key : want.keys())
                compared.insert(key, is.value(key));
            QVERIFY2(!want.isEmpty() && compared == want,
                     qPrintable(u"action %1 is %2"_s.arg(i).arg(QString::fromUtf8(QJsonDocument(is).toJson()))));
        }
        const qint64 deletes = plan.totals.trash + plan.totals.purge;
        QCOMPARE(brakeHolds(*policy, deletes, plan.catalogueSize), expected.value("brake"_L1).toBool());
    }
};

TD_TEST(TestPlanCases)
#include "tst_plan_cases.moc"
