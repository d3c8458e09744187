// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/isolation/answer.h"

#include "imaging/isolation/helperprotocol.h"
#include "imaging/isolation/wire.h"
#include "imaging/sniff.h"

#include <QJsonDocument>

#include <algorithm>
#include <bit>
#include <limits>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
constexpr qsizetype LongestAnswerText = 4096;
constexpr qsizetype LongestExif = 256 * 1024;
constexpr qsizetype LongestKind = 32;
constexpr qint64 MostWarnings = 64;
constexpr qint64 LongestSide = 1'000'000;
constexpr qint64 PixelBytes = 4;
constexpr qint64 AnyLeast = std::numeric_limits<qint64>::min();
constexpr qint64 AnyMost = std::numeric_limits<qint64>::max();
/// What a picture can be at fault for. Others would make the program take the photo for cancelled, or try it again.
constexpr ErrorCode Blame[] = {ErrorCode::InvalidArgument,    ErrorCode::ResourceExhausted, ErrorCode::Internal,
                               ErrorCode::FailedPrecondition, ErrorCode::Unimplemented,     ErrorCode::DataLoss};

bool isFile(const QByteArray &bytes, QByteArrayView file)
{
    return bytes.size() == file.size() && QByteArrayView(bytes) == file;
}

bool isWord(const QString &text, QLatin1StringView others)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [others](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || others.contains(c);
    });
}

/// Whether bytes that the helper made are what it says they are.
bool isOfKind(const ImageOutput &output, const PictureRequest &request)
{
    if (request.task == PictureTask::Show)
        return std::max(output.size.width(), output.size.height()) <= request.policy.maxSide &&
               output.bytes.size() == qint64(output.size.width()) * output.size.height() * PixelBytes;
    switch (sniff(output.bytes).type) {
    case FileType::Jpeg:
        return output.mimeType == "image/jpeg"_L1 && output.extension == "jpg"_L1;
    case FileType::Png:
        return output.mimeType == "image/png"_L1 && output.extension == "png"_L1;
    case FileType::Gif:
        return output.mimeType == "image/gif"_L1 && output.extension == "gif"_L1;
    case FileType::WebP:
        return output.mimeType == "image/webp"_L1 && output.extension == "webp"_L1;
    default:
        return false;
    }
}

bool wasAskedFor(const QString &name, const ProcessedImage &image, const PictureRequest &request)
{
    const ImagePolicy &policy = request.policy;
    if (std::any_of(image.outputs.begin(), image.outputs.end(), [&](const auto &o) { return o.variant == name; }))
        return false;
    if (image.outputs.isEmpty())
        return name == variant::Master;
    if (request.task != PictureTask::Store)
        return false;
    return name == variant::Original || std::any_of(policy.variants.begin(), policy.variants.end(),
                                                    [&](const VariantSpec &spec) { return spec.name == name; });
}

Error readError(WireReader &in, const QString &name)
{
    Error error;
    error.code = ErrorCode(in.number(0, qint64(ErrorCode::Internal)));
    error.reason = in.text(LongestAnswerText);
    error.message = in.text(LongestAnswerText);
    error.remedy = in.text(LongestAnswerText);
    error.detail = in.text(LongestAnswerText);
    error.where = name;
    if (std::find(std::begin(Blame), std::end(Blame), error.code) == std::end(Blame) ||
        !error.reason.startsWith("image."_L1) || !isWord(error.reason, "._"_L1))
        in.refuse();
    return error;
}

/// The next output; its bytes begin at `at`, which moves on.
ImageOutput readOutput(WireReader &in, const SharedMemory &memory, qint64 &at, const AnswerContext &asked)
{
    ImageOutput output;
    output.variant = in.text(LongestAnswerText);
    output.mimeType = in.text(LongestKind);
    output.extension = in.text(LongestKind);
    output.size.setWidth(int(in.number(1, LongestSide)));
    output.size.setHeight(int(in.number(1, LongestSide)));
    const bool theFile = in.flag();
    const qint64 size = in.number(theFile ? 0 : 1, theFile ? 0 : helper::ResultBytes - at);
    if (in.isWrong())
        return output;
    if (theFile) {
        output.bytes = asked.file;
        if (asked.request.task == PictureTask::Show || !output.mimeType.startsWith("image/"_L1) ||
            !isWord(output.mimeType, "/+.-"_L1) || !isWord(output.extension, {}))
            in.refuse();
        return output;
    }
    output.bytes = memory.read(at, size);
    at += size;
    if (output.bytes.size() != size || !isOfKind(output, asked.request))
        in.refuse();
    return output;
}

ProcessedImage readImage(WireReader &in, const SharedMemory &memory, qint64 outputsAt, const AnswerContext &asked)
{
    ProcessedImage image;
    image.damaged = in.flag();
    image.phash = quint64(in.number(AnyLeast, AnyMost));
    const qint64 warnings = in.number(0, MostWarnings);
    for (qint64 i = 0; i < warnings && !in.isWrong(); ++i)
        image.warnings.append(in.text(LongestAnswerText));
    const QJsonDocument exif = QJsonDocument::fromJson(in.bytes(LongestExif));
    image.exif = exif.object();
    const qint64 outputs = in.number(1, asked.request.policy.variants.size() + 2);
    for (qint64 i = 0; i < outputs && !in.isWrong(); ++i) {
        ImageOutput output = readOutput(in, memory, outputsAt, asked);
        if (!wasAskedFor(output.variant, image, asked.request))
            in.refuse();
        image.outputs.append(std::move(output));
    }
    if (in.isWrong())
        return image;
    const bool keepsFile = image.outputs.last().variant == variant::Original;
    if (!exif.isObject() || (image.damaged && !keepsFile) ||
        (keepsFile && image.outputs.last().bytes.constData() != asked.file.constData()))
        in.refuse();
    return image;
}

PictureAnswer readAnswer(WireReader &in, const SharedMemory &memory, qint64 outputsAt, const AnswerContext &asked)
{
    PictureAnswer answer;
    answer.similarity = std::bit_cast<double>(in.number(AnyLeast, AnyMost));
    answer.compressedBefore = in.flag();
    // not a number is neither
    if (!(answer.similarity >= -1 && answer.similarity <= 1))
        in.refuse();
    answer.image = readImage(in, memory, outputsAt, asked);
    return answer;
}
} // namespace

qint64 EncodedAnswer::bytes() const
{
    qint64 sum = head.size();
    for (const QByteArrayView output : outputs)
        sum += output.size();
    return sum;
}

EncodedAnswer encodeAnswer(const Result<PictureAnswer> &given, QByteArrayView file)
{
    EncodedAnswer answer;
    WireWriter out;
    out.number(given ? 1 : 0);
    if (!given) {
        const Error &error = given.error();
        out.number(qint64(error.code));
        for (const QString &text : {error.reason, error.message, error.remedy, error.detail})
            out.text(text.left(LongestAnswerText / 4));
        answer.head = out.take();
        return answer;
    }
    const auto &[image, similarity, compressedBefore] = *given;
    out.number(std::bit_cast<qint64>(similarity));
    out.number(compressedBefore);
    const auto &[outputs, damaged, warnings, phash, exif] = image;
    out.number(damaged);
    out.number(qint64(phash));
    out.number(std::min(MostWarnings, qint64(warnings.size())));
    for (const QString &warning : warnings.first(std::min(MostWarnings, qint64(warnings.size()))))
        out.text(warning.left(LongestAnswerText / 4));
    out.bytes(QJsonDocument(exif).toJson(QJsonDocument::Compact));
    out.number(outputs.size());
    for (const auto &[variant, bytes, mimeType, extension, size] : outputs) {
        const bool theFile = isFile(bytes, file);
        out.text(variant);
        out.text(mimeType);
        out.text(extension);
        out.number(size.width());
        out.number(size.height());
        out.number(theFile);
        out.number(theFile ? 0 : bytes.size());
        if (!theFile)
            answer.outputs.append(bytes);
    }
    answer.head = out.take();
    return answer;
}

std::optional<Result<PictureAnswer>> decodeAnswer(const SharedMemory &memory, qint64 headBytes,
                                                  const AnswerContext &asked)
{
    const QByteArray head = memory.read(0, headBytes);
    WireReader in(head);
    Result<PictureAnswer> result = fail(Error{});
    if (in.flag())
        result = readAnswer(in, memory, headBytes, asked);
    else
        result = fail(readError(in, asked.request.name));
    if (!in.isWhole())
        return std::nullopt;
    return result;
}

} // namespace td
