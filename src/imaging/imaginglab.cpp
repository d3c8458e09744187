// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/imaginglab.h"

#include "imaging/jpegfile.h"
#include "imaging/probe.h"
#include "imaging/ssim.h"
#include "imaging/upright.h"

#include <new>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::chrono::seconds LabDecodeLimit{8};

/// The comment segment that marks what this program compressed.
QByteArray ourMark()
{
    const QByteArray text(OurComment);
    QByteArray segment("\xff\xfe", 2);
    segment.append('\0').append(char(text.size() + 2));
    return segment + text;
}

/// Without its mark, a picture is compressed as if it came from a camera.
QByteArray unmarked(const QByteArray &source, bool &wasMarked)
{
    const QByteArray mark = ourMark();
    const qsizetype at = source.indexOf(mark);
    wasMarked = at >= 0 && source.startsWith("\xff\xd8");
    return wasMarked ? source.left(at) + source.mid(at + mark.size()) : source;
}

} // namespace

Result<double> ImagingLab::similarity(const QByteArray &source, const QByteArray &master, const QString &name,
                                      const ImagePolicy &policy) const
{
    const Deadline deadline(2 * LabDecodeLimit);
    try {
        TD_ASSIGN(const Probe before, probe(source, name, policy));
        if (before.animated)
            return 1.0; // kept as it came
        TD_ASSIGN(const Probe after, probe(master, name, policy));
        TD_ASSIGN(const Upright reference, decodeUpright(source, before, policy, m_colours, deadline, name));
        TD_ASSIGN(const Upright made, decodeUpright(master, after, policy, m_colours, deadline, name));
        if (reference.picture.size != made.picture.size)
            return fail(ErrorCode::Internal, u"image.sizes_differ"_s,
                        u"The compressed picture is not of the expected size."_s, name);
        return structuralSimilarity(reference.picture.y, made.picture.y);
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::ResourceExhausted, u"image.memory"_s, u"There is not enough memory for this picture."_s,
                    name, u"Close other programs, or try fewer photos at a time."_s);
    }
}

Result<ImageTrial> ImagingLab::attempt(const QByteArray &source, const QString &name, const ImagePolicy &policy) const
{
    ImagePolicy masterOnly = policy;
    masterOnly.variants.clear();
    masterOnly.keepOriginal = false;
    ImageTrial trial;
    const QByteArray plain = unmarked(source, trial.compressedBefore);
    TD_ASSIGN(ProcessedImage made, m_processor.process(plain, name, masterOnly));
    if (made.damaged)
        return fail(ErrorCode::DataLoss, u"image.damaged"_s, u"The picture is damaged, so it says nothing."_s, name);
    trial.master = std::move(made.outputs.first());
    TD_ASSIGN(trial.similarity, similarity(plain, trial.master.bytes, name, masterOnly));
    return trial;
}

} // namespace td
