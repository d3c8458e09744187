// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirmdialog.h"

#include "ui/support/format.h"
#include "ui/widgets/runsummary.h"
#include "ui/widgets/textlabel.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 TypeAbove = 100;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(td::ConfirmDialog)
};

} // namespace

ConfirmDialog::ConfirmDialog(const Confirmation &confirmation, QWidget *parent)
    : Sheet(confirmation.title, confirmation.detail ? Wide : Narrow, parent)
{
    if (!confirmation.text.isEmpty())
        addText(confirmation.text);
    if (confirmation.detail)
        body()->addWidget(confirmation.detail, 1);
    const QString wanted = QString::number(confirmation.typedCount);
    if (confirmation.typedCount > 0) {
        auto *label = new TextLabel(tr("Type %1 to go on").arg(wanted), TextRole::Medium);
        m_typed = new QLineEdit;
        m_typed->setAccessibleName(label->text());
        label->setBuddy(m_typed);
        body()->addWidget(label);
        body()->addWidget(m_typed);
    }
    QPushButton *cancel = addCancel(confirmation.cancel.isEmpty() ? tr("Cancel") : confirmation.cancel, confirmation.danger);
    QPushButton *accept = addAccept(confirmation.accept, confirmation.danger);
    accept->setObjectName(u"accept"_s);
    cancel->setObjectName(u"cancel"_s);
    if (m_typed) {
        accept->setEnabled(false);
        connect(m_typed, &QLineEdit::textChanged, this, [accept, wanted](QString text) {
            text.remove(QChar(0x202F)).remove(QChar(0x00A0)).remove(u' ').remove(u',');
            accept->setEnabled(text == wanted);
        });
    }
    if (!confirmation.detail)
        body()->addStretch(1);
}

void confirm(QWidget *parent, const Confirmation &confirmation, const std::function<void()> &deed)
{
    auto *dialog = new ConfirmDialog(confirmation, parent);
    QObject::connect(dialog, &QDialog::accepted, parent, deed);
    dialog->open();
}

Confirmation publishConfirmation(const QString &draft, qint64 photos, Instant goesOn, Instant now)
{
    Confirmation c;
    c.title = Texts::tr("Publish “%1”?").arg(draft);
    c.text = Texts::tr("Its %Ln photo(s) go to the trash on %1. You can unpublish until then.", nullptr, int(photos))
                 .arg(format::date(goesOn, now));
    c.accept = Texts::tr("Publish");
    return c;
}

Confirmation purgeConfirmation(qint64 photos, qint64 bytes)
{
    Confirmation c;
    c.title = Texts::tr("Delete %Ln photo(s) for good?", nullptr, int(photos));
    c.text = Texts::tr("This cannot be undone. It frees %1.").arg(format::bytes(bytes));
    c.accept = Texts::tr("Delete %Ln photo(s)", nullptr, int(photos));
    c.cancel = Texts::tr("Keep");
    c.danger = true;
    c.typedCount = photos > TypeAbove ? photos : 0;
    return c;
}

Confirmation undoConfirmation(const RunResult &run)
{
    Confirmation c;
    const qint64 trashed = run.tempDeleted + run.publishedDeleted + run.oldDeleted;
    c.title = Texts::tr("Undo this run?");
    c.text = Texts::tr("%Ln photo(s) come back from the trash.", nullptr, int(run.undoable));
    if (trashed > run.undoable)
        c.text += u' '
            + Texts::tr("%Ln photo(s) were deleted for good or restored meanwhile and cannot come back.", nullptr, int(trashed - run.undoable));
    if (run.promotedToHot + run.archivedToCold > 0)
        c.text += u' ' + Texts::tr("Photos that moved to another tier stay there.");
    c.accept = Texts::tr("Bring back %Ln photo(s)", nullptr, int(run.undoable));
    return c;
}

Confirmation runConfirmation(const PlanTotals &totals)
{
    Confirmation c;
    c.title = Texts::tr("Run now?");
    c.text = Texts::tr("%Ln photo(s) would be handled. What goes to the trash can be brought back for a day.", nullptr,
                       int(totals.count()));
    auto *summary = new RunSummary;
    summary->setTotals(totals);
    c.detail = summary;
    c.accept = Texts::tr("Run now");
    return c;
}

} // namespace td
