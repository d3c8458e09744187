// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/readiness.h"

#include "app/logging.h"

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace td::cli
{

void tellServiceManager(const QByteArray &state)
{
    const QByteArray place = qgetenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (place.isEmpty() || std::size_t(place.size()) >= sizeof address.sun_path)
        return;
    std::memcpy(address.sun_path, place.constData(), std::size_t(place.size()));
    if (place.startsWith('@')) // a name that is no file
        address.sun_path[0] = '\0';
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + std::size_t(place.size()));
    if (::sendto(socket, state.constData(), std::size_t(state.size()), MSG_NOSIGNAL,
                 reinterpret_cast<const sockaddr *>(&address), length) < 0)
        qCWarning(logApp) << "the service manager was not told" << state << ':' << std::strerror(errno);
    if (socket >= 0)
        ::close(socket);
}

} // namespace td::cli
