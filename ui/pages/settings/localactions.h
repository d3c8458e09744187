// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/localsync.h"
#include "engine/protection.h"
#include "ui/services.h"
#include "ui/support/async.h"

#include <QWidget>

class QPushButton;

namespace td
{

class StatusLabel;

/// In how many places the photos lie, and the two ways to more: fetch what the policy wants here, and move what lies on
/// this computer alone to its provider.
class LocalActions : public QWidget
{
    Q_OBJECT
public:
    explicit LocalActions(const UiServices &services, QWidget *parent = nullptr);
    ~LocalActions() override;
    void load();

Q_SIGNALS:
    void toast(const QString &text, const std::function<void()> &undo);
    void failed(const td::Error &error);

private:
    struct Found {
        ProtectionMap map;
        bool hasDistantHot = false;
    };
    [[nodiscard]] static Result<Found> read(Engine &engine);
    void show(const Found &found);
    void fetch();
    void protect();

    const UiServices &m_services;
    NewestAnswer m_answer;
    std::stop_source m_stop;
    StatusLabel *m_copies;
    StatusLabel *m_alone;
    QPushButton *m_fetch;
    QPushButton *m_protect;
    bool m_busy = false;
};

} // namespace td
