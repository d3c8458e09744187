// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/photodialogs.h"

#include "ui/dialogs/confirmdialog.h"
#include "ui/support/async.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QListWidget>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
struct PhotoDialogs {
    Q_DECLARE_TR_FUNCTIONS(td::PhotoDialogs)
};
} // namespace

void askPublishPhotos(QWidget *parent, const UiServices &services, qint64 count, const QString &name,
                      const std::function<void()> &publish)
{
    runAsync(
        services.pool, parent, [&rules = services.engine.rules] { return rules.policy().value_or(Policy{}); },
        [parent, &services, count, name, publish](const Policy &policy) {
            const Instant now = services.engine.parts.clock.now();
            const Instant goes = now + policy.publishedDays * Day;
            Confirmation question;
            if (!name.isEmpty() && policy.publishedEnabled) {
                question = publishConfirmation(name, count, goes, now);
            } else {
                question.title = name.isEmpty() ? PhotoDialogs::tr("Publish %Ln photo(s)?", nullptr, int(count))
                                                : PhotoDialogs::tr("Publish %1?").arg(name);
                question.text = policy.publishedEnabled
                    ? PhotoDialogs::tr("They go to the trash on %1.").arg(format::date(goes, now))
                    : PhotoDialogs::tr("The rule for published photos is off: they stay where they are.");
                question.accept = PhotoDialogs::tr("Publish");
                question.cancel = PhotoDialogs::tr("Cancel");
            }
            confirm(parent, question, publish);
        });
}

void askPurgePhotos(QWidget *parent, qint64 count, qint64 bytes, bool bytesKnown, const QStringList &names,
                    const std::function<void()> &purge)
{
    Confirmation question = purgeConfirmation(count, bytes);
    if (!bytesKnown)
        question.text = PhotoDialogs::tr("This cannot be undone.");
    if (!names.isEmpty()) {
        auto *list = new QListWidget;
        list->setAccessibleName(PhotoDialogs::tr("Photos to delete"));
        list->addItems(names);
        if (count > names.size())
            list->addItem(PhotoDialogs::tr("and %1 more").arg(format::count(count - names.size())));
        list->setFixedHeight(list->fontMetrics().height() * std::min<int>(8, int(names.size()) + 2) + 2 * space::s2);
        question.detail = list;
    }
    confirm(parent, question, purge);
}

} // namespace td
