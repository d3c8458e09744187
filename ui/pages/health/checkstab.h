// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/healthitem.h"
#include "ui/services.h"
#include "ui/support/async.h"

#include <QSet>
#include <QWidget>

#include <array>
#include <stop_token>

class QPushButton;
class QBoxLayout;
class QVBoxLayout;

namespace td
{

class StatusLabel;

/// Every thing that is depended on: how it was found, how long ago, and what can be done about it.
class ChecksTab : public QWidget
{
    Q_OBJECT
public:
    ChecksTab(const UiServices &services, QWidget *parent);
    ~ChecksTab() override;
    void show(bool shown);
    void reload();
    void checkAll(); ///< looks at everything anew, in the background
    [[nodiscard]] const QList<HealthItem> &items() const { return m_items; }
    [[nodiscard]] bool isBusy() const { return m_busy; }

protected:
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    void openPage(const QString &id, const QVariantMap &arguments);
    void openTab(const QString &id);
    void toast(const QString &text);
    void errorRaised(const td::Error &error);

private:
    void fill(const QList<HealthItem> &items);
    void tellSum();
    [[nodiscard]] QWidget *makeRow(const HealthItem &item);
    void act(const QString &action);
    void recover();
    [[nodiscard]] bool isStale() const;

    const UiServices &m_services;
    NewestAnswer m_answer;
    std::stop_source m_stop;
    QPushButton *m_check;
    StatusLabel *m_sum;
    QWidget *m_list;
    QBoxLayout *m_columns;            ///< side by side where there is room
    std::array<QVBoxLayout *, 2> m_groups; ///< what is kept; what runs by itself
    QList<HealthItem> m_items;
    QSet<QString> m_open; ///< items whose steps are shown
    std::optional<Instant> m_filledAt;
    bool m_shown = false;
    bool m_busy = false;
};

} // namespace td
