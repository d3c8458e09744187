// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include <QDateTime>
#include <QJsonDocument>

#include <cstdio>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

void print(std::FILE *to, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), to);
    std::fputc('\n', to);
    std::fflush(to);
}

/// Control characters of a file name must not reach a terminal, nor what turns the text behind it around.
QString printable(const QString &text)
{
    QString clean = text;
    for (QChar &c : clean) {
        const char16_t code = c.unicode();
        const bool isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
        const bool turnsText = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
        if (isControl || turnsText)
            c = QChar(0xfffd);
    }
    return clean;
}

/// What is wrong with where backups go, not with one of them.
bool isBackupPlace(const QString &reason)
{
    return reason.startsWith("backup.passphrase"_L1) || reason == "backup.not_mounted"_L1 ||
           reason == "backup.not_sealed"_L1 || reason == "backup.foreign"_L1 || reason == "backup.same_as_tier"_L1 ||
           reason == "backup.held"_L1;
}

bool isConfiguration(const Error &error)
{
    return error.reason.startsWith("config."_L1) || error.reason.startsWith("tier."_L1) || error.reason == "provider.moved"_L1 ||
           error.reason.startsWith("catalog."_L1) || error.reason.startsWith("setting."_L1) ||
           error.reason.startsWith("s3."_L1) || error.reason.startsWith("bucket."_L1) ||
           error.reason == "delivery.not_configured"_L1 || error.reason == "delivery.bad_token"_L1 ||
           error.reason == "link.key_invalid"_L1 || error.reason == "link.no_key_store"_L1 || isBackupPlace(error.reason);
}

/// Whether the text names the item by itself: "s" is not named in "It is a folder".
bool names(const QString &text, const QString &id)
{
    const auto isPart = [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'/'; };
    for (qsizetype at = text.indexOf(id); at >= 0 && !id.isEmpty(); at = text.indexOf(id, at + 1)) {
        const qsizetype end = at + id.size();
        if ((at == 0 || !isPart(text.at(at - 1))) && (end == text.size() || !isPart(text.at(end))))
            return true;
    }
    return false;
}

} // namespace

int statusOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Cancelled:
        return status::Interrupted;
    case ErrorCode::InvalidArgument:
        return status::Usage;
    case ErrorCode::NotFound:
    case ErrorCode::AlreadyExists:
    case ErrorCode::Aborted:
        return status::SomeFailed;
    case ErrorCode::FailedPrecondition:
        return isConfiguration(error) ? status::Configuration : status::SomeFailed;
    case ErrorCode::Unauthenticated:
    case ErrorCode::PermissionDenied:
    case ErrorCode::Unimplemented:
        return status::Configuration;
    case ErrorCode::ResourceExhausted:
    case ErrorCode::DeadlineExceeded:
    case ErrorCode::Unavailable:
    case ErrorCode::Internal:
        return status::Backend;
    case ErrorCode::DataLoss:
        return status::Integrity;
    }
    return status::Backend;
}

int statusOf(const QList<ItemFailure> &failed, bool anythingDone)
{
    if (failed.isEmpty())
        return status::Done;
    bool integrity = false, configuration = false, backend = false;
    for (const ItemFailure &item : failed) {
        const int one = statusOf(item.error);
        integrity = integrity || one == status::Integrity;
        // A file that may not be read is the file's matter; a catalogue that may not be written is everybody's.
        const bool isOneFile = item.error.code == ErrorCode::PermissionDenied && !isConfiguration(item.error);
        configuration = configuration || (one == status::Configuration && !isOneFile);
        backend = backend || one == status::Backend;
    }
    if (integrity)
        return status::Integrity;
    if (!anythingDone && configuration)
        return status::Configuration;
    if (!anythingDone && backend)
        return status::Backend;
    return status::SomeFailed;
}

Output::Output(bool json, bool quiet)
    : m_json(json)
    , m_quiet(quiet)
    , m_styled(!json && ::isatty(STDOUT_FILENO) == 1 && qEnvironmentVariableIsEmpty("NO_COLOR"))
{
}

void Output::document(const QJsonObject &object)
{
    m_hasDocument = true;
    if (!m_json)
        return;
    const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Indented);
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout);
    std::fflush(stdout);
}

void Output::line(const QString &text)
{
    if (!m_json)
        print(stdout, printable(text));
}

void Output::heading(const QString &text)
{
    if (!m_json)
        print(stdout, m_styled ? QString(u"\x1b[1m"_s + printable(text) + u"\x1b[0m"_s) : printable(text));
}

void Output::table(const Table &table)
{
    if (m_json)
        return;
    QList<qsizetype> widths(table.header.size(), 0);
    const auto measure = [&widths](const QStringList &row) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths.at(i), row.at(i).size());
    };
    measure(table.header);
    for (const QStringList &row : table.rows)
        measure(row);
    const auto text = [&](const QStringList &row) {
        QString joined;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString cell = printable(row.at(i));
            const bool isLast = i == row.size() - 1;
            if (table.numeric.contains(int(i)))
                joined += cell.rightJustified(widths.at(i));
            else
                joined += isLast ? cell : cell.leftJustified(widths.at(i));
            if (!isLast)
                joined += u"  "_s;
        }
        return joined;
    };
    heading(text(table.header));
    for (const QStringList &row : table.rows)
        line(text(row));
}

void Output::facts(const QList<std::pair<QString, QString>> &facts)
{
    qsizetype width = 0;
    for (const auto &[name, value] : facts)
        width = std::max(width, name.size());
    for (const auto &[name, value] : facts)
        line(QString(u"  "_s + name.leftJustified(width) + u"  "_s + printable(value)));
}

void Output::note(const QString &text)
{
    if (!m_quiet)
        print(stderr, printable(text));
}

void Output::warn(const QString &text)
{
    print(stderr, QString(u"tierdeck-cli: "_s + printable(text)));
}

void Output::error(const Error &error)
{
    warn(QString(u"error: "_s + error.message));
    if (!error.remedy.isEmpty())
        print(stderr, QString(u"  what to do: "_s + printable(error.remedy)));
}

void Output::failures(const QList<ItemFailure> &failed)
{
    for (const ItemFailure &item : failed) {
        warn(names(item.error.message, item.id) ? item.error.message : QString(item.id + u": "_s + item.error.message));
        if (!item.error.remedy.isEmpty())
            print(stderr, QString(u"  what to do: "_s + printable(item.error.remedy)));
    }
}

QString localTime(Instant instant)
{
    return QDateTime::fromSecsSinceEpoch(unixSeconds(instant)).toString(u"yyyy-MM-dd HH:mm"_s);
}

QString localTime(const std::optional<Instant> &instant)
{
    return instant ? localTime(*instant) : u"-"_s;
}

QString shortId(const QString &id)
{
    return id.size() == 36 ? id.left(8) : id;
}

} // namespace td::cli
