// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"

#include <QWidget>

class QVBoxLayout;

namespace td
{

/// What a test of a store found, one line a step: what works is quiet, what does not says what to do.
class CheckList : public QWidget
{
    Q_OBJECT
public:
    explicit CheckList(QWidget *parent = nullptr);
    void showBusy();
    void showResult(const Result<StoreReport> &result);
    void clear();

private:
    void addLine(const StoreCheck &check);
    QVBoxLayout *m_lines;
};

} // namespace td
