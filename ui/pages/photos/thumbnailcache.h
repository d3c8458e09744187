// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/photo.h"
#include "ui/services.h"

#include <QCache>
#include <QImage>
#include <QSet>

#include <stop_token>

namespace td
{

/// Small pictures for lists, newest wish first. Reads and decodes on the picture pool; keeps images in device pixels up to a
/// limit of bytes. What is no longer wanted is dropped before it starts and stopped when it runs.
class ThumbnailCache : public QObject
{
    Q_OBJECT
public:
    ThumbnailCache(const UiServices &services, qint64 byteLimit, QObject *parent = nullptr);
    ~ThumbnailCache() override;

    /// The picture to fill `box` (logical px) at `ratio`; null while it loads, and then it is asked for. A smaller or larger one
    /// that is at hand is given meanwhile.
    [[nodiscard]] QImage picture(const Photo &photo, QSize box, qreal ratio);
    /// By id, for lists that do not hold the photo.
    [[nodiscard]] QImage picture(const QString &photoId, QSize box, qreal ratio);
    /// Empty unless the picture could not be made.
    [[nodiscard]] QString failure(const QString &photoId) const { return m_failures.value(photoId); }
    /// Only these are still wanted.
    void keepOnly(const QSet<QString> &photoIds);
    void clear();
    /// What could not be read is tried again when it is next wished for: its store may be back.
    void forgetFailures();

Q_SIGNALS:
    void ready(const QString &photoId);

private:
    struct Wish {
        Photo photo; ///< only the id is set when it has to be looked up
        int side = 0;
    };
    struct Running {
        QString photoId;
        std::stop_source stop;
    };
    struct Loaded {
        QImage image;
        QString failure;
        bool cancelled = false;
    };
    [[nodiscard]] QImage find(const QString &photoId, int side, bool *exact) const;
    void wish(const Photo &photo, int side);
    void dispatch();
    [[nodiscard]] static Loaded load(Library &library, const PictureReader &reader, const Wish &wish,
                                     const std::stop_token &stop);

    const UiServices &m_services;
    mutable QCache<QString, QImage> m_images; ///< cost in kB
    QHash<QString, QString> m_failures;
    QList<Wish> m_wishes; ///< newest last
    QHash<QString, Running> m_running;
};

} // namespace td
