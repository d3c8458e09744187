// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <algorithm>
#include <utility>

namespace td
{

/// Text that must never be shown, logged or compared in a way that tells something: credentials and what is made from
/// them. Has no stream operator, no conversion to QString, and wipes its bytes when it dies.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    ~Secret() { wipe(); }
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    Secret &operator=(const Secret &other)
    {
        if (this != &other) {
            wipe();
            m_bytes = other.m_bytes;
        }
        return *this;
    }
    Secret &operator=(Secret &&other) noexcept
    {
        std::swap(m_bytes, other.m_bytes);
        return *this;
    }
    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    /// The bytes themselves; only for signing, for a header that is about to be sent, and for a keyring.
    [[nodiscard]] const QByteArray &reveal() const { return m_bytes; }

private:
    void wipe()
    {
        // Only the last holder of the shared bytes wipes them; a copy that still needs them keeps them.
        if (m_bytes.isDetached())
            std::fill_n(static_cast<volatile char *>(m_bytes.data()), m_bytes.size(), '\0');
    }
    QByteArray m_bytes;
};

} // namespace td
