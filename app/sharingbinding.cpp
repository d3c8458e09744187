// SPDX-License-Identifier: GPL-3.0-or-later
// What leads photos out of the house: the CDN, the HTTP service, a messenger.
#include "app/layeredsettings.h"

using namespace Qt::StringLiterals;

namespace td
{

void bindSharing(const LayeredSettings &layers, Settings &settings)
{
    SharingBinding &sharing = settings.sharing;
    sharing.cdnDomain = settings.hot.remote ? settings.hot.remote->config.cdnDomain : layers.value(u"hot.cdn_domain"_s);
    sharing.serviceUrl = layers.value(u"service.url"_s);
    sharing.linkSecret = layers.secrets.value(u"links.secret"_s);
    sharing.telegramUrl = layers.value(u"telegram.url"_s);
    sharing.telegramAdmin = layers.value(u"telegram.admin"_s);
    sharing.telegramToken = layers.secrets.value(u"telegram.token"_s);
}

} // namespace td
