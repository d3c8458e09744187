// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractListModel>
#include <QListView>

namespace td
{

struct TimelineEntry {
    QString icon;
    std::optional<Status> status; ///< colours the icon
    QString sentence;
    QString time;    ///< "22:02", "yesterday"
    QString toolTip; ///< exact time and zone
    QVariantMap link; ///< {"page": id, ...arguments}; empty: no link
};

/// History or activity: icon, sentence, time at right. Asks for the height of its rows.
class TimelineList : public QListView
{
    Q_OBJECT
public:
    explicit TimelineList(QWidget *parent = nullptr);
    ~TimelineList() override;
    void setEntries(const QList<TimelineEntry> &entries);
    /// True: as high as its rows, no scroll bar (inside a scrolling page).
    void setFitContents(bool fit);
    /// True: a sentence that finds no room in one line takes more, instead of being cut.
    void setWraps(bool wraps);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void linkActivated(const QVariantMap &link);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Model;
    [[nodiscard]] int rowsHeight() const;
    Model *m_model;
    bool m_wraps = false;
    bool m_fit = false;
};

} // namespace td
