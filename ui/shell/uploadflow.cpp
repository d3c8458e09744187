// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/uploadflow.h"

#include "ui/dialogs/uploaddialog.h"
#include "ui/support/async.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
const QString LastFolderKey = u"ui/lastUploadFolder"_s;
}

UploadFlow::UploadFlow(const UiServices &services, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_window(window)
{
    connect(&services.queue, &TransferQueue::refused, this, &UploadFlow::tellRefused);
    connect(&services.queue, &TransferQueue::failed, this, &UploadFlow::errorRaised);
    connect(&services.queue, &TransferQueue::batchFinished, this, [this](qint64 stored, qint64 failed) {
        if (failed > 0)
            Q_EMIT toast(tr("%Ln done", nullptr, int(stored)) + u", "_s + tr("%Ln failed", nullptr, int(failed)), {});
    });
}

UploadFlow::~UploadFlow()
{
    m_stop.request_stop();
}

void UploadFlow::chooseFiles(const QString &draft)
{
    auto *dialog = new QFileDialog(m_window, tr("Add photos"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Photos (*.jpg *.jpeg *.png *.gif *.webp *.heic *.heif *.avif)"), tr("All files (*)")});
    dialog->setDirectory(m_services.state.value(LastFolderKey, QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)).toString());
    connect(dialog, &QFileDialog::filesSelected, this, [this, dialog, draft](const QStringList &files) {
        m_services.state.setValue(LastFolderKey, dialog->directory().absolutePath());
        open(files, draft, false);
    });
    dialog->open();
}

void UploadFlow::chooseFolder()
{
    auto *dialog = new QFileDialog(m_window, tr("Add a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setDirectory(m_services.state.value(LastFolderKey, QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)).toString());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        m_services.state.setValue(LastFolderKey, QFileInfo(folder).absolutePath());
        open({folder}, {}, false);
    });
    dialog->open();
}

void UploadFlow::open(const QStringList &paths, const QString &draft, bool withOptions)
{
    auto *dialog = new UploadDialog(m_services, paths, draft, withOptions, m_window);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_services.queue.addUploads(dialog->paths(), true, dialog->options());
        Q_EMIT queued();
    });
    dialog->open();
}

void UploadFlow::addSamples()
{
    if (!m_services.makeSamples || m_making)
        return;
    m_making = true;
    Q_EMIT toast(tr("Drawing the sample photos…"), {});
    runAsync(
        m_services.workPool, this, [make = m_services.makeSamples, stop = m_stop.get_token()] { return make(stop); },
        [this](const Result<QString> &folder) {
            m_making = false;
            if (!folder) {
                Q_EMIT errorRaised(folder.error());
                return;
            }
            UploadOptions options;
            options.user = m_services.user;
            options.draft = tr("Sample photos");
            options.tags = {tr("sample")};
            m_services.queue.addUploads({*folder}, true, options);
            Q_EMIT queued();
        });
}

void UploadFlow::tellRefused(const QList<ItemFailure> &failed)
{
    if (failed.isEmpty())
        return;
    const Error &first = failed.first().error;
    QString text = errorSentence(first);
    const QString remedy = errorRemedy(first);
    if (!remedy.isEmpty())
        text += u' ' + remedy;
    if (failed.size() > 1)
        text += u' ' + tr("%Ln more were left out.", nullptr, int(failed.size()) - 1);
    Q_EMIT toast(text, {});
}

} // namespace td
