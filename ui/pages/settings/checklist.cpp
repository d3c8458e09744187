// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/checklist.h"

#include "ui/support/checktext.h"
#include "ui/support/errortext.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

Status statusOf(StoreCheck::Outcome outcome)
{
    switch (outcome) {
    case StoreCheck::Outcome::Fine:
        return Status::Ok;
    case StoreCheck::Outcome::Warning:
        return Status::Warn;
    case StoreCheck::Outcome::Failed:
        return Status::Error;
    case StoreCheck::Outcome::Skipped:
        return Status::Neutral;
    }
    return Status::Neutral;
}

QString sentence(const QString &name, const QString &text)
{
    return text.isEmpty() ? name : u"%1: %2"_s.arg(name, text);
}

} // namespace

CheckList::CheckList(QWidget *parent)
    : QWidget(parent)
    , m_lines(new QVBoxLayout(this))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(space::s1);
    hide();
}

void CheckList::clear()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    hide();
}

void CheckList::showBusy()
{
    clear();
    auto *line = new StatusLabel(Status::Neutral, tr("Testing…"));
    m_lines->addWidget(line);
    show();
}

void CheckList::addLine(const StoreCheck &check)
{
    const CheckWords words = checkWords(check);
    const bool isFine = check.outcome == StoreCheck::Outcome::Fine;
    const QString text = isFine                                          ? words.name
                         : check.outcome == StoreCheck::Outcome::Skipped ? tr("%1: not tested").arg(words.name)
                                                                         : sentence(words.name, words.text);
    auto *line = new StatusLabel(statusOf(check.outcome), text);
    line->setQuiet(isFine || check.outcome == StoreCheck::Outcome::Skipped);
    line->setAccessibleName(text);
    m_lines->addWidget(line);
    if (words.remedy.isEmpty())
        return;
    auto *remedy = new TextLabel(words.remedy, TextRole::Caption, ColorRole::Text2);
    remedy->setWordWrap(true);
    remedy->setTextInteractionFlags(Qt::TextSelectableByMouse); // some hold a rule to be copied
    remedy->setContentsMargins(space::s6, 0, 0, space::s1);
    m_lines->addWidget(remedy);
}

void CheckList::showResult(const Result<StoreReport> &result)
{
    clear();
    if (!result) {
        addLine({.id = tr("Test"),
                 .outcome = StoreCheck::Outcome::Failed,
                 .message = {},
                 .remedy = {},
                 .error = result.error()});
    } else {
        for (const StoreCheck &check : result->checks)
            addLine(check);
        if (result->checks.isEmpty())
            m_lines->addWidget(new StatusLabel(Status::Neutral, tr("Nothing to test")));
    }
    show();
}

} // namespace td
