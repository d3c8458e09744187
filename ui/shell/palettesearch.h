// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/widgets/commandpalette.h"

#include <QObject>
#include <QTimer>

namespace td
{

/// Finds photos and drafts for the palette while one types, off the GUI thread.
class PaletteSearch : public QObject
{
    Q_OBJECT
public:
    PaletteSearch(const UiServices &services, CommandPalette *palette);

Q_SIGNALS:
    void openPage(const QString &id, const QVariantMap &arguments);

private:
    void search(const QString &text);
    void start();
    const UiServices &m_services;
    CommandPalette *m_palette;
    QTimer m_pause;
    QString m_text;
};

} // namespace td
