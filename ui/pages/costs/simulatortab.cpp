// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/costs/simulatortab.h"

#include "core/pricevalues.h"
#include "ui/pages/costs/figuretable.h"
#include "ui/support/async.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/widgets/chartcard.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/explainedlabel.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr int Months = 24;
constexpr double SmallestShown = 0.0001; ///< of a sum of money

qint64 storedIn(const ForecastPoint &point)
{
    qint64 sum = 0;
    for (const qint64 bytes : point.bytes)
        sum += bytes;
    return sum;
}
} // namespace

SimulatorTab::SimulatorTab(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_panel(new SimulatorPanel)
    , m_chart(new ChartCard(tr("Cost a month, the next 24 months")))
    , m_outcome(new MoneyLabel(TextRole::Figure))
    , m_result(new ExplainedLabel({}, TextRole::Body))
    , m_figures(new FigureTable(tr("What it would come to")))
    , m_apply(makeButton(tr("Apply rules…"), ButtonKind::Primary))
    , m_reset(makeButton(tr("Reset"), ButtonKind::Ghost))
{
    m_outcome->setSignVisible(true);
    m_figures->setColumns({tr("After 24 months"), tr("Present rules"), tr("Changed rules"), tr("Difference")}, 1);
    m_result->setWordWrap(true);
    m_result->setMinimumHeight(2 * Theme::em() + space::s2);
    m_result->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_chart->setMaximumHeight(380);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_reset);
    buttons->addWidget(m_apply);
    auto *right = new QVBoxLayout;
    right->setSpacing(space::s3);
    right->addWidget(m_chart, 1);
    right->addWidget(m_outcome, 0, Qt::AlignLeft);
    right->addWidget(m_result);
    auto *figures = new Card;
    figures->body()->addWidget(m_figures);
    right->addWidget(figures);
    right->addLayout(buttons);
    right->addStretch();

    // Large text in a low window scrolls rather than being squeezed.
    auto *content = new QWidget;
    auto *layout = new QHBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, space::s6);
    layout->setSpacing(space::s4);
    layout->addWidget(m_panel, 2, Qt::AlignTop);
    layout->addLayout(right, 5);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    m_debounce.setSingleShot(true);
    m_debounce.setInterval(200);
    connect(&m_debounce, &QTimer::timeout, this, &SimulatorTab::replay);
    connect(m_panel, &SimulatorPanel::changed, &m_debounce, qOverload<>(&QTimer::start));
    connect(m_panel, &SimulatorPanel::labRequested, this, &SimulatorTab::labRequested);
    connect(m_reset, &QPushButton::clicked, this, [this] { setStart(m_start); });
    connect(m_apply, &QPushButton::clicked, this, &SimulatorTab::askApply);
}

void SimulatorTab::load()
{
    m_answer.run(
        m_services.pool, this,
        [&engine = m_services.engine]() -> Result<SimulatorStart> {
            SimulatorStart start;
            TD_ASSIGN(start.policy, engine.rules.policy());
            TD_ASSIGN(start.prices, engine.rules.prices());
            TD_ASSIGN(start.learned, engine.accounts.learned());
            return start;
        },
        [this](const Result<SimulatorStart> &start) {
            if (!start) {
                Q_EMIT failed(start.error());
                return;
            }
            if (m_loaded && m_panel->isChanged()) {
                replay();
                return;
            }
            m_loaded = true;
            setStart(*start);
        });
}

void SimulatorTab::setStart(const SimulatorStart &start)
{
    m_start = start;
    m_panel->setStart(start);
    m_debounce.stop();
    replay();
}

void SimulatorTab::replay()
{
    if (m_busy) {
        m_again = true;
        return;
    }
    m_busy = true;
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, changed = m_panel->changes(), assumed = m_panel->assumed(),
         prices = m_start.prices]() -> Result<Curves> {
            Curves curves{
                .present = {}, .changed = {}, .differs = !changed.isEmpty(), .assumed = assumed, .prices = prices};
            TD_ASSIGN(curves.present, engine.accounts.forecast(Months, {}, assumed));
            curves.changed = curves.present;
            if (!curves.differs)
                return curves;
            TD_ASSIGN(curves.changed, engine.accounts.forecast(Months, changed, assumed));
            if (const auto list = changed.constFind(u"prices.preset"_s); list != changed.cend()) {
                TD_ASSIGN(PriceBook chosen, Rules::pricePreset(*list));
                curves.prices = engine.rules.asBound(std::move(chosen));
            }
            for (const auto &[key, value] : changed.asKeyValueRange()) {
                if (isPriceKey(key))
                    TD_TRY(setPriceValue(curves.prices, key, value));
            }
            return curves;
        },
        [this](const Result<Curves> &curves) {
            m_busy = false;
            if (!curves)
                Q_EMIT failed(curves.error());
            else
                show(*curves);
            if (std::exchange(m_again, false))
                replay();
        });
}

void SimulatorTab::show(const Curves &curves)
{
    m_apply->setEnabled(!m_panel->ruleChanges().isEmpty());
    m_apply->setToolTip(m_panel->priceChanges().isEmpty() ? QString()
                                                          : tr("Prices are not changed: they are what providers ask"));
    m_reset->setEnabled(m_panel->isChanged());
    showChart(curves);
    if (!curves.present.isEmpty() && !curves.changed.isEmpty())
        showFigures(curves);
}

void SimulatorTab::showChart(const Curves &curves)
{
    ChartData data;
    data.kind = ChartKind::Lines;
    data.showTotal = false;
    data.format = [currency = curves.prices.currency](double value) { return format::money(value, currency); };
    ChartSeries present{.name = tr("Present rules"),
                        .values = {},
                        .tier = std::nullopt,
                        .role = ColorRole::Text2,
                        .dashed = true,
                        .direct = true};
    ChartSeries changed{.name = tr("Changed rules"),
                        .values = {},
                        .tier = std::nullopt,
                        .role = ColorRole::Accent,
                        .dashed = false,
                        .direct = true};
    const QLocale locale = format::locale();
    for (const ForecastPoint &point : curves.present) {
        data.categories << locale.toString(point.month, u"MMM"_s);
        data.longCategories << locale.toString(point.month, u"MMMM yyyy"_s);
        present.values << point.cost;
    }
    for (const ForecastPoint &point : curves.changed)
        changed.values << point.cost;
    if (!curves.differs) {
        present.dashed = false;
        present.role = ColorRole::Accent;
    }
    data.series << present;
    if (curves.differs)
        data.series << changed;
    data.explain = [points = curves.differs ? curves.changed : curves.present, assumed = curves.assumed,
                    prices = curves.prices](int column) {
        return explainForecast(points.value(column), assumed, prices);
    };
    m_chart->setData(data);
    if (!curves.present.isEmpty())
        m_chart->setSummaryText(tr("Cost a month from %1 to %2, from %3 to %4")
                                    .arg(data.longCategories.first(), data.longCategories.last(),
                                         format::money(curves.present.first().cost),
                                         format::money(curves.present.last().cost)));
}

/// The last month as it comes about, and what the months cost together.
Explanation SimulatorTab::monthsExplained(const Curves &curves)
{
    const QString &currency = curves.prices.currency;
    double all = 0;
    double allChanged = 0;
    for (const ForecastPoint &point : curves.present)
        all += point.cost;
    for (const ForecastPoint &point : curves.changed)
        allChanged += point.cost;
    const double then = curves.present.last().cost;
    const double other = curves.changed.last().cost;
    Explanation explanation = explainForecast(curves.changed.last(), curves.assumed, curves.prices);
    explanation.lines << ExplainLine{tr("The 24 months together, each as it ends"), format::money(allChanged, currency)};
    if (curves.differs)
        explanation.lines << ExplainLine{tr("The last month with the present rules and prices"),
                                         format::money(then, currency)}
                          << ExplainLine{tr("Difference of the last month"), format::signedMoney(other - then, currency)}
                          << ExplainLine{tr("The 24 months with the present rules and prices"),
                                         format::money(all, currency)}
                          << ExplainLine{tr("Difference of the 24 months"),
                                         format::signedMoney(allChanged - all, currency), true};
    return explanation;
}

void SimulatorTab::showFigures(const Curves &curves)
{
    const ForecastPoint &then = curves.present.last();
    const ForecastPoint &other = curves.changed.last();
    const QString currency = curves.prices.currency;
    const auto sum = [](const QList<ForecastPoint> &points) {
        double cost = 0;
        for (const ForecastPoint &point : points)
            cost += point.cost;
        return cost;
    };
    m_outcome->setAmount(format::money(other.cost, currency), tr("a month after 24 months"));
    m_outcome->setExplanation(explainForecast(other, curves.assumed, curves.prices));
    const auto row = [&curves](const QString &label, const QString &now, const QString &changed,
                               const QString &difference, const Explanation &explanation = {}) {
        return FigureRow{
            .cells = {label, now, curves.differs ? changed : QString(), curves.differs ? difference : QString()},
            .explanation = explanation};
    };
    const double all = sum(curves.present);
    const double allChanged = sum(curves.changed);
    QString result = tr("With the present rules and prices.");
    if (curves.differs) {
        const double less = then.cost - other.cost;
        const QString amount = format::money(std::abs(less), currency);
        result = std::abs(less) < SmallestShown
            ? tr("As much a month as with the present rules and prices.")
            : (less > 0 ? tr("%1 a month less than %2 with the present rules and prices.")
                        : tr("%1 a month more than %2 with the present rules and prices."))
                  .arg(amount, format::money(then.cost, currency));
        result += u' ' + tr("The 24 months together: %1.").arg(format::signedMoney(allChanged - all, currency));
    }
    const Explanation months = monthsExplained(curves);
    m_result->setFigure(result, curves.differs ? months : Explanation());
    m_figures->setRows(
        {row(tr("Cost a month"), format::money(then.cost, currency), format::money(other.cost, currency),
             format::signedMoney(other.cost - then.cost, currency), months),
         row(tr("Cost of the 24 months"), format::money(all, currency), format::money(allChanged, currency),
             format::signedMoney(allChanged - all, currency), months),
         row(tr("Photos moved to the trash"), format::count(then.deletedPhotos), format::count(other.deletedPhotos),
             format::count(other.deletedPhotos - then.deletedPhotos)),
         row(tr("Stored"), format::bytes(storedIn(then)), format::bytes(storedIn(other)), {}),
         row(tr("Stored at the peak, the trash included"), format::bytes(then.peakBytes),
             format::bytes(other.peakBytes), {})});
}

void SimulatorTab::askApply()
{
    Policy policy = m_start.policy;
    const QMap<QString, QString> after = m_panel->ruleChanges();
    for (const auto &[key, value] : after.asKeyValueRange()) {
        if (const auto set = setPolicyValue(policy, key, value); !set) {
            Q_EMIT failed(set.error());
            return;
        }
    }
    auto *sheet = new Sheet(tr("Apply these rules?"), Sheet::Narrow, window());
    QMap<QString, QString> before;
    for (const auto &[key, value] : policyValues(m_start.policy))
        before.insert(key, value);
    const auto number = [&after](const QString &key) { return after[key].toInt(); };
    const QString temp = u"lifecycle.temp_hours"_s, published = u"lifecycle.published_days"_s,
                  idle = u"lifecycle.hot_idle_days"_s, cold = u"lifecycle.cold_days"_s;
    const QList<std::pair<QString, QString>> names{
        {temp, tr("TEMP to HOT after %n hour(s) instead of %1", nullptr, number(temp))},
        {published, tr("Published photos kept for %n day(s) instead of %1", nullptr, number(published))},
        {idle, tr("HOT to COLD after %n idle day(s) instead of %1", nullptr, number(idle))},
        {cold, tr("COLD to the trash after %n day(s) instead of %1", nullptr, number(cold))}};
    for (const auto &[key, sentence] : names) {
        if (after.contains(key))
            sheet->addText(sentence.arg(before[key]), ColorRole::Text);
    }
    sheet->addText(tr("They hold from the next run on, for every console of this catalogue."));
    sheet->addCancel(tr("Cancel"));
    sheet->addAccept(tr("Apply"));
    connect(sheet, &QDialog::accepted, this, [this, policy] { apply(policy); });
    sheet->open();
}

void SimulatorTab::apply(const Policy &policy, bool quiet)
{
    runAsync(
        m_services.pool, this, [&engine = m_services.engine, policy] { return engine.rules.setPolicy(policy); },
        [this, before = m_start.policy, policy, quiet](const Result<void> &done) {
            if (!done) {
                Q_EMIT failed(done.error());
                return;
            }
            const auto applying = [self = QPointer(this)](const Policy &wanted) {
                return [self, wanted] {
                    if (self)
                        self->apply(wanted, true);
                };
            };
            if (!quiet)
                Q_EMIT toast(tr("Rules changed"), Deed(applying(before), applying(policy)));
            SimulatorStart start = m_start;
            start.policy = policy;
            setStart(start);
        });
}

QString SimulatorTab::csv() const
{
    return m_chart->csv();
}

} // namespace td
