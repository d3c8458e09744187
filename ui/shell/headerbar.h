// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QWidget>

class QPushButton;
class QToolButton;
class QHBoxLayout;

namespace td
{

class TextLabel;
class TransferIndicator;

/// The search field, with the palette's key cap in it while it is empty.
class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void paletteRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRect capRect() const;
};

/// Title of the page, search, transfers, the one primary action.
class HeaderBar : public QWidget
{
    Q_OBJECT
public:
    explicit HeaderBar(QWidget *parent = nullptr);
    void setTitle(const QString &title);
    [[nodiscard]] QString title() const;
    [[nodiscard]] SearchField *search() const { return m_search; }
    [[nodiscard]] TransferIndicator *transfers() const { return m_transfers; }
    [[nodiscard]] QPushButton *addButton() const { return m_add; }
    /// Beside it: the other ways to add photos.
    [[nodiscard]] QToolButton *moreButton() const { return m_more; }

Q_SIGNALS:
    void searchRequested(const QString &text);
    void paletteRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fit();
    [[nodiscard]] int transfersWidth() const;
    int m_fittedTransfers = 0; ///< their width when the row was fitted
    QHBoxLayout *m_row;
    TextLabel *m_title;
    SearchField *m_search;
    QToolButton *m_searchIcon;
    TransferIndicator *m_transfers;
    QPushButton *m_add;
    QToolButton *m_more;
};

} // namespace td
