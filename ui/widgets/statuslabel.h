// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace td
{

/// Icon, word and colour of a state; the text may wrap.
class StatusLabel : public QWidget
{
    Q_OBJECT
public:
    explicit StatusLabel(Status status = Status::Neutral, const QString &text = {}, QWidget *parent = nullptr);
    void setStatus(Status status, const QString &text);
    /// Text in the quiet colour, only the icon is coloured.
    void setQuiet(bool quiet);
    void setIconName(const QString &name); ///< instead of the status' own
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Status m_status;
    QString m_text;
    QString m_icon;
    bool m_quiet = false;
};

/// Rounded square of a soft colour with an icon in it (36 px on tier cards, 32 in lists).
class IconTile : public QWidget
{
    Q_OBJECT
public:
    IconTile(const QString &iconName, ColorRole ink, ColorRole fill, int side, QWidget *parent = nullptr);
    void setIcon(const QString &iconName, ColorRole ink, ColorRole fill);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    ColorRole m_ink, m_fill;
};

} // namespace td
