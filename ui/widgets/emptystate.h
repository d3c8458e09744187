// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;
class QVBoxLayout;
class QHBoxLayout;

namespace td
{

class TextLabel;

/// Icon, title, one line, at most two actions: first start, nothing found, offline.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    EmptyState(const QString &iconName, const QString &title, const QString &text, QWidget *parent = nullptr);
    void setTexts(const QString &title, const QString &text);
    void setIconName(const QString &iconName);
    QPushButton *addButton(const QString &text, bool primary, const QString &iconName = {});

private:
    class Icon;
    Icon *m_icon;
    TextLabel *m_title;
    TextLabel *m_text;
    QHBoxLayout *m_buttons;
};

} // namespace td
