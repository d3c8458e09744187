// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "ui/pages/links/linksmodel.h"
#include "ui/services.h"
#include "ui/support/async.h"

#include <QTimer>
#include <QWidget>

class QKeySequence;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace td
{

class Banner;
class EmptyState;
class SegmentedControl;

/// The links that were given out: who has them, until when, how often they were used; and how they are ended.
class LinksTab : public QWidget
{
    Q_OBJECT
public:
    LinksTab(const UiServices &services, QWidget *parent);
    ~LinksTab() override;
    void show(bool shown);
    void reload();
    void focusFilter();
    [[nodiscard]] LinksModel &model() { return *m_model; }
    [[nodiscard]] QTableView &table() { return *m_table; }

Q_SIGNALS:
    void toast(const QString &text);
    void errorRaised(const td::Error &error);
    void statusText(const QString &text);
    void openPage(const QString &id, const QVariantMap &arguments);

private:
    struct Found {
        QList<LinkRow> rows;
        qint64 all = 0;     ///< in the register, whatever the filter
        qint64 fitting = 0; ///< of those that the filter lets through
        qint64 abused = 0;
        qint64 expired = 0;
    };
    [[nodiscard]] static Result<Found> read(Engine &engine, const LinkFilter &filter, bool onlyAbused);
    void build();
    [[nodiscard]] QWidget *buildBar();
    [[nodiscard]] LinkFilter filter() const;
    void fill(const Found &found);
    void followSelection();
    [[nodiscard]] QList<Link> selected() const;
    [[nodiscard]] bool isLive(const Link &link) const;
    [[nodiscard]] bool canEnd(const Link &link) const;
    void addTableAction(const QString &text, const QKeySequence &key, void (LinksTab::*deed)());
    void openPhoto();

    void copyAddress();
    void askRevoke();
    void revoke(const QList<Link> &links);
    void cleanUp();

    const UiServices &m_services;
    NewestAnswer m_answer;
    std::stop_source m_stop;
    LinksModel *m_model;
    Banner *m_abuse = nullptr;
    SegmentedControl *m_states = nullptr;
    QLineEdit *m_text = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_revoke = nullptr;
    QPushButton *m_clean = nullptr;
    QStackedWidget *m_stack = nullptr;
    QTableView *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    QTimer m_typing;
    bool m_shown = false;
};

} // namespace td
