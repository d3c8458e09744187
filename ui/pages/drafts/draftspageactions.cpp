// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a draft.
#include "ui/dialogs/deliverdialog.h"
#include "ui/pages/drafts/draftinspector.h"
#include "ui/pages/drafts/draftsmodel.h"
#include "ui/pages/drafts/draftspage.h"
#include "ui/pages/photos/filtermenu.h"
#include "ui/pages/photos/photodialogs.h"
#include "ui/support/async.h"
#include "ui/support/format.h"
#include "ui/theme/icons.h"
#include "ui/widgets/sheet.h"

#include <QAction>
#include <QFileDialog>
#include <QListView>
#include <QMenu>
#include <QToolButton>
#include <QPointer>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace td
{

void DraftsPage::buildActions()
{
    const auto add = [this](const QString &id, const QString &text, const QString &iconName, const QKeySequence &keys,
                            const std::function<void()> &run) {
        auto *action = new QAction(icon(iconName), text, m_list);
        action->setObjectName(id);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        m_list->addAction(action);
    };
    const auto withSelected = [this](const std::function<void(const Draft &)> &deed) {
        return [this, deed] {
            if (const Draft *draft = selected())
                deed(Draft(*draft));
        };
    };
    add(u"photos"_s, tr("Show photos"), u"photos"_s, {}, [this] { Q_EMIT m_inspector->photosRequested(); });
    add(u"publish"_s, tr("Publish or unpublish…"), u"drafts"_s, Qt::CTRL | Qt::Key_Return,
        withSelected([this](const Draft &draft) { draft.published ? unpublish(draft) : publish(draft); }));
    add(u"add"_s, tr("Add photos…"), u"add"_s, {}, withSelected([this](const Draft &draft) { choosePhotos(draft); }));
    add(u"deliver"_s, tr("Send to Telegram…"), u"upload"_s, {}, withSelected([this](const Draft &draft) { deliver(draft); }));
    add(u"inspector"_s, tr("Inspector"), u"panel-right"_s, Qt::Key_I, [this] { m_toggle->click(); });
    add(u"remove"_s, tr("Remove draft…"), u"trash"_s, Qt::Key_Delete, withSelected([this](const Draft &draft) { remove(draft); }));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
}

void DraftsPage::showContextMenu(const QPoint &globalPos)
{
    if (!selected())
        return;
    auto *menu = new QMenu(m_list);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_list->actions());
    menu->popup(globalPos);
}

void DraftsPage::runDeed(const std::function<Result<void>()> &work, const QString &doneText, const Deed &deed)
{
    runAsync(m_services.pool, this, std::function(work), [this, doneText, deed](const Result<void> &result) {
        if (!result)
            Q_EMIT errorRaised(result.error());
        else if (!doneText.isEmpty())
            Q_EMIT toast(doneText, deed);
        reload();
    });
}

void DraftsPage::createDraft()
{
    askText(this, tr("New draft"), tr("Name of the listing"), tr("Create"), {}, [this](const QString &name) {
        m_wanted = name;
        runDeed([&drafts = m_services.engine.drafts, name, user = m_services.user] { return drafts.create(name, user, {}); },
                tr("Draft %1 created").arg(name));
    });
}

void DraftsPage::publish(const Draft &draft)
{
    askPublishPhotos(this, m_services, draft.photoCount, DraftsModel::titleOf(draft), [this, draft] {
        const QString name = DraftsModel::titleOf(draft);
        const std::function<Result<void>()> work = [&drafts = m_services.engine.drafts, id = draft.draftId]() -> Result<void> {
            TD_ASSIGN(const BatchOutcome outcome, drafts.publish(id, {}));
            if (outcome.done.isEmpty() && !outcome.failed.isEmpty())
                return fail(outcome.failed.constFirst().error);
            return {};
        };
        runDeed(work, tr("%1 published").arg(name),
                Deed([self = QPointer(this), draft] {
                    if (self)
                        self->unpublish(draft);
                }, [self = QPointer(this), work] {
                    if (self)
                        self->runDeed(work, {});
                }));
    });
}

void DraftsPage::unpublish(const Draft &draft)
{
    runDeed(
        [&drafts = m_services.engine.drafts, id = draft.draftId]() -> Result<void> {
            TD_TRY(drafts.unpublish(id));
            return {};
        },
        tr("%1 is no longer published; its photos stay").arg(DraftsModel::titleOf(draft)));
}

void DraftsPage::remove(const Draft &draft)
{
    auto *sheet = new Sheet(tr("Remove %1?").arg(DraftsModel::titleOf(draft)), Sheet::Narrow, this);
    if (draft.photoCount > 0)
        sheet->addText(tr("Its %Ln photo(s) stay, in no draft. After the grace of the rule for orphans they go to the trash.", nullptr,
                          int(draft.photoCount)));
    else
        sheet->addText(tr("It holds no photos."));
    sheet->addCancel(tr("Keep"), true);
    sheet->addAccept(tr("Remove draft"), true);
    connect(sheet, &QDialog::accepted, this, [this, draft] {
        runDeed([&drafts = m_services.engine.drafts, id = draft.draftId] { return drafts.remove(id); },
                tr("Draft %1 removed").arg(DraftsModel::titleOf(draft)));
    });
    sheet->open();
}

void DraftsPage::deliver(const Draft &draft)
{
    auto *dialog = new DeliverDialog(
        m_services, draft.photoCount,
        [&delivery = m_services.engine.delivery, id = draft.draftId] { return delivery.photosOf(id); }, this);
    dialog->open();
}

void DraftsPage::choosePhotos(const Draft &draft)
{
    auto *dialog = new QFileDialog(window(), tr("Add photos to %1").arg(DraftsModel::titleOf(draft)));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this,
            [this, id = draft.draftId](const QStringList &files) { Q_EMIT addPhotos(files, id); });
    dialog->open();
}

} // namespace td
