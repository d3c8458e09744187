// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "ui/services.h"

#include <QTimer>
#include <QWidget>

#include <stop_token>

class QAction;
class QComboBox;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace td
{

class Banner;
class EmptyState;
class ExplainedLabel;
class PlanModel;
class SegmentedControl;
class TextLabel;
class ThumbnailCache;

/// What a run would do: read it, take photos out of it, run exactly that, watch it happen.
class PlanTab : public QWidget
{
    Q_OBJECT
public:
    PlanTab(const UiServices &services, QWidget *parent);
    ~PlanTab() override;

    void show(bool shown); ///< loads on the first time
    void reload();         ///< the catalogue changed: says so when the plan did
    void retry();          ///< and pictures that failed are asked for again
    void exclude(const QStringList &photoIds);
    void lookAtNextRun(); ///< instead of what is due now; that, while the schedule is off
    void askRun();
    bool escape();
    void focusFilter();
    [[nodiscard]] PlanModel &model() { return *m_model; }
    [[nodiscard]] bool isReady() const { return m_ready; }

Q_SIGNALS:
    void openPage(const QString &id, const QVariantMap &arguments);
    void showRun(const QString &runId);
    void showRules();
    void toast(const QString &text, const std::function<void()> &undo);
    void errorRaised(const td::Error &error);
    void statusText(const QString &text);
    void ready();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void fitWhy(); ///< the reason has what room is left, and never too little to be read
    void connectParts();
    void loadPlan();
    void takePlan(const Plan &plan);
    void compareWithNow();
    void applyFilter();
    void showSummary();
    void showState();
    void fillWhen();
    [[nodiscard]] std::optional<Instant> lookAt() const;
    void showContextMenu(const QPoint &globalPos);
    void toggleSelected();   ///< leaves the selected lines out, or takes them in when all of them are out
    void tellWhatToToggle(); ///< on the button that does so
    void openSelected();

    // plantabrun.cpp
    void connectScheduler();
    void startRun(bool confirmed);
    void onStarted();
    void onFinished(const RunResult &result);
    void onFailed(const Error &error);
    void showBrake(const RunResult &result);
    void askDeleteAnyway();
    void showChanged(const PlanDifference &difference);
    void showDifference();
    void lookWhoRuns(); ///< another console may be at it
    void useNewPlan();
    void showWaiting(qint64 photos);
    void recover(); ///< finishes or rolls back what photos wait for, and plans again
    /// Ticks that were taken away hold for the coming night, whoever runs it; then `next`.
    void rememberLeftOut(const std::function<void()> &next = {});

    const UiServices &m_services;
    PlanModel *m_model;
    ThumbnailCache *m_thumbs;
    TextLabel *m_summary = nullptr;
    ExplainedLabel *m_saving = nullptr;
    QAction *m_explain = nullptr;
    TextLabel *m_asOf = nullptr;
    QComboBox *m_when = nullptr;
    SegmentedControl *m_kind = nullptr;
    QLineEdit *m_filter = nullptr;
    QPushButton *m_run = nullptr;
    QPushButton *m_leaveOut = nullptr; ///< or take in
    QPushButton *m_ahead = nullptr;    ///< where nothing is due now
    Banner *m_banner = nullptr;
    Banner *m_waiting = nullptr; ///< photos that no plan can have before a recovery
    QPushButton *m_recover = nullptr;
    QWidget *m_progressRow = nullptr;
    QProgressBar *m_progress = nullptr;
    TextLabel *m_progressText = nullptr;
    QStackedWidget *m_stack = nullptr;
    QTreeView *m_tree = nullptr;
    QWidget *m_frame = nullptr; ///< around the tree
    EmptyState *m_empty = nullptr;
    EmptyState *m_none = nullptr;
    QWidget *m_loading = nullptr;
    QTimer m_typing;
    std::stop_source m_stop;
    std::stop_source m_stopRecovery; ///< a new plan must not stop it
    quint64 m_generation = 0;
    bool m_shown = false;
    bool m_ready = false;
    bool m_stale = true;
    bool m_planning = false;
    bool m_failed = false; ///< the last plan could not be made; an earlier one may be on screen
    bool m_comparing = false;
    bool m_wantsNextRun = false;
    bool m_changed = false; ///< the plan on screen no longer holds
    std::optional<Plan> m_fresh;
    QSet<QString> m_excludeFirst;
    QSet<QString> m_leftOut; ///< of this plan, as the engine remembers it for the night
    QTimer m_remember;
};

} // namespace td
