// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/transfers/bandwidthbutton.h"

#include "ui/support/format.h"

#include <QMenu>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString BandwidthKey = u"transfers.bandwidth"_s;
const QString Unlimited = u"off"_s;

struct Choice {
    QString limit;
    double bytesPerSecond;
};

QList<Choice> bandwidthChoices()
{
    return {{u"500K"_s, 500e3}, {u"1M"_s, 1e6}, {u"2M"_s, 2e6}, {u"5M"_s, 5e6}, {u"10M"_s, 10e6}, {u"20M"_s, 20e6}};
}

} // namespace

BandwidthButton::BandwidthButton(const UiServices &services, QWidget *parent)
    : QPushButton(parent)
    , m_services(services)
    , m_limit(Unlimited)
{
    auto *menu = new QMenu(this);
    setMenu(menu);
    setToolTip(tr("How fast transfers may be, in every console"));
    connect(menu, &QMenu::aboutToShow, this, &BandwidthButton::fillMenu);
    setText(tr("No limit"));
}

void BandwidthButton::load()
{
    m_answer.run(
        m_services.pool, this,
        [&engine = m_services.engine]() -> Result<QString> {
            TD_ASSIGN(const QList<Rules::Value> all, engine.rules.all());
            for (const Rules::Value &value : all) {
                if (value.key == BandwidthKey)
                    return value.value;
            }
            return Unlimited;
        },
        [this](const Result<QString> &limit) {
            if (!limit) {
                Q_EMIT failed(limit.error());
                return;
            }
            m_limit = limit->isEmpty() ? Unlimited : *limit;
            QString words = tr("Limit: %1").arg(m_limit);
            if (m_limit == Unlimited)
                words = tr("No limit");
            for (const Choice &choice : bandwidthChoices()) {
                if (choice.limit == m_limit)
                    words = tr("Limit: %1").arg(format::rate(choice.bytesPerSecond));
            }
            if (m_limit.contains(u':'))
                words = tr("Limit by timetable");
            setText(words);
            setAccessibleName(tr("Bandwidth: %1").arg(words));
        });
}

void BandwidthButton::fillMenu()
{
    menu()->clear();
    const auto add = [this](const QString &text, const QString &limit) {
        QAction *action = menu()->addAction(text, this, [this, limit] { choose(limit); });
        action->setCheckable(true);
        action->setChecked(limit == m_limit);
    };
    add(tr("No limit"), Unlimited);
    for (const Choice &choice : bandwidthChoices())
        add(format::rate(choice.bytesPerSecond), choice.limit);
    menu()->addSeparator();
    menu()->addAction(tr("Timetable and more…"), this, &BandwidthButton::settingsRequested);
}

void BandwidthButton::choose(const QString &limit, bool quiet)
{
    runAsync(
        m_services.pool, this, [&engine = m_services.engine, limit] { return engine.rules.set(BandwidthKey, limit); },
        [this, limit, before = m_limit, quiet](const Result<void> &done) {
            if (!done) {
                Q_EMIT failed(done.error());
            } else if (!quiet && before != limit) {
                const auto choosing = [self = QPointer(this)](const QString &wanted) {
                    return [self, wanted] {
                        if (self)
                            self->choose(wanted, true);
                    };
                };
                Q_EMIT toast(tr("Bandwidth limit changed"), Deed(choosing(before), choosing(limit)));
            }
            load();
        });
}

} // namespace td
