// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/costs/billtab.h"

#include "ui/pages/costs/figuretable.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/support/pricetext.h"
#include "ui/widgets/card.h"
#include "ui/widgets/textlabel.h"

#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

QString unitPrice(const BillLine &line, const QString &currency)
{
    switch (line.item) {
    case BillItem::FreeCredit:
        return {};
    case BillItem::Writes:
    case BillItem::Reads:
        return BillTab::tr("%1 a million").arg(priceText(line.unitPrice, currency));
    default:
        return BillTab::tr("%1 a GB").arg(priceText(line.unitPrice, currency));
    }
}

QString exactFigure(double value)
{
    return QString::number(sixDecimals(value), 'f', 6);
}

Explanation explainTotal(const Billing::Bill &bill)
{
    Explanation explanation{.title =
                                BillTab::tr("Why %1").arg(format::moneyPerMonth(bill.bill.total, bill.bill.currency)),
                            .lines = {},
                            .source = priceSource(bill.prices)};
    for (const BillItem item : AllBillItems) {
        if (const double cost = bill.bill.costOf(item); cost != 0)
            explanation.lines << ExplainLine{billItemWord(item), format::money(cost, bill.bill.currency)};
    }
    explanation.lines << ExplainLine{BillTab::tr("Together"), format::money(bill.bill.total, bill.bill.currency), true};
    return explanation;
}

} // namespace

BillTab::BillTab(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_total(new MoneyLabel(TextRole::Figure))
    , m_lines(new FigureTable(tr("Bill line by line")))
    , m_note(new TextLabel({}, TextRole::Caption, ColorRole::Text3))
    , m_moves(new FigureTable(tr("Moves")))
    , m_noMoves(new TextLabel(tr("Nothing to move yet."), TextRole::Body, ColorRole::Text2))
{
    m_total->setSignVisible(true);
    m_lines->setColumns({tr("Tier"), tr("Line"), tr("Quantity"), tr("Price"), tr("Cost a month")}, 2);
    m_moves->setColumns({tr("Move"), tr("Photo"), tr("Costs once"), tr("Saves a month"), tr("Paid back")}, 1);
    m_note->setWordWrap(true);

    auto *bill = new Card(tr("A month like the last 30 days"));
    bill->body()->setSpacing(space::s3);
    bill->body()->addWidget(m_total, 0, Qt::AlignLeft);
    bill->body()->addWidget(m_lines);
    bill->body()->addWidget(m_note);
    auto *moves = new Card(tr("When a move is paid back"));
    moves->body()->setSpacing(space::s3);
    moves->body()->addWidget(m_moves);
    moves->body()->addWidget(m_noMoves);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, space::s6);
    column->setSpacing(space::s4);
    column->addWidget(bill);
    column->addWidget(moves);
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(scroll);
}

void BillTab::load()
{
    m_answer.run(
        m_services.pool, this,
        [&engine = m_services.engine]() -> Result<Loaded> {
            Loaded loaded;
            TD_ASSIGN(loaded.bill, engine.billing.bill());
            TD_ASSIGN(loaded.moves, engine.billing.moves());
            return loaded;
        },
        [this](const Result<Loaded> &loaded) {
            if (!loaded)
                Q_EMIT failed(loaded.error());
            else
                show(*loaded);
        });
}

void BillTab::show(const Loaded &loaded)
{
    const Billing::Bill &bill = loaded.bill;
    const QString currency = bill.bill.currency;
    m_total->setAmount(format::money(bill.bill.total, currency), tr("a month"));
    m_total->setExplanation(explainTotal(bill));
    QList<FigureRow> rows;
    for (const Tier tier : AllTiers) {
        for (const BillLine &line : bill.bill.tiers.value(tier).lines)
            rows << FigureRow{.cells = {tierWord(tier), billItemWord(line.item), billQuantity(line.item, line.quantity),
                                        unitPrice(line, currency), format::money(line.cost, currency)},
                              .exact = {tierName(tier), billItemName(line.item), exactFigure(line.quantity),
                                        exactFigure(line.unitPrice), exactFigure(line.cost)},
                              .explanation = explainBillLine(tier, line, bill)};
    }
    m_lines->setRows(rows);
    m_note->setText(
        tr("Storage as it is now; requests, reads and deletions as in the last 30 days, counted from what this "
           "catalogue did. Requests of other programs are not in it: compare with the provider's report."));

    QList<FigureRow> moves;
    for (const Billing::Move &move : loaded.moves)
        moves << FigureRow{.cells = {tr("%1 to %2").arg(tierWord(move.from), tierWord(move.to)),
                                     format::bytes(move.bytes), format::money(move.breakEven.moveCost, currency),
                                     format::money(move.breakEven.savingPerMonth, currency),
                                     paybackText(move.breakEven.months)},
                           .explanation = explainMove(move, bill.prices)};
    m_moves->setRows(moves);
    m_moves->setVisible(!moves.isEmpty());
    m_noMoves->setVisible(moves.isEmpty());
}

QString BillTab::csv() const
{
    return m_lines->csv();
}

} // namespace td
