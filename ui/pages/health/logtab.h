// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "ui/services.h"
#include "ui/support/async.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace td
{

class LogModel;
class LogReader;
class SegmentedControl;
class Switch;
struct LogFilter;

/// The end of the profile's log: filtered, followed, copied. Only its last lines are read.
class LogTab : public QWidget
{
    Q_OBJECT
public:
    LogTab(const UiServices &services, QWidget *parent);
    void show(bool shown);
    void reload() {} ///< a change of the catalogue is none of the log: it is followed by itself
    void focusFilter();
    [[nodiscard]] LogModel &model() { return *m_model; }

Q_SIGNALS:
    void toast(const QString &text);
    void errorRaised(const td::Error &error);
    void statusText(const QString &text);

private:
    void build();
    void read();   ///< anew, from the end of the file
    void follow(); ///< what was written since
    void clearFilter();
    [[nodiscard]] LogFilter filter() const;
    void showSelected();
    void copy();
    [[nodiscard]] bool isAtEnd() const;

    const UiServices &m_services;
    LogModel *m_model;
    std::shared_ptr<LogReader> m_reader; ///< used by one background job at a time
    SegmentedControl *m_levels = nullptr;
    QComboBox *m_modules = nullptr;
    QLineEdit *m_text = nullptr;
    Switch *m_follow = nullptr;
    QStackedWidget *m_stack = nullptr;
    QPushButton *m_showAll = nullptr;
    QTableView *m_table = nullptr;
    QPlainTextEdit *m_detail = nullptr;
    QTimer m_poll;
    QTimer m_typing;
    bool m_shown = false;
    bool m_busy = false;
    bool m_again = false; ///< asked to read anew while a job was under way
};

} // namespace td
