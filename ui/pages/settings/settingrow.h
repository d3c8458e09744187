// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace td
{

class TextLabel;

/// Label, control, one caption line; a changed value can go back to its default.
class SettingRow : public QWidget
{
    Q_OBJECT
public:
    SettingRow(const QString &label, const QString &caption, QWidget *control, QWidget *parent = nullptr);
    void setChanged(bool changed); ///< differs from the default
    void setResettable(bool resettable); ///< false: there is no default to go back to, and no room for it
    void setLocked(const QString &why); ///< fixed by the environment: shown, not editable
    void setProblem(const QString &text); ///< in place of the caption; empty takes it away

Q_SIGNALS:
    void resetRequested();

private:
    QString m_captionText;
    TextLabel *m_caption;
    QWidget *m_control;
    QToolButton *m_reset;
};

} // namespace td
