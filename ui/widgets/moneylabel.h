// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/explanation.h"

#include <QAbstractButton>

namespace td
{

/// An amount with its unit; Space or a click says how it was computed.
class MoneyLabel : public QAbstractButton
{
    Q_OBJECT
public:
    explicit MoneyLabel(TextRole role = TextRole::Medium, QWidget *parent = nullptr);
    /// `amount` is already formatted ("$0.87"), `unit` follows it quietly ("a month"); may be empty.
    void setAmount(const QString &amount, const QString &unit);
    void setApproximate(bool approximate); ///< "≥" and a warning: a price is missing
    void setExplanation(const Explanation &explanation);
    [[nodiscard]] const Explanation &explanation() const { return m_explanation; }
    /// Shows the (?) sign behind the amount.
    void setSignVisible(bool visible);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void openExplanation();
    [[nodiscard]] QString shown() const;
    void describe();
    TextRole m_role;
    QString m_amount, m_unit;
    bool m_approximate = false, m_sign = false;
    Explanation m_explanation;
};

} // namespace td
