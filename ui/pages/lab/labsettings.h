// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image.h"

#include <QWidget>

#include <array>

class QComboBox;
class QGridLayout;
class QPushButton;
class QSpinBox;

namespace td
{

class TextLabel;

/// The settings to compare, a row each: the present one and one to three others, with quality, longest side, target
/// size and colour profile.
class LabSettings : public QWidget
{
    Q_OBJECT
public:
    explicit LabSettings(QWidget *parent = nullptr);

    /// What the changes are made to; shown in words.
    void setPresent(const ImagePolicy &policy);
    /// As Lab::setting() reads them, the present one first.
    [[nodiscard]] QStringList texts() const;
    /// For people: "Now", "Quality 75, 2,000 px".
    [[nodiscard]] QStringList names() const;
    /// The present one in the same words.
    [[nodiscard]] QString presentText() const { return m_presentText; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Row {
        TextLabel *number;
        QSpinBox *quality;
        QSpinBox *side;
        QSpinBox *target; ///< kB, 0: none
        QComboBox *profile;
        QWidget *remove;
    };
    void addHead();
    void addRow(int quality, int side, int targetKb);
    void removeRow(const QWidget *button);
    void numberRows();
    void orderFocus();

    QGridLayout *m_grid;
    std::array<TextLabel *, 4> m_present{}; ///< quality, side, target, profile of the present setting
    QString m_presentText;
    QPushButton *m_add;
    QList<Row> m_rows;
};

} // namespace td
