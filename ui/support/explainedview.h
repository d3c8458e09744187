// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemView;
class QAction;

namespace td
{

/// ? on a row opens what the model's ExplanationRole says in `column`; so does a click on the figure, where it has a
/// column of its own. The action is for the view's menu; it belongs to the view.
QAction *explainFigures(QAbstractItemView &view, int column, bool byClick = true);

} // namespace td
