// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/overview/overviewdata.h"
#include "ui/widgets/card.h"

class QBoxLayout;
class QPushButton;

namespace td
{

class ErrorDetail;
class RunSummary;
class Skeleton;
class StatusLabel;
class TextLabel;

/// The next run: when, what it will do, how the last one went.
class TonightCard : public Card
{
    Q_OBJECT
public:
    explicit TonightCard(QWidget *parent = nullptr);
    void setData(const OverviewData &data, std::optional<Instant> nextRun);
    void setRunning(bool running, const QString &progress);

Q_SIGNALS:
    void reviewClicked();
    void runClicked();
    void turnOnClicked();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitFoot();
    void setLastRun(const Result<QList<RunResult>> &runs, Instant now);
    Skeleton *m_skeleton;
    RunSummary *m_summary;
    StatusLabel *m_nothing;
    ErrorDetail *m_error;
    StatusLabel *m_last;
    QBoxLayout *m_foot;
    QWidget *m_buttons;
    QPushButton *m_run;
    QPushButton *m_turnOn;
    QPushButton *m_review;
};

} // namespace td
