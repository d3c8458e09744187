// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backup/bytestage.h"

#include <zlib.h>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int GzipWindow = 15 + 16; // 16: a gzip header and trailer around the stream
constexpr int GzipMemory = 8;
constexpr qsizetype ZlibPiece = 64 * 1024;

/// zlib's side of both directions: feeds `bytes`, takes all that comes out.
template <typename Step> int pump(z_stream &stream, QByteArrayView bytes, QByteArray &out, Step step)
{
    // zlib does not write to its input, it only has no const
    stream.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    int state = Z_OK;
    do {
        const qsizetype had = out.size();
        out.resize(had + ZlibPiece);
        stream.next_out = reinterpret_cast<Bytef *>(out.data() + had);
        stream.avail_out = uInt(ZlibPiece);
        state = step(stream);
        out.resize(out.size() - qsizetype(stream.avail_out));
    } while (stream.avail_out == 0 && state == Z_OK);
    return state;
}

class GzipStage final : public ByteStage
{
public:
    explicit GzipStage(int level)
    {
        m_isReady = deflateInit2(&m_stream, level, Z_DEFLATED, GzipWindow, GzipMemory, Z_DEFAULT_STRATEGY) == Z_OK;
    }
    ~GzipStage() override
    {
        if (m_isReady)
            deflateEnd(&m_stream);
    }
    GzipStage(const GzipStage &) = delete;
    GzipStage &operator=(const GzipStage &) = delete;

    [[nodiscard]] Result<QByteArray> add(QByteArrayView bytes) override { return run(bytes, Z_NO_FLUSH); }
    [[nodiscard]] Result<QByteArray> finish() override { return run({}, Z_FINISH); }

private:
    [[nodiscard]] Result<QByteArray> run(QByteArrayView bytes, int flush)
    {
        QByteArray out;
        const int state =
            m_isReady ? pump(m_stream, bytes, out, [flush](z_stream &stream) { return deflate(&stream, flush); })
                      : Z_MEM_ERROR;
        // Z_BUF_ERROR: nothing to do just now
        if (state == Z_OK || state == Z_BUF_ERROR || (flush == Z_FINISH && state == Z_STREAM_END))
            return out;
        return fail(ErrorCode::ResourceExhausted, u"backup.compress"_s, u"The backup could not be compressed."_s, {},
                    u"Free memory and try again."_s);
    }

    z_stream m_stream{};
    bool m_isReady = false;
};

class GunzipStage final : public ByteStage
{
public:
    GunzipStage() { m_isReady = inflateInit2(&m_stream, GzipWindow) == Z_OK; }
    ~GunzipStage() override
    {
        if (m_isReady)
            inflateEnd(&m_stream);
    }
    GunzipStage(const GunzipStage &) = delete;
    GunzipStage &operator=(const GunzipStage &) = delete;

    [[nodiscard]] Result<QByteArray> add(QByteArrayView bytes) override
    {
        QByteArray out;
        if (bytes.isEmpty())
            return out;
        if (m_isAtEnd)
            return damaged();
        const int state =
            m_isReady ? pump(m_stream, bytes, out, [](z_stream &stream) { return inflate(&stream, Z_NO_FLUSH); })
                      : Z_MEM_ERROR;
        m_isAtEnd = state == Z_STREAM_END;
        const bool isFine = state == Z_OK || state == Z_BUF_ERROR || (m_isAtEnd && m_stream.avail_in == 0);
        return isFine ? Result<QByteArray>(std::move(out)) : damaged();
    }
    [[nodiscard]] Result<QByteArray> finish() override
    {
        return m_isAtEnd ? Result<QByteArray>(QByteArray()) : damaged();
    }

private:
    [[nodiscard]] static Result<QByteArray> damaged()
    {
        return fail(ErrorCode::DataLoss, u"backup.damaged"_s, u"The compressed file is damaged."_s, {},
                    u"Use another backup."_s);
    }

    z_stream m_stream{};
    bool m_isReady = false;
    bool m_isAtEnd = false;
};

} // namespace

std::unique_ptr<ByteStage> makeGzip(int level)
{
    return std::make_unique<GzipStage>(level);
}

std::unique_ptr<ByteStage> makeGunzip()
{
    return std::make_unique<GunzipStage>();
}

Result<QByteArray> StageChain::pass(QByteArray bytes, std::size_t first)
{
    for (std::size_t i = first; i < m_stages.size(); ++i) {
        TD_ASSIGN(bytes, m_stages[i]->add(bytes));
    }
    return bytes;
}

Result<QByteArray> StageChain::finish()
{
    QByteArray all;
    for (std::size_t i = 0; i < m_stages.size(); ++i) {
        TD_ASSIGN(QByteArray last, m_stages[i]->finish());
        TD_ASSIGN(const QByteArray out, pass(std::move(last), i + 1));
        all += out;
    }
    return all;
}

Result<QByteArray> throughStage(ByteStage &stage, QByteArrayView bytes)
{
    TD_ASSIGN(QByteArray out, stage.add(bytes));
    TD_ASSIGN(const QByteArray last, stage.finish());
    out += last;
    return out;
}

} // namespace td
