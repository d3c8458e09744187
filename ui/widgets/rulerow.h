// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"
#include "ui/widgets/explanation.h"

class QSpinBox;
class QComboBox;

namespace td
{

class Switch;
class ExplainedLabel;
class TextLabel;

/// A rule one can read: a sentence with its number inside, a switch, what a change would do.
/// The sentence holds "%1" where the number stands: "Archive from HOT after %1 days without access".
class RuleRow : public Card
{
    Q_OBJECT
public:
    RuleRow(const QString &id, const QString &sentence, QWidget *parent = nullptr);
    [[nodiscard]] QString id() const { return m_id; }

    void setSentence(const QString &sentence);
    void setCaption(const QString &text); ///< one quiet line below
    void setRange(int minimum, int maximum);
    void setDefault(int value); ///< for "Back to default"
    void setValue(int value);
    [[nodiscard]] int value() const;
    /// Rules without a switch show none.
    void setSwitchVisible(bool visible);
    void setRuleEnabled(bool on);
    [[nodiscard]] bool isRuleEnabled() const;
    /// A choice beside the number, e.g. what happens to orphans; empty takes it away.
    void setChoices(const QList<std::pair<QString, QString>> &idAndText, const QString &chosen);
    [[nodiscard]] QString choice() const;
    void setConsequence(const QString &text, const Explanation &explanation = {});
    void setBusy(bool busy); ///< the consequence is being computed

Q_SIGNALS:
    void edited(); ///< value, switch or choice was changed by the operator

private:
    void rebuildSentence();
    QString m_id;
    QString m_sentence;
    QWidget *m_line;
    QSpinBox *m_spin;
    QComboBox *m_choice;
    Switch *m_switch;
    TextLabel *m_caption;
    ExplainedLabel *m_consequence;
    QWidget *m_reset;
    int m_default = 0;
    bool m_hasDefault = false;
};

} // namespace td
