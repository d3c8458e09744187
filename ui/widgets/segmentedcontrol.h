// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QAbstractButton;

namespace td
{

/// Two to five choices side by side, one chosen. Arrow keys move; one Tab stop.
class SegmentedControl : public QWidget
{
    Q_OBJECT
public:
    explicit SegmentedControl(QWidget *parent = nullptr);
    /// `iconName` alone makes an icon segment whose text is tooltip and accessible name.
    void addSegment(const QString &id, const QString &text, const QString &iconName = {});
    void setSegmentText(const QString &id, const QString &text);
    /// A number behind the text: "Archive 176"; empty takes it away.
    void setSegmentCount(const QString &id, const QString &count);
    void setCurrent(const QString &id);
    [[nodiscard]] QString current() const { return m_current; }
    /// Ctrl+Tab anywhere in `page` chooses the next one, after the last the first.
    void cycleIn(QWidget *page);

Q_SIGNALS:
    void currentChanged(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Segment;
    void choose(const QString &id);
    [[nodiscard]] Segment *find(const QString &id) const;
    QList<Segment *> m_segments;
    QHBoxLayout *m_layout;
    QString m_current;
};

} // namespace td
