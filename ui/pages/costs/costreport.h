// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <functional>

namespace td
{

/// What a report of the costs tells, as it was read at one moment.
struct CostReport {
    Instant at{};
    Accounts::Stats stats;
    Billing::Bill bill;
    QList<GroupCost> drafts;
    QList<CostSnapshot> trend;
    ForecastAssumptions assumed;
    QList<ForecastPoint> forecast;
    QList<Recommendation> recommendations;
};

/// Reads it; blocks.
[[nodiscard]] Result<CostReport> readCostReport(Engine &engine);
/// The report as HTML in the window's language, everything that people wrote escaped. GUI thread.
[[nodiscard]] QString costReportHtml(const CostReport &report);
/// Writes the HTML as a PDF of A4 pages, whole or not at all; blocks, any thread.
[[nodiscard]] Result<void> writeReportPdf(const QString &html, const QString &title, const QString &path);

/// Reads, writes in the background, and tells `done` in the GUI thread while `context` lives.
void saveCostReport(const UiServices &services, QObject *context, const QString &path,
                    const std::function<void(const Result<void> &)> &done);

} // namespace td
