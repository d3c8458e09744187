// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace td
{

/// Tells whether the last program that had the catalogue open ended well: a file beside it that says so, and a lock
/// that every open catalogue shares. Any number of processes; where the file cannot be written nothing is known.
class OpenMark
{
public:
    explicit OpenMark(const QString &catalogueFile);
    /// The last one to go marks a clean end, unless `stayUnclean` was called.
    ~OpenMark();
    OpenMark(const OpenMark &) = delete;
    OpenMark &operator=(const OpenMark &) = delete;

    /// Nobody else has it open, and who had it last was killed or lost its power.
    [[nodiscard]] bool wasUnclean() const { return m_wasUnclean; }
    /// What was found must be found again at the next start.
    void stayUnclean() { m_staysUnclean = true; }
    /// The check is over: others need not wait any more.
    void share();

private:
    int m_fd = -1;
    bool m_wasUnclean = false;
    bool m_staysUnclean = false;
};

} // namespace td
