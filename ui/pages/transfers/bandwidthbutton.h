// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/support/async.h"
#include "ui/support/deed.h"

#include <QPushButton>

namespace td
{

/// Shows the bandwidth limit of every console and changes it with one click; timetables are for the settings.
class BandwidthButton : public QPushButton
{
    Q_OBJECT
public:
    explicit BandwidthButton(const UiServices &services, QWidget *parent = nullptr);
    void load();

Q_SIGNALS:
    void settingsRequested();
    void failed(const td::Error &error);
    void toast(const QString &text, const td::Deed &deed);

private:
    void fillMenu();
    void choose(const QString &limit, bool quiet = false);

    const UiServices &m_services;
    NewestAnswer m_answer;
    QString m_limit; ///< as the setting has it
};

} // namespace td
