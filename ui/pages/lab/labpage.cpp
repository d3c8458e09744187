// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lab/labpage.h"

#include "ui/pages/lab/comparisonview.h"
#include "ui/pages/lab/labresults.h"
#include "ui/pages/lab/labsettings.h"
#include "ui/support/async.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/support/picture.h"
#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
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
    , m_nothing(new EmptyState(
          u"eye"_s, tr("Nothing tried yet"),
          tr("Every setting is tried on the same photos. Then size, likeness and cost stand side by side.")))
    , m_results(new LabResults)
    , m_comparison(new Card(tr("Look for yourself")))
    , m_photo(new QComboBox)
    , m_left(new QComboBox)
    , m_right(new QComboBox)
    , m_view(new ComparisonView)
{
    fillComparison();

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::s6, space::s2, space::s6, space::s6);
    layout->setSpacing(space::s4);
    layout->addWidget(makeHead());
    layout->addWidget(m_progress);
    layout->addWidget(m_results);
    layout->addWidget(m_comparison, 1);
    layout->addWidget(m_nothing, 1);
    layout->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(scroll);
    for (QWidget *part :
         {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_results), static_cast<QWidget *>(m_comparison)})
        part->hide();

    m_tick.setInterval(TickMs);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        const qint64 total = m_running ? m_running->total.load() : 0;
        if (total > 0)
            m_progress->setFraction(double(m_running->done) / double(total));
    });
    connect(m_try, &QPushButton::clicked, this, &LabPage::start);
    connect(m_results, &LabResults::chosen, this, &LabPage::use);
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
    auto *head = new Card;
    QVBoxLayout *layout = head->body();
    layout->setSpacing(space::s3);
    auto *text = new TextLabel(tr("Try settings on a sample of your photos before you use them. Nothing is changed."),
                               TextRole::Body, ColorRole::Text2);
    text->setWordWrap(true);
    layout->addWidget(text);
    layout->addWidget(m_settings);
    layout->addWidget(new Divider);
    m_sample->setRange(2, Lab::MaxSample);
    m_sample->setValue(Lab::Options().sample);
    m_sample->setAccessibleName(tr("Photos in the sample"));
    auto *line = new QHBoxLayout;
    line->setSpacing(space::s2);
    line->addWidget(new TextLabel(tr("Photos in the sample"), TextRole::Body, ColorRole::Text2));
    line->addWidget(m_sample);
    line->addStretch();
    line->addWidget(m_try);
    layout->addLayout(line);
    return head;
}

void LabPage::fillComparison()
{
    QVBoxLayout *layout = m_comparison->body();
    auto *line = new QHBoxLayout;
    line->setSpacing(space::s2);
    m_photo->setAccessibleName(tr("Photo to compare"));
    m_left->setAccessibleName(tr("Version on the left"));
    m_right->setAccessibleName(tr("Version on the right"));
    for (QComboBox *box : {m_left, m_photo, m_right}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        line->addWidget(box);
    }
    layout->addLayout(line);
    m_view->setMinimumHeight(Theme::em() * 20);
    layout->addWidget(m_view, 1);
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
    m_presentName = m_settings->presentText();
    m_nothing->hide();
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
    runAsync(m_services.workPool, this, work, [this](const Result<LabReport> &report) { showReport(report); });
}

void LabPage::showReport(const Result<LabReport> &report)
{
    m_running.reset();
    m_tick.stop();
    m_try->setEnabled(true);
    m_progress->hide();
    m_nothing->setVisible(m_results->isHidden());
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
    m_nothing->hide();
    m_results->setReport(m_report, m_names, m_presentName);
    m_results->show();
    QWidget *last = m_try;
    for (QPushButton *button : m_results->buttons()) {
        setTabOrder(last, button);
        last = button;
    }
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
