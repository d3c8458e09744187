// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/nightdialogs.h"

#include "ui/support/format.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/runsummary.h"
#include "ui/widgets/textlabel.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace td
{

QString brakeSentence(qint64 withheld, qint64 catalogueSize, const Policy &policy)
{
    const double share = catalogueSize > 0 ? 100.0 * double(withheld) / double(catalogueSize) : 0;
    if (withheld > policy.brakeCount)
        return QCoreApplication::translate("td::BrakeDialog", "Stopped before deleting %Ln photo(s) (the limit is %1)", nullptr, int(withheld))
            .arg(format::count(policy.brakeCount));
    return QCoreApplication::translate("td::BrakeDialog",
                                       "Stopped before deleting %Ln photo(s) (%1 of the catalogue; the limit is %2)", nullptr,
                                       int(withheld))
        .arg(format::percent(share, share < policy.brakePercent + 1 ? 1 : 0), format::percent(policy.brakePercent));
}

BrakeDialog::BrakeDialog(const RunResult &run, qint64 catalogueSize, const Policy &policy, QWidget *parent)
    : Sheet(tr("The safety brake held"), Wide, parent)
{
    addText(brakeSentence(run.withheld, catalogueSize, policy) + u'.', ColorRole::Text);
    addText(tr("The copies of this run were made; nothing was deleted. Look at the plan before you decide."));
    QPushButton *limit = addLeftButton(tr("Change the limit"));
    QPushButton *remove = addButton(tr("Delete anyway…"));
    QPushButton *review = addAccept(tr("Review plan"));
    review->setFocus();
    connect(limit, &QPushButton::clicked, this, [this] {
        Q_EMIT limitRequested();
        reject();
    });
    connect(remove, &QPushButton::clicked, this, [this] {
        Q_EMIT deleteRequested();
        reject();
    });
    connect(this, &QDialog::accepted, this, &BrakeDialog::reviewRequested);
}

MissedRunDialog::MissedRunDialog(Instant when, Instant now, const PlanTotals &totals, QWidget *parent)
    : Sheet(tr("A run was missed"), Narrow, parent)
{
    addText(tr("The run of %1 did not happen: the console was closed.").arg(format::dateTime(when, now)), ColorRole::Text);
    auto *summary = new RunSummary;
    summary->setTotals(totals);
    body()->addWidget(summary);
    addCancel(tr("Not now"));
    addAccept(tr("Review and run"));
    connect(this, &QDialog::accepted, this, &MissedRunDialog::reviewRequested);
}

} // namespace td
