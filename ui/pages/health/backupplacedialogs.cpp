// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/health/backupplacedialogs.h"

#include "ui/pages/settings/tierform.h"
#include "ui/widgets/textlabel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace td
{

BackupBucketDialog::BackupBucketDialog(QThreadPool &pool, const std::shared_ptr<TierPlaces> &buckets,
                                       const TierBound &bound, QWidget *parent)
    : Sheet(tr("Keep backups in a bucket"), Wide, parent)
{
    addText(tr(
        "Best at another provider than the photos, and never a bucket that holds a tier. Backups at the old place stay "
        "there."));
    auto *form = new TierForm(pool, buckets, Tier::Cold, bound);
    body()->addWidget(form);
    connect(form, &TierForm::saved, this, &QDialog::accept);
    connect(form, &TierForm::cancelled, this, &QDialog::reject);
    connect(form, &TierForm::failed, this, &BackupBucketDialog::failed);
}

PassphraseDialog::PassphraseDialog(QWidget *parent)
    : Sheet(tr("Passphrase of the backups"), Narrow, parent)
{
    addText(tr(
        "Backups at a place that holds none yet are encrypted with it from the first one on. It is kept in the keyring "
        "of this computer, and is in no backup: without it there is no way back. Keep it in a password safe too."));
    m_first = addField(tr("Passphrase"));
    m_again = addField(tr("Once more"));
    auto *forget = addLeftButton(tr("Forget it"));
    addCancel(tr("Cancel"));
    auto *store = addAccept(tr("Store"));
    store->setEnabled(false);
    const auto compare = [this, store] {
        store->setEnabled(!m_first->text().isEmpty() && m_first->text() == m_again->text());
    };
    connect(m_first, &QLineEdit::textChanged, this, compare);
    connect(m_again, &QLineEdit::textChanged, this, compare);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT chosen(Secret(m_first->text().toUtf8())); });
    connect(forget, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen({});
        reject();
    });
    m_first->setFocus();
}

QLineEdit *PassphraseDialog::addField(const QString &label)
{
    auto *edit = new QLineEdit;
    edit->setEchoMode(QLineEdit::Password);
    edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    edit->setAccessibleName(label);
    auto *name = new TextLabel(label, TextRole::Medium);
    name->setBuddy(edit);
    auto *block = new QVBoxLayout;
    block->setSpacing(space::s1);
    block->addWidget(name);
    block->addWidget(edit);
    body()->addLayout(block);
    return edit;
}

} // namespace td
