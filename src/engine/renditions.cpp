// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/renditions.h"

#include "engine/filescan.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

Result<void> useOwnRenditions(const EngineParts &parts, const ImagePolicy &policy, const QMap<QString, QString> &files,
                              ProcessedImage &image, std::stop_token stop)
{
    ImagePolicy alone = policy;
    alone.variants.clear();
    alone.keepOriginal = false;
    for (const auto &[name, file] : files.asKeyValueRange()) {
        if (name == variant::Master || name == variant::Original || name.isEmpty())
            return fail(ErrorCode::InvalidArgument, u"upload.rendition"_s,
                        u"\"%1\" is no rendition that a file can be given for"_s.arg(name), name,
                        u"Name a size, such as small or cover."_s);
        TD_ASSIGN(const QByteArray bytes, readRegularFile(file, policy.maxBytes, stop));
        TD_ASSIGN(ProcessedImage own, parts.images.process(bytes, file, alone));
        if (own.damaged || own.outputs.isEmpty())
            return fail(ErrorCode::DataLoss, u"image.damaged"_s, u"%1 is damaged"_s.arg(file), file,
                        u"Give a whole file."_s);
        ImageOutput output = own.outputs.takeFirst();
        output.variant = name;
        const auto made = std::ranges::find(image.outputs, name, &ImageOutput::variant);
        if (made != image.outputs.end())
            *made = std::move(output);
        else
            image.outputs.insert(1, std::move(output)); // behind the master; the original stays last
    }
    return {};
}

} // namespace td
