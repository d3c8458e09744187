// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/widgets/explanation.h"
#include "ui/support/async.h"

#include <QWidget>

#include <stop_token>

class QComboBox;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace td
{

class EmptyState;
class ErrorDetail;
class FigureTable;
class ExplainedLabel;
class TextLabel;

/// Our estimate beside what the provider counted, from its own usage reports.
class ReconcileTab : public QWidget
{
    Q_OBJECT
public:
    ReconcileTab(const UiServices &services, QWidget *parent);
    ~ReconcileTab() override;
    void load();
    [[nodiscard]] QString csv() const;
    /// Imports a report or a folder of reports, and shows what it brought.
    void importFrom(const QString &path);

Q_SIGNALS:
    void failed(const td::Error &error);
    void toast(const QString &text);

private:
    struct Loaded {
        QList<UsageBucket> buckets;
        std::optional<Reconciliation> result;
        std::optional<Error> problem; ///< there are reports, but nothing to compare them with
    };
    void build();
    void choose(bool folder);
    void show(const Loaded &loaded);
    void showResult(const Reconciliation &result);
    [[nodiscard]] static Explanation gapExplained(const Reconciliation &result);
    void forget();
    [[nodiscard]] Billing::Period period() const;

    const UiServices &m_services;
    NewestAnswer m_answer;
    std::stop_source m_stop;
    QStackedWidget *m_stack;
    EmptyState *m_none;
    QComboBox *m_bucket;
    QComboBox *m_span;
    QPushButton *m_import;
    QPushButton *m_forget;
    ExplainedLabel *m_sentence;
    ErrorDetail *m_problem;
    FigureTable *m_lines;
    QWidget *m_reasons;
    TextLabel *m_note;
    bool m_filling = false;
};

/// Why a line differs, in the window's language.
[[nodiscard]] QString gapReasonSentence(const GapReason &reason);

} // namespace td
