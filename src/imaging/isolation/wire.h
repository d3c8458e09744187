// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace td
{

/// Fields one after the other, for a message between the program and its helpers: both are the same program on the same
/// machine, so there is no other order of bytes and no older version.
class WireWriter
{
public:
    void number(qint64 value);
    void text(const QString &value);
    void bytes(QByteArrayView value);
    [[nodiscard]] QByteArray take() { return std::move(m_out); }

private:
    QByteArray m_out;
};

/// Reads what a WireWriter wrote, or what somebody hostile made of it: nothing is read beyond the end, every field has
/// a bound, and after the first wrong field all others are empty and isWhole() is false.
class WireReader
{
public:
    explicit WireReader(QByteArrayView message)
        : m_rest(message)
    {
    }
    [[nodiscard]] qint64 number(qint64 least, qint64 most);
    [[nodiscard]] bool flag() { return number(0, 1) == 1; }
    /// Without control characters.
    [[nodiscard]] QString text(qsizetype longest);
    [[nodiscard]] QByteArray bytes(qsizetype longest);
    void refuse() { m_wrong = true; }
    [[nodiscard]] bool isWrong() const { return m_wrong; }
    /// Everything was right, and there is no more.
    [[nodiscard]] bool isWhole() const { return !m_wrong && m_rest.isEmpty(); }

private:
    [[nodiscard]] QByteArrayView next(qsizetype size);
    QByteArrayView m_rest;
    bool m_wrong = false;
};

} // namespace td
