// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backup/bytestage.h"

#include <sodium.h>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr char SealMagic[] = "TDSEAL1\n";
constexpr qsizetype SealMagicBytes = 8;
constexpr qsizetype SealPiece = 64 * 1024;
constexpr qsizetype SealedPiece = SealPiece + qsizetype(crypto_secretstream_xchacha20poly1305_ABYTES);
constexpr qsizetype SealHeader = SealMagicBytes + qsizetype(crypto_secretstream_xchacha20poly1305_HEADERBYTES);
constexpr char SealContext[crypto_kdf_CONTEXTBYTES + 1] = "tdbackup";
/// What a target may ask of the memory of this computer, whoever wrote it.
constexpr quint64 MostSealMemory = 1ULL << 30;
constexpr quint64 MostSealOperations = 16;

bool isSodiumReady()
{
    return sodium_init() >= 0;
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}
const unsigned char *bytesOf(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

tl::unexpected<Error> brokenSeal()
{
    return fail(ErrorCode::DataLoss, u"backup.damaged"_s,
                u"The encrypted file is damaged, or was changed by somebody."_s, {}, u"Use another backup."_s);
}

class SealStage final : public ByteStage
{
public:
    explicit SealStage(const Secret &key)
        : m_begin(SealHeader, '\0')
    {
        std::copy_n(SealMagic, SealMagicBytes, m_begin.data());
        crypto_secretstream_xchacha20poly1305_init_push(&m_state, bytesOf(m_begin) + SealMagicBytes,
                                                        bytesOf(QByteArrayView(key.reveal())));
    }
    ~SealStage() override { sodium_memzero(&m_state, sizeof m_state); }
    SealStage(const SealStage &) = delete;
    SealStage &operator=(const SealStage &) = delete;

    [[nodiscard]] Result<QByteArray> add(QByteArrayView bytes) override
    {
        QByteArray out = std::exchange(m_begin, {});
        m_held.append(bytes);
        qsizetype at = 0;
        // the last piece is marked as such, so one is always held back
        for (; m_held.size() - at > SealPiece; at += SealPiece)
            out += sealed(QByteArrayView(m_held).sliced(at, SealPiece), 0);
        m_held.remove(0, at);
        return out;
    }
    [[nodiscard]] Result<QByteArray> finish() override
    {
        QByteArray out = std::exchange(m_begin, {});
        out += sealed(m_held, crypto_secretstream_xchacha20poly1305_TAG_FINAL);
        m_held.clear();
        return out;
    }

private:
    [[nodiscard]] QByteArray sealed(QByteArrayView piece, unsigned char tag)
    {
        QByteArray out(piece.size() + qsizetype(crypto_secretstream_xchacha20poly1305_ABYTES), Qt::Uninitialized);
        crypto_secretstream_xchacha20poly1305_push(&m_state, bytesOf(out), nullptr, bytesOf(piece),
                                                   static_cast<unsigned long long>(piece.size()), nullptr, 0, tag);
        return out;
    }

    crypto_secretstream_xchacha20poly1305_state m_state{};
    QByteArray m_begin;
    QByteArray m_held;
};

class UnsealStage final : public ByteStage
{
public:
    explicit UnsealStage(Secret key)
        : m_key(std::move(key))
    {
    }
    ~UnsealStage() override { sodium_memzero(&m_state, sizeof m_state); }
    UnsealStage(const UnsealStage &) = delete;
    UnsealStage &operator=(const UnsealStage &) = delete;

    [[nodiscard]] Result<QByteArray> add(QByteArrayView bytes) override
    {
        m_held.append(bytes);
        QByteArray out;
        qsizetype at = 0;
        if (!m_isOpen) {
            if (m_held.size() < SealHeader)
                return out;
            TD_TRY(open());
            at = SealHeader;
        }
        for (; m_held.size() - at > SealedPiece; at += SealedPiece) {
            TD_ASSIGN(const QByteArray piece, opened(QByteArrayView(m_held).sliced(at, SealedPiece), false));
            out += piece;
        }
        m_held.remove(0, at);
        return out;
    }
    [[nodiscard]] Result<QByteArray> finish() override
    {
        if (!m_isOpen)
            return brokenSeal();
        return opened(m_held, true);
    }

private:
    [[nodiscard]] Result<void> open()
    {
        const bool isOurs =
            m_held.startsWith(SealMagic) &&
            crypto_secretstream_xchacha20poly1305_init_pull(&m_state, bytesOf(QByteArrayView(m_held)) + SealMagicBytes,
                                                            bytesOf(QByteArrayView(m_key.reveal()))) == 0;
        if (!isOurs)
            return brokenSeal();
        m_isOpen = true;
        return {};
    }
    [[nodiscard]] Result<QByteArray> opened(QByteArrayView piece, bool isLast)
    {
        const qsizetype plain = piece.size() - qsizetype(crypto_secretstream_xchacha20poly1305_ABYTES);
        if (plain < 0)
            return brokenSeal();
        QByteArray out(plain, Qt::Uninitialized);
        unsigned char tag = 0;
        const int state =
            crypto_secretstream_xchacha20poly1305_pull(&m_state, bytesOf(out), nullptr, &tag, bytesOf(piece),
                                                       static_cast<unsigned long long>(piece.size()), nullptr, 0);
        const bool saysLast = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        if (state != 0 || saysLast != isLast)
            return brokenSeal();
        return out;
    }

    const Secret m_key;
    crypto_secretstream_xchacha20poly1305_state m_state{};
    QByteArray m_held;
    bool m_isOpen = false;
};

Secret subKey(const Secret &master, quint64 number)
{
    QByteArray key(crypto_kdf_BYTES_MAX > 32 ? 32 : crypto_kdf_BYTES_MAX, Qt::Uninitialized);
    crypto_kdf_derive_from_key(bytesOf(key), std::size_t(key.size()), number, SealContext,
                               bytesOf(QByteArrayView(master.reveal())));
    return Secret(std::move(key));
}

} // namespace

SealParameters freshSealParameters()
{
    SealParameters parameters{.salt = QByteArray(crypto_pwhash_SALTBYTES, '\0'),
                              .operations = crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              .memoryBytes = crypto_pwhash_MEMLIMIT_INTERACTIVE};
    if (isSodiumReady())
        randombytes_buf(parameters.salt.data(), std::size_t(parameters.salt.size()));
    return parameters;
}

Result<SealKey> SealKey::derive(const Secret &passphrase, const SealParameters &parameters)
{
    const bool isOurs =
        isSodiumReady() && parameters.salt.size() == qsizetype(crypto_pwhash_SALTBYTES) &&
        parameters.operations >= crypto_pwhash_OPSLIMIT_MIN && parameters.operations <= MostSealOperations &&
        parameters.memoryBytes >= crypto_pwhash_MEMLIMIT_MIN && parameters.memoryBytes <= MostSealMemory;
    if (!isOurs)
        return fail(ErrorCode::InvalidArgument, u"backup.seal_parameters"_s,
                    u"The description of the backup target says nothing sensible about its encryption."_s, {},
                    u"Use another backup target."_s);
    QByteArray bytes(crypto_kdf_KEYBYTES, Qt::Uninitialized);
    const QByteArray &words = passphrase.reveal();
    if (crypto_pwhash(bytesOf(bytes), std::size_t(bytes.size()), words.constData(),
                      static_cast<unsigned long long>(words.size()), bytesOf(QByteArrayView(parameters.salt)),
                      parameters.operations, std::size_t(parameters.memoryBytes), crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail(ErrorCode::ResourceExhausted, u"backup.seal_memory"_s,
                    u"There is not enough memory to make the key from the passphrase."_s, {}, u"Free memory."_s);
    const Secret master(std::move(bytes));
    SealKey key;
    key.m_stream = subKey(master, 1);
    key.m_names = subKey(master, 2);
    key.m_check = subKey(master, 3);
    return key;
}

QByteArray SealKey::check() const
{
    QByteArray out(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(bytesOf(out), std::size_t(out.size()), bytesOf(QByteArrayView(m_check.reveal())),
                       static_cast<unsigned long long>(m_check.reveal().size()), nullptr, 0);
    return out;
}

QByteArray SealKey::nameOf(QByteArrayView digest) const
{
    QByteArray out(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(bytesOf(out), std::size_t(out.size()), bytesOf(digest),
                       static_cast<unsigned long long>(digest.size()), bytesOf(QByteArrayView(m_names.reveal())),
                       std::size_t(m_names.reveal().size()));
    return out;
}

std::unique_ptr<ByteStage> SealKey::sealer() const
{
    return std::make_unique<SealStage>(m_stream);
}

std::unique_ptr<ByteStage> SealKey::opener() const
{
    return std::make_unique<UnsealStage>(m_stream);
}

} // namespace td
