// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/isolation/wire.h"

#include <cstring>

namespace td
{

void WireWriter::number(qint64 value)
{
    m_out.append(reinterpret_cast<const char *>(&value), qsizetype(sizeof value));
}

void WireWriter::text(const QString &value)
{
    bytes(value.toUtf8());
}

void WireWriter::bytes(QByteArrayView value)
{
    number(value.size());
    m_out.append(value);
}

QByteArrayView WireReader::next(qsizetype size)
{
    if (m_wrong || size > m_rest.size()) {
        m_wrong = true;
        return {};
    }
    const QByteArrayView found = m_rest.first(size);
    m_rest = m_rest.sliced(size);
    return found;
}

qint64 WireReader::number(qint64 least, qint64 most)
{
    qint64 value = 0;
    const QByteArrayView raw = next(qsizetype(sizeof value));
    if (raw.isEmpty())
        return 0;
    std::memcpy(&value, raw.data(), sizeof value);
    if (value >= least && value <= most)
        return value;
    m_wrong = true;
    return 0;
}

QByteArray WireReader::bytes(qsizetype longest)
{
    const qint64 size = number(0, longest);
    return next(size).toByteArray();
}

QString WireReader::text(qsizetype longest)
{
    QString value = QString::fromUtf8(bytes(longest));
    value.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return value;
}

} // namespace td
