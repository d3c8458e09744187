// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/sheet.h"

class QLineEdit;

namespace td
{

/// Asks for the folder that a backup is restored into. accepted() means: do it.
class RestoreDialog : public Sheet
{
    Q_OBJECT
public:
    RestoreDialog(const QString &when, QWidget *parent);
    [[nodiscard]] QString folder() const;
    void setFolder(const QString &folder);

private:
    void browse();
    QLineEdit *m_folder;
    QPushButton *m_accept;
};

} // namespace td
