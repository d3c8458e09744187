// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/time.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace td::s3xml
{

/// A document of S3 as a tree: element names without namespaces, no attributes. The fields read from it are strict:
/// missing, doubled and impossible values are "s3.bad_reply".
struct Element {
    QString name;
    QString text; ///< of this element alone, white space kept
    std::vector<Element> children;

    [[nodiscard]] const Element *child(QLatin1String wanted) const; ///< the first; null when there is none
    [[nodiscard]] std::vector<const Element *> all(QLatin1String wanted) const;
    [[nodiscard]] QString textOf(QLatin1String wanted) const; ///< empty when there is none
    [[nodiscard]] QStringList textsOf(QLatin1String wanted) const;

    /// Not empty and there once.
    [[nodiscard]] Result<QString> required(QLatin1String wanted) const;
    [[nodiscard]] Result<qint64> size(QLatin1String wanted) const; ///< 0 or more, there once
    [[nodiscard]] Result<bool> flag(QLatin1String wanted) const;   ///< "true" or "false", there once
    [[nodiscard]] Result<Instant> date(QLatin1String wanted) const;
    /// Nothing when it is not there; an error when it is no whole number from 0.
    [[nodiscard]] Result<std::optional<int>> optionalNumber(QLatin1String wanted) const;
};

/// The error of a reply that makes no sense; `detail` for the report.
[[nodiscard]] Error badReply(const QString &detail);
[[nodiscard]] inline tl::unexpected<Error> bad(const QString &detail)
{
    return fail(badReply(detail));
}

struct ErrorBody;
/// The fields of an <Error>, be it a document or one entry.
[[nodiscard]] ErrorBody errorOf(const Element &error);

/// The whole document whatever it is.
[[nodiscard]] Result<Element> readTree(const QByteArray &body);
/// The same when its root has one of these names; an error document is its error.
[[nodiscard]] Result<Element> readTree(const QByteArray &body, std::initializer_list<QLatin1String> roots);

} // namespace td::s3xml
