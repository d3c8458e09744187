// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"
#include "ui/services.h"

class QPushButton;
class QVBoxLayout;
class QStackedWidget;

namespace td
{

class AdviceActions;
class ErrorDetail;
class TextLabel;

/// One card per recommendation, ranked; each shows its photos and has a deed that works.
class RecommendationsPage : public Page
{
    Q_OBJECT
public:
    RecommendationsPage(const UiServices &services, QWidget *parent);

    [[nodiscard]] QString title() const override { return tr("Recommendations"); }
    void activated(const QVariantMap &arguments) override;
    void reload() override;

private:
    void show(const Advisor::Report &report);
    [[nodiscard]] QWidget *makeCard(const Recommendation &recommendation, const PriceBook &prices);
    void dismiss(const Recommendation &recommendation);

    const UiServices &m_services;
    AdviceActions *m_actions;
    QStackedWidget *m_stack;
    QWidget *m_loading;
    QWidget *m_clear;
    QWidget *m_scroll;
    ErrorDetail *m_error;
    QVBoxLayout *m_cards;
    TextLabel *m_checked;
    QPushButton *m_again;
    bool m_busy = false;
    bool m_stale = false; ///< asked to reload while a report was under way
};

} // namespace td
