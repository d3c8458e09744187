// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "ui/services.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTableView;
class QTableWidget;

namespace td
{

class Banner;
class Card;
class RunsModel;
class RunSummary;
class StatusLabel;
class ExplainedLabel;
class TextLabel;

/// The nights of the past: what each did, what failed, and the way back.
class HistoryTab : public QWidget
{
    Q_OBJECT
public:
    HistoryTab(const UiServices &services, QWidget *parent);
    void show(bool shown);
    void reload();
    void showRun(const QString &runId);
    [[nodiscard]] RunsModel &model() { return *m_model; }

Q_SIGNALS:
    void openPage(const QString &id, const QVariantMap &arguments);
    void toast(const QString &text, const std::function<void()> &undo);
    void errorRaised(const td::Error &error);

private:
    void build();
    QWidget *buildReceipt();
    void showSelected();
    void loadReceipt(const QString &runId);
    void fillReceipt(const RunResult &run);
    void askUndo();
    void undo(const RunResult &run);

    const UiServices &m_services;
    RunsModel *m_model;
    Banner *m_banner = nullptr;
    QStackedWidget *m_stack = nullptr;
    QTableView *m_table = nullptr;
    Card *m_receipt = nullptr;
    RunSummary *m_summary = nullptr;
    ExplainedLabel *m_facts = nullptr;
    StatusLabel *m_state = nullptr;
    TextLabel *m_failedTitle = nullptr;
    QTableWidget *m_failed = nullptr;
    QPushButton *m_undo = nullptr;
    QString m_wanted;
    RunResult m_run;
    quint64 m_generation = 0;
    bool m_shown = false;
};

} // namespace td
