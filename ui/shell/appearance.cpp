// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/appearance.h"

#include "ui/support/format.h"

#include <QApplication>
#include <QLibraryInfo>

// Resources of a static library are only linked when somebody asks for them, outside of any namespace.
static void initTranslations()
{
    Q_INIT_RESOURCE(i18n);
}

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

const QString ModeKey = u"ui/theme"_s;
const QString LanguageKey = u"ui/language"_s;
const QString LastSchemeKey = u"ui/lastSystemScheme"_s;

std::optional<Scheme> lastScheme(const QSettings &state)
{
    const QVariant kept = state.value(LastSchemeKey);
    if (!kept.isValid())
        return std::nullopt;
    return Scheme(qBound(0, kept.toInt(), int(Scheme::HighContrastDark)));
}

QLocale localeFor(const QString &language)
{
    const QLocale system = QLocale::system();
    if (language == "fr"_L1)
        return system.language() == QLocale::French ? system : QLocale(QLocale::French, QLocale::France);
    if (system.language() == QLocale::English)
        return system;
    return QLocale(QLocale::English, QLocale::UnitedStates);
}

} // namespace

Appearance::Appearance(QSettings &state, QObject *parent)
    : QObject(parent)
    , m_state(state)
    , m_system(lastScheme(state))
{
    initTranslations();
    connect(&m_system, &SystemScheme::changed, this, [this](Scheme scheme) {
        m_state.setValue(LastSchemeKey, int(scheme));
        applyMode();
    });
    applyMode();
    applyLanguage(language());
}

Appearance::~Appearance() = default;

QString Appearance::mode() const
{
    if (!m_overriddenMode.isEmpty())
        return m_overriddenMode;
    return m_state.value(ModeKey, u"system"_s).toString();
}

QString Appearance::language() const
{
    return m_state.value(LanguageKey, u"system"_s).toString();
}

void Appearance::setMode(const QString &mode)
{
    m_overriddenMode.clear();
    m_state.setValue(ModeKey, mode);
    applyMode();
}

void Appearance::overrideMode(const QString &mode)
{
    m_overriddenMode = mode;
    applyMode();
}

void Appearance::applyMode()
{
    const ThemeMode chosen = themeModeFromName(mode()).value_or(ThemeMode::System);
    m_theme.apply(schemeFor(chosen, m_system.scheme()));
}

void Appearance::setLanguage(const QString &language)
{
    m_state.setValue(LanguageKey, language);
    applyLanguage(language);
}

void Appearance::overrideLanguage(const QString &language)
{
    applyLanguage(language);
}

void Appearance::applyLanguage(const QString &language)
{
    QString effective = language;
    if (effective != "en"_L1 && effective != "fr"_L1)
        effective = QLocale::system().language() == QLocale::French ? u"fr"_s : u"en"_s;
    if (effective == m_loaded)
        return;
    m_loaded = effective;
    const QLocale locale = localeFor(effective);
    QLocale::setDefault(locale);
    format::setLocale(locale);
    QCoreApplication::removeTranslator(&m_texts);
    QCoreApplication::removeTranslator(&m_qtTexts);
    // Qt's own words (context menus, file dialogs) come with Qt; without them they stay English.
    if (m_qtTexts.load(u"qtbase_"_s + effective, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtTexts);
    if (m_texts.load(u":/i18n/tierdeck_"_s + effective + u".qm"_s))
        QCoreApplication::installTranslator(&m_texts);
    Q_EMIT languageChanged();
}

} // namespace td
