// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/searchdays.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int FirstYear = 1800;
constexpr int LastYear = 2200;
constexpr qsizetype ShortestMonth = 3; ///< letters

/// In lower case, without accents.
QString plainWord(const QString &word)
{
    QString plain = word.toLower().normalized(QString::NormalizationForm_D);
    plain.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    return plain;
}

/// 1 to 12 for a name or its beginning ("mar", "sept", "août"); 0 for what is none, or more than one.
int monthNamed(const QString &word)
{
    static const std::array<QStringList, 12> names{{{u"january"_s, u"janvier"_s},
                                                    {u"february"_s, u"fevrier"_s},
                                                    {u"march"_s, u"mars"_s},
                                                    {u"april"_s, u"avril"_s},
                                                    {u"may"_s, u"mai"_s},
                                                    {u"june"_s, u"juin"_s},
                                                    {u"july"_s, u"juillet"_s},
                                                    {u"august"_s, u"aout"_s},
                                                    {u"september"_s, u"septembre"_s},
                                                    {u"october"_s, u"octobre"_s},
                                                    {u"november"_s, u"novembre"_s},
                                                    {u"december"_s, u"decembre"_s}}};
    const QString plain = plainWord(word);
    if (plain.size() < ShortestMonth)
        return 0;
    int found = 0;
    for (std::size_t month = 0; month < names.size(); ++month) {
        const bool fits =
            std::ranges::any_of(names[month], [&](const QString &name) { return name.startsWith(plain); });
        if (fits && found != 0)
            return 0;
        if (fits)
            found = int(month) + 1;
    }
    return found;
}

/// "12", "1st", "1er".
int dayNumber(const QString &word)
{
    static const QRegularExpression pattern(u"^(\\d{1,2})(st|nd|rd|th|er)?$"_s);
    const auto match = pattern.match(plainWord(word));
    return match.hasMatch() ? match.captured(1).toInt() : 0;
}

bool isYear(const QString &word)
{
    const int year = word.size() == 4 ? word.toInt() : 0;
    return year >= FirstYear && year <= LastYear;
}

std::optional<DaySpan> spanOf(int year, int month, int day)
{
    const QDate date(year, month, day);
    return date.isValid() ? std::optional(DaySpan{date, date}) : std::nullopt;
}

std::optional<DaySpan> spanOf(int year, int month)
{
    const QDate first(year, month, 1);
    return first.isValid() ? std::optional(DaySpan{first, first.addMonths(1).addDays(-1)}) : std::nullopt;
}

/// A year and what else was written, in its order.
std::optional<DaySpan> spanOf(int year, const QStringList &rest, bool isYearFirst)
{
    for (qsizetype i = 0; i < rest.size(); ++i) {
        const int month = monthNamed(rest.at(i));
        if (month != 0 && rest.size() == 1)
            return spanOf(year, month);
        if (month != 0)
            return spanOf(year, month, dayNumber(rest.at(1 - i)));
    }
    const int first = dayNumber(rest.at(0));
    if (rest.size() == 1)
        return spanOf(year, first);
    const int second = dayNumber(rest.at(1));
    if (isYearFirst)
        return spanOf(year, first, second);
    const std::optional<DaySpan> dayFirst = spanOf(year, second, first);
    return dayFirst ? dayFirst : spanOf(year, first, second);
}

} // namespace

std::optional<DaySpan> daysMeant(const QString &text)
{
    static const QRegularExpression between(u"[-/.,\\s]+"_s);
    QStringList words = text.split(between, Qt::SkipEmptyParts);
    if (words.size() < 2 || words.size() > 3)
        return std::nullopt;
    const bool isYearFirst = isYear(words.first());
    if (!isYearFirst && !isYear(words.last()))
        return std::nullopt;
    const int year = (isYearFirst ? words.takeFirst() : words.takeLast()).toInt();
    return spanOf(year, words, isYearFirst);
}

} // namespace td
