// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/support/async.h"

#include <QVariantMap>

namespace td
{

/// The named filters of a page, in the catalogue: every console of it has them. What this window knew before them is
/// taken over once.
class SavedViews : public QObject
{
    Q_OBJECT
public:
    SavedViews(const UiServices &services, const QString &page, QObject *parent);
    void load();
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] QVariantMap definition(const QString &name) const;
    void save(const QString &name, const QVariantMap &definition);
    void remove(const QString &name);

Q_SIGNALS:
    void changed();
    void failed(const td::Error &error);

private:
    [[nodiscard]] QList<SavedView> old() const; ///< of this window, from before the catalogue had them

    const UiServices &m_services;
    const QString m_page;
    NewestAnswer m_answer;
    QList<SavedView> m_views;
};

} // namespace td
