// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/healthitem.h"
#include "engine/backup/backupcleaner.h"
#include "engine/restorehold.h"
#include "ui/backupdesk.h"
#include "ui/services.h"
#include "ui/support/async.h"

#include <QMutex>
#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QPushButton;
class QTableView;

namespace td
{

class BackupsModel;
class Banner;
class Card;
class ErrorDetail;
class SharedSettings;
class StatusLabel;
class TextLabel;

/// The backups of the profile: what there is, when the next is made, and what can be done with them.
class BackupsTab : public QWidget
{
    Q_OBJECT
public:
    BackupsTab(const UiServices &services, QWidget *parent);
    ~BackupsTab() override;
    void show(bool shown);
    void reload();
    [[nodiscard]] BackupsModel &model() { return *m_model; }
    [[nodiscard]] bool isBusy() const { return m_busy; }

protected:
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    void toast(const QString &text);
    void errorRaised(const td::Error &error);

private:
    struct Found {
        BackupWhere where;
        HealthItem last;
        std::optional<Instant> next;
        QList<BackupEntry> entries;
        QJsonObject verified;
        std::optional<RestoreHold> hold;
        std::optional<Error> problem; ///< why the place cannot be read
    };
    struct Running {
        QMutex mutex;
        Progress progress;
    };
    [[nodiscard]] static Found read(Engine &engine, BackupDesk *desk);
    void build();
    [[nodiscard]] Card *buildHead();
    [[nodiscard]] Card *buildSettings();
    void fill(const Found &found);
    void showWork(const QString &text); ///< empty: nothing is under way
    void pullProgress();
    [[nodiscard]] const BackupEntry *selected() const;

    void createNow();
    void verifySelected(bool readPhotos);
    void askVerify();
    void askRestore();
    void restore(const QString &name, const QString &folder);
    void askCleanup();
    void cleanUp();
    void askTakeOver();
    void chooseFolder();
    void setFolder(const QString &folder);
    void chooseBucket();
    void askPassphrase();
    void setPassphrase(const Secret &passphrase);
    /// Runs `work` in the background with progress; `done` gets its answer. One at a time.
    template <typename Work, typename Done>
    void start(const QString &text, Work work, Done done);

    const UiServices &m_services;
    NewestAnswer m_answer;
    std::stop_source m_stop;
    std::shared_ptr<Running> m_running;
    BackupsModel *m_model;
    QWidget *m_content = nullptr;
    QBoxLayout *m_columns = nullptr; ///< side by side where there is room
    Banner *m_held = nullptr;
    StatusLabel *m_last = nullptr;
    TextLabel *m_next = nullptr;
    QPushButton *m_create = nullptr;
    QWidget *m_work = nullptr;
    TextLabel *m_workText = nullptr;
    QPushButton *m_halt = nullptr;
    StatusLabel *m_result = nullptr;
    TextLabel *m_place = nullptr;
    QPushButton *m_choose = nullptr;
    QPushButton *m_bucket = nullptr;
    QPushButton *m_passphrase = nullptr;
    QPushButton *m_own = nullptr;
    QTableView *m_table = nullptr;
    TextLabel *m_empty = nullptr;
    ErrorDetail *m_problem = nullptr;
    QList<QPushButton *> m_deeds; ///< that need a backup
    SharedSettings *m_settings = nullptr;
    QTimer m_pull;
    QString m_workName;
    QString m_ownWork; ///< what a button of this tab has under way
    bool m_shown = false;
    bool m_busy = false;
};

} // namespace td
