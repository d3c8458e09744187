// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/services.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QWidget>

namespace td
{

class StatusLabel;
class TextLabel;

/// Words that can be clicked, in the colour of text around them.
class LinkLabel : public QAbstractButton
{
    Q_OBJECT
public:
    explicit LinkLabel(QWidget *parent = nullptr);
    void setLinkText(const QString &text);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// Foot of the window: are the tiers there, when is the next run, what the page has to say.
class StatusStrip : public QWidget
{
    Q_OBJECT
public:
    explicit StatusStrip(const Clock &clock, QWidget *parent = nullptr);
    void setConnection(Status status, const QString &text);
    /// No moment: the nightly run is off.
    void setNextRun(std::optional<Instant> at, bool running);
    void setPageText(const QString &text);
    void setUpdated(const QString &text); ///< shown when the page has nothing to say

Q_SIGNALS:
    void nextRunClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void retranslate();
    const Clock &m_clock;
    StatusLabel *m_connection;
    TextLabel *m_dot;
    LinkLabel *m_next;
    TextLabel *m_page;
    std::optional<Instant> m_nextRun;
    bool m_running = false;
    QString m_pageText, m_updated;
};

} // namespace td
