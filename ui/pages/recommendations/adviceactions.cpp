// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/recommendations/adviceactions.h"

#include "ui/pages/recommendations/auditsheet.h"
#include "ui/support/async.h"
#include "ui/support/format.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/textlabel.h"

#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

AdviceActions::AdviceActions(const UiServices &services, QWidget *parent)
    : QObject(parent)
    , m_services(services)
    , m_window(parent)
{
}

void AdviceActions::apply(const Recommendation &recommendation)
{
    const QString &action = recommendation.action;
    if (action == "publish_drafts"_L1)
        askPublish(recommendation.evidenceIds);
    else if (action == "trash_duplicates"_L1 && recommendation.evidence)
        askTrashDuplicates(*recommendation.evidence);
    else if (action == "run_check"_L1)
        runCheck();
    else if (action == "run_lifecycle"_L1)
        Q_EMIT openPage(u"lifecycle"_s, {});
    else if (action == "enable_schedule"_L1)
        Q_EMIT openPage(u"settings"_s, {{u"section"_s, u"schedule"_s}});
    else if (action == "configure_cold"_L1)
        Q_EMIT openPage(u"settings"_s, {{u"section"_s, u"tiers"_s}});
    else if (action == "open_quotas"_L1)
        Q_EMIT openPage(u"settings"_s, {{u"section"_s, u"quotas"_s}});
    else if (action == "open_prices"_L1)
        Q_EMIT openPage(u"settings"_s, {{u"section"_s, u"prices"_s}});
    else if (action == "audit_hidden"_L1)
        auditHidden();
    else if (action == "protect"_L1)
        Q_EMIT openPage(u"health"_s, {{u"tab"_s, u"backups"_s}});
    else if (action == "open_costs_moves"_L1)
        Q_EMIT openPage(u"costs"_s, {{u"tab"_s, u"bill"_s}});
    else if (action == "open_transfers"_L1)
        Q_EMIT openPage(u"transfers"_s, {});
    else if (recommendation.evidence)
        Q_EMIT openPage(u"photos"_s, {{u"filter"_s, QVariant::fromValue(*recommendation.evidence)}});
}

void AdviceActions::auditHidden()
{
    auto *sheet = new AuditSheet(m_services, m_window->window());
    connect(sheet, &AuditSheet::changed, this, &AdviceActions::changed);
    sheet->open();
}

void AdviceActions::askPublish(const QStringList &drafts)
{
    auto *sheet = new Sheet(tr("Mark %n draft(s) as published?", nullptr, int(drafts.size())), Sheet::Narrow,
                            m_window->window());
    sheet->addText(tr("They have orders, are published in part, or nobody touched them for long. Once published, their "
                      "photos are kept for the days of the rule and then go to the trash. Unpublish undoes it."));
    auto *list = new QListWidget;
    list->setAccessibleName(tr("Drafts to publish"));
    for (const QString &draft : drafts) {
        auto *item = new QListWidgetItem(draft, list);
        item->setCheckState(Qt::Checked);
    }
    list->setMaximumHeight(Theme::em() * 12);
    sheet->body()->addWidget(list);
    QPushButton *photos = sheet->addLeftButton(tr("Show its photos"));
    list->setCurrentRow(0);
    connect(photos, &QPushButton::clicked, this, [this, list, sheet] {
        PhotoFilter filter;
        filter.draft = list->currentItem() ? list->currentItem()->text() : QString();
        sheet->reject();
        Q_EMIT openPage(u"photos"_s, {{u"filter"_s, QVariant::fromValue(filter)}});
    });
    sheet->addCancel(tr("Cancel"));
    sheet->addAccept(tr("Publish"));
    connect(sheet, &QDialog::accepted, this, [this, list] {
        QStringList chosen;
        for (int row = 0; row < list->count(); ++row) {
            if (list->item(row)->checkState() == Qt::Checked)
                chosen << list->item(row)->text();
        }
        publish(chosen);
    });
    sheet->open();
}

void AdviceActions::publish(const QStringList &drafts)
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, drafts]() -> Result<QStringList> {
            QStringList done;
            for (const QString &draft : drafts) {
                TD_TRY(engine.drafts.publish(draft, {}));
                done << draft;
            }
            return done;
        },
        [this](const Result<QStringList> &done) {
            if (!done)
                Q_EMIT errorRaised(done.error());
            else
                Q_EMIT toast(tr("%n draft(s) published", nullptr, int(done->size())),
                             [self = QPointer(this), drafts = *done] {
                                 if (self)
                                     self->unpublish(drafts);
                             });
            Q_EMIT changed();
        });
}

void AdviceActions::unpublish(const QStringList &drafts)
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, drafts]() -> Result<void> {
            for (const QString &draft : drafts)
                TD_TRY(engine.drafts.unpublish(draft));
            return {};
        },
        [this](const Result<void> &done) {
            if (!done)
                Q_EMIT errorRaised(done.error());
            Q_EMIT changed();
        });
}

void AdviceActions::askTrashDuplicates(const PhotoFilter &filter)
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, filter]() -> Result<std::pair<QStringList, CountBytes>> {
            TD_ASSIGN(QStringList ids, engine.parts.catalogue.photos().ids(filter, 100'000));
            TD_ASSIGN(const CountBytes sums, engine.library.sums(filter));
            return std::pair{ids, sums};
        },
        [this](const Result<std::pair<QStringList, CountBytes>> &found) {
            if (!found) {
                Q_EMIT errorRaised(found.error());
                return;
            }
            const auto &[ids, sums] = *found;
            auto *sheet = new Sheet(tr("Move %n duplicate(s) to the trash?", nullptr, int(ids.size())), Sheet::Narrow,
                                    m_window->window());
            sheet->addText(tr("The oldest photo of each group stays. The others have exactly the same bytes; together they "
                              "take %1. They can be restored until the trash is emptied.")
                               .arg(format::bytes(sums.bytes)));
            sheet->addCancel(tr("Keep"), true);
            sheet->addAccept(tr("Move to trash"), true);
            connect(sheet, &QDialog::accepted, this, [this, ids = ids] { trash(ids); });
            sheet->open();
        });
}

void AdviceActions::trash(const QStringList &ids)
{
    runAsync(
        m_services.pool, this, [&engine = m_services.engine, ids] { return engine.library.trash(ids); },
        [this](const Result<BatchOutcome> &outcome) {
            if (!outcome) {
                Q_EMIT errorRaised(outcome.error());
            } else {
                Q_EMIT toast(tr("%n photo(s) moved to trash", nullptr, int(outcome->done.size())),
                             [guard = QPointer(this), back = outcome->done] {
                                 AdviceActions *self = guard.data();
                                 if (!self)
                                     return;
                                 runAsync(
                                     self->m_services.pool, self,
                                     [&engine = self->m_services.engine, back] { return engine.library.restore(back); },
                                     [self](const Result<BatchOutcome> &restored) {
                                         if (!restored)
                                             Q_EMIT self->errorRaised(restored.error());
                                         Q_EMIT self->changed();
                                     });
                             });
            }
            Q_EMIT changed();
        });
}

void AdviceActions::runCheck()
{
    runAsync(
        m_services.pool, this, [&engine = m_services.engine] { return engine.mover.recover({}); },
        [this](const Result<Mover::Recovery> &recovery) {
            if (!recovery)
                Q_EMIT errorRaised(recovery.error());
            else
                Q_EMIT toast(QStringList{tr("%Ln move(s) finished", nullptr, int(recovery->finished)),
                                         tr("%Ln rolled back", nullptr, int(recovery->rolledBack)),
                                         tr("%Ln still open", nullptr, int(recovery->failed.size()))}
                                 .join(u", "_s),
                             {});
            Q_EMIT changed();
        });
}

} // namespace td
