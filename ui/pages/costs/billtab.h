// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/support/async.h"

#include <QWidget>

namespace td
{

class FigureTable;
class MoneyLabel;
class TextLabel;

/// A month like the last 30 days line by line, and what moves cost and when that is paid back.
class BillTab : public QWidget
{
    Q_OBJECT
public:
    BillTab(const UiServices &services, QWidget *parent);
    void load();
    [[nodiscard]] QString csv() const;

Q_SIGNALS:
    void failed(const td::Error &error);

private:
    struct Loaded {
        Billing::Bill bill;
        QList<Billing::Move> moves;
    };
    void show(const Loaded &loaded);

    const UiServices &m_services;
    NewestAnswer m_answer;
    MoneyLabel *m_total;
    FigureTable *m_lines;
    TextLabel *m_note;
    FigureTable *m_moves;
    TextLabel *m_noMoves;
};

} // namespace td
