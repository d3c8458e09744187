// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healthitem.h"

#include <QJsonArray>

#include <array>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::array HealthNames{"ok"_L1, "warning"_L1, "error"_L1};
constexpr std::array OutcomeNames{"fine"_L1, "warning"_L1, "failed"_L1, "skipped"_L1};

QJsonObject errorObject(const Error &error)
{
    return {{u"code"_s, int(error.code)}, {u"reason"_s, error.reason}, {u"message"_s, error.message},
            {u"where"_s, error.where},    {u"remedy"_s, error.remedy}, {u"detail"_s, error.detail},
            {u"store"_s, error.store}};
}

Error errorOf(const QJsonObject &object)
{
    const int code = object.value("code"_L1).toInt(int(ErrorCode::Internal));
    const bool isKnown = code >= 0 && code <= int(ErrorCode::Internal);
    return {.code = isKnown ? ErrorCode(code) : ErrorCode::Internal,
            .reason = object.value("reason"_L1).toString(),
            .message = object.value("message"_L1).toString(),
            .where = object.value("where"_L1).toString(),
            .remedy = object.value("remedy"_L1).toString(),
            .retryAfterSeconds = std::nullopt,
            .detail = object.value("detail"_L1).toString(),
            .store = object.value("store"_L1).toString()};
}

QJsonObject stepObject(const StoreCheck &step)
{
    QJsonObject object{{u"id"_s, step.id},
                       {u"outcome"_s, OutcomeNames[std::size_t(step.outcome)]},
                       {u"message"_s, step.message},
                       {u"remedy"_s, step.remedy}};
    if (step.error)
        object.insert(u"error"_s, errorObject(*step.error));
    return object;
}

StoreCheck stepOf(const QJsonObject &object)
{
    StoreCheck step{.id = object.value("id"_L1).toString(),
                    .outcome = StoreCheck::Outcome::Skipped,
                    .message = object.value("message"_L1).toString(),
                    .remedy = object.value("remedy"_L1).toString()};
    const QString outcome = object.value("outcome"_L1).toString();
    for (std::size_t i = 0; i < OutcomeNames.size(); ++i) {
        if (outcome == OutcomeNames[i])
            step.outcome = StoreCheck::Outcome(i);
    }
    if (object.contains("error"_L1))
        step.error = errorOf(object.value("error"_L1).toObject());
    return step;
}

} // namespace

QString healthStatusName(HealthStatus status)
{
    return HealthNames[std::size_t(status)];
}

std::optional<HealthStatus> healthStatusFromName(QStringView name)
{
    for (std::size_t i = 0; i < HealthNames.size(); ++i) {
        if (name == HealthNames[i])
            return HealthStatus(i);
    }
    return std::nullopt;
}

QJsonObject healthDetail(const HealthItem &item)
{
    QJsonObject detail{{u"finding"_s, item.finding},
                       {u"args"_s, item.args},
                       {u"text"_s, item.text},
                       {u"remedy"_s, item.remedy},
                       {u"action"_s, item.action}};
    if (!item.steps.isEmpty()) {
        QJsonArray steps;
        for (const StoreCheck &step : item.steps)
            steps.append(stepObject(step));
        detail.insert(u"steps"_s, steps);
    }
    if (item.problem)
        detail.insert(u"problem"_s, errorObject(*item.problem));
    return detail;
}

HealthItem healthItemFrom(const QString &name, HealthStatus status, Instant checkedAt, const QJsonObject &detail)
{
    HealthItem item{.name = name,
                    .status = status,
                    .finding = detail.value("finding"_L1).toString(),
                    .args = detail.value("args"_L1).toObject(),
                    .text = detail.value("text"_L1).toString(),
                    .remedy = detail.value("remedy"_L1).toString(),
                    .action = detail.value("action"_L1).toString(),
                    .steps = {},
                    .problem = std::nullopt,
                    .checkedAt = checkedAt};
    const QJsonArray steps = detail.value("steps"_L1).toArray();
    for (const QJsonValue &step : steps)
        item.steps.append(stepOf(step.toObject()));
    if (detail.contains("problem"_L1))
        item.problem = errorOf(detail.value("problem"_L1).toObject());
    return item;
}

qint64 healthProblems(const QList<HealthItem> &items)
{
    return std::ranges::count_if(items, [](const HealthItem &item) { return item.status != HealthStatus::Ok; });
}

} // namespace td
