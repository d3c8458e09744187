// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/costs/simulatortab.h"

#include "ui/support/async.h"
#include "ui/support/format.h"
#include "ui/widgets/chartcard.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/sliderfield.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr int Months = 24;
/// Photos of a second-hand listing, when nothing was uploaded yet to learn from.
constexpr double TypicalPhotoBytes = 600'000;
} // namespace

SimulatorTab::SimulatorTab(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_uploads(new SliderField(tr("Photos uploaded a day"), 0, 500, 0.5, {}))
    , m_share(new SliderField(tr("Share that gets published"), 0, 100, 1, u" %"_s))
    , m_chart(new ChartCard(tr("Cost a month, the next 24 months")))
    , m_result(new TextLabel({}, TextRole::Body))
    , m_apply(makeButton(tr("Apply rules…"), ButtonKind::Primary))
    , m_reset(makeButton(tr("Reset"), ButtonKind::Ghost))
{
    auto *panel = new Card(tr("What if…"));
    panel->body()->setSpacing(space::s3);
    const auto addRule = [&](const QString &key, const QString &label, double most, const QString &suffix) {
        auto *field = new SliderField(label, 1, most, 1, suffix);
        panel->body()->addWidget(field);
        m_rules.insert(key, field);
        connect(field, &SliderField::valueChanged, &m_debounce, qOverload<>(&QTimer::start));
    };
    addRule(u"lifecycle.temp_hours"_s, tr("TEMP to HOT after"), 240, tr(" h"));
    addRule(u"lifecycle.published_days"_s, tr("Keep published photos for"), 90, tr(" d"));
    addRule(u"lifecycle.hot_idle_days"_s, tr("HOT to COLD after idle"), 365, tr(" d"));
    addRule(u"lifecycle.cold_days"_s, tr("COLD to the trash after"), 1460, tr(" d"));
    panel->body()->addWidget(new Divider);
    for (SliderField *field : {m_uploads, m_share}) {
        panel->body()->addWidget(field);
        connect(field, &SliderField::valueChanged, &m_debounce, qOverload<>(&QTimer::start));
    }
    panel->body()->addWidget(new Divider);
    auto *lab = makeButton(tr("Compression lab…"), ButtonKind::Normal, u"eye"_s);
    lab->setToolTip(tr("Try other compression settings on a sample of your photos"));
    connect(lab, &QPushButton::clicked, this, &SimulatorTab::labRequested);
    panel->body()->addWidget(lab, 0, Qt::AlignLeft);
    panel->setMinimumWidth(Theme::em() * 17);

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
    right->addWidget(m_result);
    right->addLayout(buttons);
    right->addStretch();

    // Large text in a low window scrolls rather than being squeezed.
    auto *content = new QWidget;
    auto *layout = new QHBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, space::s6);
    layout->setSpacing(space::s4);
    layout->addWidget(panel, 2, Qt::AlignTop);
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
    connect(m_reset, &QPushButton::clicked, this, [this] { setStart(m_policy, m_learned); });
    connect(m_apply, &QPushButton::clicked, this, &SimulatorTab::askApply);
}

void SimulatorTab::load()
{
    m_answer.run(
        m_services.pool, this,
        [&engine = m_services.engine]() -> Result<std::pair<Policy, ForecastAssumptions>> {
            TD_ASSIGN(const Policy policy, engine.rules.policy());
            TD_ASSIGN(const ForecastAssumptions learned, engine.accounts.learned());
            return std::pair{policy, learned};
        },
        [this](const Result<std::pair<Policy, ForecastAssumptions>> &start) {
            if (!start) {
                Q_EMIT failed(start.error());
                return;
            }
            if (m_loaded && isChanged()) {
                replay();
                return;
            }
            m_loaded = true;
            setStart(start->first, start->second);
        });
}

void SimulatorTab::setStart(const Policy &policy, const ForecastAssumptions &assumed)
{
    m_policy = policy;
    m_learned = assumed;
    if (m_learned.bytesPerPhoto <= 0)
        m_learned.bytesPerPhoto = TypicalPhotoBytes;
    for (const auto &[key, value] : policyValues(policy)) {
        if (SliderField *field = m_rules.value(key)) {
            field->setDefault(value.toDouble());
            field->setValue(value.toDouble());
        }
    }
    m_uploads->setDefault(m_learned.uploadsPerDay);
    m_uploads->setValue(m_learned.uploadsPerDay);
    m_share->setDefault(100 * m_learned.publishShare);
    m_share->setValue(100 * m_learned.publishShare);
    m_debounce.stop();
    replay();
}

QMap<QString, QString> SimulatorTab::changes() const
{
    QMap<QString, QString> out;
    for (auto it = m_rules.begin(); it != m_rules.end(); ++it) {
        if ((*it)->isChanged())
            out.insert(it.key(), QString::number(int((*it)->value())));
    }
    return out;
}

ForecastAssumptions SimulatorTab::assumed() const
{
    ForecastAssumptions assumed = m_learned;
    if (m_uploads->isChanged())
        assumed.uploadsPerDay = m_uploads->value();
    if (m_share->isChanged())
        assumed.publishShare = m_share->value() / 100;
    return assumed;
}

bool SimulatorTab::isChanged() const
{
    return !changes().isEmpty() || m_uploads->isChanged() || m_share->isChanged();
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
        [&engine = m_services.engine, changed = changes(), assumed = assumed()]() -> Result<Curves> {
            TD_ASSIGN(QList<ForecastPoint> present, engine.accounts.forecast(Months, {}, assumed));
            if (changed.isEmpty())
                return Curves{present, present};
            TD_ASSIGN(QList<ForecastPoint> other, engine.accounts.forecast(Months, changed, assumed));
            return Curves{present, other};
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
    const bool other = !changes().isEmpty();
    m_apply->setEnabled(other);
    m_reset->setEnabled(isChanged());

    ChartData data;
    data.kind = ChartKind::Lines;
    data.showTotal = false;
    data.format = [](double value) { return format::money(value); };
    ChartSeries present{.name = tr("Present rules"), .values = {}, .tier = std::nullopt, .role = ColorRole::Text2,
                        .dashed = true, .direct = true};
    ChartSeries changed{.name = tr("Changed rules"), .values = {}, .tier = std::nullopt, .role = ColorRole::Accent,
                        .dashed = false, .direct = true};
    const QLocale locale = format::locale();
    for (const ForecastPoint &point : curves.present) {
        data.categories << locale.toString(point.month, u"MMM"_s);
        data.longCategories << locale.toString(point.month, u"MMMM yyyy"_s);
        present.values << point.cost;
    }
    for (const ForecastPoint &point : curves.changed)
        changed.values << point.cost;
    if (!other) {
        present.dashed = false;
        present.role = ColorRole::Accent;
    }
    data.series << present;
    if (other)
        data.series << changed;
    m_chart->setData(data);
    if (curves.present.isEmpty() || curves.changed.isEmpty())
        return;

    const ForecastPoint &then = curves.present.last();
    const ForecastPoint &thenChanged = curves.changed.last();
    m_chart->setSummaryText(tr("Cost a month from %1 to %2, from %3 to %4")
                                .arg(data.longCategories.first(), data.longCategories.last(),
                                     format::money(curves.present.first().cost), format::money(then.cost)));
    const auto bytesOf = [](const ForecastPoint &point) {
        qint64 sum = 0;
        for (const qint64 bytes : point.bytes)
            sum += bytes;
        return sum;
    };
    qint64 peak = 0;
    for (const ForecastPoint &point : curves.changed)
        peak = std::max(peak, bytesOf(point));
    if (!other) {
        m_result->setText(tr("With the present rules: %1 in 24 months, %2 at the peak, %Ln photo(s) to the trash by then.",
                             nullptr, int(then.deletedPhotos))
                              .arg(format::moneyPerMonth(then.cost), format::bytes(peak)));
        return;
    }
    m_result->setText(tr("%1 a month after 24 months (%2 instead of %3) · %Ln photo(s) to the trash instead of %4 · %5 at the peak",
                         nullptr, int(thenChanged.deletedPhotos))
                          .arg(format::signedMoney(thenChanged.cost - then.cost), format::money(thenChanged.cost),
                               format::money(then.cost), format::count(then.deletedPhotos), format::bytes(peak)));
}

void SimulatorTab::askApply()
{
    Policy policy = m_policy;
    QStringList lines;
    for (const auto &[key, value] : changes().toStdMap()) {
        if (const auto set = setPolicyValue(policy, key, value); !set) {
            Q_EMIT failed(set.error());
            return;
        }
    }
    auto *sheet = new Sheet(tr("Apply these rules?"), Sheet::Narrow, window());
    QMap<QString, QString> before;
    for (const auto &[key, value] : policyValues(m_policy))
        before.insert(key, value);
    const QMap<QString, QString> after = changes();
    const auto number = [&after](const QString &key) { return after[key].toInt(); };
    const QString temp = u"lifecycle.temp_hours"_s, published = u"lifecycle.published_days"_s, idle = u"lifecycle.hot_idle_days"_s,
                  cold = u"lifecycle.cold_days"_s;
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
        [this, before = m_policy, policy, quiet](const Result<void> &done) {
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
            setStart(policy, m_learned);
        });
}

QString SimulatorTab::csv() const
{
    return m_chart->csv();
}

} // namespace td
