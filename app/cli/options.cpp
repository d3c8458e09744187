// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

QStringList texts(const std::vector<std::string> &values)
{
    QStringList list;
    for (const std::string &value : values)
        list.append(text(value));
    return list;
}

CLI::Option *addList(CLI::App &app, const std::string &name, std::vector<std::string> &into, const std::string &help)
{
    return app.add_option(name, into, help)->allow_extra_args(false);
}

Result<Instant> momentOf(const std::string &value, const QString &option)
{
    const auto moment = fromIso(text(value));
    if (moment)
        return *moment;
    return fail(ErrorCode::InvalidArgument, u"usage.time"_s, u"%1: \"%2\" is not a time"_s.arg(option, text(value)),
                option, u"Write it as 2026-11-20T03:00:00Z, or as a date."_s);
}

Result<std::optional<QDate>> dayOf(const std::string &value, const QString &option)
{
    if (value.empty())
        return std::optional<QDate>();
    const QDate day = QDate::fromString(text(value), Qt::ISODate);
    if (day.isValid())
        return std::optional<QDate>(day);
    return fail(ErrorCode::InvalidArgument, u"usage.day"_s, u"%1: \"%2\" is not a day"_s.arg(option, text(value)), option,
                u"Write it as 2026-11-20."_s);
}

int report(Session &session, const QList<ItemFailure> &failed, bool anythingDone)
{
    session.endProgress();
    session.out.failures(failed);
    if (session.stop.stop_requested())
        return status::Interrupted;
    return statusOf(failed, anythingDone);
}

} // namespace td::cli
