// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QWidget>

class QComboBox;

namespace td
{

class Switch;

/// Colours and language of this window, and what it does while nobody looks at it; all switch at once.
class AppearanceSettings : public QWidget
{
    Q_OBJECT
public:
    explicit AppearanceSettings(const UiServices &services, QWidget *parent = nullptr);
    void load();

private:
    const UiServices &m_services;
    QComboBox *m_theme;
    QComboBox *m_language;
    Switch *m_notices;
    Switch *m_tray;
};

} // namespace td
