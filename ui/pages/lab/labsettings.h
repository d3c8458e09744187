// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace td
{

class TextLabel;

/// The settings to compare: the present one and one to three others, each with quality, longest side, profile and
/// target size.
class LabSettings : public QWidget
{
    Q_OBJECT
public:
    explicit LabSettings(QWidget *parent = nullptr);

    /// What the changes are made to; shown in words.
    void setPresent(const ImagePolicy &policy);
    /// As Lab::setting() reads them, the present one first.
    [[nodiscard]] QStringList texts() const;
    /// For people: "Now", "Quality 75, 2000 px".
    [[nodiscard]] QStringList names() const;

private:
    struct Row {
        QWidget *box;
        QSpinBox *quality;
        QSpinBox *side;
        QComboBox *profile;
        QSpinBox *target; ///< kB, 0: none
    };
    void addRow(int quality, int side, int targetKb);
    void removeRow(QWidget *box);

    QVBoxLayout *m_layout;
    TextLabel *m_present;
    QPushButton *m_add;
    QList<Row> m_rows;
};

} // namespace td
