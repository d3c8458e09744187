// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/firststartdialog.h"

#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimeEdit>
#include <QTimeZone>

namespace td
{

using namespace Qt::StringLiterals;

FirstStartDialog::FirstStartDialog(const UiServices &services, QWidget *parent)
    : Sheet(tr("Welcome to Tierdeck"), Wide, parent)
    , m_services(services)
    , m_steps(new QStackedWidget)
    , m_on(new Switch(tr("Nightly run")))
    , m_time(new QTimeEdit(QTime(3, 0)))
    , m_zone(new QComboBox)
    , m_skip(addCancel(tr("Skip")))
    , m_done(addAccept(tr("Done")))
{
    addTitleWidget(languageSwitch());
    m_steps->addWidget(buildChoices());
    m_steps->addWidget(buildSchedule());
    body()->addWidget(m_steps);
    m_done->hide();
    connect(this, &QDialog::accepted, this, [this] { m_answered = true; });
}

QWidget *FirstStartDialog::languageSwitch()
{
    auto *languages = new SegmentedControl;
    languages->addSegment(u"en"_s, u"English"_s);
    languages->addSegment(u"fr"_s, u"Français"_s);
    languages->setCurrent(QLocale().language() == QLocale::French ? u"fr"_s : u"en"_s);
    languages->setAccessibleName(tr("Language"));
    connect(languages, &SegmentedControl::currentChanged, this, [this](const QString &id) {
        if (m_services.setLanguage)
            m_services.setLanguage(id);
        done(2); // asked again in the new language
    });
    return languages;
}

QWidget *FirstStartDialog::buildChoices()
{
    auto *step = new QWidget;
    auto *column = new QVBoxLayout(step);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s3);
    auto *intro = new TextLabel(tr("Tierdeck keeps each photo on the cheapest place that fits, and shows what it costs and what happens next."),
                                TextRole::Body, ColorRole::Text2);
    intro->setWordWrap(true);
    column->addWidget(intro);
    const auto add = [&](Choice choice, const QString &icon, ColorRole ink, ColorRole fill, const QString &title, const QString &text) {
        auto *card = new Card;
        card->setClickable(true);
        card->setAccessibleName(title);
        card->setAccessibleDescription(text);
        auto *row = new QHBoxLayout;
        row->setSpacing(space::s4);
        row->addWidget(new IconTile(icon, ink, fill, 44), 0, Qt::AlignTop);
        auto *words = new QVBoxLayout;
        words->setSpacing(2);
        words->addWidget(new TextLabel(title, TextRole::Heading));
        auto *line = new TextLabel(text, TextRole::Body, ColorRole::Text2);
        line->setWordWrap(true);
        words->addWidget(line);
        row->addLayout(words, 1);
        card->body()->addLayout(row);
        connect(card, &Card::clicked, this, [this, choice] { choose(choice); });
        column->addWidget(card);
    };
    if (m_services.makeSamples)
        add(Choice::Samples, u"photos"_s, ColorRole::Accent, ColorRole::AccentSoft, tr("Try with sample photos"),
            tr("Takes a minute. Nothing leaves this computer."));
    add(Choice::Folders, u"disk"_s, ColorRole::Temp, ColorRole::TempSoft, tr("Use folders on this computer"),
        tr("Works at once. TEMP, HOT and COLD are folders of this profile; you can choose others in Settings."));
    if (m_services.tierPlaces)
        add(Choice::Providers, u"link"_s, ColorRole::Hot, ColorRole::HotSoft, tr("Connect providers"),
            tr("HOT and COLD in buckets at Cloudflare R2, Backblaze B2, AWS, Google or a server of your own."));
    column->addStretch(1);
    return step;
}

QWidget *FirstStartDialog::buildSchedule()
{
    auto *step = new QWidget;
    auto *column = new QVBoxLayout(step);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s3);
    column->addWidget(new TextLabel(tr("Let the rules run every night?"), TextRole::Heading));
    auto *text = new TextLabel(tr("One run a day moves photos by rules you can read. You see its plan beforehand and can bring "
                                  "back what it trashed for a day. It runs while Tierdeck is open."),
                               TextRole::Body, ColorRole::Text2);
    text->setWordWrap(true);
    column->addWidget(text);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::s4);
    form->setVerticalSpacing(space::s2);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_on->setChecked(true);
    m_time->setDisplayFormat(u"HH:mm"_s);
    m_time->setAccessibleName(tr("At"));
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setAccessibleName(tr("Time zone"));
    const QList<QByteArray> zones = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &zone : zones)
        m_zone->addItem(QString::fromLatin1(zone));
    m_zone->setCurrentText(QString::fromLatin1(QTimeZone::systemTimeZoneId()));
    form->addRow(tr("&Nightly run"), m_on);
    form->addRow(tr("&At"), m_time);
    form->addRow(tr("Time &zone"), m_zone);
    column->addLayout(form);
    column->addStretch(1);
    connect(m_on, &QAbstractButton::toggled, this, [this](bool on) {
        m_time->setEnabled(on);
        m_zone->setEnabled(on);
    });
    return step;
}

void FirstStartDialog::choose(Choice choice)
{
    m_choice = choice;
    toSchedule();
}

void FirstStartDialog::toSchedule()
{
    m_steps->setCurrentIndex(1);
    m_skip->setText(tr("Ask me later"));
    m_done->show();
    m_on->setFocus();
}

Rules::Schedule FirstStartDialog::schedule() const
{
    Rules::Schedule schedule;
    schedule.enabled = m_on->isChecked();
    schedule.time = m_time->time();
    const QByteArray zone = m_zone->currentText().toLatin1();
    schedule.zone = QTimeZone(zone).isValid() ? zone : QTimeZone::systemTimeZoneId();
    return schedule;
}

} // namespace td
