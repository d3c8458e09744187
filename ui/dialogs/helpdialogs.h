// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "ui/widgets/sheet.h"

namespace td
{

/// Every key of the window, with what it does.
class KeyboardDialog : public Sheet
{
    Q_OBJECT
public:
    KeyboardDialog(const QList<std::pair<QString, QString>> &keys, QWidget *parent);
};

class AboutDialog : public Sheet
{
    Q_OBJECT
public:
    AboutDialog(const QString &profilePath, QWidget *parent);
};

/// One error with its remedy and copyable detail.
class ErrorDialog : public Sheet
{
    Q_OBJECT
public:
    ErrorDialog(const Error &error, QWidget *parent);
};

} // namespace td
