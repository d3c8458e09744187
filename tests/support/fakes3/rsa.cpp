// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakes3/rsa.h"

#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

namespace td::test::fake
{
namespace
{

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Memory = std::unique_ptr<BIO, decltype(&BIO_free)>;

QByteArray contents(BIO *memory)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory, &bytes);
    return QByteArray(bytes, size);
}

RsaKeys makeKeys()
{
    const Key key(EVP_RSA_gen(2048), &EVP_PKEY_free);
    const Memory secret(BIO_new(BIO_s_mem()), &BIO_free);
    const Memory open(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_PrivateKey(secret.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    PEM_write_bio_PUBKEY(open.get(), key.get());
    return {contents(secret.get()), contents(open.get())};
}

} // namespace

const RsaKeys &rsaKeys()
{
    static const RsaKeys keys = makeKeys();
    return keys;
}

bool rsaVerifies(const QByteArray &publicPem, const QByteArray &text, const QByteArray &signature)
{
    const Memory memory(BIO_new_mem_buf(publicPem.constData(), int(publicPem.size())), &BIO_free);
    const Key key(PEM_read_bio_PUBKEY(memory.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const auto bytes = [](const QByteArray &array) {
        return reinterpret_cast<const unsigned char *>(array.constData());
    };
    return key && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), bytes(signature), size_t(signature.size()), bytes(text),
                            size_t(text.size())) == 1;
}

} // namespace td::test::fake
