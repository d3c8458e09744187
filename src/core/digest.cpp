// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digest.h"

#include <openssl/evp.h>

namespace td
{

struct Digest::Private {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    const EVP_MD *algorithm = nullptr;
};

Digest::Digest(Algorithm algorithm)
    : d(std::make_unique<Private>())
{
    d->algorithm = algorithm == Algorithm::Md5 ? EVP_md5() : EVP_sha256();
    reset();
}

Digest::~Digest() = default;
Digest::Digest(Digest &&) noexcept = default;
Digest &Digest::operator=(Digest &&) noexcept = default;

void Digest::reset()
{
    // Only a computer without memory, or one that forbids the algorithm, comes here; a wrong hash would cost photos.
    if (!d->context || EVP_DigestInit_ex(d->context.get(), d->algorithm, nullptr) != 1)
        qFatal("The hash cannot be computed on this computer.");
}

void Digest::add(QByteArrayView bytes)
{
    EVP_DigestUpdate(d->context.get(), bytes.data(), std::size_t(bytes.size()));
}

QByteArray Digest::raw()
{
    QByteArray hash(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned int size = 0;
    EVP_DigestFinal_ex(d->context.get(), reinterpret_cast<unsigned char *>(hash.data()), &size);
    hash.truncate(qsizetype(size));
    reset();
    return hash;
}

QString Digest::hex()
{
    return QString::fromLatin1(raw().toHex());
}

QString sha256Hex(QByteArrayView bytes)
{
    Digest digest(Digest::Algorithm::Sha256);
    digest.add(bytes);
    return digest.hex();
}

QString md5Hex(QByteArrayView bytes)
{
    Digest digest(Digest::Algorithm::Md5);
    digest.add(bytes);
    return digest.hex();
}

} // namespace td
