// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace td
{

/// Covers its parent while files are dragged over it: dashed frame, what a drop will do.
class DropOverlay : public QWidget
{
    Q_OBJECT
public:
    explicit DropOverlay(QWidget *parent);
    /// Title: "Drop to add 214 photos to TEMP"; hint below it.
    void showMessage(const QString &title, const QString &hint);
    [[nodiscard]] QString title() const { return m_title; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString m_title;
    QString m_hint;
};

} // namespace td
