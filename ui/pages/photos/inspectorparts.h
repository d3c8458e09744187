// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/photo.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QFrame>
#include <QImage>

class QLineEdit;

namespace td
{

class FlowLayout;
class TierStores;
class TextLabel;

/// The column inside an inspector: as wide as there is room, whatever its parts would like.
class InspectorColumn : public QWidget
{
public:
    explicit InspectorColumn(QWidget *parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, QWidget::minimumSizeHint().height()}; }
};

/// The picture at the head of an inspector; a click opens it large.
class PreviewButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit PreviewButton(QWidget *parent = nullptr);
    void setPicture(const QImage &image, QSize photoSize);
    void setNote(const QString &text); ///< shown instead of a picture: why there is none
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_image;
    QSize m_photoSize{4, 3};
    QString m_note;
};

/// What happens next, on the soft colour of where it leads.
class NextBox : public QFrame
{
    Q_OBJECT
public:
    explicit NextBox(QWidget *parent = nullptr);
    /// `icon` and colours are those of `tier`; none: neutral, with `iconName`.
    void setContent(std::optional<Tier> tier, const QString &iconName, const QString &sentence, const QString &reason);
    [[nodiscard]] FlowLayout *buttons() const { return m_buttons; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<Tier> m_tier;
    QString m_icon;
    TextLabel *m_sentence;
    TextLabel *m_reason;
    FlowLayout *m_buttons;
};

/// Where the bytes lie: one line a place, with the age of the last proof.
class CopiesList : public QWidget
{
    Q_OBJECT
public:
    explicit CopiesList(QWidget *parent = nullptr);
    void setCopies(const QList<Copy> &copies, const TierStores &stores, Instant now);
};

/// Tags as chips that can be taken away, and a field for more.
class TagEditor : public QWidget
{
    Q_OBJECT
public:
    explicit TagEditor(QWidget *parent = nullptr);
    void setTags(const QStringList &tags);
    void setKnownTags(const QStringList &tags);

Q_SIGNALS:
    void added(const QString &tag);
    void removed(const QString &tag);

private:
    FlowLayout *m_flow;
    QLineEdit *m_field;
    QList<QWidget *> m_chips;
};

/// Heading that opens and closes what is below it.
class FoldButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FoldButton(const QString &text, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace td
