// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/duplicates.h"
#include "ui/page.h"
#include "ui/services.h"

#include <QElapsedTimer>
#include <QTimer>

#include <stop_token>

class QCheckBox;
class QPushButton;
class QScrollArea;
class QSlider;
class QStackedWidget;
class QVBoxLayout;

namespace td
{

class EmptyState;
class ErrorDetail;
class SegmentedControl;
class ExplainedLabel;
class TextLabel;
class ThumbnailCache;

/// Photos of the same picture, group by group: keep the best, keep all, or say that they are different.
class DuplicatesPage : public Page
{
    Q_OBJECT
public:
    DuplicatesPage(const UiServices &services, QWidget *parent);
    ~DuplicatesPage() override;

    [[nodiscard]] QString title() const override { return tr("Duplicates"); }
    void activated(const QVariantMap &arguments) override; ///< {"near": true}
    void deactivated() override;
    void reload() override;
    void retry() override;

private:
    struct Found {
        DuplicateReport report;
        QHash<QString, Photo> photos; ///< of the groups, by id
        DuplicateOptions options;
    };
    [[nodiscard]] static Result<Found> look(Engine &engine, const DuplicateOptions &options,
                                            const std::stop_token &stop);
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] DuplicateOptions options() const;
    void search();
    void showFound(const Result<Found> &found);
    void showCards();
    void askKeepBestOfAll();
    void keepBest(const QList<DuplicateGroup> &groups);
    void keepBestOfAll();
    void sayTrashed(const Duplicates::Resolved &resolved);
    void decide(const DuplicateGroup &group, DuplicateVerdict verdict);
    void restore(const QStringList &ids);
    void forget(const QString &decisionId);

    const UiServices &m_services;
    ThumbnailCache *m_thumbs;
    SegmentedControl *m_kind;
    QSlider *m_distance;
    TextLabel *m_distanceText;
    QCheckBox *m_across;
    ExplainedLabel *m_summary;
    QPushButton *m_all;
    QStackedWidget *m_stack;
    QWidget *m_loading;
    EmptyState *m_none;
    QPushButton *m_nearToo = nullptr; ///< where no file is there twice
    ErrorDetail *m_error;
    QScrollArea *m_scroll;
    QVBoxLayout *m_cards;
    Found m_found;
    std::stop_source m_stop;
    QTimer m_later;        ///< searches again when the changes of a large catalogue have paused
    QElapsedTimer m_since; ///< the last search
    bool m_busy = false;
    bool m_stale = false;
    bool m_shown = false;
};

} // namespace td
