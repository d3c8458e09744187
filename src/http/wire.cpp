// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/wire.h"

#include <microhttpd.h>

#include <array>

#include <arpa/inet.h>

namespace td::wire
{

QByteArray header(MHD_Connection *connection, const char *name)
{
    return QByteArray(MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name));
}

int headerCount(MHD_Connection *connection, const char *name)
{
    struct Search {
        const char *name;
        int found = 0;
    } search{name};
    const auto compare = [](void *into, MHD_ValueKind, const char *key, const char *) {
        auto *sought = static_cast<Search *>(into);
        sought->found += qstricmp(key, sought->name) == 0 ? 1 : 0;
        return MHD_YES;
    };
    MHD_get_connection_values(connection, MHD_HEADER_KIND, compare, &search);
    return search.found;
}

qint64 headBytes(MHD_Connection *connection)
{
    const auto *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return info ? qint64(info->header_size) : 0;
}

QString peer(MHD_Connection *connection)
{
    const auto *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (!info || !info->client_addr)
        return {};
    std::array<char, INET6_ADDRSTRLEN> text{};
    const sockaddr *address = info->client_addr;
    if (address->sa_family == AF_INET)
        ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in *>(address)->sin_addr, text.data(), text.size());
    else
        ::inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6 *>(address)->sin6_addr, text.data(), text.size());
    return QString::fromLatin1(text.data());
}

int socket(MHD_Connection *connection)
{
    const auto *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

ConnectionState *state(MHD_Connection *connection)
{
    const auto *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? static_cast<ConnectionState *>(info->socket_context) : nullptr;
}

} // namespace td::wire
