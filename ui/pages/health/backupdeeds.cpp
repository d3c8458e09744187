// SPDX-License-Identifier: GPL-3.0-or-later
// What the buttons of the tab of backups do.
#include "engine/backup/backupverifier.h"
#include "engine/backup/nightlybackup.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/health/backupplacedialogs.h"
#include "ui/pages/health/backupsmodel.h"
#include "ui/pages/health/backupstab.h"
#include "ui/pages/health/restoredialog.h"
#include "ui/support/format.h"
#include "ui/widgets/statuslabel.h"

#include <QCheckBox>
#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace td
{

template <typename Work, typename Done>
void BackupsTab::start(const QString &text, Work work, Done done)
{
    if (m_busy || !m_services.backups)
        return;
    m_stop = {};
    {
        const QMutexLocker lock(&m_running->mutex);
        m_running->progress = {};
    }
    m_result->hide();
    m_ownWork = text;
    showWork(text);
    const ProgressFn progress = [running = m_running](const Progress &now) {
        const QMutexLocker lock(&running->mutex);
        running->progress = now;
    };
    runAsync(
        m_services.workPool, this,
        [work = std::move(work), progress, stop = m_stop.get_token()] { return work(progress, stop); },
        [this, done = std::move(done)](auto answer) {
            m_ownWork.clear();
            // The nightly backup may have begun meanwhile.
            const bool isBackingUp = m_services.backupClock && m_services.backupClock->isBackingUp();
            showWork(isBackingUp ? tr("Backing up…") : QString());
            if (answer)
                done(*answer);
            else
                Q_EMIT errorRaised(answer.error());
            reload();
        });
}

void BackupsTab::createNow()
{
    if (m_services.backupClock && m_services.backupClock->runNow())
        showWork(tr("Backing up…"));
}

void BackupsTab::askVerify()
{
    const BackupEntry *entry = selected();
    if (!entry)
        return;
    auto *photos = new QCheckBox(tr("Read every photo too, which takes longer and costs traffic"));
    Confirmation c;
    c.title = tr("Verify the backup of %1?").arg(format::dateTime(entry->at, m_services.engine.parts.clock.now()));
    c.text = tr("Its files are read again and compared, and every photo is looked for.");
    c.accept = tr("Verify");
    c.cancel = tr("Cancel");
    c.detail = photos;
    confirm(this, c, [this, photos] { verifySelected(photos->isChecked()); });
}

void BackupsTab::verifySelected(bool readPhotos)
{
    const BackupEntry *entry = selected();
    if (!entry)
        return;
    start(
        tr("Verifying…"),
        [&engine = m_services.engine, desk = m_services.backups, name = entry->name,
         readPhotos](const ProgressFn &progress, std::stop_token stop) -> Result<BackupVerification> {
            TD_ASSIGN(const BackupPlace place, desk->place());
            return BackupVerifier(engine.parts, place)
                .verify({name}, {.readData = readPhotos, .repair = false}, progress, std::move(stop));
        },
        [this](const BackupVerification &done) {
            const bool isRight = std::ranges::all_of(done.backups, &BackupVerdict::isRight);
            qint64 missing = 0, damaged = 0;
            for (const BackupVerdict &verdict : done.backups) {
                missing += verdict.missing;
                damaged += verdict.damaged;
            }
            m_result->setStatus(isRight ? Status::Ok : Status::Error,
                                isRight ? tr("The backup is right: %1 were read.").arg(format::bytes(done.bytesRead))
                                        : tr("The backup is NOT right. Missing in it: %1, damaged: %2. Make a new one.")
                                              .arg(format::count(missing), format::count(damaged)));
            m_result->show();
            m_result->updateGeometry();
        });
}

void BackupsTab::askRestore()
{
    const BackupEntry *entry = selected();
    if (!entry)
        return;
    auto *dialog = new RestoreDialog(format::dateTime(entry->at, m_services.engine.parts.clock.now()), window());
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, name = entry->name] { restore(name, dialog->folder()); });
    dialog->open();
}

void BackupsTab::restore(const QString &name, const QString &folder)
{
    start(
        tr("Restoring…"),
        [desk = m_services.backups, name, folder](const ProgressFn &progress, std::stop_token stop) {
            return desk->restore(name, folder, progress, std::move(stop));
        },
        [this](const BackupRestored &done) {
            const qint64 lost = done.photos ? done.photos->lost + done.photos->failed.size() : 0;
            QString text = tr("Restored into %1").arg(done.profile);
            if (lost > 0)
                text = tr("%1; %Ln photo(s) did not come back", nullptr, int(lost)).arg(text);
            if (done.isHeld)
                text += u". "_s + tr("Its buckets and other folders are left alone until you take them over in that profile, "
                                     "on the page Health, under Backups.");
            m_result->setStatus(lost > 0 || done.isHeld ? Status::Warn : Status::Ok, text);
            m_result->show();
            m_result->updateGeometry();
        });
}

void BackupsTab::askCleanup()
{
    start(
        tr("Looking…"),
        [&engine = m_services.engine, desk = m_services.backups](const ProgressFn &progress,
                                                                 std::stop_token stop) -> Result<BackupCleanup> {
            TD_ASSIGN(const BackupPlace place, desk->place());
            TD_ASSIGN(const BackupRules rules, backupRules(engine.rules));
            return BackupCleaner(engine.parts, place)
                .clean({.keepDays = rules.keepDays, .dryRun = true, .confirmed = true}, progress, std::move(stop));
        },
        [this](const BackupCleanup &would) {
            if (would.removed.isEmpty() && would.objectsRemoved == 0 && would.leftovers == 0) {
                Q_EMIT toast(tr("There is nothing to clean up"));
                return;
            }
            Confirmation c;
            c.title = tr("Remove %Ln backup(s)?", nullptr, int(would.removed.size()));
            c.text = tr("They are older than backups are kept. With them go %1 files of photos that no other backup and not "
                        "the catalogue names: %2. It cannot be undone.")
                         .arg(format::count(would.objectsRemoved), format::bytes(would.bytesFreed));
            c.accept = tr("Remove");
            c.cancel = tr("Keep");
            c.danger = true;
            confirm(this, c, [this] { cleanUp(); });
        });
}

void BackupsTab::cleanUp()
{
    start(
        tr("Cleaning up…"),
        [&engine = m_services.engine, desk = m_services.backups](const ProgressFn &progress,
                                                                 std::stop_token stop) -> Result<BackupCleanup> {
            TD_ASSIGN(const BackupPlace place, desk->place());
            TD_ASSIGN(const BackupRules rules, backupRules(engine.rules));
            return BackupCleaner(engine.parts, place)
                .clean({.keepDays = rules.keepDays, .dryRun = false, .confirmed = true}, progress, std::move(stop));
        },
        [this](const BackupCleanup &done) {
            Q_EMIT toast(tr("%Ln backup(s) removed, %1 freed", nullptr, int(done.removed.size()))
                             .arg(format::bytes(done.bytesFreed)));
            if (!done.failed.isEmpty())
                Q_EMIT errorRaised(done.failed.first().error);
        });
}

void BackupsTab::askTakeOver()
{
    if (!m_services.backups)
        return;
    Confirmation c;
    c.title = tr("Take the buckets and folders over?");
    c.text = tr("From then on this profile moves and deletes there. If the profile that was backed up is still in use "
                "anywhere, each would treat the files of the other as its own, and photos would be lost.");
    c.accept = tr("Take over");
    c.cancel = tr("Leave it as it is");
    c.danger = true;
    confirm(this, c, [this] {
        runAsync(
            m_services.workPool, this,
            [desk = m_services.backups, stop = m_stop.get_token()] { return desk->takeOver(stop); },
            [this](const Result<void> &done) {
                if (!done)
                    Q_EMIT errorRaised(done.error());
                else
                    Q_EMIT toast(tr("The buckets and folders are this profile's now"));
                reload();
            });
    });
}

void BackupsTab::chooseFolder()
{
    auto *dialog = new QFileDialog(window(), tr("Choose a folder for the backups"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &BackupsTab::setFolder);
    dialog->open();
}

void BackupsTab::setFolder(const QString &folder)
{
    if (!m_services.backups)
        return;
    runAsync(
        m_services.pool, this, [desk = m_services.backups, folder] { return desk->setFolder(folder); },
        [this](const Result<void> &done) {
            if (!done)
                Q_EMIT errorRaised(done.error());
            else
                Q_EMIT toast(tr("The place of the backups is changed; those at the old place stay there"));
            reload();
        });
}

void BackupsTab::chooseBucket()
{
    runAsync(
        m_services.pool, this, [buckets = m_services.backups->buckets()] { return buckets->bound(Tier::Cold); },
        [this](const Result<TierBound> &bound) {
            if (!bound) {
                Q_EMIT errorRaised(bound.error());
                return;
            }
            auto *dialog =
                new BackupBucketDialog(m_services.pool, m_services.backups->buckets(), *bound, window());
            connect(dialog, &BackupBucketDialog::failed, this, &BackupsTab::errorRaised);
            connect(dialog, &QDialog::accepted, this, [this] {
                Q_EMIT toast(tr("The place of the backups is changed; those at the old place stay there"));
                reload();
            });
            dialog->open();
        });
}

void BackupsTab::askPassphrase()
{
    auto *dialog = new PassphraseDialog(window());
    connect(dialog, &PassphraseDialog::chosen, this, &BackupsTab::setPassphrase);
    dialog->open();
}

void BackupsTab::setPassphrase(const Secret &passphrase)
{
    runAsync(
        m_services.pool, this,
        [desk = m_services.backups, passphrase] { return desk->setPassphrase(passphrase); },
        [this, isKept = !passphrase.isEmpty()](const Result<void> &done) {
            if (!done)
                Q_EMIT errorRaised(done.error());
            else
                Q_EMIT toast(isKept ? tr("The passphrase is kept in the keyring")
                                    : tr("The passphrase is forgotten"));
            reload();
        });
}

} // namespace td
