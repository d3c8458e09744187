// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "core/texts.h"

#include <QJsonObject>
#include <QStringList>

namespace td::cli
{

/// Exit statuses of SPEC section 3.
namespace status
{
inline constexpr int Done = 0;
inline constexpr int SomeFailed = 1;
inline constexpr int Usage = 2;
inline constexpr int Configuration = 3;
inline constexpr int Backend = 4;
inline constexpr int Integrity = 5;
inline constexpr int Interrupted = 130;
} // namespace status

/// The status of a command that failed as a whole.
[[nodiscard]] int statusOf(const Error &error);
/// The status of a batch: 5, 3, 4, 1 in that order; 3 and 4 only when nothing was done.
[[nodiscard]] int statusOf(const QList<ItemFailure> &failed, bool anythingDone);

/// Columns for people. Numbers are right-aligned by naming them in `numeric`.
struct Table {
    QStringList header;
    QList<int> numeric;
    QList<QStringList> rows;
};

/// Where a command's words go: with --json exactly one document on stdout and everything else on stderr.
class Output
{
public:
    Output(bool json, bool quiet);

    [[nodiscard]] bool isJson() const { return m_json; }
    /// The command's answer; ignored without --json.
    void document(const QJsonObject &object);
    [[nodiscard]] bool hasDocument() const { return m_hasDocument; }

    // for people, on stdout; ignored with --json
    void line(const QString &text = {});
    void heading(const QString &text);
    void table(const Table &table);
    /// Aligned "name   value" lines.
    void facts(const QList<std::pair<QString, QString>> &facts);

    // stderr
    void note(const QString &text); ///< silenced by --quiet
    void warn(const QString &text);
    void error(const Error &error);
    void failures(const QList<ItemFailure> &failed);

private:
    const bool m_json;
    const bool m_quiet;
    const bool m_styled;
    bool m_hasDocument = false;
};

// Texts for people.
[[nodiscard]] QString localTime(Instant instant); ///< "2026-11-20 03:00" in the local zone
[[nodiscard]] QString localTime(const std::optional<Instant> &instant);
[[nodiscard]] QString shortId(const QString &id);

} // namespace td::cli
