// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/queue.h"

#include <QAbstractButton>

namespace td
{

/// Ring, count and time left of the running transfers; hidden when idle. Red dot when some failed.
class TransferIndicator : public QAbstractButton
{
    Q_OBJECT
public:
    explicit TransferIndicator(QWidget *parent = nullptr);
    void setSnapshot(const QueueSnapshot &snapshot);
    void setTextVisible(bool visible);
    [[nodiscard]] int wholeWidth() const; ///< with its words, shown or not
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();
    QueueSnapshot m_snapshot;
    QString m_text;
    bool m_textVisible = true;
};

} // namespace td
