// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/systemscheme.h"
#include "ui/theme/theme.h"

#include <QObject>
#include <QSettings>
#include <QTranslator>

namespace td
{

/// Theme and language of the window as the operator chose them, kept in the profile's state and switched live. Make it after
/// the application and before any widget. GUI thread.
class Appearance : public QObject
{
    Q_OBJECT
public:
    explicit Appearance(QSettings &state, QObject *parent = nullptr);
    ~Appearance() override;

    void setMode(const QString &mode);         ///< "system", "light", "dark", "hc-light", "hc-dark"
    void setLanguage(const QString &language); ///< "system", "en", "fr"
    /// For this start only, from the command line.
    void overrideMode(const QString &mode);
    void overrideLanguage(const QString &language);
    [[nodiscard]] QString mode() const;
    [[nodiscard]] QString language() const; ///< as chosen, "system" included
    [[nodiscard]] Theme &theme() { return m_theme; }

Q_SIGNALS:
    void languageChanged();

private:
    void applyMode();
    void applyLanguage(const QString &language);

    QSettings &m_state;
    SystemScheme m_system; // reads the platform's palette before the theme sets ours
    Theme m_theme;
    QTranslator m_texts;
    QTranslator m_qtTexts;
    QString m_overriddenMode;
    QString m_loaded;
};

} // namespace td
