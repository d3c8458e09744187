// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/tiermover.h"
#include "ui/widgets/explanation.h"
#include "ui/widgets/sheet.h"

#include <QElapsedTimer>
#include <QTimer>

#include <atomic>

namespace td
{

class ErrorDetail;
class KeyValueInspector;
class ProgressRow;

/// Moves a tier that holds photos to a bucket: says what that takes, copies and proves with progress, then switches.
class TierMoveDialog : public Sheet
{
    Q_OBJECT
public:
    TierMoveDialog(const UiServices &services, TierEntry entry, QWidget *parent);
    ~TierMoveDialog() override;
    /// While objects are on their way the first time only stops after those in hand.
    void reject() override;

Q_SIGNALS:
    void begun();    ///< it is noted: it can be gone on with from the card of the tier
    void switched(); ///< the tier lies there from the next start on

private:
    /// Written by the work, read by a timer of the GUI thread.
    struct Meter {
        std::atomic<qint64> bytes{0};
        std::atomic<qint64> allBytes{0};
        std::atomic<qint64> objects{0};
        std::atomic<qint64> allObjects{0};
    };
    void loadPlan();
    void showPlan(const TierMovePlan &plan);
    void start();
    void showProgress();
    void finish(const Result<TierMoveOutcome> &outcome);
    void showSwitched(const TierMoveOutcome &outcome);
    void showError(const Error &error);
    /// What is paid for, in words, and what it costs.
    [[nodiscard]] QList<std::pair<QString, double>> onceParts(const TierMovePlan &plan) const;
    [[nodiscard]] Explanation onceExplained(const TierMovePlan &plan) const;

    const UiServices &m_services;
    const TierEntry m_entry;
    std::stop_source m_stop;
    std::shared_ptr<Meter> m_meter;
    QElapsedTimer m_since;
    QTimer m_tick;
    bool m_isMoving = false;
    TextLabel *m_what;
    KeyValueInspector *m_facts;
    ErrorDetail *m_error;
    ProgressRow *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_start;
};

} // namespace td
