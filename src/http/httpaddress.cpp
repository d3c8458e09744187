// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"

#include <arpa/inet.h>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

bool isNumericAddress(const QString &host)
{
    in6_addr parsed{};
    const QByteArray text = host.toLatin1();
    return ::inet_pton(AF_INET, text.constData(), &parsed) == 1 ||
           ::inet_pton(AF_INET6, text.constData(), &parsed) == 1;
}

} // namespace

bool HttpAddress::isLoopback() const
{
    return host.startsWith("127."_L1) || host == "::1"_L1;
}

Result<HttpAddress> parseHttpAddress(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool isPort = false;
    const uint port = text.sliced(colon + 1).toUInt(&isPort);
    QString host = colon < 0 ? QString() : text.first(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    if (host == "localhost"_L1)
        host = u"127.0.0.1"_s;
    if (!isPort || port > 65'535 || !isNumericAddress(host))
        return fail(ErrorCode::InvalidArgument, u"http.listen"_s, u"\"%1\" is no address to listen at"_s.arg(text),
                    text, u"Give an address and a port: 127.0.0.1:8080 or [::1]:8080."_s);
    return HttpAddress{.host = host, .port = quint16(port)};
}

} // namespace td
