// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QDBusVariant>
#include <QObject>

#include <memory>
#include <optional>

namespace td
{

/// What the desktop wants: dark or light, more contrast. Asks the XDG portal without waiting, then follows it; where there
/// is no portal the platform's palette decides. GUI thread.
class SystemScheme : public QObject
{
    Q_OBJECT
public:
    /// Reads the platform palette, so make it before the theme is applied. `lastKnown` stands until somebody answers.
    explicit SystemScheme(std::optional<Scheme> lastKnown, QObject *parent = nullptr);
    ~SystemScheme() override;
    [[nodiscard]] Scheme scheme() const;

Q_SIGNALS:
    void changed(td::Scheme scheme);

private Q_SLOTS:
    void portalSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask(const QString &group, const QString &key);
    void take(const QString &group, const QString &key, const QVariant &value);
    struct Private;
    std::unique_ptr<Private> d;
};

/// What the operator chose, given what the desktop wants.
[[nodiscard]] Scheme schemeFor(ThemeMode mode, Scheme system);

} // namespace td
