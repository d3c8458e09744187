// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QWidget>

class QVBoxLayout;

namespace td
{

/// Where each tier keeps its photos, with a test that writes, reads back and removes a probe.
class TiersSettings : public QWidget
{
    Q_OBJECT
public:
    explicit TiersSettings(const UiServices &services, QWidget *parent = nullptr);
    void load();

Q_SIGNALS:
    void toast(const QString &text, const std::function<void()> &undo);
    void failed(const td::Error &error);

private:
    struct TierState {
        Tier tier = Tier::Temp;
        bool configured = false;
        QString place;   ///< folder or provider
        QString setting; ///< key of the profile's setting; empty for TEMP
        QString source;
    };
    void show(const QList<TierState> &tiers);
    [[nodiscard]] QWidget *makeCard(const TierState &state);
    void chooseFolder(const TierState &state);
    void save(Tier tier, const QString &key, const QString &value);

    const UiServices &m_services;
    QVBoxLayout *m_cards;
};

} // namespace td
