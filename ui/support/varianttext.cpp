// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/varianttext.h"

#include "core/photo.h"

#include <QCoreApplication>

namespace td
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(td::VariantText)
};

} // namespace

QString variantWord(const QString &name)
{
    if (name == variant::Master)
        return Texts::tr("Photo");
    if (name == variant::Original)
        return Texts::tr("Original");
    if (name == variant::Small)
        return Texts::tr("Small");
    if (name == variant::Medium)
        return Texts::tr("Medium");
    if (name == variant::Large)
        return Texts::tr("Large");
    if (name == variant::Telegram)
        return Texts::tr("Telegram");
    if (name == variant::Cover)
        return Texts::tr("Cover");
    if (name == variant::Facebook)
        return Texts::tr("Facebook");
    if (name == variant::Instagram)
        return Texts::tr("Instagram");
    return name;
}

} // namespace td
