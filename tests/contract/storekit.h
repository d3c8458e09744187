// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"

#include <QCryptographicHash>

namespace td::test
{

inline QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

inline Result<ObjectInfo> putBytes(ObjectStore &store, const QString &key, const QByteArray &bytes,
                                   std::stop_token stop = {})
{
    BytesSource body(bytes);
    const PutRequest request{
        .key = key, .contentType = QStringLiteral("image/jpeg"), .sha256 = hashOf(bytes), .metadata = {}};
    return store.put(request, body, std::move(stop));
}

/// What a failed result says, for QVERIFY2.
template <typename T>
QByteArray told(const Result<T> &result)
{
    if (result)
        return {};
    const Error &error = result.error();
    return QStringList{error.reason, error.message, error.where, error.detail}.join(QStringLiteral(" | ")).toUtf8();
}

/// Bytes that look random and are the same every time.
inline QByteArray noise(qsizetype size, quint32 seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = seed * 2654435761U + 1;
    for (char &byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = char(state >> 24);
    }
    return bytes;
}

/// All keys under the prefix, in the order they came; an error shows as one entry that starts with "!".
inline QStringList keysOf(ObjectStore &store, const QString &prefix)
{
    QStringList keys;
    const auto listed = store.list(prefix,
                                   [&keys](const ObjectInfo &info) -> Result<void> {
                                       keys.append(info.key);
                                       return {};
                                   },
                                   {});
    if (!listed)
        keys.append(QString(u'!' + listed.error().reason));
    keys.sort();
    return keys;
}

/// A body that asks for cancel, ends early, or fails, once it has given `good` bytes.
class TroubledSource final : public ByteSource
{
public:
    enum class Trouble { Cancel, EndEarly, Fail };
    TroubledSource(QByteArray bytes, qint64 good, Trouble trouble, std::stop_source stop = {})
        : m_body(std::move(bytes))
        , m_good(good)
        , m_trouble(trouble)
        , m_stop(std::move(stop))
    {
    }
    [[nodiscard]] qint64 size() const override { return m_body.size(); }
    [[nodiscard]] Result<void> rewind() override
    {
        m_given = 0;
        return m_body.rewind();
    }
    [[nodiscard]] Result<qint64> read(char *into, qint64 max) override
    {
        if (m_given >= m_good) {
            if (m_trouble == Trouble::EndEarly)
                return 0;
            if (m_trouble == Trouble::Fail)
                return fail(ErrorCode::Unavailable, QStringLiteral("test.read"), QStringLiteral("The source broke."));
            m_stop.request_stop();
        }
        TD_ASSIGN(const qint64 n, m_body.read(into, std::min<qint64>(max, 1000)));
        m_given += n;
        return n;
    }

private:
    BytesSource m_body;
    qint64 m_good;
    Trouble m_trouble;
    std::stop_source m_stop;
    qint64 m_given = 0;
};

} // namespace td::test
