// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/duplicates.h"
#include "ui/widgets/card.h"

namespace td
{

class ThumbnailCache;

/// Photos of one picture side by side: the best marked, how the others differ, and what can be done with them.
class DuplicateGroupCard : public Card
{
    Q_OBJECT
public:
    /// `photos` by id; a member without one is shown by its id.
    DuplicateGroupCard(const DuplicateGroup &group, const QHash<QString, Photo> &photos, Instant now,
                       ThumbnailCache &thumbs, QWidget *parent = nullptr);

Q_SIGNALS:
    void keepBest();
    void decided(td::DuplicateVerdict verdict);
    void showPhotos();

private:
    static constexpr int MostShown = 24;
};

} // namespace td
