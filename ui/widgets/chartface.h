// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAccessibleInterface;

namespace td
{

class Chart;

/// A chart as assistive programs have it: a list of its columns, each with its words; what the arrow keys come to is told
/// as the focus, and so is read aloud.
[[nodiscard]] QAccessibleInterface *makeChartFace(Chart *chart);

} // namespace td
