// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/context.h"

namespace td
{

/// Room under the quotas for one upload, from before its picture is processed until it is catalogued. What is not
/// handed to the catalogue is given back.
class QuotaHold
{
public:
    /// ResourceExhausted ("quota.*") when there is no room. Blocks.
    [[nodiscard]] static Result<QuotaHold> take(const EngineParts &parts, const QuotaClaim &claim);
    ~QuotaHold();
    QuotaHold(QuotaHold &&other) noexcept;
    QuotaHold &operator=(QuotaHold &&) = delete;

    /// The bytes that will be stored are known now.
    [[nodiscard]] Result<void> resize(qint64 bytes);
    [[nodiscard]] qint64 reservation() const { return m_reservation; } ///< for NewPhoto; 0: nothing bounds the upload
    void settle() { m_reservation = 0; }                               ///< the catalogue has ended it

private:
    QuotaHold(const EngineParts &parts, qint64 reservation);

    const EngineParts &m_parts;
    qint64 m_reservation;
};

/// How long a reservation of a process on another computer is believed in: far longer than one file takes.
inline constexpr Seconds ReservationKept = 6 * Hour;

} // namespace td
