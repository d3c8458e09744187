// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/photodialogs.h"

#include "ui/support/async.h"
#include "ui/support/format.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/textlabel.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
struct PhotoDialogs {
    Q_DECLARE_TR_FUNCTIONS(td::PhotoDialogs)
};
constexpr qint64 TypedFrom = 100;
} // namespace

void askPublishPhotos(QWidget *parent, const UiServices &services, qint64 count, const QString &name,
                      const std::function<void()> &publish)
{
    runAsync(
        services.pool, parent, [&rules = services.engine.rules] { return rules.policy().value_or(Policy{}); },
        [parent, &services, count, name, publish](const Policy &policy) {
            const Instant now = services.engine.parts.clock.now();
            const QString title = name.isEmpty() ? PhotoDialogs::tr("Publish %n photo(s)?", nullptr, int(count))
                                                 : PhotoDialogs::tr("Publish %1?").arg(name);
            auto *sheet = new Sheet(title, Sheet::Narrow, parent);
            if (policy.publishedEnabled)
                sheet->addText(PhotoDialogs::tr("%n photo(s) go to the trash on %1, %2 days after publishing.", nullptr, int(count))
                                   .arg(format::date(now + policy.publishedDays * Day, now), QString::number(policy.publishedDays)));
            else
                sheet->addText(PhotoDialogs::tr("The rule for published photos is off: they stay where they are."));
            sheet->addText(PhotoDialogs::tr("Unpublishing before that keeps them."));
            sheet->addCancel(PhotoDialogs::tr("Cancel"));
            QObject::connect(sheet, &QDialog::accepted, parent, publish);
            sheet->addAccept(PhotoDialogs::tr("Publish"));
            sheet->open();
        });
}

void askPurgePhotos(QWidget *parent, qint64 count, qint64 bytes, bool bytesKnown, const QStringList &names,
                    const std::function<void()> &purge)
{
    auto *sheet = new Sheet(PhotoDialogs::tr("Delete %n photo(s) for good?", nullptr, int(count)), Sheet::Narrow, parent);
    sheet->addText(bytesKnown ? PhotoDialogs::tr("This cannot be undone. It frees %1.").arg(format::bytes(bytes))
                              : PhotoDialogs::tr("This cannot be undone."));
    if (!names.isEmpty()) {
        auto *list = new QListWidget;
        list->setAccessibleName(PhotoDialogs::tr("Photos to delete"));
        list->addItems(names);
        if (count > names.size())
            list->addItem(PhotoDialogs::tr("and %1 more").arg(format::count(count - names.size())));
        list->setMaximumHeight(list->fontMetrics().height() * 8);
        sheet->body()->addWidget(list);
    }
    QLineEdit *field = nullptr;
    if (count > TypedFrom) {
        sheet->addText(PhotoDialogs::tr("Type %1 to go on.").arg(count));
        field = new QLineEdit;
        field->setAccessibleName(PhotoDialogs::tr("Number of photos to delete"));
        sheet->body()->addWidget(field);
    }
    sheet->addCancel(PhotoDialogs::tr("Keep"), true);
    QPushButton *accept = sheet->addAccept(PhotoDialogs::tr("Delete %n photo(s)", nullptr, int(count)), true);
    if (field) {
        accept->setEnabled(false);
        QObject::connect(field, &QLineEdit::textChanged, accept, [accept, count](const QString &text) {
            accept->setEnabled(text.trimmed() == QString::number(count));
        });
    }
    QObject::connect(sheet, &QDialog::accepted, parent, purge);
    sheet->open();
}

} // namespace td
