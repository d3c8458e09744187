// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tenure.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString TenureSetting = u"catalogue.tenure"_s; // the current one, a blank, the former one

} // namespace

Result<Tenure> tenureOf(Catalogue &catalogue)
{
    TD_ASSIGN(const std::optional<QString> text, catalogue.settings().value(TenureSetting));
    const QString both = text.value_or(QString());
    return Tenure{.current = both.section(u' ', 0, 0), .former = both.section(u' ', 1, 1)};
}

Result<void> beginTenure(Catalogue &catalogue, const QString &id)
{
    TD_ASSIGN(const Tenure before, tenureOf(catalogue));
    if (before.current == id)
        return {};
    return catalogue.settings().setValue(TenureSetting, QString(id + u' ' + before.current));
}

} // namespace td
