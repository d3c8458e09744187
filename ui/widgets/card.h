// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace td
{

class TextLabel;

/// Surface with a border: title at left, actions at right, body below. 16 px padding.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(const QString &title = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    [[nodiscard]] QString title() const;
    void setHint(const QString &text); ///< quiet words at the right of the title
    void addAction(QWidget *widget);   ///< at the right of the title
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    void setFlat(bool flat);     ///< no surface, no border
    void setDashed(bool dashed); ///< something that is not there yet
    void setClickable(bool clickable);
    using QWidget::addAction;

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void showHeader();
    QWidget *m_header;
    TextLabel *m_title;
    TextLabel *m_hint;
    QHBoxLayout *m_headerLayout;
    QVBoxLayout *m_body;
    bool m_flat = false, m_dashed = false, m_clickable = false, m_pressed = false;
};

} // namespace td
