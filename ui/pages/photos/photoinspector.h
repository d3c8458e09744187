// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/photos/photolistmodel.h"

#include <QImage>
#include <QScrollArea>
#include <QTimer>

class QToolButton;
class QPushButton;

namespace td
{

class CopiesList;
class FoldButton;
class KeyValueInspector;
class NextBox;
class PreviewButton;
class SegmentedControl;
class StatusLabel;
class TagEditor;
class TextLabel;
class ThumbnailCache;
class TimelineList;

/// One photo in full, or the sums and common values of several.
class PhotoInspector : public QScrollArea
{
    Q_OBJECT
public:
    PhotoInspector(const UiServices &services, ThumbnailCache &thumbs, QWidget *parent = nullptr);

    /// What is known at once; the rest is read off the GUI thread.
    void showPhoto(const PhotoRow &row);
    void showMany(const QList<Photo> &loaded, qint64 count, qint64 bytes);
    void showNothing();
    void setNextRun(std::optional<Instant> nextRun) { m_nextRun = nextRun; }
    [[nodiscard]] QString photoId() const { return m_photo.photoId; }
    void refresh(); ///< reads the shown photo again
    [[nodiscard]] QSize sizeHint() const override { return {320, 600}; }

Q_SIGNALS:
    void previewRequested();
    void pinRequested(bool pinned);
    void leaveOutRequested(bool out);
    void linkRequested();
    void menuRequested(const QPoint &globalPos);
    void moveRequested(td::Tier tier);
    void trashRequested();
    void restoreRequested();
    void purgeRequested();
    void tagAdded(const QString &tag);
    void tagRemoved(const QString &tag);
    void failed(const td::Error &error);

private:
    void build();
    void load();
    struct Loaded {
        PhotoDetails details;
        bool leftOut = false; ///< of the coming night
        PriceBook prices;
    };
    void fill(const Loaded &loaded);
    void fillCompression(const QList<Copy> &copies);
    void fillProtection(const QList<Copy> &copies);
    void showVariant(const QString &name);
    void addNextButtons(const Decision &next);
    void fillHead(const Photo &photo);
    void fillNext(const Photo &photo, const Decision &next);
    void fillDetails(const Photo &photo, double monthlyCost);
    void fillExif(const Photo &photo);
    void fillHistory(const QList<Event> &history);
    void updatePreview();
    QPushButton *addNextButton(const QString &text, bool ghost);

    const UiServices &m_services;
    ThumbnailCache &m_thumbs;
    std::optional<Instant> m_nextRun;
    Photo m_photo;
    PriceBook m_prices; ///< as last read; none before that
    bool m_many = false;
    bool m_leftOut = false;
    QString m_variant; ///< shown in the preview; empty: the stored picture
    QImage m_originalPicture;
    quint64 m_generation = 0;

    QWidget *m_single = nullptr;
    PreviewButton *m_preview = nullptr;
    TextLabel *m_name = nullptr;
    TextLabel *m_place = nullptr;
    QToolButton *m_pin = nullptr;
    QWidget *m_buttons = nullptr;
    SegmentedControl *m_compare = nullptr; ///< stored | original, when the original is kept
    TextLabel *m_compareText = nullptr;
    NextBox *m_next = nullptr;
    KeyValueInspector *m_details = nullptr;
    KeyValueInspector *m_taken = nullptr; ///< what the camera wrote
    KeyValueInspector *m_sizes = nullptr; ///< the pictures that are stored
    TextLabel *m_copiesTitle = nullptr;
    StatusLabel *m_protection = nullptr;
    CopiesList *m_copies = nullptr;
    TextLabel *m_tagsTitle = nullptr;
    TagEditor *m_tags = nullptr;
    TextLabel *m_historyTitle = nullptr;
    TimelineList *m_history = nullptr;
    FoldButton *m_exifFold = nullptr;
    KeyValueInspector *m_exif = nullptr;
    TextLabel *m_empty = nullptr;
};

} // namespace td
