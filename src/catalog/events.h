// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/repositories.h"

namespace td
{

class SqlEvents final : public EventRepository
{
public:
    explicit SqlEvents(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<void> append(const Event &event) override;
    [[nodiscard]] Result<QList<Event>> latest(int limit) override;
    [[nodiscard]] Result<QList<Event>> ofPhoto(const QString &photoId, int limit) override;
    [[nodiscard]] Result<QList<Event>> ofDraft(const QString &draftId, int limit) override;

private:
    const Store &m_store;
};

} // namespace td
