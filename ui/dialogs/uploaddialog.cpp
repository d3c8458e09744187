// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/uploaddialog.h"

#include "ui/support/async.h"
#include "ui/support/format.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QDate>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int DraftsShown = 50;

struct Found {
    qint64 files = 0;
    qint64 bytes = 0;
    qint64 refused = 0;
    bool stopped = false;
};

Found look(const QStringList &paths, const std::stop_token &stop)
{
    Found found;
    const FileList list = collectFiles(paths, true, stop);
    found.refused = list.failed.size();
    for (const QString &file : list.files) {
        if (stop.stop_requested())
            break;
        found.bytes += QFileInfo(file).size();
    }
    found.files = list.files.size();
    found.stopped = stop.stop_requested();
    return found;
}

} // namespace

QString UploadDialog::proposedDraft(const QStringList &paths)
{
    QString folder;
    for (const QString &path : paths) {
        // A dropped folder gives its own name; files give the name of the folder they share.
        const QFileInfo info(path);
        const bool isFolder = info.suffix().isEmpty();
        const QString name = isFolder ? info.fileName() : info.dir().dirName();
        if (!folder.isEmpty() && folder != name)
            return format::locale().toString(QDate::currentDate(), u"d MMMM yyyy"_s);
        folder = name;
    }
    // Folders that say nothing about what is in them.
    static const QStringList vague{u"DCIM"_s, u"Camera"_s, u"Pictures"_s, u"Downloads"_s, u"Desktop"_s, u"tmp"_s,
                                   u"Images"_s, u"Téléchargements"_s, u"Bureau"_s, u"100APPLE"_s, u"Photos"_s};
    if (folder.isEmpty() || vague.contains(folder, Qt::CaseInsensitive))
        return format::locale().toString(QDate::currentDate(), u"d MMMM yyyy"_s);
    return folder;
}

UploadDialog::UploadDialog(const UiServices &services, const QStringList &paths, const QString &draft, bool withOptions, QWidget *parent)
    : Sheet(tr("Add photos"), Narrow, parent)
    , m_services(services)
    , m_paths(paths)
    , m_summary(addText(tr("Counting…")))
    , m_hint(nullptr)
    , m_draft(new QComboBox)
    , m_options(new QWidget)
    , m_tags(new QLineEdit)
    , m_vendor(new QLineEdit)
    , m_kind(new QComboBox)
    , m_duplicates(new QComboBox)
    , m_public(new Switch(tr("Public")))
    , m_original(new QComboBox)
    , m_toggle(nullptr)
    , m_accept(nullptr)
{
    buildDraftRow();
    buildOptions();
    m_toggle = addLeftButton(tr("More options"));
    addCancel(tr("Cancel"));
    m_accept = addAccept(tr("Add photos"));
    m_accept->setObjectName(u"accept"_s);
    m_draft->setEditText(draft.isEmpty() ? proposedDraft(paths) : draft);
    m_draft->lineEdit()->selectAll();
    m_draft->setFocus();
    connect(m_toggle, &QPushButton::clicked, this, [this] { setOptionsVisible(m_options->isHidden()); });
    connect(m_draft, &QComboBox::editTextChanged, this, &UploadDialog::validate);
    setOptionsVisible(withOptions);
    countFiles();
    loadDrafts();
    validate();
}

UploadDialog::~UploadDialog()
{
    m_stop.request_stop();
}

void UploadDialog::buildDraftRow()
{
    auto *label = new TextLabel(tr("&Draft"), TextRole::Medium);
    m_draft->setEditable(true);
    m_draft->setInsertPolicy(QComboBox::NoInsert);
    m_draft->setAccessibleName(tr("Draft"));
    m_draft->setObjectName(u"draft"_s);
    m_draft->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_draft->lineEdit()->setPlaceholderText(tr("Name of the draft"));
    label->setBuddy(m_draft);
    auto *block = new QVBoxLayout;
    block->setSpacing(space::s1);
    block->addWidget(label);
    block->addWidget(m_draft);
    m_hint = new TextLabel({}, TextRole::Caption, ColorRole::Text2);
    m_hint->setWordWrap(true);
    block->addWidget(m_hint);
    body()->addLayout(block);
}

void UploadDialog::buildOptions()
{
    auto *form = new QFormLayout(m_options);
    form->setContentsMargins(0, space::s1, 0, 0);
    form->setHorizontalSpacing(space::s4);
    form->setVerticalSpacing(space::s2);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_tags->setPlaceholderText(tr("summer, linen"));
    m_tags->setAccessibleName(tr("Tags"));
    form->addRow(tr("&Tags"), m_tags);
    m_vendor->setPlaceholderText(tr("None: they are yours"));
    m_vendor->setAccessibleName(tr("Vendor"));
    m_vendor->setObjectName(u"vendor"_s);
    form->addRow(tr("&Vendor"), m_vendor);
    m_kind->addItem(tr("User photo"), u"user"_s);
    m_kind->addItem(tr("Garment"), u"cloth"_s);
    m_kind->addItem(tr("Result"), u"result"_s);
    m_kind->setAccessibleName(tr("Kind"));
    form->addRow(tr("&Kind"), m_kind);
    m_duplicates->addItem(tr("Skip them"), int(DuplicatePolicy::Skip));
    m_duplicates->addItem(tr("Store them again"), int(DuplicatePolicy::Store));
    m_duplicates->setAccessibleName(tr("Same bytes again"));
    form->addRow(tr("&Same bytes again"), m_duplicates);
    m_original->addItem(tr("As in Settings"), -1);
    m_original->addItem(tr("Keep the uploaded file too"), 1);
    m_original->addItem(tr("Keep only the compressed photo"), 0);
    m_original->setAccessibleName(tr("Original"));
    form->addRow(tr("&Original"), m_original);
    form->addRow(tr("&Public"), m_public);
    for (QComboBox *box : {m_kind, m_duplicates, m_original})
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    body()->addWidget(m_options);
}

void UploadDialog::setOptionsVisible(bool visible)
{
    m_options->setVisible(visible);
    m_toggle->setText(visible ? tr("Fewer options") : tr("More options"));
    if (isVisible())
        adjustSize();
}

void UploadDialog::validate()
{
    const QString name = m_draft->currentText().trimmed();
    const bool known = m_draft->findText(name, Qt::MatchExactly | Qt::MatchCaseSensitive) >= 0;
    m_accept->setEnabled(!name.isEmpty());
    if (name.isEmpty())
        m_hint->setText(tr("Every photo needs a draft: photos in none go to the trash after two days."));
    else
        m_hint->setText(known ? tr("Joins this draft.") : tr("A new draft is made."));
}

void UploadDialog::countFiles()
{
    runAsync(
        m_services.pool, this, [paths = m_paths, stop = m_stop.get_token()] { return look(paths, stop); },
        [this](const Found &found) {
            if (found.stopped)
                return;
            QString text = tr("%Ln file(s), %1. They stay on this computer until a rule moves them.", nullptr, int(found.files))
                               .arg(format::bytes(found.bytes));
            if (found.refused > 0)
                text += u' ' + tr("%Ln other(s) cannot be added.", nullptr, int(found.refused));
            m_summary->setText(text);
            m_accept->setText(tr("Add %Ln photo(s)", nullptr, int(found.files)));
            if (found.files == 0)
                m_accept->setEnabled(false);
        });
}

void UploadDialog::loadDrafts()
{
    runAsync(
        m_services.pool, this,
        [&drafts = m_services.engine.drafts] { return drafts.list(DraftScope::All, {}, {}, DraftsShown); },
        [this](const Result<QList<Draft>> &drafts) {
            if (!drafts)
                return; // the field still takes a name; the page shows why the list fails
            const QString typed = m_draft->currentText();
            {
                const QSignalBlocker quiet(m_draft);
                for (const Draft &draft : *drafts)
                    m_draft->addItem(draft.draftId);
                m_draft->setEditText(typed);
            }
            validate();
        });
}

UploadOptions UploadDialog::options() const
{
    UploadOptions options;
    options.user = m_services.user;
    if (const QString vendor = m_vendor->text().trimmed(); !vendor.isEmpty()) {
        options.user = vendor;
        options.ownerType = u"vendor"_s;
    }
    options.draft = m_draft->currentText().trimmed();
    const QStringList tags = m_tags->text().split(u',', Qt::SkipEmptyParts);
    for (const QString &tag : tags) {
        if (!tag.trimmed().isEmpty())
            options.tags.append(tag.trimmed());
    }
    options.kind = m_kind->currentData().toString();
    options.isPublic = m_public->isChecked();
    options.duplicates = DuplicatePolicy(m_duplicates->currentData().toInt());
    const int original = m_original->currentData().toInt();
    if (original >= 0)
        options.keepOriginal = original == 1;
    return options;
}

} // namespace td
