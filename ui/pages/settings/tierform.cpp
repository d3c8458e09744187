// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/tierform.h"

#include "ui/pages/settings/checklist.h"
#include "ui/pages/settings/settingrow.h"
#include "ui/pages/settings/tierfields.h"
#include "ui/support/async.h"
#include "ui/support/format.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/tierbadge.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

QVBoxLayout *plainColumn(QWidget *host)
{
    auto *column = new QVBoxLayout(host);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

} // namespace

TierForm::TierForm(QThreadPool &pool, std::shared_ptr<TierPlaces> places, Tier tier, const TierBound &bound,
                   QWidget *parent)
    : QWidget(parent)
    , m_pool(pool)
    , m_source(std::move(places))
    , m_tier(tier)
    , m_bound(bound)
    , m_places(m_source->places(tier))
    , m_choice(new QComboBox)
    , m_fields(nullptr)
    , m_result(new CheckList)
    , m_test(makeButton(tr("Test connection")))
    , m_save(makeButton(tr("Save"), ButtonKind::Primary))
    , m_holds(new StatusLabel)
{
    for (const TierPlace &place : m_places)
        m_choice->addItem(tierPlaceName(place.id, place.name), place.id);
    m_choice->setCurrentIndex(std::max(0, m_choice->findData(bound.place)));
    auto *cancel = makeButton(tr("Cancel"), ButtonKind::Ghost);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s2);
    buttons->addWidget(m_test);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);

    auto *column = plainColumn(this);
    column->setSpacing(space::s2);
    auto *choiceRow = new SettingRow(tr("Kept in"), {}, m_choice);
    choiceRow->setResettable(false);
    column->addWidget(choiceRow);
    m_fields = new QVBoxLayout;
    m_fields->setSpacing(0);
    column->addLayout(m_fields);
    column->addWidget(m_result);
    column->addWidget(m_holds);
    column->addLayout(buttons);
    m_holds->hide();

    connect(m_choice, &QComboBox::currentIndexChanged, this, &TierForm::rebuild);
    connect(m_test, &QPushButton::clicked, this, &TierForm::test);
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (leavesPhotosBehind())
            Q_EMIT moveRequested(entry());
        else
            save();
    });
    connect(cancel, &QPushButton::clicked, this, &TierForm::cancelled);
    rebuild();
}

const TierPlace *TierForm::place() const
{
    const QString id = m_choice->currentData().toString();
    const auto found = std::ranges::find(m_places, id, &TierPlace::id);
    return found == m_places.end() ? nullptr : &*found;
}

QWidget *TierForm::withChooser(QLineEdit *edit, bool isFolder, const QString &label)
{
    auto *host = new QWidget;
    auto *row = new QHBoxLayout(host);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s2);
    auto *choose = makeCompactButton(tr("Choose…"));
    choose->setAccessibleName(tr("Choose: %1").arg(label));
    row->addWidget(edit, 1);
    row->addWidget(choose);
    host->setFocusProxy(edit);
    connect(choose, &QPushButton::clicked, this, [this, edit, isFolder, label] {
        auto *dialog = new QFileDialog(this, label, edit->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(isFolder ? QFileDialog::Directory : QFileDialog::ExistingFile);
        dialog->setOption(QFileDialog::ShowDirsOnly, isFolder);
        connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
        dialog->open();
    });
    return host;
}

QWidget *TierForm::makeControl(Line &line)
{
    const TierPlace::Field &field = line.field;
    const QString label = tierFieldWords(field.name).label;
    const QString value = place()->id == m_bound.place ? m_bound.values.value(field.name) : QString();
    if (!field.choices.isEmpty()) {
        line.box = new QComboBox;
        line.box->setObjectName(field.name);
        line.box->addItem(tr("As the provider has it"), QString());
        for (const QString &choice : field.choices)
            line.box->addItem(choice, choice);
        line.box->setCurrentIndex(std::max(0, line.box->findData(value)));
        return line.box;
    }
    line.edit = new QLineEdit;
    line.edit->setObjectName(field.name);
    line.edit->setMinimumWidth(Theme::em() * 18);
    line.edit->setAccessibleName(label);
    if (field.isSecret) {
        line.edit->setEchoMode(QLineEdit::Password);
        line.edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
        const bool isKept = place()->id == m_bound.place && m_bound.secretSources.contains(field.name);
        line.edit->setPlaceholderText(isKept ? tr("Kept; type to replace it") : QString());
    } else {
        line.edit->setText(value);
        line.edit->setPlaceholderText(field.hint);
    }
    connect(line.edit, &QLineEdit::textChanged, this, &TierForm::refresh);
    const bool isFile = field.name == "ca_file"_L1 || field.name == "gcp.credentials"_L1;
    return isFile || field.name == "folder"_L1 ? withChooser(line.edit, !isFile, label) : line.edit;
}

void TierForm::addNotes()
{
    const bool asksForSecret = std::ranges::any_of(m_lines, [](const Line &line) { return line.field.isSecret; });
    const auto add = [this](const QString &text) {
        auto *note = new TextLabel(text, TextRole::Caption, ColorRole::Text2);
        note->setWordWrap(true);
        m_fieldsHost->layout()->addWidget(note);
    };
    if (asksForSecret && !m_bound.keyringProblem)
        add(tr("The secret is kept in the keyring of this computer, never in a file, and is not shown again."));
    if (asksForSecret && m_bound.keyringProblem) {
        add(tr("There is no open keyring here, so a secret cannot be kept. Give it to each start in the variable %1, "
               "or open "
               "the keyring first.")
                .arg(m_bound.secretVariable));
    }
    add(m_bound.holdsAtOnce ? tr("What is saved holds at once.") : tr("What is saved holds from the next start on."));
}

void TierForm::rebuild()
{
    delete m_fieldsHost;
    m_fieldsHost = new QWidget;
    auto *column = plainColumn(m_fieldsHost);
    m_lines.clear();
    m_result->clear();
    auto *more = new QWidget;
    auto *moreColumn = plainColumn(more);
    for (const TierPlace::Field &field : place()->fields) {
        Line line{.field = field};
        const TierFieldWords words = tierFieldWords(field.name);
        auto *row = new SettingRow(words.label, words.caption, makeControl(line));
        row->setResettable(false);
        (field.isAdvanced ? moreColumn : column)->addWidget(row);
        m_lines << line;
    }
    const bool hasMore = moreColumn->count() > 0;
    if (hasMore) {
        auto *open = makeCompactButton(tr("More settings"), ButtonKind::Ghost);
        column->addWidget(open, 0, Qt::AlignLeft);
        connect(open, &QPushButton::clicked, more, [more, open] {
            more->show();
            open->hide();
        });
    }
    column->addWidget(more);
    more->hide();
    addNotes();
    m_fields->addWidget(m_fieldsHost);
    m_fieldsHost->show();
    refresh();
}

TierEntry TierForm::entry() const
{
    TierEntry entry{.tier = m_tier, .place = place()->id, .values = {}, .secrets = {}};
    for (const Line &line : m_lines) {
        const QString text = line.box ? line.box->currentData().toString() : line.edit->text().trimmed();
        if (!line.field.isSecret)
            entry.values.insert(line.field.name, text);
        else if (!text.isEmpty())
            entry.secrets.insert(line.field.name, Secret(text.toUtf8()));
    }
    return entry;
}

void TierForm::refresh()
{
    const bool isWhole = std::ranges::all_of(m_lines, [this](const Line &line) {
        const bool isKept = place()->id == m_bound.place && m_bound.secretSources.contains(line.field.name);
        return !line.field.isRequired || isKept || !line.edit || !line.edit->text().trimmed().isEmpty();
    });
    m_test->setEnabled(isWhole && !m_busy);
    const bool leaves = leavesPhotosBehind();
    m_save->setText(leaves && isBucket() ? tr("Move this tier to the bucket…") : tr("Save"));
    m_save->setEnabled(isWhole && !m_busy && (!leaves || isBucket()));
    m_holds->setVisible(leaves);
    if (leaves)
        m_holds->setStatus(Status::Warn,
                           isBucket() ? tr("The tier holds %Ln photo(s) (%1): they are copied there first.", nullptr,
                                           int(m_held.count))
                                            .arg(format::bytes(m_held.bytes))
                                      : tr("The tier holds %Ln photo(s) (%1): move them to another tier first.", nullptr,
                                           int(m_held.count))
                                            .arg(format::bytes(m_held.bytes)));
}

void TierForm::setHeld(const CountBytes &held)
{
    m_held = held;
    refresh();
}

bool TierForm::isBucket() const
{
    return place()->id != "folder"_L1 && place()->id != "none"_L1;
}

bool TierForm::leavesPhotosBehind() const
{
    if (m_held.count == 0)
        return false;
    if (place()->id != (m_bound.place.isEmpty() ? u"folder"_s : m_bound.place))
        return true;
    // What says where the photos are; a key or a limit may change as it likes.
    return std::ranges::any_of(m_lines, [this](const Line &line) {
        static const QStringList where{u"folder"_s, u"bucket"_s, u"endpoint"_s, u"account"_s};
        return line.edit && where.contains(line.field.name) &&
               line.edit->text().trimmed() != m_bound.values.value(line.field.name);
    });
}

void TierForm::setBusy(bool busy)
{
    m_busy = busy;
    m_choice->setEnabled(!busy);
    m_fieldsHost->setEnabled(!busy);
    refresh();
}

void TierForm::test()
{
    setBusy(true);
    m_result->showBusy();
    runAsync(
        m_pool, this, [places = m_source, entry = entry()] { return places->test(entry, {}); },
        [this](const Result<StoreReport> &report) {
            setBusy(false);
            m_result->showResult(report);
            // The list of what was found is long: its end and Save come into sight, once there is room for it.
            QMetaObject::invokeMethod(this, &TierForm::scrollToSave, Qt::QueuedConnection);
        });
}

void TierForm::scrollToSave()
{
    for (QWidget *up = parentWidget(); up; up = up->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(up)) {
            area->widget()->adjustSize();
            area->ensureWidgetVisible(m_save, 0, space::s6);
            return;
        }
    }
}

void TierForm::save()
{
    setBusy(true);
    runAsync(
        m_pool, this, [places = m_source, entry = entry()] { return places->save(entry); },
        [this](const Result<void> &done) {
            setBusy(false);
            if (!done) {
                Q_EMIT failed(done.error());
                return;
            }
            for (const Line &line : m_lines) {
                if (line.field.isSecret)
                    line.edit->clear();
            }
            Q_EMIT saved();
        });
}

} // namespace td
