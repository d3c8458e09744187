// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/explainedview.h"

#include "ui/theme/icons.h"
#include "ui/widgets/explanation.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCoreApplication>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

struct ExplainedViewTexts {
    Q_DECLARE_TR_FUNCTIONS(td::ExplainedView)
};

void explainCell(QAbstractItemView &view, const QModelIndex &figure)
{
    const auto explanation = figure.data(ExplanationRole).value<Explanation>();
    view.scrollTo(figure);
    const QRect cell = view.visualRect(figure);
    showExplanation(explanation, &view, QRect(view.viewport()->mapToGlobal(cell.topLeft()), cell.size()));
}

} // namespace

QAction *explainFigures(QAbstractItemView &view, int column, bool byClick)
{
    auto *action = new QAction(icon(u"explain"_s), ExplainedViewTexts::tr("Explain this number"), &view);
    action->setShortcut(Qt::Key_Question);
    action->setShortcutContext(Qt::WidgetShortcut);
    view.addAction(action);
    QObject::connect(action, &QAction::triggered, &view, [&view, column] {
        if (const QModelIndex current = view.currentIndex(); current.isValid())
            explainCell(view, current.siblingAtColumn(column));
    });
    if (!byClick)
        return action;
    QObject::connect(&view, &QAbstractItemView::clicked, &view, [&view, column](const QModelIndex &index) {
        // With Ctrl and Shift a click chooses rows.
        if (index.column() == column && QGuiApplication::keyboardModifiers() == Qt::NoModifier)
            explainCell(view, index);
    });
    return action;
}

} // namespace td
