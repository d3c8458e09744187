// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/varianttext.h"

#include "core/photo.h"

#include <QCoreApplication>

namespace td
{

namespace
{

struct VariantTexts {
    Q_DECLARE_TR_FUNCTIONS(td::VariantText)
};

} // namespace

QString variantWord(const QString &name)
{
    if (name == variant::Master)
        return VariantTexts::tr("Photo");
    if (name == variant::Original)
        return VariantTexts::tr("Original");
    if (name == variant::Small)
        return VariantTexts::tr("Small");
    if (name == variant::Medium)
        return VariantTexts::tr("Medium");
    if (name == variant::Large)
        return VariantTexts::tr("Large");
    if (name == variant::Telegram)
        return VariantTexts::tr("Telegram");
    if (name == variant::Cover)
        return VariantTexts::tr("Cover");
    if (name == variant::Facebook)
        return VariantTexts::tr("Facebook");
    if (name == variant::Instagram)
        return VariantTexts::tr("Instagram");
    return name;
}

} // namespace td
