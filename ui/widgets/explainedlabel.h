// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/explanation.h"
#include "ui/widgets/textlabel.h"

#include <functional>

namespace td
{

/// Words with figures in them; Space, Enter, ? or a click says how these came to be, Ctrl+C copies them.
class ExplainedLabel : public TextLabel
{
    Q_OBJECT
public:
    using TextLabel::TextLabel;
    /// Without lines there is nothing to explain: then it is a label like any other.
    void setFigure(const QString &text, const Explanation &explanation);
    /// For what takes a while to explain: asked when somebody wants to know.
    void setFigure(const QString &text, std::function<Explanation()> explain);
    void setExplanation(const Explanation &explanation);
    [[nodiscard]] Explanation explanation() const { return m_ask ? m_ask() : Explanation(); }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void explain();
    void setAsk(std::function<Explanation()> ask);
    std::function<Explanation()> m_ask; ///< empty: there is nothing to explain
};

} // namespace td
