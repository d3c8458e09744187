// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chartface.h"

#include "ui/widgets/chart.h"

#include <QAccessibleWidget>
#include <QPointer>

namespace td
{

namespace
{

/// One column of a chart. Only its number is kept: the data may be others' by now.
class ChartColumnFace : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    ChartColumnFace(Chart *chart, int column)
        : m_chart(chart)
        , m_column(column)
    {
    }

    [[nodiscard]] int column() const { return m_column; }
    [[nodiscard]] bool isValid() const override { return chart() != nullptr; }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_chart.data());
    }
    [[nodiscard]] QWindow *window() const override { return parent() ? parent()->window() : nullptr; }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const Chart *on = chart();
        return on && kind == QAccessible::Name ? on->columnText(m_column) : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QRect rect() const override
    {
        const Chart *on = chart();
        if (!on)
            return {};
        const QRect place = on->columnRect(m_column);
        return {on->mapToGlobal(place.topLeft()), place.size()};
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        const Chart *on = chart();
        state.invalid = !on;
        if (on) {
            state.focusable = true;
            state.focused = on->hasFocus() && on->currentColumn() == m_column;
            state.invisible = !on->isVisible();
        }
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override
    {
        const Chart *on = chart();
        return on && on->data().explain ? QStringList{pressAction()} : QStringList();
    }
    void doAction(const QString &name) override
    {
        Chart *on = chart();
        if (!on || name != pressAction())
            return;
        on->setCurrentColumn(m_column);
        on->explainColumn();
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    /// Null when it is gone, or has so many columns no more.
    [[nodiscard]] Chart *chart() const
    {
        Chart *on = m_chart.data();
        return on && m_column < on->data().categories.size() ? on : nullptr;
    }
    QPointer<Chart> m_chart;
    int m_column;
};

class ChartFace : public QAccessibleWidget
{
public:
    explicit ChartFace(Chart *chart)
        : QAccessibleWidget(chart, QAccessible::Chart)
        , m_chart(chart)
    {
    }
    ~ChartFace() override
    {
        for (const QAccessible::Id id : std::as_const(m_ids))
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override { return int(m_chart->data().categories.size()); }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        while (m_ids.size() <= index)
            m_ids.append(QAccessible::registerAccessibleInterface(new ChartColumnFace(m_chart, int(m_ids.size()))));
        return QAccessible::accessibleInterface(m_ids.at(index));
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *column = dynamic_cast<const ChartColumnFace *>(child);
        return column && column->column() < childCount() ? column->column() : -1;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        return m_chart->hasFocus() ? child(m_chart->currentColumn()) : nullptr;
    }

private:
    Chart *m_chart;
    mutable QList<QAccessible::Id> m_ids; ///< of the columns, in their order
};

} // namespace

QAccessibleInterface *makeChartFace(Chart *chart)
{
    return new ChartFace(chart);
}

} // namespace td
