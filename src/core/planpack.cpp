// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan.h"

#include <QUuid>

#include <bit>
#include <cstring>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

// "TDPL", one byte of version, then zlib as qCompress makes it (which carries a checksum). Inside: the number of
// actions, then each as a flag byte, the id and varints.
constexpr QByteArrayView Magic = "TDPL";
constexpr char Version = 1;
constexpr qsizetype HeaderSize = 5;
constexpr quint8 IdIsUuid = 1;
constexpr quint8 HasSince = 2;
constexpr qsizetype MinActionSize = 16;
/// zlib cannot shrink further than about 1:1032, so a larger announced size is garbage and not worth its memory.
constexpr qint64 MaxInflation = 1100;

class Packer
{
public:
    explicit Packer(qsizetype expected) { m_bytes.reserve(expected); }
    void byte(quint8 value) { m_bytes.append(char(value)); }
    void number(quint64 value)
    {
        for (; value >= 0x80; value >>= 7)
            byte(quint8(value | 0x80));
        byte(quint8(value));
    }
    void signedNumber(qint64 value) { number((quint64(value) << 1) ^ quint64(value >> 63)); }
    void real(double value)
    {
        const auto bits = std::bit_cast<quint64>(value);
        for (int shift = 0; shift < 64; shift += 8)
            byte(quint8(bits >> shift));
    }
    void bytes(QByteArrayView value) { m_bytes.append(value); }
    [[nodiscard]] const QByteArray &result() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

class Unpacker
{
public:
    explicit Unpacker(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] qsizetype left() const { return m_bytes.size() - m_at; }
    quint8 byte()
    {
        if (m_at >= m_bytes.size()) {
            m_failed = true;
            return 0;
        }
        return quint8(m_bytes[m_at++]);
    }
    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const quint8 part = byte();
            value |= quint64(part & 0x7f) << shift;
            if (!(part & 0x80))
                return value;
        }
        m_failed = true;
        return 0;
    }
    qint64 signedNumber()
    {
        const quint64 value = number();
        return qint64(value >> 1) ^ -qint64(value & 1);
    }
    double real()
    {
        quint64 bits = 0;
        for (int shift = 0; shift < 64; shift += 8)
            bits |= quint64(byte()) << shift;
        return std::bit_cast<double>(bits);
    }
    QByteArrayView bytes(quint64 size)
    {
        if (size > quint64(left())) {
            m_failed = true;
            return {};
        }
        const QByteArrayView part = m_bytes.sliced(m_at, qsizetype(size));
        m_at += qsizetype(size);
        return part;
    }
    /// A value of an enum whose last enumerator is `last`.
    template <typename Enum> Enum value(Enum last)
    {
        const quint8 raw = byte();
        if (raw > quint8(last)) {
            m_failed = true;
            return Enum{};
        }
        return Enum(raw);
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_failed = false;
};

/// Whether the id is exactly what QUuid would write, so that 16 bytes bring it back unchanged.
bool isCanonicalUuid(const QString &id, QUuid &uuid)
{
    if (id.size() != 36)
        return false;
    for (qsizetype i = 0; i < 36; ++i) {
        const char16_t c = id.at(i).unicode();
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? c != u'-' : !((c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f')))
            return false;
    }
    uuid = QUuid::fromString(id);
    return true;
}

void packAction(Packer &pack, const PlannedAction &action)
{
    QUuid uuid;
    const bool isUuid = isCanonicalUuid(action.photoId, uuid);
    pack.byte(quint8((isUuid ? IdIsUuid : 0) | (action.reason.since ? HasSince : 0)));
    if (isUuid) {
        pack.bytes(uuid.toRfc4122());
    } else {
        const QByteArray id = action.photoId.toUtf8();
        pack.number(quint64(id.size()));
        pack.bytes(id);
    }
    pack.byte(quint8(action.action));
    pack.byte(quint8(action.from));
    pack.byte(quint8(action.to));
    pack.byte(quint8(action.reason.rule));
    if (action.reason.since)
        pack.signedNumber(unixSeconds(*action.reason.since));
    pack.signedNumber(action.reason.age.count());
    pack.signedNumber(action.reason.limit.count());
    pack.signedNumber(action.bytes);
    pack.real(action.monthlySaving);
}

PlannedAction unpackAction(Unpacker &unpack)
{
    PlannedAction action;
    const quint8 flags = unpack.byte();
    if (flags & IdIsUuid)
        action.photoId = QUuid::fromRfc4122(unpack.bytes(16)).toString(QUuid::WithoutBraces);
    else
        action.photoId = QString::fromUtf8(unpack.bytes(unpack.number()));
    action.action = unpack.value(Action::Purge);
    action.from = unpack.value(Tier::Cold);
    action.to = unpack.value(Tier::Cold);
    action.reason.rule = unpack.value(Rule::Busy);
    if (flags & HasSince)
        action.reason.since = instantOf(unpack.signedNumber());
    action.reason.age = Seconds(unpack.signedNumber());
    action.reason.limit = Seconds(unpack.signedNumber());
    action.bytes = unpack.signedNumber();
    action.monthlySaving = unpack.real();
    return action;
}

tl::unexpected<Error> damagedPlan(QString why)
{
    return fail(ErrorCode::DataLoss, u"plan.damaged"_s, u"The stored plan cannot be read."_s, std::move(why),
                u"Make a new plan."_s);
}

} // namespace

QByteArray packActions(const QList<PlannedAction> &actions)
{
    Packer pack(actions.size() * 48 + 16);
    pack.number(quint64(actions.size()));
    for (const PlannedAction &action : actions)
        packAction(pack, action);
    QByteArray packed;
    packed.append(Magic);
    packed.append(Version);
    packed.append(qCompress(pack.result(), 1)); // most of it are random ids: a higher level only costs time
    return packed;
}

Result<QList<PlannedAction>> unpackActions(const QByteArray &packed)
{
    if (packed.size() < HeaderSize + 4 || !packed.startsWith(Magic))
        return damagedPlan(u"not a plan"_s);
    if (packed.at(HeaderSize - 1) != Version)
        return damagedPlan(u"unknown version"_s);
    const QByteArray body = QByteArray::fromRawData(packed.constData() + HeaderSize, packed.size() - HeaderSize);
    qint64 announced = 0;
    for (qsizetype i = 0; i < 4; ++i)
        announced = (announced << 8) | quint8(body.at(i));
    if (announced > body.size() * MaxInflation)
        return damagedPlan(u"impossible size"_s);
    const QByteArray bytes = qUncompress(body);
    Unpacker unpack(bytes);
    const quint64 count = unpack.number();
    if (unpack.failed() || count > quint64(bytes.size() / MinActionSize))
        return damagedPlan(u"impossible number of actions"_s);
    QList<PlannedAction> actions;
    actions.reserve(qsizetype(count));
    for (quint64 i = 0; i < count && !unpack.failed(); ++i)
        actions.append(unpackAction(unpack));
    if (unpack.failed() || unpack.left() != 0)
        return damagedPlan(u"cut off or changed"_s);
    return actions;
}

} // namespace td
