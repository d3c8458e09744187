// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace td::bench
{

/// What a child process of bench-images does with photos, so that its processor time and memory can be told apart.
/// Answers its figures, by name, one a line on the standard output; false when it went wrong.
///
///   master, thumbnails   the pipeline, one photo after the other; masters go into DIR
///   threads              the pipeline on one thread, then on two: "one" and "two", wall ms, and "cpu",
///                        the processor time of two as a multiple of one's
///   decode-encode        libjpeg-turbo alone: planes of the full size, and the encoding of 2000 px: "cpu", ms
///   encoder              2000 px with libjpeg-turbo and with ours: "libjpeg", "ours", ms; fails unless bytes are equal
///   flat                 one photo over and over: "early" and "late" resident memory, MiB
///   quality              luma of DIR's pictures against a float Lanczos3 of the photos: "psnr" and "ssim", mean
[[nodiscard]] bool work(const QString &kind, const QString &dir, const QStringList &photos);

} // namespace td::bench
