// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QWidget>

namespace td
{

/// One condition: "User" quietly, "Marie" in bold.
struct FilterChip {
    QString id;
    QString label;
    QString value;
    bool operator==(const FilterChip &) const = default;
};

/// The conditions of a list. Left and Right walk, Del removes, Enter edits; the last chip adds.
class FilterChipBar : public QWidget
{
    Q_OBJECT
public:
    explicit FilterChipBar(QWidget *parent = nullptr);
    void setChips(const QList<FilterChip> &chips);
    [[nodiscard]] QList<FilterChip> chips() const { return m_chips; }
    /// Menu of the "+ Filter" chip; not owned.
    void setAddMenu(QMenu *menu);
    void setAddText(const QString &text);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void removed(const QString &id);
    void edited(const QString &id, const QPoint &globalPos);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    QList<FilterChip> m_chips;
    QWidget *m_add;
};

} // namespace td
