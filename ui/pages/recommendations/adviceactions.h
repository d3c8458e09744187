// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommendations.h"
#include "ui/services.h"
#include "ui/support/deed.h"

#include <QWidget>

#include <functional>

namespace td
{

/// What the button of a recommendation does: opens the page that can act, or shows what it would change and then does it.
class AdviceActions : public QObject
{
    Q_OBJECT
public:
    AdviceActions(const UiServices &services, QWidget *parent);
    void apply(const Recommendation &recommendation);
    /// Looks for bytes that are billed and needed by nobody, and offers to remove them.
    void auditHidden();

Q_SIGNALS:
    void openPage(const QString &id, const QVariantMap &arguments);
    void toast(const QString &text, const td::Deed &deed);
    void errorRaised(const td::Error &error);
    void changed();

private:
    void askPublish(const QStringList &drafts);
    void publish(const QStringList &drafts);
    void unpublish(const QStringList &drafts);
    void askTrashDuplicates(const PhotoFilter &filter);
    void trash(const QStringList &ids);
    void runCheck();

    const UiServices &m_services;
    QWidget *m_window;
};

} // namespace td
