// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draft.h"
#include "ui/page.h"
#include "ui/services.h"

#include <QTimer>

class QLineEdit;
class QListView;
class QStackedWidget;
class QToolButton;

namespace td
{

class Banner;
class DraftDelegate;
class DraftInspector;
class DraftsModel;
class EmptyState;
class InspectorSplit;
class SegmentedControl;
class ThumbnailCache;

/// The listings: what each holds, costs and waits for; publish and unpublish.
class DraftsPage : public Page
{
    Q_OBJECT
public:
    DraftsPage(const UiServices &services, QWidget *parent);

    [[nodiscard]] QString title() const override { return tr("Drafts"); }
    /// {"draft": id} selects one; {"scope": "published"}; {"ids": [...]} shows just these.
    void activated(const QVariantMap &arguments) override;
    void deactivated() override;
    void reload() override;
    void retry() override;
    bool escape() override;
    bool focusFilter() override;

    [[nodiscard]] DraftsModel &model() { return *m_model; }

private:
    struct Counts {
        qint64 all = 0, unpublished = 0, published = 0;
        std::optional<QStringList> sold;
    };
    void build();
    void buildActions();
    void applyQuery();
    void loadCounts(bool withAdvice); ///< which drafts look sold is asked once a visit
    void showState();
    void showSelected();
    void select(const QString &draftId);
    [[nodiscard]] const Draft *selected() const;
    void createDraft();
    void publish(const Draft &draft);
    void unpublish(const Draft &draft);
    void remove(const Draft &draft);
    void deliver(const Draft &draft);
    void choosePhotos(const Draft &draft);
    void showContextMenu(const QPoint &globalPos);
    void runDeed(const std::function<Result<void>()> &work, const QString &doneText, const Deed &deed = {});

    const UiServices &m_services;
    DraftsModel *m_model;
    ThumbnailCache *m_thumbs;
    SegmentedControl *m_scope = nullptr;
    QLineEdit *m_filter = nullptr;
    QTimer m_typing;
    Banner *m_banner = nullptr;
    InspectorSplit *m_split = nullptr;
    QToolButton *m_toggle = nullptr; ///< shows the inspector where it is a drawer
    QStackedWidget *m_stack = nullptr;
    QListView *m_list = nullptr;
    DraftDelegate *m_delegate = nullptr;
    EmptyState *m_first = nullptr;
    EmptyState *m_none = nullptr;
    DraftInspector *m_inspector = nullptr;
    QString m_wanted; ///< to be selected once it is loaded
    QStringList m_sold;
    bool m_soldSegment = false;
    bool m_shown = false;
    bool m_stale = true;
};

} // namespace td
