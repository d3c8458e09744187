// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/helpdialogs.h"

#include "ui/widgets/errordetail.h"
#include "ui/widgets/keyvalueinspector.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>
#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace td
{

using namespace Qt::StringLiterals;

KeyboardDialog::KeyboardDialog(const QList<std::pair<QString, QString>> &keys, QWidget *parent)
    : Sheet(tr("Keyboard"), Narrow, parent)
{
    auto *inner = new QWidget;
    auto *grid = new QGridLayout(inner);
    grid->setContentsMargins(0, 0, space::s3, 0);
    grid->setHorizontalSpacing(space::s6);
    grid->setVerticalSpacing(space::s2);
    int row = 0;
    for (const auto &[text, key] : keys) {
        grid->addWidget(new TextLabel(text), row, 0);
        auto *keyLabel = new TextLabel(key, TextRole::Small, ColorRole::Text2);
        keyLabel->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(keyLabel, row++, 1);
    }
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(row, 1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setMinimumHeight(Theme::em() * 22);
    scroll->setAccessibleName(tr("Keyboard"));
    scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    body()->addWidget(scroll, 1);
    addCancel(tr("Close"), true);
}

AboutDialog::AboutDialog(const QString &profilePath, QWidget *parent)
    : Sheet(tr("About Tierdeck"), Narrow, parent)
{
    addText(tr("Keeps photos on the cheapest place that fits and shows what is stored where, what it costs and what happens next."));
    auto *facts = new KeyValueInspector;
    facts->setSections({{{},
                         {{.label = tr("Version"), .value = QCoreApplication::applicationVersion()},
                          {.label = tr("Profile"), .value = profilePath, .mono = true},
                          {.label = tr("License"), .value = u"GPL-3.0-or-later"_s},
                          {.label = u"Qt"_s, .value = QString::fromLatin1(qVersion())}}}});
    body()->addWidget(facts);
    addCancel(tr("Close"), true);
}

ErrorDialog::ErrorDialog(const Error &error, QWidget *parent)
    : Sheet(tr("What went wrong"), Narrow, parent)
{
    body()->addWidget(new ErrorDetail(error));
    body()->addStretch(1);
    addCancel(tr("Close"), true);
}

} // namespace td
