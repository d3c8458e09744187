// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QWidget>

class QPushButton;
class QPlainTextEdit;

namespace td
{

class TextLabel;
class StatusLabel;

/// What was not done and why, what to do, and behind "Details" what a report needs; copyable.
class ErrorDetail : public QWidget
{
    Q_OBJECT
public:
    explicit ErrorDetail(QWidget *parent = nullptr);
    explicit ErrorDetail(const Error &error, QWidget *parent = nullptr);
    void setError(const Error &error);
    /// A Retry button appears; retryRequested() tells its click.
    void setRetryVisible(bool visible);

Q_SIGNALS:
    void retryRequested();

private:
    StatusLabel *m_sentence;
    TextLabel *m_remedy;
    QPushButton *m_retry;
    QPushButton *m_toggle;
    QPushButton *m_copy;
    QPlainTextEdit *m_detail;
};

} // namespace td
