// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QListView;

namespace td
{

struct SideBarEntry {
    QString id;
    QString icon;
    QString text;
    QString count;          ///< "72k"; empty: none
    QString countMeaning;   ///< "72,418 photos", for tooltip and readers
    bool trouble = false;   ///< the count is shown as a red pill
    QString shortcut;       ///< "Ctrl+2"
};

/// The pages: a real list, one Tab stop, arrows; collapses to icons.
class SideBar : public QWidget
{
    Q_OBJECT
public:
    explicit SideBar(QWidget *parent = nullptr);
    ~SideBar() override;
    void setEntries(const QList<SideBarEntry> &entries);
    void setCount(const QString &id, const QString &count, const QString &meaning, bool trouble = false);
    void setCurrent(const QString &id);
    [[nodiscard]] QString current() const;
    void setCollapsed(bool collapsed);
    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }
    void setProfileName(const QString &name);
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {sizeHint().width(), QWidget::minimumSizeHint().height()}; }

Q_SIGNALS:
    void activated(const QString &id);
    void profileClicked();
    void collapseClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Model;
    class Brand;
    class Foot;
    void refreshWidth();
    Model *m_model;
    QListView *m_list;
    Brand *m_brand;
    Foot *m_foot;
    bool m_collapsed = false;
};

} // namespace td
