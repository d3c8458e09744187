// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <vector>

namespace td
{

QString nearest(const QString &text, const QStringList &known)
{
    const auto distance = [](const QString &a, const QString &b) {
        std::vector<qsizetype> row(std::size_t(b.size()) + 1);
        for (std::size_t j = 0; j < row.size(); ++j)
            row[j] = qsizetype(j);
        for (qsizetype i = 1; i <= a.size(); ++i) {
            qsizetype diagonal = row[0];
            row[0] = i;
            for (qsizetype j = 1; j <= b.size(); ++j) {
                const qsizetype above = row[std::size_t(j)];
                const qsizetype change = diagonal + (a.at(i - 1).toLower() == b.at(j - 1).toLower() ? 0 : 1);
                row[std::size_t(j)] = std::min({above + 1, row[std::size_t(j - 1)] + 1, change});
                diagonal = above;
            }
        }
        return row.back();
    };
    QString best;
    qsizetype bestDistance = std::max<qsizetype>(2, text.size() / 3) + 1;
    for (const QString &candidate : known) {
        const qsizetype d = distance(text, candidate);
        if (d < bestDistance) {
            best = candidate;
            bestDistance = d;
        }
    }
    return best;
}

} // namespace td
