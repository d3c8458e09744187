// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csvreader.h"

#include <QStringDecoder>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

tl::unexpected<Error> wrongCsv(int line, const QString &problem)
{
    return fail(ErrorCode::InvalidArgument, u"csv.invalid"_s,
                u"The table cannot be read: line %1 %2"_s.arg(line).arg(problem), u"line %1"_s.arg(line),
                u"Use the file as the provider wrote it."_s);
}

/// One character at a time, as the grammar of RFC 4180 has it.
class CsvScanner
{
public:
    CsvScanner(const QString &text, const CsvLimits &limits)
        : m_text(text)
        , m_limits(limits)
    {
    }

    [[nodiscard]] Result<QList<CsvRecord>> records()
    {
        while (m_at < m_text.size()) {
            CsvRecord record{.line = m_line, .cells = {}};
            TD_TRY(readRecord(record));
            const bool isEmpty = record.cells.size() == 1 && record.cells.first().isEmpty();
            if (isEmpty)
                continue;
            m_records.append(std::move(record));
            if (m_records.size() > m_limits.records)
                return wrongCsv(m_line, u"is one too many: at most %1 are read"_s.arg(m_limits.records));
        }
        return std::move(m_records);
    }

private:
    [[nodiscard]] Result<void> readRecord(CsvRecord &record)
    {
        while (true) {
            QString cell;
            TD_TRY(m_at < m_text.size() && m_text[m_at] == u'"' ? readQuoted(cell) : readPlain(cell));
            record.cells.append(cell);
            if (record.cells.size() > m_limits.cells)
                return wrongCsv(record.line, u"has more than %1 columns"_s.arg(m_limits.cells));
            if (m_at >= m_text.size() || m_text[m_at] != u',') {
                endLine();
                return {};
            }
            ++m_at;
        }
    }

    [[nodiscard]] Result<void> readPlain(QString &cell)
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && m_text[m_at] != u',' && m_text[m_at] != u'\n' && m_text[m_at] != u'\r')
            ++m_at;
        cell = m_text.mid(from, m_at - from);
        if (cell.size() > m_limits.cell)
            return wrongCsv(m_line, u"has a cell that is too long"_s);
        return {};
    }

    [[nodiscard]] Result<void> readQuoted(QString &cell)
    {
        const int opened = m_line;
        ++m_at;
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at++];
            if (c == u'"') {
                if (m_at >= m_text.size() || m_text[m_at] != u'"')
                    return afterQuote();
                ++m_at;
            }
            if (c == u'\n')
                ++m_line;
            cell += c;
            if (cell.size() > m_limits.cell)
                return wrongCsv(opened, u"has a cell that is too long"_s);
        }
        return wrongCsv(opened, u"has a quote that is not closed"_s);
    }

    [[nodiscard]] Result<void> afterQuote() const
    {
        const bool ends =
            m_at >= m_text.size() || m_text[m_at] == u',' || m_text[m_at] == u'\n' || m_text[m_at] == u'\r';
        if (!ends)
            return wrongCsv(m_line, u"has text behind a quote"_s);
        return {};
    }

    void endLine()
    {
        if (m_at < m_text.size() && m_text[m_at] == u'\r')
            ++m_at;
        if (m_at < m_text.size() && m_text[m_at] == u'\n')
            ++m_at;
        ++m_line;
    }

    const QString &m_text;
    const CsvLimits &m_limits;
    qsizetype m_at = 0;
    int m_line = 1;
    QList<CsvRecord> m_records;
};

} // namespace

Result<QList<CsvRecord>> readCsv(QByteArrayView bytes, const CsvLimits &limits)
{
    if (bytes.size() > limits.bytes)
        return fail(ErrorCode::InvalidArgument, u"csv.too_large"_s,
                    u"The table has %1 bytes; at most %2 are read"_s.arg(bytes.size()).arg(limits.bytes), {},
                    u"Import the reports of fewer days at once."_s);
    // Explicit: the first bytes of another encoding must not choose it.
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(bytes);
    if (decode.hasError() || text.contains(QChar(0)))
        return fail(ErrorCode::InvalidArgument, u"csv.invalid"_s, u"The file is no text in UTF-8"_s, {},
                    u"Use the file as the provider wrote it; a compressed one must be unpacked first."_s);
    return CsvScanner(text, limits).records();
}

} // namespace td
