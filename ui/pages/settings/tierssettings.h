// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/support/async.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace td
{

class Card;
class TierMoveDialog;

/// Where each tier keeps its photos, with a test of what it needs and a form that moves it elsewhere.
class TiersSettings : public QWidget
{
    Q_OBJECT
public:
    explicit TiersSettings(const UiServices &services, QWidget *parent = nullptr);
    void load();

Q_SIGNALS:
    void toast(const QString &text);
    void failed(const td::Error &error);

private:
    struct TierState {
        Tier tier = Tier::Temp;
        QString place; ///< where it is kept in this start; empty: nowhere
        TierBound bound;
        std::optional<Copy> oldest; ///< of its copies the one proven longest ago
        CountBytes held;            ///< photos, those in the trash too
        std::optional<TierEntry> unfinished; ///< a move to a bucket that was begun
    };
    void show(const QList<TierState> &tiers);
    [[nodiscard]] QWidget *makeCard(const TierState &state);
    [[nodiscard]] QString proofWords(const Copy &oldest) const;
    [[nodiscard]] QPushButton *makeAdopt(Tier tier, QPushButton *test);
    void addUnfinished(const TierEntry &entry, Card &card);
    void askGiveUp(const TierEntry &entry);
    TierMoveDialog *openMove(const TierEntry &entry);
    void openForm(const TierState &state, QWidget *card, QVBoxLayout *body, QWidget *opener);

    const UiServices &m_services;
    NewestAnswer m_answer;
    QVBoxLayout *m_cards;
    int m_openForms = 0; ///< a reload would take away what is typed in there
};

} // namespace td
