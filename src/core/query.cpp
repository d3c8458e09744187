// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query.h"

#include <array>

namespace td
{

namespace
{

constexpr std::array<std::pair<PictureShape, const char *>, 3> ShapeNames{
    {{PictureShape::Landscape, "landscape"}, {PictureShape::Portrait, "portrait"}, {PictureShape::Square, "square"}}};

constexpr std::array<std::pair<PhotoSortField, const char *>, 6> SortFieldNames{
    {{PhotoSortField::PhotoId, "photo_id"},
     {PhotoSortField::UploadDate, "upload_date"},
     {PhotoSortField::LastAccessDate, "last_access_date"},
     {PhotoSortField::CompressedSize, "compressed_size_bytes"},
     {PhotoSortField::Filename, "filename"},
     {PhotoSortField::DraftId, "draft_id"}}};

} // namespace

QString pictureShapeName(PictureShape shape)
{
    return QLatin1StringView(ShapeNames.at(std::size_t(shape)).second);
}

std::optional<PictureShape> pictureShapeFromName(QStringView name)
{
    for (const auto &[shape, text] : ShapeNames) {
        if (name == QLatin1StringView(text))
            return shape;
    }
    return std::nullopt;
}

QString sortFieldName(PhotoSortField field)
{
    return QLatin1StringView(SortFieldNames.at(std::size_t(field)).second);
}

std::optional<PhotoSortField> sortFieldFromName(QStringView name)
{
    for (const auto &[field, text] : SortFieldNames) {
        if (name == QLatin1StringView(text))
            return field;
    }
    return std::nullopt;
}

} // namespace td
