// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/registry.h"
#include "ui/support/deed.h"
#include "ui/theme/theme.h"

#include <QMainWindow>
#include <QTimer>

class QStackedWidget;

namespace td
{

class AwayNotices;
class BannerArea;
class CommandPalette;
class FileDrop;
class HeaderBar;
class NightWatch;
class SideBar;
class SideCounts;
class StatusStrip;
class TierWatch;
class ToastStack;
class UploadFlow;
class WindowActions;

/// The window: side bar, header, banner, pages, status. Knows the registry of pages and nothing of what is in them.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const UiServices &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    void showPage(const QString &id, const QVariantMap &arguments = {});
    [[nodiscard]] QString currentPageId() const { return m_current; }
    [[nodiscard]] Page *currentPage() const;
    void comeForward(); ///< out of the tray, from behind other windows
    void showToast(const QString &text, const Deed &deed = {});
    void showError(const Error &error);
    void undo(); ///< the last deed that said how
    void redo(); ///< what was undone last, unless something else was done since
    /// Asks about samples, folders and the schedule when this profile was never asked.
    void offerFirstStart();

    [[nodiscard]] SideBar *sideBar() const { return m_side; }
    [[nodiscard]] HeaderBar *header() const { return m_header; }
    [[nodiscard]] BannerArea *banners() const { return m_banners; }
    [[nodiscard]] ToastStack *toasts() const { return m_toasts; }
    [[nodiscard]] CommandPalette *commandPalette() const { return m_palette; }
    [[nodiscard]] WindowActions *windowActions() const { return m_actions; }
    [[nodiscard]] UploadFlow *uploads() const { return m_uploads; }

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void orderRegions();
    void buildFrame();
    void connectHeader();
    void connectServices();
    void connectPage(Page *page);
    void tellTiers(Status status, const QString &text, const QString &remedy);
    void perform(const QString &action);
    void performView(const QString &action);
    void showWaysToAdd();
    void quit();
    void rebuild();
    void restore();
    void fillSideBar();
    void fitSideBar();
    void nextRegion(bool forward);
    void escape();
    void checkChosen();
    void askRun();
    [[nodiscard]] Page *pageFor(const QString &id);

    const UiServices &m_services;
    QList<PageEntry> m_registry;
    QMap<QString, Page *> m_pages;
    QString m_current;
    QVariantMap m_arguments;
    struct Done {
        int id = 0;
        QString text;
        Deed deed;
    };
    void undoOne(int id);
    void showDone(); ///< what Undo and Redo would do, in their menu texts
    QList<Done> m_done;
    QList<Done> m_undone;
    QString m_final; ///< what was undone last and cannot be done again
    int m_lastDone = 0;

    SideBar *m_side;
    HeaderBar *m_header;
    BannerArea *m_banners;
    QStackedWidget *m_stack;
    StatusStrip *m_status;
    ToastStack *m_toasts;
    CommandPalette *m_palette;
    WindowActions *m_actions;
    UploadFlow *m_uploads;
    FileDrop *m_drop;
    NightWatch *m_nights;
    TierWatch *m_tiers;
    SideCounts *m_counts;
    AwayNotices *m_away;
    QTimer m_rebuild;
    QString m_tierTrouble;          ///< as it was told last
    bool m_wasCatalogueGone = false; ///< the last news of the catalogue was a failure
    bool m_wantCollapsed = false;
};

} // namespace td
