// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"
#include "ui/services.h"

#include <QTimer>

class QAction;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTreeView;
class QVBoxLayout;

namespace td
{

class BandwidthButton;
class Banner;
class Card;
class EmptyState;
class ProgressRow;
class RateGraph;
class SelectionBar;
class TextLabel;
class TransferModel;
struct TransferRows;

/// What is under way: how fast, how long still, what failed and why, and what to do about it.
class TransfersPage : public Page
{
    Q_OBJECT
public:
    TransfersPage(const UiServices &services, QWidget *parent);

    [[nodiscard]] QString title() const override { return tr("Transfers"); }
    void activated(const QVariantMap &arguments) override;
    void deactivated() override;
    void reload() override;
    bool escape() override;

    [[nodiscard]] TransferModel &model() { return *m_model; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void buildHead(QVBoxLayout &layout);
    void buildList();
    QAction *addAction(const QString &text, const QString &iconName, const QKeySequence &key,
                       std::function<void()> deed);
    void showIdle(const QueueSnapshot &snapshot);
    void showSnapshot(const QueueSnapshot &snapshot);
    void showRunning(const QueueSnapshot &snapshot);
    void load();
    [[nodiscard]] static Result<TransferRows> read(Engine &engine);
    void take(const TransferRows &rows);
    void placeGroupRows();
    void showState();
    void showContextMenu(const QPoint &globalPos);
    void showSelection();
    void countDown();
    void retrySelected();
    void cancelSelected();
    void reorderSelected(TransferPlace place);
    void openSelected();
    [[nodiscard]] QList<qint64> selectedIds() const;

    const UiServices &m_services;
    TransferModel *m_model;
    TextLabel *m_title = nullptr;
    TextLabel *m_detail = nullptr;
    QProgressBar *m_bar = nullptr;
    RateGraph *m_rate = nullptr;
    BandwidthButton *m_bandwidth = nullptr;
    QTimer m_sample; ///< takes the rate, also while the page is hidden
    QPushButton *m_pause = nullptr;
    QPushButton *m_cancelAll = nullptr;
    QPushButton *m_retryAll = nullptr;
    QPushButton *m_clear = nullptr;
    Banner *m_banner = nullptr;
    Card *m_running = nullptr;
    QList<ProgressRow *> m_rows;
    QList<qint64> m_rowIds;
    QStackedWidget *m_stack = nullptr;
    QTreeView *m_tree = nullptr;
    EmptyState *m_idle = nullptr;
    SelectionBar *m_selectionBar = nullptr;
    QAction *m_retry = nullptr;
    QAction *m_cancel = nullptr;
    QList<QAction *> m_order; ///< to the top, up, down, to the end
    QTimer m_wait;
    QTimer m_second;        ///< while a countdown is shown
    QSet<QString> m_folded; ///< branches that the operator closed
    bool m_shown = false;
    bool m_loaded = false;
    bool m_loading = false;
    bool m_again = false;
};

} // namespace td
