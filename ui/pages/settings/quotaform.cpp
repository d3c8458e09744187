// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/quotaform.h"

#include "ui/dialogs/quotadialog.h"
#include "ui/support/format.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/foldingrow.h"
#include "ui/widgets/sharebar.h"
#include "ui/widgets/textlabel.h"

#include <QPointer>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int ShownOwners = 30;
constexpr int BarThickness = 8;

QString whoseWords(const Quota &quota)
{
    if (quota.scope == QuotaScope::Total)
        return QuotaForm::tr("Everything");
    if (quota.owner == EachOwner)
        return quota.scope == QuotaScope::Vendor ? QuotaForm::tr("Each vendor") : QuotaForm::tr("Each user");
    return quota.scope == QuotaScope::Vendor ? QuotaForm::tr("Vendor %1").arg(quota.owner)
                                             : QuotaForm::tr("User %1").arg(quota.owner);
}

QString limitWords(const QuotaLimits &limits)
{
    QStringList words;
    if (limits.maxFiles)
        words << QuotaForm::tr("%1 photos").arg(format::count(*limits.maxFiles));
    if (limits.maxBytes)
        words << format::bytes(*limits.maxBytes);
    if (limits.maxFileBytes)
        words << QuotaForm::tr("files up to %1").arg(format::bytes(*limits.maxFileBytes));
    return words.join(u" · "_s);
}

QString useWords(const QuotaStanding &standing)
{
    const QuotaLimits &limits = standing.quota.limits;
    const QuotaUse &use = standing.use;
    QStringList words;
    words << (limits.maxFiles
                  ? QuotaForm::tr("%1 of %2 photos").arg(format::count(use.files), format::count(*limits.maxFiles))
                  : QuotaForm::tr("%1 photos").arg(format::count(use.files)));
    words << (limits.maxBytes ? QuotaForm::tr("%1 of %2").arg(format::bytes(use.bytes), format::bytes(*limits.maxBytes))
                              : format::bytes(use.bytes));
    if (use.reservedFiles > 0)
        words << QuotaForm::tr("%1 under way").arg(format::count(use.reservedFiles));
    return words.join(u" · "_s);
}

ShareBar *barOf(const QuotaStanding &standing)
{
    const double share = quotaShare(standing);
    const Status status = share >= 1 ? Status::Error : share >= QuotaNearShare ? Status::Warn : Status::Neutral;
    auto *bar = new ShareBar;
    const auto paint = [bar, share, status] {
        const Theme &theme = Theme::current();
        const QColor color = status == Status::Neutral ? theme.color(ColorRole::Accent) : theme.status(status);
        bar->setParts({{.name = {}, .value = std::min(1.0, share), .color = color, .valueText = {}}});
    };
    bar->setTotal(1);
    bar->setThickness(BarThickness);
    bar->setAccessibleName(QuotaForm::tr("%1 used").arg(format::percent(share * 100)));
    paint();
    QObject::connect(&Theme::current(), &Theme::changed, bar, paint);
    return bar;
}

void clear(QVBoxLayout *rows)
{
    while (QLayoutItem *item = rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

QuotaForm::QuotaForm(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_rows(new QVBoxLayout)
    , m_none(new TextLabel(tr("No quotas: everybody may store as much as there is room."), TextRole::Body,
                           ColorRole::Text2))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::s4);
    m_rows->setSpacing(space::s4);
    m_none->setWordWrap(true);
    layout->addWidget(m_none);
    layout->addLayout(m_rows);
    QPushButton *add = makeButton(tr("Add a quota…"), ButtonKind::Normal, u"add"_s);
    connect(add, &QPushButton::clicked, this, [this] { ask({}); });
    auto *line = new QHBoxLayout;
    line->addWidget(add);
    line->addStretch();
    layout->addLayout(line);
}

void QuotaForm::load()
{
    m_answer.run(
        m_services.pool, this,
        [&engine = m_services.engine]() -> Result<Found> {
            QuotaRepository &quotas = engine.parts.catalogue.quotas();
            Found found;
            TD_ASSIGN(found.set, quotas.quotas());
            TD_ASSIGN(found.standings, quotas.standings(ShownOwners));
            TD_ASSIGN(found.users, engine.library.users());
            return found;
        },
        [this](const Result<Found> &found) {
            if (found)
                show(*found);
            else
                Q_EMIT failed(found.error());
        });
}

void QuotaForm::show(const Found &found)
{
    // Rows that stay keep the focus that is in them.
    if (found == m_found && m_rows->count() > 0)
        return;
    m_found = found;
    clear(m_rows);
    m_none->setVisible(found.set.isEmpty());
    for (const Quota &quota : found.set) {
        if (quota.owner == EachOwner)
            addRule(quota);
    }
    for (const QuotaStanding &standing : found.standings)
        addStanding(standing);
}

/// A rule for everybody: its limits; what each uses follows by name.
void QuotaForm::addRule(const Quota &quota)
{
    auto *words = new QWidget;
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins({});
    column->setSpacing(space::s1);
    column->addWidget(new TextLabel(whoseWords(quota), TextRole::Medium));
    column->addWidget(new TextLabel(limitWords(quota.limits), TextRole::Small, ColorRole::Text2));
    QPushButton *change = makeCompactButton(tr("Change…"));
    QToolButton *off = makeIconButton(u"trash"_s, tr("Remove the quota of %1").arg(whoseWords(quota)));
    connect(change, &QPushButton::clicked, this, [this, quota] { ask(quota); });
    connect(off, &QToolButton::clicked, this, [this, quota] { remove(quota); });
    m_rows->addWidget(new FoldingRow(words, FoldingRow::group({change, off}, space::s2)));
}

void QuotaForm::addStanding(const QuotaStanding &standing)
{
    auto *row = new QWidget;
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins({});
    column->setSpacing(space::s1);
    auto *words = new QWidget;
    auto *lines = new QVBoxLayout(words);
    lines->setContentsMargins({});
    lines->setSpacing(space::s1);
    lines->addWidget(new TextLabel(whoseWords(standing.quota), TextRole::Medium));
    lines->addWidget(new TextLabel(useWords(standing), TextRole::Small, ColorRole::Text2));
    QPushButton *change = makeCompactButton(standing.isOwn ? tr("Change…") : tr("Own quota…"));
    QList<QWidget *> controls{change};
    connect(change, &QPushButton::clicked, this, [this, quota = standing.quota] { ask(quota); });
    if (standing.isOwn) {
        QToolButton *off = makeIconButton(u"trash"_s, tr("Remove the quota of %1").arg(whoseWords(standing.quota)));
        connect(off, &QToolButton::clicked, this, [this, quota = standing.quota] { remove(quota); });
        controls << off;
    }
    column->addWidget(new FoldingRow(words, FoldingRow::group(controls, space::s2)));
    column->addWidget(barOf(standing));
    m_rows->addWidget(row);
}

void QuotaForm::ask(const std::optional<Quota> &present)
{
    auto *dialog = new QuotaDialog(present, m_found.users, window());
    connect(dialog, &QDialog::accepted, this, [this, dialog] { save(dialog->quota()); });
    dialog->open();
}

void QuotaForm::save(const Quota &quota)
{
    // What stood there: a person whom only the rule for each bounds has none, and one may be written over by adding.
    std::optional<Quota> before;
    for (const Quota &one : std::as_const(m_found.set)) {
        if (one.scope == quota.scope && one.owner == quota.owner)
            before = one;
    }
    write(quota, quota, tr("Quota saved: %1").arg(whoseWords(quota)), before);
}

void QuotaForm::remove(const Quota &quota)
{
    write(quota, {}, tr("Quota removed: %1").arg(whoseWords(quota)), quota);
}

void QuotaForm::write(const Quota &key, const std::optional<Quota> &wanted, const QString &done,
                      const std::optional<Quota> &before)
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, key, wanted]() -> Result<void> {
            QuotaRepository &quotas = engine.parts.catalogue.quotas();
            if (wanted)
                return quotas.set(*wanted);
            TD_TRY(quotas.remove(key.scope, key.owner));
            return {};
        },
        [this, key, done, before](const Result<void> &written) {
            if (!written) {
                Q_EMIT failed(written.error());
                return;
            }
            load();
            if (!done.isEmpty())
                Q_EMIT toast(done, [self = QPointer(this), key, before] {
                    if (self)
                        self->write(key, before, {}, {});
                });
        });
}

} // namespace td
