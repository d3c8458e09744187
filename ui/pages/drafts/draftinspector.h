// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draft.h"
#include "core/event.h"
#include "core/pricebook.h"
#include "ui/services.h"

#include <QScrollArea>

class QPushButton;

namespace td
{

class KeyValueInspector;
class PhotoStrip;
class StatusLabel;
class TextLabel;
class ThumbnailCache;
class TimelineList;

/// One draft in full: its photos, what they cost on which tier, orders, history.
class DraftInspector : public QScrollArea
{
    Q_OBJECT
public:
    DraftInspector(const UiServices &services, ThumbnailCache &thumbs, QWidget *parent = nullptr);
    void showDraft(const Draft &draft, const PriceBook &prices);
    void showNothing();
    [[nodiscard]] QString draftId() const { return m_draft.draftId; }
    [[nodiscard]] QSize sizeHint() const override { return {320, 600}; }

Q_SIGNALS:
    void publishRequested();
    void unpublishRequested();
    void photosRequested();
    void addRequested();
    void removeRequested();
    void photoRequested(const QString &photoId);
    void failed(const td::Error &error);

private:
    struct Loaded {
        QStringList photoIds;
        QList<Order> orders;
        QList<Event> history;
    };
    void load();
    void fill(const Loaded &loaded);

    const UiServices &m_services;
    Draft m_draft;
    quint64 m_generation = 0;
    QWidget *m_content = nullptr;
    TextLabel *m_empty = nullptr;
    TextLabel *m_title = nullptr;
    TextLabel *m_user = nullptr;
    StatusLabel *m_state = nullptr;
    PhotoStrip *m_strip = nullptr;
    KeyValueInspector *m_sums = nullptr;
    KeyValueInspector *m_orders = nullptr;
    TextLabel *m_historyTitle = nullptr;
    TimelineList *m_history = nullptr;
    QPushButton *m_publish = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace td
