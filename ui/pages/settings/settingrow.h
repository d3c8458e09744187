// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QToolButton;
class QVBoxLayout;

namespace td
{

class TextLabel;

/// Label, control, one caption line; a changed value can go back to its default. The control stands at the right, or
/// under the words where these would be squeezed.
class SettingRow : public QWidget
{
    Q_OBJECT
public:
    SettingRow(const QString &label, const QString &caption, QWidget *control, QWidget *parent = nullptr);
    void setChanged(bool changed);        ///< differs from the default
    void setResettable(bool resettable);  ///< false: there is no default to go back to, and no room for it
    void setLocked(const QString &why);   ///< fixed by the environment: shown, not editable
    void setProblem(const QString &text); ///< in place of the caption; empty takes it away

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void resetRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] bool isStacked(int width) const;
    void arrange();
    QBoxLayout *m_row;
    QVBoxLayout *m_words;
    QBoxLayout *m_line; ///< the control and the way back
    QString m_captionText;
    TextLabel *m_caption;
    QWidget *m_control;
    QToolButton *m_reset;
};

} // namespace td
