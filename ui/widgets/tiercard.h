// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/explanation.h"

#include <QAbstractButton>

class QAction;
class QPushButton;

namespace td
{

/// What a tier card shows; texts are already formatted.
struct TierFigures {
    QString provider; ///< "this computer", "Cloudflare R2 · photos-eu"
    QString amount;   ///< "$0.75"
    QString unit;     ///< "a month"
    QString stored;   ///< "48,920 photos · 50.0 GB"
    QString shareText; ///< "86 % of cost"
    double share = 0;  ///< 0..1
    QString note;      ///< "176 move to COLD tonight"
    QString noteIcon = QStringLiteral("clock");
    Status noteStatus = Status::Neutral;
    QString spoken; ///< description for screen readers
};

/// A tier at a glance: one focusable button.
class TierCard : public QAbstractButton
{
    Q_OBJECT
public:
    explicit TierCard(Tier tier, QWidget *parent = nullptr);
    void setFigures(const TierFigures &figures);
    void setLoading(bool loading);
    /// No such tier: dashed, only `note` is told.
    void setMissing(bool missing);
    /// A small button at the foot, for what mends the trouble that the note tells; empty: none.
    void setAction(const QString &text);
    /// How the amount came to be: by ? and in the context menu.
    void setExplanation(const Explanation &explanation);
    [[nodiscard]] const Explanation &explanation() const { return m_explanation; }
    [[nodiscard]] Tier tier() const { return m_tier; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void actionClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void paintHead(QPainter &painter, const QRectF &area) const;
    void paintFigures(QPainter &painter, const QRectF &area) const;
    void paintLoading(QPainter &painter, const QRectF &area) const;
    void paintMissing(QPainter &painter, const QRectF &area) const;
    void placeAction();
    void explain();
    [[nodiscard]] QRect amountPlace() const;
    Tier m_tier;
    QPushButton *m_action = nullptr;
    TierFigures m_figures;
    Explanation m_explanation;
    QAction *m_explain;
    bool m_loading = true, m_missing = false;
};

} // namespace td
