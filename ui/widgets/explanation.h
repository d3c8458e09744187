// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
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

/// Where a model says how the figure of a cell came to be: an Explanation.
inline constexpr int ExplanationRole = 0x7e00; // behind the own roles of any model here

/// Opens the explanation as a popover of `owner`, below or above `place` (of the screen). Nothing without lines.
void showExplanation(const Explanation &explanation, QWidget *owner, const QRect &place);

} // namespace td

Q_DECLARE_METATYPE(td::Explanation)
