// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dailyproofs.h"
#include "engine/restoredrill.h"
#include "ui/services.h"
#include "ui/support/async.h"

#include <QWidget>

class QPushButton;

namespace td
{

class StatusLabel;

/// What the last verification and the last restore drill found, and buttons that do them now. Leaving the window stops
/// them.
class ProofActions : public QWidget
{
    Q_OBJECT
public:
    explicit ProofActions(const UiServices &services, QWidget *parent = nullptr);
    ~ProofActions() override;
    void load();

Q_SIGNALS:
    void failed(const td::Error &error);

private:
    struct Found {
        std::optional<DailyProofs::Last> proofs;
        std::optional<LastDrill> drill;
        bool hasRemoteTier = false;
    };
    [[nodiscard]] static Result<Found> read(Engine &engine);
    void show(const Found &found);
    void start(const std::function<Result<void>(Engine &, std::stop_token)> &work, QPushButton *button);

    const UiServices &m_services;
    NewestAnswer m_answer;
    std::stop_source m_stop;
    QPushButton *m_verify;
    QPushButton *m_drill;
    StatusLabel *m_lastProofs;
    StatusLabel *m_lastDrill;
    bool m_busy = false;
};

} // namespace td
