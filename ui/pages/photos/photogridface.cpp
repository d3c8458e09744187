// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/photogridface.h"

#include "ui/pages/photos/photogridview.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPersistentModelIndex>
#include <QPointer>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// One photo of the grid.
class PhotoCellFace : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    PhotoCellFace(PhotoGridView *view, const QModelIndex &index)
        : m_view(view)
        , m_index(index)
    {
    }

    [[nodiscard]] int row() const { return m_index.row(); }
    [[nodiscard]] bool isValid() const override { return m_view && m_index.isValid(); }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view.data());
    }
    [[nodiscard]] QWindow *window() const override { return parent() ? parent()->window() : nullptr; }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_index.data(Qt::AccessibleTextRole).toString() : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QRect rect() const override
    {
        const PhotoGridView *view = m_view.data();
        if (!view || !m_index.isValid())
            return {};
        const QRect cell = view->visualRect(m_index);
        return {view->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        const PhotoGridView *view = m_view.data();
        if (!view || !m_index.isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.selectable = true;
        state.selected = view->selectionModel()->isSelected(m_index);
        state.focused = view->hasFocus() && view->currentIndex().row() == row();
        state.invisible = !view->isVisible() || !view->viewport()->rect().intersects(view->visualRect(m_index));
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {toggleAction(), pressAction()}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        m_view->selectionModel()->setCurrentIndex(m_index, QItemSelectionModel::NoUpdate);
        if (name == toggleAction())
            m_view->selectionModel()->select(m_index, QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
        else if (name == pressAction())
            Q_EMIT m_view->activated(m_index);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<PhotoGridView> m_view;
    QPersistentModelIndex m_index;
};

/// The grid: its children are the photos in sight, for a catalogue may hold a million.
class PhotoGridFace : public QAccessibleWidget
{
public:
    explicit PhotoGridFace(PhotoGridView *view)
        : QAccessibleWidget(view, QAccessible::List)
        , m_view(view)
    {
    }
    ~PhotoGridFace() override
    {
        for (const QAccessible::Id id : std::as_const(m_ids))
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override
    {
        const auto [first, last] = m_view->visibleRows();
        return first < 0 ? 0 : last - first + 1;
    }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        return index >= 0 && index < childCount() ? cell(m_view->visibleRows().first + index) : nullptr;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *cell = dynamic_cast<const PhotoCellFace *>(child);
        const int index = cell ? cell->row() - m_view->visibleRows().first : -1;
        return index >= 0 && index < childCount() ? index : -1;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        const QModelIndex index = m_view->indexAt(m_view->viewport()->mapFromGlobal(QPoint(x, y)));
        return index.isValid() ? cell(index.row()) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        return m_view->hasFocus() && m_view->currentIndex().isValid() ? cell(m_view->currentIndex().row()) : nullptr;
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.multiSelectable = true;
        return state;
    }

private:
    QAccessibleInterface *cell(int row) const
    {
        if (const auto known = m_ids.constFind(row); known != m_ids.constEnd()) {
            auto *face = dynamic_cast<PhotoCellFace *>(QAccessible::accessibleInterface(*known));
            if (face && face->isValid() && face->row() == row)
                return face;
            if (face)
                QAccessible::deleteAccessibleInterface(*known);
        }
        auto *face = new PhotoCellFace(m_view, m_view->model()->index(row, 0));
        m_ids.insert(row, QAccessible::registerAccessibleInterface(face));
        return face;
    }

    PhotoGridView *m_view;
    mutable QHash<int, QAccessible::Id> m_ids;
};

QAccessibleInterface *makePhotoGridFace(const QString &name, QObject *object)
{
    auto *view = name == "td::PhotoGridView"_L1 ? qobject_cast<PhotoGridView *>(object) : nullptr;
    return view ? new PhotoGridFace(view) : nullptr;
}

} // namespace

void installPhotoGridFace()
{
    QAccessible::installFactory(makePhotoGridFace);
}

} // namespace td
