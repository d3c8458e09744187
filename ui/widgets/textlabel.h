// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace td
{

/// Text in one of the theme's fonts and colours; follows both when they change. Plain text only.
class TextLabel : public QLabel
{
    Q_OBJECT
public:
    explicit TextLabel(const QString &text = {}, TextRole role = TextRole::Body, ColorRole color = ColorRole::Text,
                       QWidget *parent = nullptr);
    void setRole(TextRole role);
    void setColorRole(ColorRole color);
    /// Elides instead of asking for room (names only); the whole text is then the tooltip.
    void setElided(Qt::TextElideMode mode);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void refreshToolTip();
    TextRole m_role;
    ColorRole m_color;
    Qt::TextElideMode m_elide = Qt::ElideNone;
    bool m_refreshing = false;
};

} // namespace td
