// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lab/labresults.h"

#include "ui/support/errortext.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/explainedlabel.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int LabColumns = 4;

TextLabel *rightLabel(const QString &text, TextRole role, ColorRole color)
{
    auto *label = new TextLabel(text, role, color);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return label;
}

/// A figure, and under it what goes with it.
QWidget *figureCell(const QString &figure, const QString &below, const Explanation &explanation = {})
{
    auto *box = new QWidget;
    auto *lines = new QVBoxLayout(box);
    lines->setContentsMargins({});
    lines->setSpacing(2);
    lines->addWidget(rightLabel(figure, TextRole::Body, ColorRole::Text));
    auto *amount = new ExplainedLabel({}, TextRole::Small, ColorRole::Text2);
    amount->setFigure(below, explanation);
    amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    lines->addWidget(amount);
    lines->addStretch();
    return box;
}

/// Bounds too small to be written ("< $0.0001") are left out.
QString withBounds(const QString &value, const QString &plusMinus)
{
    return plusMinus.startsWith(u'<') ? value : LabResults::tr("%1 ± %2").arg(value, plusMinus);
}

/// The present cost, in the proportion of the bytes.
Explanation costExplained(const LabResult &result, const LabReport &report)
{
    const auto money = [&report](double amount) { return format::money(amount, report.currency); };
    const double share =
        report.catalogueBytes > 0 ? 100 * result.catalogueBytes->value / double(report.catalogueBytes) : 0;
    return {.title = LabResults::tr("Why %1 a month").arg(money(result.monthlyCost->value)),
            .lines = {{LabResults::tr("All photos now: %1").arg(format::bytes(report.catalogueBytes)),
                       money(report.monthlyCost)},
                      {LabResults::tr("With this setting they would take"),
                       format::bytes(qint64(result.catalogueBytes->value))},
                      {LabResults::tr("That is, of what they take now"), format::percent(share, 1)},
                      {LabResults::tr("The same share of what they cost"), money(result.monthlyCost->value), true}},
            .source = LabResults::tr("Measured on the sample; each tier at its own price")};
}

} // namespace

LabResults::LabResults(QWidget *parent)
    : Card(tr("What each setting gives"), parent)
    , m_table(new QGridLayout)
    , m_notes(new ExplainedLabel({}, TextRole::Small, ColorRole::Text2))
{
    m_notes->setWordWrap(true);
    m_table->setHorizontalSpacing(space::s5);
    m_table->setVerticalSpacing(space::s2);
    m_table->setColumnStretch(0, 1);
    body()->setSpacing(space::s3);
    body()->addLayout(m_table);
    body()->addWidget(m_notes);
}

void LabResults::setReport(const LabReport &report, const QStringList &names, const QString &present)
{
    while (QLayoutItem *item = m_table->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    m_buttons.clear();
    addHeads();
    for (int row = 0; row < report.results.size(); ++row)
        addRow(row, report, names.value(row), row == 0 ? present : QString());
    showNotes(report);
}

void LabResults::addHeads()
{
    const QStringList heads{tr("Setting"), tr("Sample"), tr("Likeness (SSIM)"), tr("All photos")};
    for (int column = 0; column < LabColumns; ++column) {
        auto *head = new TextLabel(heads.at(column), TextRole::Caption, ColorRole::Text3);
        head->setAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        m_table->addWidget(head, 0, column);
    }
}

void LabResults::addRow(int row, const LabReport &report, const QString &name, const QString &present)
{
    const LabResult &result = report.results.at(row);
    const int at = 2 * row + 2;
    m_table->addWidget(new Divider, at - 1, 0, 1, LabColumns);
    m_table->addWidget(nameCell(result.setting, name, present), at, 0);
    const auto likeness = [](double value) { return format::locale().toString(value, 'f', 4); };
    const QString saved = format::percent(compressionRatio(report.sourceBytes, result.bytes), 1);
    m_table->addWidget(figureCell(format::bytes(result.bytes), tr("%1 saved").arg(saved)), at, 1);
    m_table->addWidget(
        figureCell(likeness(result.meanSimilarity), tr("at least %1").arg(likeness(result.leastSimilarity))), at, 2);
    const auto &bytes = result.catalogueBytes;
    const auto &cost = result.monthlyCost;
    const QString none = u"–"_s;
    const auto money = [&report](double amount) { return format::money(amount, report.currency); };
    m_table->addWidget(
        figureCell(bytes ? withBounds(format::bytes(qint64(bytes->value)), format::bytes(qint64(bytes->plusMinus)))
                         : none,
                   cost ? tr("%1 a month").arg(withBounds(money(cost->value), money(cost->plusMinus))) : none,
                   cost && bytes ? costExplained(result, report) : Explanation()),
        at, 3);
}

QWidget *LabResults::nameCell(const LabSetting &setting, const QString &name, const QString &present)
{
    auto *box = new QWidget;
    auto *lines = new QVBoxLayout(box);
    lines->setContentsMargins({});
    lines->setSpacing(space::s1);
    lines->addWidget(new TextLabel(name, TextRole::Medium));
    if (!present.isEmpty()) {
        lines->addWidget(new TextLabel(present, TextRole::Small, ColorRole::Text2));
        return box;
    }
    auto *button = makeCompactButton(tr("Use this setting"));
    button->setAccessibleName(tr("Use this setting: %1").arg(name));
    connect(button, &QPushButton::clicked, this, [this, setting] { Q_EMIT chosen(setting); });
    lines->addWidget(button, 0, Qt::AlignLeft);
    m_buttons.append(button);
    return box;
}

void LabResults::showNotes(const LabReport &report)
{
    QStringList notes{
        tr("Now %1 in %Ln photo(s), %2. \"All photos\" is what they would take had each been added with the "
           "setting; the truth lies within ± in 19 of 20 samples.",
           nullptr, int(report.catalogueCount))
            .arg(format::bytes(report.catalogueBytes), format::moneyPerMonth(report.monthlyCost, report.currency))};
    if (report.compressedBefore > 0)
        notes << tr(
            "%Ln picture(s) of the sample were compressed by Tierdeck already and no original is kept: for these the "
            "figures show what new photos like them would take. Stored photos are never compressed again.",
            nullptr, report.compressedBefore);
    if (!report.failed.isEmpty())
        notes << tr("%Ln picture(s) could not be tried: %1", nullptr, int(report.failed.size()))
                     .arg(errorSentence(report.failed.constFirst().error));
    m_notes->setFigure(notes.join(u'\n'), explainFreed(report.catalogueBytes, report.monthlyCost));
}

} // namespace td
