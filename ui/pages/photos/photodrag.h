// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/photos/photoactions.h"

#include <QMimeData>
#include <QTemporaryDir>
#include <QUrl>

namespace td
{

/// Photos on their way to another program: files are written while the pointer moves, and given out at the drop.
class PhotoMimeData : public QMimeData
{
    Q_OBJECT
public:
    static constexpr int Limit = 100;
    PhotoMimeData(const UiServices &services, const PhotoTargets &targets, const QString &folder);

    [[nodiscard]] QStringList formats() const override;
    [[nodiscard]] bool hasFormat(const QString &mimeType) const override;

Q_SIGNALS:
    void written();

protected:
    QVariant retrieveData(const QString &mimeType, QMetaType type) const override;

private:
    bool m_done = false;
    QList<QUrl> m_urls;
};

} // namespace td
