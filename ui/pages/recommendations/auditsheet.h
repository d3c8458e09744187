// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/check.h"
#include "ui/services.h"
#include "ui/widgets/sheet.h"

#include <stop_token>

namespace td
{

class ExplainedLabel;
class ErrorDetail;
class FigureTable;
class ProgressRow;

/// Looks through the tiers for what is billed and needed by no photo, prices it, and cleans it up with a receipt.
class AuditSheet : public Sheet
{
    Q_OBJECT
public:
    AuditSheet(const UiServices &services, QWidget *parent);
    ~AuditSheet() override;

Q_SIGNALS:
    void changed(); ///< something was found or removed

private:
    void look(bool repair);
    void showReport(const CheckReport &report, const PriceBook &prices, bool repaired);
    void saveReceipt();

    const UiServices &m_services;
    std::stop_source m_stop;
    ProgressRow *m_progress;
    ExplainedLabel *m_sentence;
    FigureTable *m_table;
    ErrorDetail *m_error;
    QPushButton *m_receipt;
    QPushButton *m_clean;
    QByteArray m_receiptText; ///< JSON of what was done
};

} // namespace td
