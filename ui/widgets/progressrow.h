// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QProgressBar;
class QToolButton;

namespace td
{

class TextLabel;
class StatusLabel;

/// One transfer: name, step, bar, sizes; pause, cancel, retry as they apply.
class ProgressRow : public QWidget
{
    Q_OBJECT
public:
    enum class State { Waiting, Running, Paused, Done, Failed, Cancelled };

    explicit ProgressRow(QWidget *parent = nullptr);
    void setName(const QString &name);
    void setStep(const QString &step);     ///< "Compressing"
    void setFraction(double fraction);     ///< 0..1; negative: unknown
    void setDetail(const QString &detail); ///< "1.8 MB to 0.6 MB"
    void setState(State state, const QString &text = {});

Q_SIGNALS:
    void cancelRequested();
    void retryRequested();

private:
    TextLabel *m_name;
    TextLabel *m_step;
    QProgressBar *m_bar;
    TextLabel *m_percent;
    TextLabel *m_detail;
    StatusLabel *m_status;
    QToolButton *m_retry;
    QToolButton *m_cancel;
};

} // namespace td
