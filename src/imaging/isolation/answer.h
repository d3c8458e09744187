// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/isolation/request.h"
#include "imaging/isolation/sharedmemory.h"

#include <optional>

namespace td
{

/// The answer to any task: a processed image, or one output that is a trial's master or the pixels for the screen.
struct PictureAnswer {
    ProcessedImage image;
    double similarity = 0;         ///< of a trial
    bool compressedBefore = false; ///< of a trial
};

/// What lies in the result's memory: a description, then the bytes of the outputs one after the other. An output that
/// is the uploaded file itself is only named: the program has those bytes already, and nobody can change them on the
/// way.
struct EncodedAnswer {
    QByteArray head;
    QList<QByteArrayView> outputs; ///< into the image that was encoded
    [[nodiscard]] qint64 bytes() const;
};

inline constexpr qint64 LongestHead = 1024 * 1024;

/// In the helper. `given` and `file` must outlive the answer.
[[nodiscard]] EncodedAnswer encodeAnswer(const Result<PictureAnswer> &given, QByteArrayView file);

/// What the program asked, by which it judges the answer.
struct AnswerContext {
    const PictureRequest &request;
    const QByteArray &file;
};
/// In the program, which believes nothing: names, kinds and sizes must be those that were asked for, the bytes must be
/// of the kind that they are said to be, and only what a picture can be blamed for is an error. Unset when they are
/// not.
[[nodiscard]] std::optional<Result<PictureAnswer>> decodeAnswer(const SharedMemory &memory, qint64 headBytes,
                                                                const AnswerContext &asked);

} // namespace td
