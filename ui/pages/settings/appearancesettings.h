// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QWidget>

class QComboBox;

namespace td
{

/// Colours and language of this window; both switch at once.
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
};

} // namespace td
