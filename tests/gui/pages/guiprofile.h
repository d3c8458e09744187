// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/console.h"
#include "support/manualclock.h"
#include "ui/page.h"
#include "ui/theme/theme.h"

#include <QTemporaryDir>

namespace td::test
{

/// A real profile in a temporary folder with everything a window runs on, under a clock that the test moves.
class GuiProfile
{
public:
    explicit GuiProfile(Instant start = instantOf(1'763'028'000), const QMap<QString, QString> &environment = {});
    ~GuiProfile();

    [[nodiscard]] UiServices &services() { return m_console->services(); }
    [[nodiscard]] Engine &engine() { return m_console->services().engine; }
    [[nodiscard]] ManualClock &clock() { return *m_clock; }
    [[nodiscard]] Theme &theme() { return *m_theme; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    /// Stores `count` small pictures, each of its own colours; their ids in order.
    QStringList addPhotos(int count, const QString &draft = {}, const QStringList &tags = {});
    /// Stores these files.
    QStringList addFiles(const QStringList &files, const QString &draft, const QString &user = QStringLiteral("default"));
    [[nodiscard]] Photo photo(const QString &id);
    /// A picture of its own colours as a file.
    [[nodiscard]] QString picture(int number, QSize size = {160, 120});

private:
    QTemporaryDir m_folder;
    std::shared_ptr<ManualClock> m_clock;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Console> m_console;
    int m_pictures = 0;
};

/// Saves a picture of the widget when TIERDECK_SHOTS names a folder.
void shot(QWidget &widget, const QString &name);

} // namespace td::test
