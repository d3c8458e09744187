// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/paint.h"
#include "ui/theme/tdstyle.h"
#include "ui/theme/printcolor.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QStyle>
#include <QToolTip>
#include <QWidget>

// Resources of a static library are only linked when somebody asks for them, outside of any namespace.
static void initResources()
{
    Q_INIT_RESOURCE(app);
}

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

Theme *theCurrent = nullptr;

const std::array<std::uint32_t, tokens::RoleCount> &table(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Light: return tokens::light;
    case Scheme::Dark: return tokens::dark;
    case Scheme::HighContrastLight: return tokens::hc_light;
    case Scheme::HighContrastDark: return tokens::hc_dark;
    }
    return tokens::light;
}

const std::array<std::uint32_t, tokens::ChartCount> &chartTable(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Light: return tokens::light_chart;
    case Scheme::Dark: return tokens::dark_chart;
    case Scheme::HighContrastLight: return tokens::hc_light_chart;
    case Scheme::HighContrastDark: return tokens::hc_dark_chart;
    }
    return tokens::light_chart;
}

QFont scaled(QFont font, double factor, QFont::Weight weight)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(int(font.pixelSize() * factor + 0.5));
    font.setWeight(weight);
    return font;
}

} // namespace

QString themeModeName(ThemeMode mode)
{
    switch (mode) {
    case ThemeMode::System: return u"system"_s;
    case ThemeMode::Light: return u"light"_s;
    case ThemeMode::Dark: return u"dark"_s;
    case ThemeMode::HighContrastLight: return u"hc-light"_s;
    case ThemeMode::HighContrastDark: return u"hc-dark"_s;
    }
    return {};
}

std::optional<ThemeMode> themeModeFromName(QStringView name)
{
    for (const ThemeMode mode : {ThemeMode::System, ThemeMode::Light, ThemeMode::Dark, ThemeMode::HighContrastLight,
                                 ThemeMode::HighContrastDark}) {
        if (name == themeModeName(mode))
            return mode;
    }
    return std::nullopt;
}

Theme::Theme(QObject *parent)
    : QObject(parent)
{
    theCurrent = this;
    initResources();
}

Theme::~Theme()
{
    if (theCurrent == this)
        theCurrent = nullptr;
}

Theme &Theme::current()
{
    Q_ASSERT_X(theCurrent, "Theme::current", "the application makes its Theme before its first widget");
    return *theCurrent;
}

void Theme::apply(Scheme scheme)
{
    if (m_styled && scheme == m_scheme)
        return;
    m_scheme = scheme;
    if (!m_styled) {
        m_styled = true;
        QApplication::setStyle(new TdStyle);
    }
    QApplication::setPalette(palette());
    QToolTip::setPalette(palette());
    Q_EMIT changed();
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets)
        widget->update();
}

bool Theme::isDark() const
{
    return m_scheme == Scheme::Dark || m_scheme == Scheme::HighContrastDark;
}

bool Theme::isHighContrast() const
{
    return m_scheme == Scheme::HighContrastLight || m_scheme == Scheme::HighContrastDark;
}

QColor Theme::color(ColorRole role) const
{
    return QColor::fromRgb(table(m_scheme)[std::size_t(role)]);
}

QColor printColor(ColorRole role)
{
    return QColor::fromRgb(table(Scheme::Light)[std::size_t(role)]);
}

QColor Theme::color(ColorRole role, double opacity) const
{
    QColor result = color(role);
    result.setAlphaF(float(opacity));
    return result;
}

QColor Theme::tier(Tier tier) const
{
    return color(tierRole(tier));
}

QColor Theme::tierSoft(Tier tier) const
{
    switch (tier) {
    case Tier::Temp: return color(ColorRole::TempSoft);
    case Tier::Hot: return color(ColorRole::HotSoft);
    case Tier::Cold: return color(ColorRole::ColdSoft);
    }
    return {};
}

QColor Theme::status(Status status) const
{
    switch (status) {
    case Status::Neutral: return color(ColorRole::Text2);
    case Status::Ok: return color(ColorRole::Ok);
    case Status::Info: return color(ColorRole::Info);
    case Status::Warn: return color(ColorRole::Warn);
    case Status::Error: return color(ColorRole::Error);
    }
    return {};
}

QColor Theme::statusSoft(Status status) const
{
    switch (status) {
    case Status::Neutral: return color(ColorRole::Sunken);
    case Status::Ok: return color(ColorRole::OkSoft);
    case Status::Info: return color(ColorRole::InfoSoft);
    case Status::Warn: return color(ColorRole::WarnSoft);
    case Status::Error: return color(ColorRole::ErrorSoft);
    }
    return {};
}

QColor Theme::chart(int index) const
{
    return QColor::fromRgb(chartTable(m_scheme)[std::size_t(index) % tokens::ChartCount]);
}

QFont Theme::font(TextRole role) const
{
    const QFont base = QApplication::font();
    switch (role) {
    case TextRole::Display: return scaled(base, 1.9, QFont::DemiBold);
    case TextRole::Figure: return scaled(base, 1.5, QFont::DemiBold);
    case TextRole::Title: return scaled(base, 1.5, QFont::DemiBold);
    case TextRole::Sentence: return scaled(base, 1.15, QFont::Normal);
    case TextRole::Heading: return scaled(base, 1.1, QFont::DemiBold);
    case TextRole::Body: return base;
    case TextRole::Medium: return scaled(base, 1.0, QFont::DemiBold);
    case TextRole::Small: return scaled(base, 0.95, QFont::Normal);
    case TextRole::Caption: return scaled(base, 0.92, QFont::Normal);
    case TextRole::Mono: {
        QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        fixed.setPointSizeF((base.pointSizeF() > 0 ? base.pointSizeF() : 10) * 0.95);
        return fixed;
    }
    }
    return base;
}

QPalette Theme::palette() const
{
    QPalette p;
    const QColor canvas = color(ColorRole::Canvas);
    const QColor text = color(ColorRole::Text);
    p.setColor(QPalette::Window, canvas);
    p.setColor(QPalette::Base, color(ColorRole::Surface));
    p.setColor(QPalette::AlternateBase, color(ColorRole::Surface));
    p.setColor(QPalette::Button, color(ColorRole::Surface));
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText,
                            QPalette::ToolTipText, QPalette::BrightText})
        p.setColor(role, text);
    p.setColor(QPalette::PlaceholderText, color(ColorRole::Text3));
    p.setColor(QPalette::Highlight, color(ColorRole::AccentSoft));
    p.setColor(QPalette::Link, color(ColorRole::Link));
    p.setColor(QPalette::LinkVisited, color(ColorRole::Link));
    p.setColor(QPalette::Light, color(ColorRole::Raised));
    p.setColor(QPalette::Midlight, color(ColorRole::Hover));
    p.setColor(QPalette::Mid, color(ColorRole::Border));
    p.setColor(QPalette::Dark, color(ColorRole::ControlBorder));
    p.setColor(QPalette::Shadow, color(ColorRole::ControlBorder));
    p.setColor(QPalette::ToolTipBase, color(ColorRole::Raised));
    const QColor disabled = mix(text, canvas, 0.45);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, disabled);
    return p;
}

int Theme::em()
{
    return QFontMetrics(QApplication::font()).height();
}

int Theme::animationMs() const
{
    const bool off = isHighContrast() || QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0;
    return off ? 0 : 120;
}

ColorRole tierRole(Tier tier)
{
    switch (tier) {
    case Tier::Temp: return ColorRole::Temp;
    case Tier::Hot: return ColorRole::Hot;
    case Tier::Cold: return ColorRole::Cold;
    }
    return ColorRole::Text2;
}

QString tierIcon(Tier tier)
{
    return u"tier-"_s + tierName(tier);
}

QString tierWord(Tier tier)
{
    return tierName(tier).toUpper();
}

QString statusIcon(Status status)
{
    switch (status) {
    case Status::Neutral: return u"info"_s;
    case Status::Ok: return u"check"_s;
    case Status::Info: return u"info"_s;
    case Status::Warn: return u"warn"_s;
    case Status::Error: return u"error"_s;
    }
    return {};
}

} // namespace td
