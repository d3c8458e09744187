// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/costs/costreport.h"

#include "ui/support/async.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/support/pricetext.h"
#include "ui/support/reasontext.h"
#include "ui/theme/printcolor.h"

#include <QCoreApplication>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

struct ReportTexts {
    Q_DECLARE_TR_FUNCTIONS(td::CostReport)
};

constexpr int TrendDays = 365;
constexpr int ReportMonths = 24;
constexpr int MostDrafts = 10;
constexpr double PointSize = 9.5;

QString cell(const QString &text, bool figure)
{
    return u"<td%1>%2</td>"_s.arg(figure ? u" align=\"right\""_s : QString(), text.toHtmlEscaped());
}

QString heading(const QString &text)
{
    return u"<h2>%1</h2>"_s.arg(text.toHtmlEscaped());
}

QString paragraph(const QString &text)
{
    return u"<p>%1</p>"_s.arg(text.toHtmlEscaped());
}

/// A table whose first `texts` columns are words.
QString tableHtml(const QStringList &titles, const QList<QStringList> &rows, int texts)
{
    QString html = u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\"><tr>"_s;
    for (qsizetype column = 0; column < titles.size(); ++column)
        html +=
            u"<th align=\"%1\">%2</th>"_s.arg(column < texts ? u"left"_s : u"right"_s, titles[column].toHtmlEscaped());
    html += u"</tr>"_s;
    for (const QStringList &row : rows) {
        html += u"<tr>"_s;
        for (qsizetype column = 0; column < row.size(); ++column)
            html += cell(row[column], column >= texts);
        html += u"</tr>"_s;
    }
    return html + u"</table>"_s;
}

struct ReportBar {
    QString label;
    double value = 0;
    QString text;
};

/// A chart that a screen reader can read: one line a month, as long as its amount.
QString bars(const QList<ReportBar> &months)
{
    double most = 0;
    for (const ReportBar &month : months)
        most = std::max(most, month.value);
    const QString ink = printColor(ColorRole::Accent).name();
    QString html = u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"2\">"_s;
    for (const ReportBar &month : months) {
        const int share = most > 0 ? int(std::lround(100 * std::max(0.0, month.value) / most)) : 0;
        QString line = u"<tr><td width=\"22%\">%1</td><td width=\"60%\">"_s.arg(month.label.toHtmlEscaped());
        if (share > 0)
            line +=
                u"<table width=\"%1%\" cellspacing=\"0\" cellpadding=\"0\"><tr><td bgcolor=\"%2\">&nbsp;</td></tr></table>"_s
                    .arg(share)
                    .arg(ink);
        html += line + u"</td><td width=\"18%\" align=\"right\">%1</td></tr>"_s.arg(month.text.toHtmlEscaped());
    }
    return html + u"</table>"_s;
}

QString totals(const CostReport &report)
{
    const CostBreakdown &costs = report.stats.breakdown;
    QString html = u"<h1>%1</h1>"_s.arg(ReportTexts::tr("Storage costs").toHtmlEscaped());
    html += paragraph(ReportTexts::tr("As of %1").arg(format::exact(report.at)));
    html += u"<p><b>%1</b></p>"_s.arg(format::moneyPerMonth(costs.total, costs.currency).toHtmlEscaped());
    if (costs.savingsVsAllHot > 0)
        html += paragraph(ReportTexts::tr("%1 less than with everything in HOT")
                              .arg(format::money(costs.savingsVsAllHot, costs.currency)));
    html += paragraph(ReportTexts::tr("Prices: %1").arg(priceSource(report.bill.prices)));
    if (!report.bill.prices.source.isEmpty())
        html += paragraph(report.bill.prices.source);
    return html;
}

QString perTier(const CostReport &report)
{
    const CostBreakdown &costs = report.stats.breakdown;
    QList<QStringList> rows;
    const auto add = [&](const QString &name, const CostLine &line, const QString &price) {
        rows << QStringList{name,  format::count(line.count),        format::bytes(line.bytes),
                            price, format::percent(line.percentage), format::money(line.cost, costs.currency)};
    };
    for (const Tier tier : AllTiers)
        add(tierWord(tier), costs.tiers.value(tier),
            priceText(report.bill.prices.tiers.value(tier).gbMonth, costs.currency));
    add(ReportTexts::tr("Trash"), costs.trash, {});
    return heading(ReportTexts::tr("By tier")) +
           tableHtml({ReportTexts::tr("Tier"), ReportTexts::tr("Photos"), ReportTexts::tr("Size"),
                      ReportTexts::tr("A GB and month"), ReportTexts::tr("Share"), ReportTexts::tr("Cost a month")},
                     rows, 1);
}

QString perLine(const CostReport &report)
{
    const QString currency = report.bill.bill.currency;
    QList<QStringList> rows;
    for (const Tier tier : AllTiers) {
        for (const BillLine &line : report.bill.bill.tiers.value(tier).lines)
            rows << QStringList{tierWord(tier), billItemWord(line.item), billQuantity(line.item, line.quantity),
                                format::money(line.cost, currency)};
    }
    rows << QStringList{ReportTexts::tr("Together"), {}, {}, format::money(report.bill.bill.total, currency)};
    return heading(ReportTexts::tr("Line by line, a month like the last 30 days")) +
           tableHtml({ReportTexts::tr("Tier"), ReportTexts::tr("Line"), ReportTexts::tr("Quantity"),
                      ReportTexts::tr("Cost a month")},
                     rows, 2);
}

QString perDraft(const CostReport &report)
{
    if (report.drafts.isEmpty())
        return {};
    QList<QStringList> rows;
    for (const GroupCost &draft : report.drafts.mid(0, MostDrafts)) {
        const QString name = !draft.label.isEmpty() ? draft.label : draft.key;
        rows << QStringList{name.isEmpty() ? ReportTexts::tr("In no draft") : name, format::count(draft.count),
                            format::bytes(draft.bytes), format::money(draft.cost, report.bill.prices.currency)};
    }
    return heading(ReportTexts::tr("The most expensive drafts")) +
           tableHtml({ReportTexts::tr("Draft"), ReportTexts::tr("Photos"), ReportTexts::tr("Size"),
                      ReportTexts::tr("Cost a month")},
                     rows, 1);
}

/// The last record of each month.
QString trendHtml(const CostReport &report)
{
    QList<ReportBar> months;
    for (qsizetype i = 0; i < report.trend.size(); ++i) {
        const CostSnapshot &snapshot = report.trend[i];
        const bool isLast = i + 1 == report.trend.size() || report.trend[i + 1].day.month() != snapshot.day.month();
        if (isLast)
            months << ReportBar{format::locale().toString(snapshot.day, QLocale::ShortFormat), snapshot.cost,
                                format::money(snapshot.cost, report.bill.prices.currency)};
    }
    return heading(ReportTexts::tr("As it was")) +
           (months.isEmpty() ? paragraph(ReportTexts::tr("Nothing was recorded yet.")) : bars(months));
}

QString forecastHtml(const CostReport &report)
{
    QList<ReportBar> months;
    for (const ForecastPoint &point : report.forecast)
        months << ReportBar{format::locale().toString(point.month, u"MMMM yyyy"_s), point.cost,
                            format::money(point.cost, report.bill.prices.currency)};
    QString html = heading(ReportTexts::tr("The next 24 months with the present rules")) + bars(months);
    html += paragraph(ReportTexts::tr("Assumed: %1 photos a day of %2, %3 of them published")
                          .arg(format::number(report.assumed.uploadsPerDay, 1),
                               format::bytes(std::llround(report.assumed.bytesPerPhoto)),
                               format::percent(100 * report.assumed.publishShare)));
    if (!report.forecast.isEmpty())
        html += paragraph(ReportTexts::tr("%1 photos to the trash by then, %2 stored at the peak")
                              .arg(format::count(report.forecast.last().deletedPhotos),
                                   format::bytes(report.forecast.last().peakBytes)));
    return html;
}

QString adviceHtml(const CostReport &report)
{
    QString html = heading(ReportTexts::tr("Recommendations"));
    if (report.recommendations.isEmpty())
        return html + paragraph(ReportTexts::tr("All clear. Nothing to recommend."));
    html += u"<ul>"_s;
    for (const Recommendation &advice : report.recommendations) {
        const AdviceText text = adviceText(advice);
        const QString amount =
            advice.monthlyAmount > 0
                ? QString(u" ("_s % format::moneyPerMonth(advice.monthlyAmount, report.bill.prices.currency) % u')')
                : QString();
        html += u"<li>%1</li>"_s.arg(QString(text.title % u". "_s % text.text % amount).toHtmlEscaped());
    }
    return html + u"</ul>"_s;
}

} // namespace

Result<CostReport> readCostReport(Engine &engine)
{
    CostReport report;
    report.at = engine.parts.clock.now();
    TD_ASSIGN(report.stats, engine.accounts.stats());
    TD_ASSIGN(report.bill, engine.billing.bill());
    TD_ASSIGN(report.drafts, engine.accounts.groups(GroupBy::Draft));
    TD_ASSIGN(report.trend, engine.accounts.trend(TrendDays));
    TD_ASSIGN(report.assumed, engine.accounts.learned());
    TD_ASSIGN(report.forecast, engine.accounts.forecast(ReportMonths, {}, report.assumed));
    TD_ASSIGN(Advisor::Report advice, engine.advisor.report());
    report.recommendations = std::move(advice.recommendations);
    return report;
}

QString costReportHtml(const CostReport &report)
{
    return u"<html><body>"_s + totals(report) + perTier(report) + perLine(report) + perDraft(report) +
           trendHtml(report) + forecastHtml(report) + adviceHtml(report) + u"</body></html>"_s;
}

Result<void> writeReportPdf(const QString &html, const QString &title, const QString &path)
{
    QSaveFile file(path);
    const auto failed = [&file, &path] {
        return fail(ErrorCode::Unavailable, u"export.failed"_s, u"The file was not written"_s, path,
                    file.errorString());
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    {
        QPdfWriter writer(&file);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setTitle(title);
        writer.setCreator(u"Tierdeck"_s);
        QTextDocument document;
        QFont font = document.defaultFont();
        font.setPointSizeF(PointSize);
        document.setDefaultFont(font);
        document.setHtml(html);
        document.print(&writer);
    }
    if (!file.commit())
        return failed();
    return {};
}

void saveCostReport(const UiServices &services, QObject *context, const QString &path,
                    const std::function<void(const Result<void> &)> &done)
{
    runAsync(
        services.pool, context, [&engine = services.engine] { return readCostReport(engine); },
        [&services, context, path, done](const Result<CostReport> &report) {
            if (!report) {
                done(fail(report.error()));
                return;
            }
            runAsync(
                services.pool, context,
                [html = costReportHtml(*report), title = ReportTexts::tr("Storage costs"), path] {
                    return writeReportPdf(html, title, path);
                },
                [done](const Result<void> &written) { done(written); });
        });
}

} // namespace td
