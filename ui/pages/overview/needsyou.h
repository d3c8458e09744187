// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/widgets/card.h"

class QPushButton;

namespace td
{

/// The most urgent alerts and recommendations, each with its button; or that everything is fine.
class NeedsYouCard : public Card
{
    Q_OBJECT
public:
    explicit NeedsYouCard(QWidget *parent = nullptr);
    void setReport(const Advisor::Report &report);
    void setError(const Error &error);

Q_SIGNALS:
    void recommendationClicked(const td::Recommendation &recommendation);
    void alertClicked(const td::Alert &alert);
    void allClicked();
    void retryRequested(); ///< of what could not be read

private:
    struct Row {
        QString icon;
        Severity severity = Severity::Info;
        QString title, text, action;
        std::function<void()> run;
    };
    void fill(const QList<Row> &rows, qsizetype open);
    void clear();
    QPushButton *m_all; ///< when there are more than are shown
    QWidget *m_content = nullptr;
};

} // namespace td
