// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemView;

namespace td
{

/// Tells assistive programs what our painted widgets are: a card that can be pressed is a button, a chart is a chart, a
/// toast is an alert. Calling it again does nothing.
void installAccessibleFaces();

/// For a view whose current row decides what is shown beside it. An assistive program selects a row without making it
/// the current one; the current one then follows.
void letSelectionLead(QAbstractItemView *view);

} // namespace td
