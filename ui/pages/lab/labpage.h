// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lab.h"
#include "ui/page.h"
#include "ui/services.h"

#include <QTimer>

#include <stop_token>

class QComboBox;
class QPushButton;
class QSpinBox;

namespace td
{

class Card;
class ComparisonView;
class EmptyState;
class LabResults;
class LabSettings;
class ProgressRow;

/// Compression settings tried on a sample of the operator's photos: bytes, looks and cost of each, side by side.
class LabPage : public Page
{
    Q_OBJECT
public:
    LabPage(const UiServices &services, QWidget *parent);
    ~LabPage() override;

    [[nodiscard]] QString title() const override { return tr("Compression lab"); }
    void activated(const QVariantMap &arguments) override;
    void reload() override { loadPresent(); }

private:
    struct Running; ///< how far the work is, told by its threads
    struct Pair;    ///< two pictures to compare
    [[nodiscard]] QWidget *makeHead();
    void fillComparison();
    void loadPresent();
    void start();
    void showReport(const Result<LabReport> &report);
    void showPictures();
    void use(const LabSetting &setting);
    void save(const ImagePolicy &policy, const QString &said, const std::optional<ImagePolicy> &before);

    const UiServices &m_services;
    LabSettings *m_settings;
    QSpinBox *m_sample;
    QPushButton *m_try;
    ProgressRow *m_progress;
    EmptyState *m_nothing; ///< until something was tried
    LabResults *m_results;
    Card *m_comparison;
    QComboBox *m_photo;
    QComboBox *m_left;
    QComboBox *m_right;
    ComparisonView *m_view;
    LabReport m_report;
    QStringList m_names;   ///< of the settings of the report
    QString m_presentName; ///< what "now" was then
    std::shared_ptr<Running> m_running;
    QTimer m_tick;
    std::stop_source m_pictureStop;
    quint64 m_generation = 0; ///< of the pictures that are shown
};

} // namespace td
