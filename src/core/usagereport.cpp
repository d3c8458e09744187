// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usagereport.h"

#include "core/csvreader.h"

#include <QHash>
#include <QSet>

#include <cmath>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr double LargestFigure = 1e18; ///< an exabyte, or as many requests
constexpr double BytesPerReportGb = 1e9;
constexpr qsizetype LongestName = 300;

tl::unexpected<Error> wrongUsage(int line, const QString &column, const QString &problem)
{
    return fail(ErrorCode::InvalidArgument, u"usage.invalid"_s,
                u"The usage report cannot be used: line %1, %2 %3"_s.arg(line).arg(column, problem),
                u"line %1"_s.arg(line), u"Use the report as the provider wrote it."_s);
}

/// The cells of a record by the name of their column.
class UsageRow
{
public:
    UsageRow(const QHash<QString, int> &columns, const CsvRecord &record)
        : m_columns(columns)
        , m_record(record)
    {
    }

    [[nodiscard]] bool has(const QString &column) const { return m_columns.contains(column); }
    [[nodiscard]] QString text(const QString &column) const
    {
        return m_record.cells.value(m_columns.value(column, -1)).trimmed();
    }
    /// 0 for an empty cell.
    [[nodiscard]] Result<double> figure(const QString &column) const
    {
        const QString cell = text(column);
        if (cell.isEmpty())
            return 0.0;
        bool isNumber = false;
        const double value = cell.toDouble(&isNumber);
        if (!isNumber || !std::isfinite(value) || value < 0 || value > LargestFigure)
            return wrongUsage(m_record.line, column, u"is no figure: %1"_s.arg(cell.left(40)));
        return value;
    }
    [[nodiscard]] Result<qint64> whole(const QString &column) const
    {
        TD_ASSIGN(const double value, figure(column));
        return std::llround(value);
    }
    /// Of the exact column in bytes, else of the rounded one in GB.
    [[nodiscard]] Result<qint64> bytes(const QString &exact, const QString &rounded) const
    {
        if (has(exact))
            return whole(exact);
        TD_ASSIGN(const double gb, figure(rounded));
        return std::llround(gb * BytesPerReportGb);
    }

private:
    const QHash<QString, int> &m_columns;
    const CsvRecord &m_record;
};

Result<QHash<QString, int>> columnsOf(const QList<CsvRecord> &records)
{
    QHash<QString, int> columns;
    for (const QString &name : records.isEmpty() ? QStringList() : records.first().cells)
        columns.insert(name.trimmed().toLower(), int(columns.size()));
    if (!records.isEmpty() && columns.size() != records.first().cells.size())
        return wrongUsage(records.first().line, u"a column"_s, u"is named twice"_s);
    QStringList missing;
    for (const auto &[exact, rounded] : {std::pair{u"date"_s, u"date"_s},
                                         {u"bucket_id"_s, u"bucket_id"_s},
                                         {u"storage_byte_hours"_s, u"stored_gb"_s},
                                         {u"downloaded_bytes"_s, u"downloaded_gb"_s}}) {
        if (!columns.contains(exact) && !columns.contains(rounded))
            missing.append(exact == rounded ? exact : QString(exact % " or "_L1 % rounded));
    }
    if (!missing.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"usage.columns"_s,
                    u"This is no usage report of Backblaze B2: it has no column %1"_s.arg(missing.join(", "_L1)), {},
                    u"Take a file usage.*.csv out of the bucket b2-reports-ACCOUNT; those with audit or "
                    "reportingLocations in their names are others."_s);
    return columns;
}

Result<UsageDay> usageDayOf(const UsageRow &row, int line)
{
    UsageDay day;
    day.provider = u"b2"_s;
    day.day = QDate::fromString(row.text(u"date"_s), Qt::ISODate);
    if (!day.day.isValid())
        return wrongUsage(line, u"date"_s, u"is no day such as 2026-09-10: %1"_s.arg(row.text(u"date"_s).left(40)));
    day.account = row.text(u"account_id"_s).left(LongestName);
    day.bucketId = row.text(u"bucket_id"_s).left(LongestName);
    day.bucket = row.text(u"bucket_name"_s).left(LongestName);
    if (row.has(u"storage_byte_hours"_s)) {
        TD_ASSIGN(day.byteHours, row.figure(u"storage_byte_hours"_s));
    } else {
        TD_ASSIGN(const double stored, row.figure(u"stored_gb"_s));
        day.byteHours = stored * BytesPerReportGb * 24;
    }
    TD_ASSIGN(day.uploadedBytes, row.bytes(u"uploaded_bytes"_s, u"uploaded_gb"_s));
    TD_ASSIGN(day.downloadedBytes, row.bytes(u"downloaded_bytes"_s, u"downloaded_gb"_s));
    TD_ASSIGN(day.deletedBytes, row.bytes(u"deleted_bytes"_s, u"deleted_gb"_s));
    TD_ASSIGN(const qint64 favoured, row.whole(u"downloaded_favored_bytes"_s));
    day.freeDownloadedBytes = std::min(favoured, day.downloadedBytes);
    TD_ASSIGN(day.classA, row.whole(u"api_txn_class_a"_s));
    TD_ASSIGN(day.classB, row.whole(u"api_txn_class_b"_s));
    TD_ASSIGN(day.classC, row.whole(u"api_txn_class_c"_s));
    TD_ASSIGN(day.classD, row.whole(u"api_txn_class_d"_s));
    return day;
}

} // namespace

Result<QList<UsageDay>> usageFromB2(QByteArrayView csv)
{
    TD_ASSIGN(const QList<CsvRecord> records, readCsv(csv));
    TD_ASSIGN(const auto columns, columnsOf(records));
    const qsizetype width = records.first().cells.size();
    QList<UsageDay> days;
    QSet<QString> seen;
    for (const CsvRecord &record : records.mid(1)) {
        if (record.cells.size() != width)
            return wrongUsage(record.line, u"the record"_s,
                              u"has %1 cells and not %2"_s.arg(record.cells.size()).arg(width));
        TD_ASSIGN(UsageDay day, usageDayOf(UsageRow(columns, record), record.line));
        const QString key = day.day.toString(Qt::ISODate) % u'\n' % day.account % u'\n' % day.bucketId;
        if (seen.contains(key))
            return wrongUsage(record.line, day.bucketId.isEmpty() ? u"the account"_s : day.bucketId,
                              u"was named already for %1"_s.arg(day.day.toString(Qt::ISODate)));
        seen.insert(key);
        days.append(std::move(day));
    }
    if (days.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"usage.empty"_s, u"The usage report holds no day"_s, {},
                    u"Backblaze writes the first report the day after it was switched on."_s);
    return days;
}

} // namespace td
