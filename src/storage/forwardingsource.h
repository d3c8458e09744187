// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"

namespace td
{

/// A body in front of another one. Decorators do something to the bytes on their way to a server: count or pace them.
class ForwardingSource : public ByteSource
{
public:
    explicit ForwardingSource(ByteSource &inner)
        : m_inner(inner)
    {
    }
    [[nodiscard]] qint64 size() const override { return m_inner.size(); }
    [[nodiscard]] Result<void> rewind() override { return m_inner.rewind(); }
    [[nodiscard]] Result<qint64> read(char *into, qint64 max) override { return m_inner.read(into, max); }

    [[nodiscard]] ByteSource &inner() const { return m_inner; }

private:
    ByteSource &m_inner;
};

/// The body behind all decorators, with the same position: for reading that sends nothing, as hashing does.
[[nodiscard]] inline ByteSource &undecorated(ByteSource &body)
{
    auto *front = dynamic_cast<ForwardingSource *>(&body);
    return front ? undecorated(front->inner()) : body;
}

} // namespace td
