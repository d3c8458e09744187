// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QSplitter;
class QVBoxLayout;

namespace td
{

/// A view with its inspector: side by side where there is room, else the inspector is a drawer that opens over the view's right
/// edge and is put away by Esc or its own button. Takes both widgets.
class InspectorSplit : public QWidget
{
    Q_OBJECT
public:
    InspectorSplit(QWidget *view, QWidget *inspector, const QString &title, QWidget *parent = nullptr);

    /// Shows or hides the inspector in the form that fits now; side by side this is remembered over a narrow time.
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool isDrawer() const { return m_narrow; }
    [[nodiscard]] bool isWanted() const { return m_wanted; } ///< side by side
    bool closeDrawer();                                      ///< true when there was one to close
    /// Where the line between the two is, for the next start.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void openChanged(bool open);
    void focusReturned(); ///< the drawer that had it was closed: the view takes it

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Drawer;
    void setNarrow(bool narrow);
    void placeDrawer();
    QWidget *m_view;
    QWidget *m_inspector;
    QSplitter *m_splitter;
    Drawer *m_drawer;
    QByteArray m_sides; ///< of the splitter while the inspector is a drawer
    bool m_wanted = true;
    bool m_narrow = false;
};

} // namespace td
