// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lab/labpage.h"

#include "ui/pages/lab/comparisonview.h"
#include "ui/pages/lab/labsettings.h"
#include "ui/support/async.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/support/picture.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <atomic>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int TickMs = 200;

TextLabel *cell(const QString &text, TextRole role = TextRole::Body, ColorRole color = ColorRole::Text)
{
    auto *label = new TextLabel(text, role, color);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return label;
}

QString withBounds(const QString &value, const QString &plusMinus)
{
    return LabPage::tr("%1 ± %2").arg(value, plusMinus);
}

} // namespace

struct LabPage::Running {
    std::stop_source stop;
    std::atomic<qint64> done = 0;
    std::atomic<qint64> total = 0;
};

struct LabPage::Pair {
    QImage left, right;
};

LabPage::LabPage(const UiServices &services, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_settings(new LabSettings)
    , m_sample(new QSpinBox)
    , m_try(makeButton(tr("Try"), ButtonKind::Primary, u"play"_s))
    , m_progress(new ProgressRow)
    , m_results(new QWidget)
    , m_table(new QGridLayout(m_results))
    , m_notes(new TextLabel({}, TextRole::Small, ColorRole::Text2))
    , m_photo(new QComboBox)
    , m_left(new QComboBox)
    , m_right(new QComboBox)
    , m_view(new ComparisonView)
{
    m_notes->setWordWrap(true);
    m_table->setContentsMargins({});
    m_table->setHorizontalSpacing(space::s5);
    m_comparison = makeComparison();

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::s6, space::s2, space::s6, space::s6);
    layout->setSpacing(space::s4);
    layout->addWidget(makeHead());
    layout->addWidget(m_progress);
    layout->addWidget(m_results, 0, Qt::AlignLeft);
    layout->addWidget(m_notes);
    layout->addWidget(m_comparison, 1);
    layout->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(scroll);
    for (QWidget *part : {static_cast<QWidget *>(m_progress), m_results, static_cast<QWidget *>(m_notes), m_comparison})
        part->hide();

    m_tick.setInterval(TickMs);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        const qint64 total = m_running ? m_running->total.load() : 0;
        if (total > 0)
            m_progress->setFraction(double(m_running->done) / double(total));
    });
    connect(m_try, &QPushButton::clicked, this, &LabPage::start);
    connect(m_progress, &ProgressRow::cancelRequested, this, [this] {
        if (m_running)
            m_running->stop.request_stop();
    });
    for (QComboBox *box : {m_photo, m_left, m_right})
        connect(box, &QComboBox::activated, this, &LabPage::showPictures);
}

LabPage::~LabPage()
{
    m_pictureStop.request_stop();
    if (m_running)
        m_running->stop.request_stop();
}

QWidget *LabPage::makeHead()
{
    auto *head = new QWidget;
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins({});
    layout->setSpacing(space::s3);
    auto *text = new TextLabel(tr("Try settings on a sample of your photos before you use them. Nothing is changed."),
                               TextRole::Body, ColorRole::Text2);
    text->setWordWrap(true);
    layout->addWidget(text);
    layout->addWidget(m_settings);
    m_sample->setRange(2, Lab::MaxSample);
    m_sample->setValue(Lab::Options().sample);
    m_sample->setAccessibleName(tr("Photos in the sample"));
    auto *line = new QHBoxLayout;
    line->setSpacing(space::s2);
    line->addWidget(new TextLabel(tr("Photos in the sample"), TextRole::Body, ColorRole::Text2));
    line->addWidget(m_sample);
    line->addWidget(m_try);
    line->addStretch();
    layout->addLayout(line);
    return head;
}

QWidget *LabPage::makeComparison()
{
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins({});
    layout->setSpacing(space::s2);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::s2);
    m_photo->setAccessibleName(tr("Photo to compare"));
    m_left->setAccessibleName(tr("Version on the left"));
    m_right->setAccessibleName(tr("Version on the right"));
    line->addWidget(m_left);
    line->addStretch();
    line->addWidget(m_photo);
    line->addStretch();
    line->addWidget(m_right);
    layout->addLayout(line);
    m_view->setMinimumHeight(Theme::em() * 20);
    layout->addWidget(m_view, 1);
    return box;
}

void LabPage::activated(const QVariantMap &)
{
    loadPresent();
}

void LabPage::loadPresent()
{
    runAsync(
        m_services.pool, this, [&engine = m_services.engine] { return engine.rules.images(); },
        [this](const Result<ImagePolicy> &policy) {
            if (!policy)
                Q_EMIT errorRaised(policy.error());
            else
                m_settings->setPresent(*policy);
        });
}

void LabPage::start()
{
    if (m_running)
        return;
    m_running = std::make_shared<Running>();
    m_names = m_settings->names();
    m_try->setEnabled(false);
    m_progress->setName(tr("Trying %Ln setting(s)", nullptr, int(m_names.size())));
    m_progress->setState(ProgressRow::State::Running);
    m_progress->setFraction(-1);
    m_progress->show();
    m_tick.start();
    const auto work = [&engine = m_services.engine, texts = m_settings->texts(), sample = m_sample->value(),
                       running = m_running]() -> Result<LabReport> {
        Lab::Options options{.settings = {}, .sample = sample, .files = {}};
        for (const QString &text : texts) {
            TD_ASSIGN(const LabSetting setting, engine.lab.setting(text));
            options.settings.append(setting);
        }
        const auto tell = [&running](const Progress &progress) {
            running->done = progress.done;
            running->total = progress.total;
        };
        return engine.lab.run(options, tell, running->stop.get_token());
    };
    runAsync(m_services.pool, this, work, [this](const Result<LabReport> &report) { showReport(report); });
}

void LabPage::showReport(const Result<LabReport> &report)
{
    m_running.reset();
    m_tick.stop();
    m_try->setEnabled(true);
    m_progress->hide();
    if (!report) {
        if (report.error().code != ErrorCode::Cancelled)
            Q_EMIT errorRaised(report.error());
        return;
    }
    m_report = *report;
    if (m_report.photos.isEmpty()) {
        Q_EMIT errorRaised(m_report.failed.constFirst().error);
        return;
    }
    showResults();
    showNotes();
    m_photo->clear();
    for (const LabPhoto &photo : std::as_const(m_report.photos))
        m_photo->addItem(photo.name.isEmpty() ? photo.photoId : photo.name);
    for (QComboBox *box : {m_left, m_right}) {
        box->clear();
        box->addItem(tr("As it came"));
        box->addItems(m_names);
    }
    m_left->setCurrentIndex(0);
    m_right->setCurrentIndex(int(m_names.size()));
    m_comparison->show();
    showPictures();
}

void LabPage::showResults()
{
    while (QLayoutItem *item = m_table->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    const QStringList heads{tr("Setting"),     tr("Sample"),     tr("Saved"),  tr("Likeness (SSIM)"),
                            tr("Least alike"), tr("All photos"), tr("A month")};
    for (int column = 0; column < heads.size(); ++column) {
        TextLabel *head = cell(heads.at(column), TextRole::Caption, ColorRole::Text3);
        if (column == 0)
            head->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        m_table->addWidget(head, 0, column);
    }
    for (int row = 0; row < m_report.results.size(); ++row)
        addResultRow(row, m_report.results.at(row), row == 0);
    m_results->show();
}

void LabPage::addResultRow(int row, const LabResult &result, bool isPresent)
{
    const int at = row + 1;
    auto *name = new TextLabel(m_names.value(row), TextRole::Medium);
    m_table->addWidget(name, at, 0);
    m_table->addWidget(cell(format::bytes(result.bytes)), at, 1);
    m_table->addWidget(cell(format::percent(compressionRatio(m_report.sourceBytes, result.bytes), 1)), at, 2);
    m_table->addWidget(cell(format::locale().toString(result.meanSimilarity, 'f', 4)), at, 3);
    m_table->addWidget(cell(format::locale().toString(result.leastSimilarity, 'f', 4)), at, 4);
    const auto &bytes = result.catalogueBytes;
    const auto &cost = result.monthlyCost;
    m_table->addWidget(
        cell(bytes ? withBounds(format::bytes(qint64(bytes->value)), format::bytes(qint64(bytes->plusMinus))) : u"–"_s),
        at, 5);
    m_table->addWidget(cell(cost ? withBounds(format::money(cost->value, m_report.currency),
                                              format::money(cost->plusMinus, m_report.currency))
                                 : u"–"_s),
                       at, 6);
    if (isPresent)
        return;
    auto *button = makeCompactButton(tr("Use this setting"));
    button->setAccessibleName(tr("Use this setting: %1").arg(m_names.value(row)));
    connect(button, &QPushButton::clicked, this, [this, setting = result.setting] { use(setting); });
    m_table->addWidget(button, at, 7);
}

void LabPage::showNotes()
{
    QStringList notes{
        tr("Now %1 in %Ln photo(s), %2. \"All photos\" is what they would take had each been added with the "
           "setting; the truth lies within ± in 19 of 20 samples.",
           nullptr, int(m_report.catalogueCount))
            .arg(format::bytes(m_report.catalogueBytes),
                 format::moneyPerMonth(m_report.monthlyCost, m_report.currency))};
    if (m_report.compressedBefore > 0)
        notes << tr(
            "%Ln picture(s) of the sample were compressed by Tierdeck already and no original is kept: for these the "
            "figures show what new photos like them would take. Stored photos are never compressed again.",
            nullptr, m_report.compressedBefore);
    if (!m_report.failed.isEmpty())
        notes << tr("%Ln picture(s) could not be tried: %1", nullptr, int(m_report.failed.size()))
                     .arg(errorSentence(m_report.failed.constFirst().error));
    m_notes->setText(notes.join(u'\n'));
    m_notes->show();
}

void LabPage::showPictures()
{
    const int index = m_photo->currentIndex();
    if (index < 0 || index >= m_report.photos.size())
        return;
    m_pictureStop.request_stop();
    m_pictureStop = std::stop_source();
    m_view->setMessage(tr("Loading…"));
    const quint64 generation = ++m_generation;
    const auto work = [&services = m_services, photo = m_report.photos.at(index), results = m_report.results,
                       left = m_left->currentIndex(), right = m_right->currentIndex(),
                       stop = m_pictureStop.get_token()]() -> Result<Pair> {
        const auto version = [&](int choice) -> Result<QImage> {
            const LabSetting &setting = results.at(std::max(0, choice - 1)).setting;
            TD_ASSIGN(const Lab::Pictures pictures, services.engine.lab.pictures(photo, setting, stop));
            const QSize size = pictures.trial.master.size;
            return readPicture(services.pictures, choice == 0 ? pictures.source : pictures.trial.master.bytes,
                               photo.name, std::max(size.width(), size.height()));
        };
        Pair pair;
        TD_ASSIGN(pair.left, version(left));
        TD_ASSIGN(pair.right, version(right));
        return pair;
    };
    runAsync(m_services.pool, this, work, [this, generation](const Result<Pair> &pair) {
        if (generation != m_generation)
            return;
        if (pair)
            m_view->setPictures(pair->left, pair->right);
        else
            m_view->setMessage(errorSentence(pair.error()));
    });
}

void LabPage::use(const LabSetting &setting)
{
    runAsync(
        m_services.pool, this, [&engine = m_services.engine] { return engine.rules.images(); },
        [this, setting](const Result<ImagePolicy> &present) {
            if (!present) {
                Q_EMIT errorRaised(present.error());
                return;
            }
            ImagePolicy wanted = *present;
            wanted.quality = setting.policy.quality;
            wanted.maxSide = setting.policy.maxSide;
            wanted.profile = setting.policy.profile;
            wanted.targetBytes = setting.policy.targetBytes;
            save(wanted, tr("New photos are compressed with this setting"), *present);
        });
}

void LabPage::save(const ImagePolicy &policy, const QString &said, const std::optional<ImagePolicy> &before)
{
    runAsync(
        m_services.pool, this, [&engine = m_services.engine, policy] { return engine.rules.setImages(policy); },
        [this, said, before](const Result<void> &saved) {
            if (!saved)
                Q_EMIT errorRaised(saved.error());
            else if (before)
                Q_EMIT toast(said, [self = QPointer(this), before] {
                    if (self)
                        self->save(*before, {}, std::nullopt);
                });
            loadPresent();
        });
}

} // namespace td
