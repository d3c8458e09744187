// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <memory>

namespace td
{

/// Hash of bytes as they come by, by OpenSSL, which uses the processor's own instructions where Qt's code does not:
/// every stored byte is hashed several times in its life, so this is where a move spends its time.
class Digest
{
public:
    enum class Algorithm { Sha256, Md5 };
    explicit Digest(Algorithm algorithm = Algorithm::Sha256);
    ~Digest();
    Digest(const Digest &) = delete;
    Digest &operator=(const Digest &) = delete;
    Digest(Digest &&) noexcept;
    Digest &operator=(Digest &&) noexcept;

    void add(QByteArrayView bytes);
    void reset();
    /// Lower-case hex of all bytes since the last reset; resets.
    [[nodiscard]] QString hex();
    /// The raw bytes of the same.
    [[nodiscard]] QByteArray raw();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

[[nodiscard]] QString sha256Hex(QByteArrayView bytes);
[[nodiscard]] QString md5Hex(QByteArrayView bytes);

} // namespace td
