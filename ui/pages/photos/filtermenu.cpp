// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/filtermenu.h"

#include "ui/support/async.h"
#include "ui/support/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/sheet.h"

#include <QCompleter>
#include <QDateEdit>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr int NamesShown = 20;
constexpr qint64 MB = 1'000'000;

struct Names {
    QStringList users, drafts, tags, cameras, lenses;
    [[nodiscard]] bool operator==(const Names &) const = default;
};
} // namespace

void askText(QWidget *parent, const QString &title, const QString &label, const QString &accept, const QStringList &known,
             const std::function<void(const QString &)> &done)
{
    auto *sheet = new Sheet(title, Sheet::Narrow, parent);
    sheet->addText(label);
    auto *field = new QLineEdit(sheet);
    field->setAccessibleName(label);
    if (!known.isEmpty()) {
        auto *completer = new QCompleter(known, field);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        field->setCompleter(completer);
    }
    sheet->body()->addWidget(field);
    sheet->addCancel(FilterMenu::tr("Cancel"));
    QPushButton *button = sheet->addAccept(accept);
    button->setEnabled(false);
    QObject::connect(field, &QLineEdit::textChanged, button,
                     [button](const QString &text) { button->setEnabled(!text.trimmed().isEmpty()); });
    QObject::connect(sheet, &QDialog::accepted, parent, [field, done] {
        if (!field->text().trimmed().isEmpty())
            done(field->text().trimmed());
    });
    sheet->open();
    field->setFocus();
}

FilterMenu::FilterMenu(const UiServices &services, QWidget *parent)
    : QMenu(parent)
    , m_services(services)
{
    setAccessibleName(tr("Add a filter"));
    connect(this, &QMenu::aboutToShow, this, [this] {
        build();
        refresh();
    });
    build();
}

void FilterMenu::refresh()
{
    if (m_refreshing)
        return;
    m_refreshing = true;
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine] {
            Names names;
            names.users = engine.library.users().value_or(QStringList{});
            names.tags = engine.library.tags(NamesShown).value_or(QStringList{});
            names.cameras = engine.parts.catalogue.photos().cameras(NamesShown).value_or(QStringList{});
            names.lenses = engine.parts.catalogue.photos().lenses(NamesShown).value_or(QStringList{});
            const QList<td::Draft> drafts =
                engine.drafts.list(DraftScope::All, {}, {}, NamesShown).value_or(QList<td::Draft>{});
            for (const Draft &draft : drafts)
                names.drafts.append(draft.draftId);
            return names;
        },
        [this](const Names &names) {
            m_refreshing = false;
            const bool differs = names != Names{m_users, m_drafts, m_tags, m_cameras, m_lenses};
            m_users = names.users;
            m_tags = names.tags;
            m_drafts = names.drafts;
            m_cameras = names.cameras;
            m_lenses = names.lenses;
            // Entries must not move under the pointer: an open menu is only filled when it had no names at all.
            if (differs && (!isVisible() || activeAction() == nullptr))
                build();
        });
}

void FilterMenu::apply(const std::function<void(PhotoFilter &)> &change)
{
    PhotoFilter filter = m_filter;
    change(filter);
    Q_EMIT chosen(filter);
}

void FilterMenu::addChoice(QMenu *menu, const QString &text, const std::function<void(PhotoFilter &)> &change)
{
    menu->addAction(text, this, [this, change] { apply(change); });
}

void FilterMenu::addText(QMenu *menu, const QString &text, const QString &question,
                         const std::function<void(PhotoFilter &, const QString &)> &change)
{
    menu->addAction(text, this, [this, text, question, change] {
        QString title = text;
        title.remove(u'…');
        askText(parentWidget(), title, question, tr("Filter"), {}, [this, change](const QString &answer) {
            apply([&](PhotoFilter &filter) { change(filter, answer); });
        });
    });
}

void FilterMenu::addNames(const QString &title, const QStringList &names,
                          const std::function<void(PhotoFilter &, const QString &)> &change)
{
    QMenu *menu = addMenu(title);
    for (const QString &name : names) {
        QString shown = name;
        addChoice(menu, shown.replace(u'&', u"&&"_s), [change, name](PhotoFilter &filter) { change(filter, name); });
    }
    if (!names.isEmpty())
        menu->addSeparator();
    addText(menu, tr("Another…"), title, change);
}

void FilterMenu::build()
{
    clear();
    QMenu *tier = addMenu(tr("Tier"));
    for (const Tier step : AllTiers)
        addChoice(tier, tierWord(step), [step](PhotoFilter &filter) { filter.tier = step; });
    addNames(tr("Draft"), m_drafts, [](PhotoFilter &filter, const QString &name) {
        filter.draft = name;
        filter.withoutDraft = false;
    });
    addNames(tr("User"), m_users, [](PhotoFilter &filter, const QString &name) { filter.user = name; });
    addNames(tr("Tag"), m_tags, [](PhotoFilter &filter, const QString &name) {
        if (!filter.tags.contains(name))
            filter.tags.append(name);
    });
    addText(this, tr("Name contains…"), tr("Part of a name, draft, user, tag, camera or lens"),
            [](PhotoFilter &filter, const QString &text) { filter.text = text; });
    addSeparator();
    buildExif();
    addSeparator();
    QMenu *published = addMenu(tr("Published"));
    addChoice(published, tr("Published"), [](PhotoFilter &filter) { filter.published = true; });
    addChoice(published, tr("Not published"), [](PhotoFilter &filter) { filter.published = false; });
    addChoice(this, tr("In no draft"), [](PhotoFilter &filter) {
        filter.withoutDraft = true;
        filter.draft.clear();
    });
    addChoice(this, tr("Pinned"), [](PhotoFilter &filter) { filter.pinned = true; });
    addChoice(this, tr("Damaged"), [](PhotoFilter &filter) { filter.damaged = true; });
    addChoice(this, tr("Duplicates"), [](PhotoFilter &filter) { filter.duplicatesOnly = true; });
    addSeparator();
    QMenu *size = addMenu(tr("Size"));
    for (const double mb : {0.3, 1.0, 2.0, 5.0})
        addChoice(size, tr("More than %1").arg(format::bytes(qint64(mb * MB))),
                  [mb](PhotoFilter &filter) { filter.minBytes = qint64(mb * MB); });
    size->addSeparator();
    for (const double mb : {0.1, 0.3, 1.0})
        addChoice(size, tr("Less than %1").arg(format::bytes(qint64(mb * MB))),
                  [mb](PhotoFilter &filter) { filter.maxBytes = qint64(mb * MB); });
    size->addSeparator();
    addChoice(size, tr("Compression saved less than 10 %"), [](PhotoFilter &filter) { filter.savedBelowPercent = 10; });
    const Instant now = m_services.engine.parts.clock.now();
    QMenu *uploaded = addMenu(tr("Uploaded"));
    addChoice(uploaded, tr("In the last 24 hours"), [now](PhotoFilter &filter) { filter.uploadedFrom = now - Day; });
    for (const int days : {7, 30})
        addChoice(uploaded, tr("In the last %Ln day(s)", nullptr, days),
                  [now, days](PhotoFilter &filter) { filter.uploadedFrom = now - days * Day; });
    uploaded->addSeparator();
    QMenu *accessed = addMenu(tr("Last access"));
    for (const int days : {7, 30, 90, 365}) {
        const QString text = tr("More than %Ln day(s) ago", nullptr, days);
        addChoice(uploaded, text, [now, days](PhotoFilter &filter) { filter.uploadedBefore = now - days * Day; });
        addChoice(accessed, text, [now, days](PhotoFilter &filter) { filter.accessedBefore = now - days * Day; });
    }
    addSeparator();
    addChoice(this, tr("In the trash"), [](PhotoFilter &filter) { filter.trash = TrashScope::Only; });
}

void FilterMenu::buildExif()
{
    addNames(tr("Camera"), m_cameras, [](PhotoFilter &filter, const QString &name) { filter.camera = name; });
    addNames(tr("Lens"), m_lenses, [](PhotoFilter &filter, const QString &name) { filter.lens = name; });
    QMenu *captured = addMenu(tr("Captured"));
    const int year = QDate::currentDate().year();
    for (const int back : {0, 1, 2, 3, 4})
        addChoice(captured, QString::number(year - back), [day = QDate(year - back, 1, 1)](PhotoFilter &filter) {
            filter.capturedFrom = day;
            filter.capturedTo = day.addYears(1).addDays(-1);
        });
    addChoice(captured, tr("Before %1").arg(year - 4), [day = QDate(year - 4, 1, 1)](PhotoFilter &filter) {
        filter.capturedFrom.reset();
        filter.capturedTo = day.addDays(-1);
    });
    captured->addSeparator();
    captured->addAction(tr("From day to day…"), this, &FilterMenu::askCaptured);
    QMenu *picture = addMenu(tr("Picture"));
    addChoice(picture, tr("Landscape"), [](PhotoFilter &filter) { filter.shape = PictureShape::Landscape; });
    addChoice(picture, tr("Portrait"), [](PhotoFilter &filter) { filter.shape = PictureShape::Portrait; });
    addChoice(picture, tr("Square"), [](PhotoFilter &filter) { filter.shape = PictureShape::Square; });
    picture->addSeparator();
    for (const int megapixels : {2, 8, 12, 24})
        addChoice(picture, tr("At least %1 megapixels").arg(megapixels),
                  [megapixels](PhotoFilter &filter) { filter.minPixels = megapixels * 1'000'000LL; });
    picture->addSeparator();
    addChoice(picture, tr("With a position"), [](PhotoFilter &filter) { filter.hasPosition = true; });
    addChoice(picture, tr("Without a position"), [](PhotoFilter &filter) { filter.hasPosition = false; });
}

void FilterMenu::askCaptured()
{
    auto *sheet = new Sheet(tr("Captured"), Sheet::Narrow, parentWidget());
    sheet->addText(tr("By the camera's own clock. Rules count from the upload, never from this."));
    auto *form = new QFormLayout;
    const QDate today = QDate::currentDate();
    const auto field = [form, sheet](const QString &label, QDate day) {
        auto *edit = new QDateEdit(day, sheet);
        edit->setCalendarPopup(true);
        edit->setAccessibleName(label);
        form->addRow(label, edit);
        return edit;
    };
    auto *from = field(tr("From"), m_filter.capturedFrom.value_or(today.addYears(-1)));
    auto *to = field(tr("To"), m_filter.capturedTo.value_or(today));
    sheet->body()->addLayout(form);
    sheet->addCancel(tr("Cancel"));
    sheet->addAccept(tr("Filter"));
    connect(sheet, &QDialog::accepted, this, [this, from, to] {
        apply([&](PhotoFilter &filter) {
            filter.capturedFrom = std::min(from->date(), to->date());
            filter.capturedTo = std::max(from->date(), to->date());
        });
    });
    sheet->open();
}

} // namespace td
