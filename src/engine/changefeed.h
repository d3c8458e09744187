// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/context.h"

#include <QObject>

namespace td
{

/// Says when the catalogue changed, by whichever process. Polls the change counter off the GUI thread.
class ChangeFeed : public QObject
{
    Q_OBJECT
public:
    explicit ChangeFeed(Catalogue &catalogue, QObject *parent = nullptr);
    ~ChangeFeed() override;
    void start(int intervalMs = 700);

Q_SIGNALS:
    void changed();
    void failed(const td::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace td
