// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lab.h"
#include "ui/widgets/card.h"

class QGridLayout;
class QPushButton;

namespace td
{

class ExplainedLabel;

/// What a trial of settings gave: a row each with size, likeness and cost, and words on how sure that is.
class LabResults : public Card
{
    Q_OBJECT
public:
    explicit LabResults(QWidget *parent = nullptr);
    /// `names` in the order of the results, the present setting first; `present` says what that is.
    void setReport(const LabReport &report, const QStringList &names, const QString &present);
    /// The buttons of the rows, from above.
    [[nodiscard]] const QList<QPushButton *> &buttons() const { return m_buttons; }

Q_SIGNALS:
    void chosen(const td::LabSetting &setting); ///< to be used from now on

private:
    void addHeads();
    void addRow(int row, const LabReport &report, const QString &name, const QString &present);
    [[nodiscard]] QWidget *nameCell(const LabSetting &setting, const QString &name, const QString &present);
    void showNotes(const LabReport &report);

    QGridLayout *m_table;
    ExplainedLabel *m_notes;
    QList<QPushButton *> m_buttons;
};

} // namespace td
