// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QRect;
class QWidget;

namespace td
{

/// One line of an explanation: "HOT: 50.0 GB × $0.015" at left, "$0.75" at right.
struct ExplainLine {
    QString label;
    QString value;
    bool total = false;
};

struct Explanation {
    QString title; ///< "Why $0.87 a month"
    QList<ExplainLine> lines;
    QString source; ///< "Prices: source 2025-11, as of 13 Nov 2025"
};

/// Opens the explanation as a popover of `owner`, below or above `place` (of the screen). Nothing without lines.
void showExplanation(const Explanation &explanation, QWidget *owner, const QRect &place);

} // namespace td
