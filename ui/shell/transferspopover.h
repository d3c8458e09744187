// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QFrame>

class QVBoxLayout;
class QPushButton;

namespace td
{

class TextLabel;

/// The five transfers in hand, Pause and the way to the page. Goes with the next click elsewhere.
class TransfersPopover : public QFrame
{
    Q_OBJECT
public:
    TransfersPopover(const UiServices &services, QWidget *parent);
    void showUnder(const QWidget *anchor);

Q_SIGNALS:
    void openTransfers();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fill(const QueueSnapshot &snapshot);
    const UiServices &m_services;
    TextLabel *m_title;
    QVBoxLayout *m_rows;
    QPushButton *m_pause;
};

} // namespace td
