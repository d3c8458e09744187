// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/health/restoredialog.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

RestoreDialog::RestoreDialog(const QString &when, QWidget *parent)
    : Sheet(tr("Restore the backup of %1").arg(when), Sheet::Narrow, parent)
    , m_folder(new QLineEdit)
{
    addText(tr("It becomes a profile of its own in a folder that holds none yet: settings, catalogue, and the photos that "
               "the backup holds. This profile stays as it is."));
    addText(tr("Do not use both on the same buckets or folders: each would treat the files of the other as its own."));
    m_folder->setAccessibleName(tr("Folder"));
    m_folder->setPlaceholderText(tr("An empty folder"));
    auto *browseButton = makeCompactButton(tr("Choose…"));
    browseButton->setAccessibleName(tr("Choose the folder"));
    auto *line = new QHBoxLayout;
    line->addWidget(m_folder, 1);
    line->addWidget(browseButton);
    body()->addLayout(line);
    addCancel(tr("Cancel"));
    m_accept = addAccept(tr("Restore"));
    m_accept->setEnabled(false);
    connect(m_folder, &QLineEdit::textChanged, this,
            [this] { m_accept->setEnabled(QDir::isAbsolutePath(folder())); });
    connect(browseButton, &QPushButton::clicked, this, &RestoreDialog::browse);
    m_folder->setFocus();
}

QString RestoreDialog::folder() const
{
    return m_folder->text().trimmed();
}

void RestoreDialog::setFolder(const QString &folder)
{
    m_folder->setText(QDir::toNativeSeparators(folder));
}

void RestoreDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Choose the folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &RestoreDialog::setFolder);
    dialog->open();
}

} // namespace td
