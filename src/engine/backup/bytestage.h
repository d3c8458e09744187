// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace td
{

/// Bytes in, other bytes out, in pieces of any size. DataLoss ("backup.damaged") when what comes in is not what such a
/// stage once made.
class ByteStage
{
public:
    virtual ~ByteStage() = default;
    [[nodiscard]] virtual Result<QByteArray> add(QByteArrayView bytes) = 0;
    /// What is still held back; nothing may be added after it.
    [[nodiscard]] virtual Result<QByteArray> finish() = 0;
};

/// A gzip stream, level 1 (fast) to 9 (small), that any gunzip can read.
[[nodiscard]] std::unique_ptr<ByteStage> makeGzip(int level);
[[nodiscard]] std::unique_ptr<ByteStage> makeGunzip();

/// How a passphrase becomes a key (Argon2id); not secret, kept at the target.
struct SealParameters {
    QByteArray salt;
    quint64 operations = 0;
    quint64 memoryBytes = 0;
};
[[nodiscard]] SealParameters freshSealParameters();

/// The keys of a sealed target.
class SealKey
{
public:
    /// Takes a tenth of a second and 64 MB of memory, so that guessing is dear. InvalidArgument
    /// ("backup.seal_parameters") when the parameters cannot be ours.
    [[nodiscard]] static Result<SealKey> derive(const Secret &passphrase, const SealParameters &parameters);

    /// Tells the right passphrase from a wrong one, and nothing else.
    [[nodiscard]] QByteArray check() const;
    /// The name of an object by its SHA-256 (32 bytes): always the same, and says nothing of the content.
    [[nodiscard]] QByteArray nameOf(QByteArrayView digest) const;
    /// Encrypts and authenticates a stream in pieces of 64 KiB (XChaCha20-Poly1305); a piece that is changed, missing
    /// or moved, and an end that is cut off, are noticed.
    [[nodiscard]] std::unique_ptr<ByteStage> sealer() const;
    [[nodiscard]] std::unique_ptr<ByteStage> opener() const;

private:
    SealKey() = default;
    Secret m_stream;
    Secret m_names;
    Secret m_check;
};

/// Several stages, one after the other.
class StageChain final : public ByteStage
{
public:
    void append(std::unique_ptr<ByteStage> stage) { m_stages.push_back(std::move(stage)); }
    [[nodiscard]] Result<QByteArray> add(QByteArrayView bytes) override { return pass(bytes.toByteArray(), 0); }
    [[nodiscard]] Result<QByteArray> finish() override;

private:
    [[nodiscard]] Result<QByteArray> pass(QByteArray bytes, std::size_t first);

    std::vector<std::unique_ptr<ByteStage>> m_stages;
};

/// All of `bytes` through one stage.
[[nodiscard]] Result<QByteArray> throughStage(ByteStage &stage, QByteArrayView bytes);

} // namespace td
