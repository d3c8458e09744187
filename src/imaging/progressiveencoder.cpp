// SPDX-License-Identifier: GPL-3.0-or-later
// A progressive JPEG in one visit to the pixels.
//
// libjpeg keeps all coefficients and walks over them twice a scan: to count symbols, then to write them, ten scans
// long. Here a block is transformed, and while its coefficients are in the cache every scan that will speak of it is
// told what to say: its tokens (ITU-T T.81, G.1.2) are queued and their symbols counted. When the last block is
// through, the counts of each scan give its Huffman code, and its tokens are written one after the other.
//
//   rows -> block.h       forward DCT, quantisation, masks of the coefficients at each level of approximation
//        -> scantokens.h  tokens and counts of the AC scans
//        -> huffmantable.h, scanwriter.h, markers.h   the file
//
// Every choice the standard leaves open is made as libjpeg-turbo makes it, so the files are equal byte for byte: a test
// compares them. That covers its scan script, its quantisation tables, its rounding, the order of equal symbols, and
// what stands in blocks that only fill up the last MCU: DC of the block before them, and nothing else.
#include "imaging/progressiveencoder.h"

#include "imaging/jpegfile.h"
#include "imaging/progressive/markers.h"
#include "imaging/progressive/scanwriter.h"

#include <algorithm>
#include <optional>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace td
{

using namespace Qt::StringLiterals;
using namespace progressive;

namespace
{
constexpr int LongestSide = 65500; ///< libjpeg's

constexpr Scan ColourScript[] = {
    {AllComponents, 0, 0, 0, 1},
    {0, 1, 5, 0, 2},
    {2, 1, 63, 0, 1},
    {1, 1, 63, 0, 1},
    {0, 6, 63, 0, 2},
    {0, 1, 63, 2, 1},
    {AllComponents, 0, 0, 1, 0},
    {2, 1, 63, 1, 0},
    {1, 1, 63, 1, 0},
    {0, 1, 63, 1, 0},
};
constexpr Scan GrayScript[] = {
    {AllComponents, 0, 0, 0, 1}, {0, 1, 5, 0, 2},  {0, 6, 63, 0, 2}, {0, 1, 63, 2, 1},
    {AllComponents, 0, 0, 1, 0}, {0, 1, 63, 1, 0},
};

/// The functions that suit the processor.
struct Kernels {
    TransformFunction transform = transformPlain;
    CodeFunction code = codeBlocksPlain;
    WriteFunction write = writeTokensPlain;
};

#if defined(__x86_64__)
/// Clang knows no name for this one.
bool countsLeadingZeros()
{
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    return __get_cpuid(0x80000001U, &a, &b, &c, &d) != 0 && (c & bit_LZCNT) != 0;
}
#endif

Kernels kernelsFor(EncoderCode code)
{
#if defined(__x86_64__)
    static const bool modern = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                               __builtin_cpu_supports("bmi2") && countsLeadingZeros() &&
                               __builtin_cpu_supports("popcnt");
    if (code == EncoderCode::Fastest && modern)
        return {transformAvx2, codeBlocksBmi2, writeTokensBmi2};
#else
    Q_UNUSED(code)
#endif
    return {};
}

struct Component {
    const Plane *plane = nullptr;
    FrameComponent frame;
    int shift = 0; ///< the approximation of its first AC scans
    Quantiser quantiser;
    int across = 0; ///< blocks that carry samples
    int down = 0;
    int stride = 0;         ///< blocks across, filled up to whole MCUs
    std::vector<qint16> dc; ///< `stride` a row, rows filled up likewise
};

class ProgressiveEncoder
{
public:
    ProgressiveEncoder(const PlanarPicture &picture, int sampling, int quality, EncoderCode code);

    /// Writes the file behind the segments that are already in it.
    void encode(QByteArray &file);

private:
    void addComponent(const Plane &plane, int sampling, bool chroma, int quality);
    void codeComponent(int index);
    void codeChunk(int index, const quint8 *const *rows, int firstBlock, int blocks, qint16 *dc);
    void fillUp(Component &component);
    [[nodiscard]] std::vector<qint16> interleavedDc() const;
    void appendDc(const Scan &scan, QByteArray &file);
    void appendAc(const Scan &scan, const ScanTokens &tokens, QByteArray &file);

    QSize m_size;
    int m_mcusAcross;
    int m_mcusDown;
    Kernels m_kernels;
    std::span<const Scan> m_script;
    std::vector<ScanTokens> m_tokens; ///< one per scan of the script; those of DC stay empty
    std::vector<Component> m_components;
    std::vector<quint8> m_mcu; ///< the component of each of its blocks
    std::vector<qint16> m_dc;  ///< of all blocks, in the order of the file
};

ProgressiveEncoder::ProgressiveEncoder(const PlanarPicture &picture, int sampling, int quality, EncoderCode code)
    : m_size(picture.size)
    , m_mcusAcross((picture.size.width() + sampling * BlockSide - 1) / (sampling * BlockSide))
    , m_mcusDown((picture.size.height() + sampling * BlockSide - 1) / (sampling * BlockSide))
    , m_kernels(kernelsFor(code))
    , m_script(picture.isGray() ? std::span<const Scan>(GrayScript) : std::span<const Scan>(ColourScript))
    , m_tokens(m_script.size())
{
    addComponent(picture.y, sampling, false, quality);
    if (!picture.isGray()) {
        addComponent(picture.cb, 1, true, quality);
        addComponent(picture.cr, 1, true, quality);
    }
}

void ProgressiveEncoder::addComponent(const Plane &plane, int sampling, bool chroma, int quality)
{
    Component component;
    component.plane = &plane;
    component.frame = {sampling, chroma};
    component.shift = chroma ? 1 : 2;
    component.quantiser = makeQuantiser(chroma ? StepTable::Chroma : StepTable::Luma, quality);
    component.across = (plane.width + BlockSide - 1) / BlockSide;
    component.down = (plane.height + BlockSide - 1) / BlockSide;
    component.stride = m_mcusAcross * sampling;
    component.dc.resize(size_t(component.stride) * size_t(m_mcusDown * sampling));
    m_mcu.insert(m_mcu.end(), size_t(sampling) * size_t(sampling), quint8(m_components.size()));
    m_components.push_back(std::move(component));
}

/// Samples beyond the edges repeat the last one: rows by their pointers, columns in a copy of the last chunk.
void ProgressiveEncoder::codeComponent(int index)
{
    Component &component = m_components[size_t(index)];
    const Plane &plane = *component.plane;
    std::array<quint8, size_t(BlockSide) * ChunkSamples> edge;
    for (int y = 0; y < component.down; ++y) {
        std::array<const quint8 *, BlockSide> rows = {};
        for (int i = 0; i < BlockSide; ++i)
            rows[size_t(i)] = plane.row(std::min(y * BlockSide + i, plane.height - 1));
        for (int x = 0; x < component.across; x += ChunkBlocks) {
            const int first = x * BlockSide;
            const int samples = std::min(plane.width - first, ChunkSamples);
            for (size_t i = 0; i < BlockSide; ++i) {
                const quint8 *from = rows[i] + (x == 0 ? 0 : ChunkSamples);
                rows[i] = from;
                if (samples < ChunkSamples) {
                    quint8 *to = edge.data() + i * ChunkSamples;
                    std::fill(std::copy_n(from, samples, to), to + ChunkSamples, from[samples - 1]);
                    rows[i] = to;
                }
            }
            codeChunk(index, rows.data(), x, std::min(component.across - x, ChunkBlocks),
                      component.dc.data() + size_t(y) * size_t(component.stride));
        }
    }
    fillUp(component);
}

void ProgressiveEncoder::codeChunk(int index, const quint8 *const *rows, int firstBlock, int blocks, qint16 *dc)
{
    const Component &component = m_components[size_t(index)];
    std::array<Block, ChunkBlocks> chunk;
    m_kernels.transform(rows, (blocks + 1) & ~1, component.quantiser, component.shift, chunk.data());
    for (int i = 0; i < blocks; ++i)
        dc[firstBlock + i] = chunk[size_t(i)].dc;
    for (size_t i = 0; i < m_script.size(); ++i) {
        if (m_script[i].component != index)
            continue;
        m_tokens[i].makeRoom(size_t(blocks));
        m_kernels.code(m_script[i], {chunk.data(), size_t(blocks)}, m_tokens[i]);
    }
}

/// DC of the blocks that carry no samples: that of the block to the left, or of the last block above in the same MCU.
void ProgressiveEncoder::fillUp(Component &component)
{
    const auto stride = size_t(component.stride);
    for (int y = 0; y < component.down; ++y) {
        qint16 *row = component.dc.data() + size_t(y) * stride;
        std::fill(row + component.across, row + stride, row[component.across - 1]);
    }
    const int sampling = component.frame.sampling;
    for (int y = component.down; y < m_mcusDown * sampling; ++y) {
        qint16 *row = component.dc.data() + size_t(y) * stride;
        for (size_t x = 0; x < stride; x += size_t(sampling))
            std::fill_n(row + x, sampling, (row - stride)[x + size_t(sampling) - 1]);
    }
}

/// DC of all blocks in the order of interleaved scans.
std::vector<qint16> ProgressiveEncoder::interleavedDc() const
{
    std::vector<qint16> dc;
    dc.reserve(size_t(m_mcusAcross) * size_t(m_mcusDown) * m_mcu.size());
    for (int mcuY = 0; mcuY < m_mcusDown; ++mcuY) {
        for (int mcuX = 0; mcuX < m_mcusAcross; ++mcuX) {
            for (const Component &component : m_components) {
                const int sampling = component.frame.sampling;
                const qint16 *from = component.dc.data() + size_t(mcuY * sampling) * size_t(component.stride);
                for (int y = 0; y < sampling; ++y, from += component.stride)
                    dc.insert(dc.end(), from + mcuX * sampling, from + (mcuX + 1) * sampling);
            }
        }
    }
    return dc;
}

void ProgressiveEncoder::appendDc(const Scan &scan, QByteArray &file)
{
    const int components = int(m_components.size());
    if (scan.refines()) {
        appendScanHeader(file, scan, components);
        appendLastBits(m_dc, file);
        return;
    }
    ScanTokens tokens;
    tokens.makeRoom(m_dc.size() / BlockArea + 1);
    codeDc(m_dc, m_mcu, scan.low, tokens);
    tokens.finish();
    const auto counts = std::span(tokens.counts());
    const HuffmanTable luma = optimalTable(counts.first(DcSymbols));
    auto codes = codesOf(luma);
    appendHuffmanTable(file, true, 0, luma);
    if (components > 1) {
        const HuffmanTable chroma = optimalTable(counts.subspan(ChromaSymbol, DcSymbols));
        const auto chromaCodes = codesOf(chroma);
        std::copy_n(chromaCodes.begin(), DcSymbols, codes.begin() + ChromaSymbol);
        appendHuffmanTable(file, true, 1, chroma);
    }
    appendScanHeader(file, scan, components);
    appendTokens(tokens, codes, m_kernels.write, file);
}

void ProgressiveEncoder::appendAc(const Scan &scan, const ScanTokens &tokens, QByteArray &file)
{
    const HuffmanTable table = optimalTable(tokens.counts());
    appendHuffmanTable(file, false, scan.component == 0 ? 0 : 1, table);
    appendScanHeader(file, scan, int(m_components.size()));
    appendTokens(tokens, codesOf(table), m_kernels.write, file);
}

void ProgressiveEncoder::encode(QByteArray &file)
{
    for (int i = 0; i < int(m_components.size()); ++i)
        codeComponent(i);
    m_dc = interleavedDc();

    std::vector<FrameComponent> frame;
    for (const Component &component : m_components)
        frame.push_back(component.frame);
    appendSteps(file, 0, m_components[0].quantiser);
    if (m_components.size() > 1)
        appendSteps(file, 1, m_components[1].quantiser);
    appendFrame(file, m_size, frame);
    for (size_t i = 0; i < m_script.size(); ++i) {
        if (m_script[i].isDc()) {
            appendDc(m_script[i], file);
        } else {
            m_tokens[i].finish();
            appendAc(m_script[i], m_tokens[i], file);
        }
    }
    appendEnd(file);
}

bool isPlane(const Plane &plane, QSize size)
{
    return plane.width == size.width() && plane.height == size.height() && plane.stride >= size_t(plane.width) &&
           plane.data.size() >= plane.stride * size_t(plane.height - 1) + size_t(plane.width);
}

/// 1 for gray and 4:4:4, 2 for 4:2:0; nothing for what is neither.
std::optional<int> samplingOf(const PlanarPicture &picture)
{
    const QSize size = picture.size;
    if (size.isEmpty() || size.width() > LongestSide || size.height() > LongestSide || !isPlane(picture.y, size))
        return std::nullopt;
    if (picture.isGray() || (isPlane(picture.cb, size) && isPlane(picture.cr, size)))
        return 1;
    const QSize half((size.width() + 1) / 2, (size.height() + 1) / 2);
    if (isPlane(picture.cb, half) && isPlane(picture.cr, half))
        return 2;
    return std::nullopt;
}
} // namespace

Result<QByteArray> encodePlanar(const PlanarPicture &picture, int quality, const QByteArray &icc,
                                const QByteArray &exifSegment, EncoderCode code)
{
    const auto sampling = samplingOf(picture);
    if (!sampling || exifSegment.size() > LongestSegment || icc.size() > LongestProfile)
        return fail(ErrorCode::Internal, u"image.encode"_s, u"The picture could not be compressed."_s);
    QByteArray file;
    appendStart(file);
    if (!exifSegment.isEmpty())
        appendSegment(file, 0xe1, exifSegment);
    if (!icc.isEmpty())
        appendProfile(file, icc);
    appendSegment(file, 0xfe, OurComment);
    ProgressiveEncoder(picture, *sampling, quality, code).encode(file);
    return file;
}

} // namespace td
