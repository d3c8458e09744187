// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tier.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

namespace td
{

/// A colour by what it is for. Order is that of the generated tokens.
enum class ColorRole {
    Canvas, Surface, Sunken, Raised, Hover, Border, Grid, ControlBorder, Text, Text2, Text3, Accent, OnAccent, AccentSoft,
    Link, Focus, Temp, TempSoft, Hot, HotSoft, Cold, ColdSoft, Ok, OkSoft, Warn, WarnSoft, Error, ErrorSoft, Info, InfoSoft,
};

/// A font by what it is for; sizes are factors of the application's font.
enum class TextRole { Display, Figure, Title, Sentence, Heading, Body, Medium, Small, Caption, Mono };

enum class Scheme { Light, Dark, HighContrastLight, HighContrastDark };
enum class ThemeMode { System, Light, Dark, HighContrastLight, HighContrastDark };
[[nodiscard]] QString themeModeName(ThemeMode mode); ///< "system", "light", "dark", "hc-light", "hc-dark"
[[nodiscard]] std::optional<ThemeMode> themeModeFromName(QStringView name);

enum class Status { Neutral, Ok, Info, Warn, Error };

/// The only distances there are, px.
namespace space
{
inline constexpr int s1 = 4, s2 = 8, s3 = 12, s4 = 16, s5 = 20, s6 = 24, s8 = 32;
}
/// Corner radii, px.
namespace radius
{
inline constexpr int chip = 4, control = 6, thumb = 8, card = 10, dialog = 12;
}
/// Icon sizes, px.
namespace iconsize
{
inline constexpr int text = 14, control = 18, tile = 22, empty = 48;
}

/// Tokens, fonts and the live switch. One lives as long as the application; GUI thread.
class Theme : public QObject
{
    Q_OBJECT
public:
    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    /// The one that was made last; widgets draw with it.
    [[nodiscard]] static Theme &current();

    /// Sets style, palette and fonts of the application; repaints everything when called again.
    void apply(Scheme scheme);
    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    [[nodiscard]] bool isDark() const;
    [[nodiscard]] bool isHighContrast() const;

    [[nodiscard]] QColor color(ColorRole role) const;
    [[nodiscard]] QColor color(ColorRole role, double opacity) const;
    [[nodiscard]] QColor tier(Tier tier) const;
    [[nodiscard]] QColor tierSoft(Tier tier) const;
    [[nodiscard]] QColor status(Status status) const;
    [[nodiscard]] QColor statusSoft(Status status) const;
    [[nodiscard]] QColor chart(int index) const; ///< 0..5, wraps round
    [[nodiscard]] QFont font(TextRole role) const;
    [[nodiscard]] QPalette palette() const;
    /// Height of a line of body text, px: breakpoints and minimum widths are told in it.
    [[nodiscard]] static int em();
    /// 120 ms, or 0 where motion is off.
    [[nodiscard]] int animationMs() const;

Q_SIGNALS:
    void changed();

private:
    Scheme m_scheme = Scheme::Light;
    bool m_styled = false;
};

[[nodiscard]] ColorRole tierRole(Tier tier);
[[nodiscard]] QString tierIcon(Tier tier);       ///< "tier-temp"...
[[nodiscard]] QString tierWord(Tier tier);       ///< TEMP, HOT, COLD
[[nodiscard]] QString statusIcon(Status status); ///< "check", "info", "warn", "error"

} // namespace td
